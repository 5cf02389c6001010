/// What keeps a model from doing what it was asked.
public enum ModelError: Error, Sendable, Equatable {
    /// The model was compiled for another version of the interface than this library's.
    case otherInterface(found: Int, expected: Int)
    /// The descriptor contradicts itself.
    case malformedDescriptor(String)
    /// The model has no train section or was compiled for inference only.
    case noTraining(model: String)
    /// A layer takes statistics of the batch (batchNorm), and the batch is larger than the one the
    /// model was compiled for.
    case tooManyExamples(model: String)
    /// The parameters or the state belong to another model.
    case otherModel(expected: String, found: String)
    /// The workspace is smaller than the call needs.
    case workspaceTooSmall(bytes: Int, needed: Int)
    /// The number of arrays given is not the number of values the model has.
    case wrongNumberOfValues(kind: String, expected: [String], found: Int)
    /// An array's length is not that of a whole number of examples, or not that of as many as the others have.
    case wrongLength(value: String, shape: [Int], found: Int, examples: Int?)
    /// Floats were given where the model takes indices, or the other way round.
    case wrongElements(value: String, takesIndices: Bool)
    /// An index lies outside the range that the model takes.
    case indexOutOfRange
    /// The model must see a sequence whole: it looks at later steps, as `bidirectional` and windows over time do.
    case cannotStream(model: String)
    /// No text can be generated; one line.
    case cannotGenerate(String)
    /// No weights were compiled into the model.
    case noWeights(model: String)
    /// No parameter has this name; `known` are those there are.
    case unknownParameter(String, known: [String])
    /// The data set does not fit the model; one line a problem.
    case unsuitableData([String])
    /// What the train section or the options ask for cannot be done; one line.
    case unsuitablePlan(String)
    /// The model refused the call with a status that the library's own checks should have prevented.
    case refused(status: Int)
}

extension ModelError: CustomStringConvertible {
    /// What is wrong, in numbers, and what would fit.
    public var description: String {
        switch self {
        case .otherInterface(let found, let expected):
            "the model was compiled for interface \(found), this library speaks \(expected): compile it again"
        case .malformedDescriptor(let problem):
            "the model's descriptor is malformed: \(problem)"
        case .noTraining(let model):
            "\(model) cannot be trained: it has no train section, or was compiled for inference only"
        case .tooManyExamples(let model):
            "\(model) takes statistics of the batch, which is larger here than the `batch:` it was compiled for"
        case .otherModel(let expected, let found):
            "parameters of \(found) were given to \(expected)"
        case .workspaceTooSmall(let bytes, let needed):
            "the workspace has \(bytes) bytes, the call needs \(needed)"
        case .wrongNumberOfValues(let kind, let expected, let found):
            "the model has \(expected.count) \(kind) (\(expected.joined(separator: ", "))), \(found) were given"
        case .wrongLength(let value, let shape, let found, let examples?):
            "\(value) has \(found) elements; \(examples) example\(examples == 1 ? "" : "s") of \(describe(shape)) \(examples == 1 ? "has" : "have") \(checkedProduct([examples] + shape) ?? .max)"
        case .wrongLength(let value, let shape, let found, nil):
            "\(value) has \(found) elements, which is no whole number of examples of \(describe(shape)) = \(checkedProduct(shape) ?? .max)"
        case .wrongElements(let value, let takesIndices):
            takesIndices ? "\(value) takes indices, floats were given" : "\(value) takes floats, indices were given"
        case .indexOutOfRange:
            "an index lies outside the range that the model takes"
        case .cannotStream(let model):
            "\(model) must see a sequence whole, it cannot take it step by step"
        case .noWeights(let model):
            "\(model) was compiled without weights: `nnc compile` takes them with --weights"
        case .unknownParameter(let name, let known):
            "no parameter is called \(name); there are \(known.joined(separator: ", "))"
        case .unsuitableData(let problems):
            "the data does not fit the model: " + problems.joined(separator: "\n  ")
        case .unsuitablePlan(let problem), .cannotGenerate(let problem):
            problem
        case .refused(let status):
            "the model refused the call with status \(status)"
        }
    }
}
