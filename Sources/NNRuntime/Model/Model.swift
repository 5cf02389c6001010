/// What `nnc` makes of a model file: a type with the model's name, whose values are models with their weights.
///
///     let digits = try Digits(weights: "digits.safetensors")
///     print(try digits.predict(image: pixels).argmax)
///
/// A value may be used by any number of tasks at once. A copy shares the weights until either is changed.
public protocol Model: Sendable {
    /// The code behind the model, for the instructions of this machine, with its tables.
    ///
    /// Throws if it was compiled for another version of this library.
    static func compiled() throws(ModelError) -> CompiledModel

    /// The weights.
    var parameters: Parameters { get set }

    /// A model with these weights. Throws `otherModel` if they are those of another model.
    init(parameters: Parameters) throws(ModelError)
}

extension Model {
    /// A model with initial values that `seed` decides: one to be trained.
    public init(seed: UInt64) throws(ModelError) {
        try self.init(parameters: Parameters(of: Self.compiled(), seed: seed))
    }

    /// A model with the weights of the safetensors file, or the checkpoint, at `path`.
    public init(weights path: String) throws(FileError) {
        try self.init(parameters: Parameters(of: Self.compiled(at: path), from: path), at: path)
    }

    /// A model with the weights in the bytes of a safetensors file or of a checkpoint.
    public init(weights bytes: [UInt8]) throws(FileError) {
        let place = "weights of \(bytes.count) bytes"
        try self.init(parameters: Parameters(of: Self.compiled(at: place), from: bytes, path: place), at: place)
    }

    /// Takes the weights of the safetensors file, or the checkpoint, at `path`.
    public mutating func load(weights path: String) throws(FileError) {
        parameters = try Parameters(of: Self.compiled(at: path), from: path)
    }

    /// Writes the weights to a safetensors file at `path`, all or nothing, and what indices stand for if they stand
    /// for text.
    public func save(weights path: String, vocabulary: Vocabulary? = nil) throws(FileError) {
        try parameters.save(to: path, vocabulary: vocabulary)
    }

    /// A place in which a task can predict, for those who want to say where; calls that are given none find one.
    public func makeWorkspace() -> Workspace { Workspace(forPredicting: parameters.model) }

    /// The weights, if they are this model's.
    ///
    /// For the emitted types: `init(parameters:)` takes what this returns.
    public static func own(_ parameters: Parameters) throws(ModelError) -> Parameters {
        try compiled().requireOwn(parameters)
        return parameters
    }

    private static func compiled(at path: String) throws(FileError) -> CompiledModel {
        do throws(ModelError) {
            return try compiled()
        } catch {
            throw FileError(path: path, error.description)
        }
    }

    private init(parameters: Parameters, at path: String) throws(FileError) {
        do throws(ModelError) {
            try self.init(parameters: parameters)
        } catch {
            throw FileError(path: path, error.description)
        }
    }
}

/// How well a model does, and how it would do better.
extension Model {
    /// What the train section of the model file asks for. Throws `noTraining` if there is none.
    public static func trainingPlan() throws(ModelError) -> TrainingPlan { try compiled().trainingPlan() }

    /// The loss, and for classifiers the accuracy and the confusion matrix, on `data`, which is fitted to the model.
    public func evaluate(on data: DataSet, in workspace: Workspace? = nil) throws(ModelError) -> Evaluation {
        try parameters.model.evaluate(on: data, with: parameters, in: workspace)
    }

    /// The mean loss as in training over the examples of `data`, penalties included, and its gradient with respect to
    /// every parameter. `seed` decides dropout and the like.
    public func gradient(
        on data: DataSet, seed: UInt64 = 0
    ) throws(ModelError) -> (loss: Double, gradient: Parameters) {
        try parameters.model.gradient(data, with: parameters, seed: seed)
    }
}
