// Gauge, compiled from gauge.nnd by nnc; change that file instead of this one.

internal import GaugeC
public import NNRuntime

/// Reads a small gauge: which of three kinds it is, and how high it stands.
///
/// A model for the tests of the Swift wrapper: it has two of everything.
public struct Gauge: Sendable {
    /// The weights.
    public var parameters: NNRuntime.Parameters

    /// A model with initial values, drawn with `seed`.
    public init(seed: UInt64 = 0) throws(NNRuntime.ModelError) {
        parameters = try NNRuntime.Parameters(of: Self.compiled(), seed: seed)
    }

    /// A model with the weights of a safetensors file.
    public init(weights path: String) throws(NNRuntime.FileError) {
        let model: NNRuntime.CompiledModel
        do {
            model = try Self.compiled()
        } catch {
            throw NNRuntime.FileError(path: path, error.description)
        }
        parameters = try NNRuntime.Parameters(of: model, from: path)
    }

    /// A model with these weights, which must be of the same compiled model.
    public init(parameters: NNRuntime.Parameters) { self.parameters = parameters }

    /// The code behind the model, for the instructions of this machine, with its tables.
    public static func compiled() throws(NNRuntime.ModelError) -> NNRuntime.CompiledModel {
        try NNRuntime.CompiledModel(gauge_model())
    }

    /// Takes the weights of a safetensors file.
    public mutating func load(weights path: String) throws(NNRuntime.FileError) {
        parameters = try NNRuntime.Parameters(of: parameters.model, from: path)
    }

    /// Writes the weights to a safetensors file.
    public func save(weights path: String) throws(NNRuntime.FileError) {
        try parameters.save(to: path)
    }
}

extension Gauge {
    /// What the model takes for an example, or for several one behind the other.
    public struct Input: Sendable, Equatable {
        /// Grey-scale, dark is 0.
        ///
        /// 4×4×1 floats an example, row-major.
        public var image: [Float]
        /// The hour at which the picture was taken.
        ///
        /// 1 index in `0..<24` an example.
        public var hour: [Int32]

        public init(image: [Float], hour: [Int32]) {
            self.image = image
            self.hour = hour
        }
    }

    /// What the model makes of it.
    public struct Output: Sendable, Equatable {
        /// The probability of each kind.
        ///
        /// 3 floats an example.
        public var kind: [Float]
        /// From 0 to 1.
        ///
        /// 1 float an example.
        public var level: [Float]

        public init(kind: [Float], level: [Float]) {
            self.kind = kind
            self.level = level
        }
    }

    /// The outputs of the examples of the arrays, which all hold equally many, one behind the other.
    ///
    /// Without a `workspace` the call makes one.
    public func predict(
        image: [Float], hour: [Int32], in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) -> Output {
        let outputs = try parameters.model.predict([.floats(image), .indices(hour)], with: parameters, in: workspace)
        return Output(kind: outputs[0].floats!, level: outputs[1].floats!)
    }

    /// The outputs of several examples.
    public func predict(
        _ examples: [Input], in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) -> [Output] {
        for example in examples {
            guard example.image.count == 16 else {
                throw .wrongLength(value: "image", shape: [4, 4, 1], found: example.image.count, examples: 1)
            }
            guard example.hour.count == 1 else {
                throw .wrongLength(value: "hour", shape: [1], found: example.hour.count, examples: 1)
            }
        }
        let image: [Float] = examples.flatMap(\.image)
        let hour: [Int32] = examples.flatMap(\.hour)
        let all = try predict(image: image, hour: hour, in: workspace)
        return examples.indices.map { i in
            Output(kind: Array(all.kind[i * 3..<(i + 1) * 3]), level: [all.level[i]])
        }
    }

    /// The mean loss over the examples of the arrays as at use: no dropout, penalties left out.
    public func evaluate(
        image: [Float], hour: [Int32], kind: [Int32], level: [Float], in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) -> Double {
        try parameters.model.evaluate([.floats(image), .indices(hour)], [.indices(kind), .floats(level)], with: parameters, in: workspace)
    }

    /// The mean loss over the examples of the arrays as in training, penalties included, and its gradient.
    /// `seed` decides dropout and the like.
    public func gradient(
        image: [Float], hour: [Int32], kind: [Int32], level: [Float], seed: UInt64 = 0
    ) throws(NNRuntime.ModelError) -> (loss: Double, gradient: NNRuntime.Parameters) {
        try parameters.model.gradient([.floats(image), .indices(hour)], [.indices(kind), .floats(level)], with: parameters, seed: seed)
    }

    /// A model in training, a step at a time.
    public final class Trainer {
        /// What the wrapper leaves out: gradients, checkpoints.
        public let trainer: NNRuntime.Trainer

        public init(_ model: Gauge, seed: UInt64 = 0) throws(NNRuntime.ModelError) {
            trainer = try NNRuntime.Trainer(model.parameters.model, parameters: model.parameters, seed: seed)
        }

        /// One step of the optimiser on the examples of the arrays; their mean loss before it,
        /// penalties included.
        @discardableResult
        public func step(image: [Float], hour: [Int32], kind: [Int32], level: [Float]) throws(NNRuntime.ModelError) -> Double {
            try trainer.step([.floats(image), .indices(hour)], [.indices(kind), .floats(level)])
        }

        /// The model as trained so far.
        public var model: Gauge { Gauge(parameters: trainer.parameters) }
    }
}
