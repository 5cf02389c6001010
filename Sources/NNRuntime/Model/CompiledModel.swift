internal import CNNModel

/// A model that `nnc` compiled: its tables as Swift values, and the entry points behind them.
///
/// Any number of tasks may use it at once: each call computes in a workspace of its own, from a store that the model
/// keeps, or in the one that it is given.
public final class CompiledModel: Sendable {
    /// As the model file has it.
    public let name: String
    /// The instructions that the entry points use on this machine: `avx512`, `avx2`, `neon` or `scalar`.
    public let isa: String
    /// What it takes for an example.
    public let inputs: [ValueInfo]
    /// What it is taught for an example; empty without training.
    public let targets: [ValueInfo]
    /// What it makes of an example.
    public let outputs: [ValueInfo]
    /// The weights, and the statistics that layers keep.
    public let parameterTable: [ParameterInfo]
    /// Floats of the parameter block and of a gradient block, padding included.
    public let parameterFloats: Int
    /// Floats of the optimiser's state.
    public let stateFloats: Int
    /// Bytes of workspace that `predict` and `evaluate` need.
    public let predictBytes: Int
    /// Bytes of workspace that `gradient` and a training step need; 0 without training.
    public let trainBytes: Int
    /// What the train section asks of its host; nil if the model cannot be trained.
    public let plan: TrainingPlan?
    /// Where sequences have unequal lengths, the numbers of time steps that have code of their own, ascending, the
    /// last the bound: a call runs that of its longest example. Empty where one code does for all.
    public let buckets: [Int]
    /// Floats that a sequence carries from one time step to the next.
    public let streamFloats: Int
    /// Bytes of workspace that a `Stream` needs.
    public let streamBytes: Int
    let entry: EntryPoints
    let inputSizes, outputSizes: ExampleSizes
    /// Workspaces for calls that are given none.
    let workspaces: WorkspaceStore

    /// The model behind a descriptor, such as `digits_model()` of an emitted header returns.
    ///
    /// `descriptor` must point to the `nn_model` of an emitted `model.c` and stay valid for good, as those do.
    /// Throws if the descriptor is for another version of the interface, or contradicts itself.
    public init(_ descriptor: UnsafeRawPointer) throws(ModelError) {
        let abi = descriptor.loadUnaligned(as: UInt32.self)
        guard abi == UInt32(NN_ABI) else { throw .otherInterface(found: Int(abi), expected: Int(NN_ABI)) }
        let pointer = descriptor.assumingMemoryBound(to: nn_model.self)
        let model = pointer.pointee
        guard let name = model.name, let isa = model.isa else { throw .malformedDescriptor("it has no name or no ISA") }
        self.name = String(cString: name)
        self.isa = String(cString: isa)
        inputs = try values(model.inputs, model.input_count, "inputs")
        targets = try values(model.targets, model.target_count, "targets")
        outputs = try values(model.outputs, model.output_count, "outputs")
        parameterFloats = try size(model.parameter_floats, "parameter_floats")
        stateFloats = try size(model.state_floats, "state_floats")
        predictBytes = try size(model.predict_bytes, "predict_bytes")
        trainBytes = try size(model.train_bytes, "train_bytes")
        parameterTable = try parameters(model, blockFloats: parameterFloats)
        guard model.initialize != nil, model.predict != nil else {
            throw .malformedDescriptor("it has no entry point to initialise or to predict")
        }
        if let training = model.training {
            guard model.evaluate != nil, model.gradient != nil, model.step != nil else {
                throw .malformedDescriptor("it has a train section, but no entry point to train")
            }
            plan = try TrainingPlan(training.pointee)
        } else {
            plan = nil
        }
        buckets = try bucketTable(model, inputs)
        streamFloats = try size(model.stream_floats, "stream_floats")
        streamBytes = try size(model.stream_bytes, "stream_bytes")
        entry = EntryPoints(descriptor: pointer)
        inputSizes = ExampleSizes(inputs, "inputs")
        outputSizes = ExampleSizes(outputs, "outputs")
        workspaces = WorkspaceStore(
            byteCount: predictBytes, arrays: max(inputs.count, targets.count, outputs.count))
        try requireLengths()
    }

    /// Whether the model can take a sequence one time step after the other, as `Stream` does.
    public var canStream: Bool { entry.descriptor.pointee.stream != nil }

    /// The number of parameters, statistics included, padding not.
    public var parameterCount: Int { parameterTable.reduce(0) { $0 + $1.count } }

    /// The train section's plan; throws `noTraining` if there is none.
    public func trainingPlan() throws(ModelError) -> TrainingPlan {
        guard let plan else { throw .noTraining(model: name) }
        return plan
    }
}

/// The address of a descriptor: constant data, and functions that are re-entrant.
struct EntryPoints: @unchecked Sendable, Equatable {
    let descriptor: UnsafePointer<nn_model>

    /// Throws what `status`, the result of an entry point, says.
    func check(_ status: nn_status, model: CompiledModel) throws(ModelError) {
        switch status {
        case NN_OK: return
        case NN_INDEX_OUT_OF_RANGE: throw .indexOutOfRange
        case NN_TOO_MANY_EXAMPLES: throw .tooManyExamples(model: model.name)
        case NN_NO_TRAINING: throw .noTraining(model: model.name)
        default: throw .refused(status: Int(status.rawValue))
        }
    }
}

extension CompiledModel {
    /// Throws unless every `length` of the tables names an input of one index an example that reaches to the bound.
    private func requireLengths() throws(ModelError) {
        for value in inputs + targets + outputs {
            guard let place = value.length else { continue }
            guard place < inputs.count, inputs[place].shape.isEmpty, let range = inputs[place].range,
                range == value.steps! + 1
            else {
                throw .malformedDescriptor("\(value.name) of up to \(value.steps!) steps has no input for its lengths")
            }
        }
    }
}

private func bucketTable(_ model: nn_model, _ inputs: [ValueInfo]) throws(ModelError) -> [Int] {
    let count = try size(model.bucket_count, "bucket_count")
    guard count == 0 || model.buckets != nil else {
        throw .malformedDescriptor("it has \(count) buckets and no table of them")
    }
    let buckets = (0 ..< count).map { model.buckets[$0] }
    guard zip(buckets, buckets.dropFirst()).allSatisfy(<), buckets.first ?? 1 > 0 else {
        throw .malformedDescriptor("its buckets of \(buckets) steps do not ascend")
    }
    return buckets
}

private func size(_ count: Int, _ field: String) throws(ModelError) -> Int {
    guard count >= 0, count <= Int.max / 16 else { throw .malformedDescriptor("\(field) is \(UInt(bitPattern: count))") }
    return count
}

private func values(
    _ table: UnsafePointer<nn_value>?, _ count: Int, _ kind: String
) throws(ModelError) -> [ValueInfo] {
    var result: [ValueInfo] = []
    guard count == 0 || table != nil else { throw .malformedDescriptor("it has \(count) \(kind) and no table of them") }
    for index in 0 ..< (try size(count, kind)) { result.append(try ValueInfo(table![index], table: kind)) }
    return result
}

private func parameters(_ model: nn_model, blockFloats: Int) throws(ModelError) -> [ParameterInfo] {
    var result: [ParameterInfo] = []
    var names: Set<String> = []
    let count = try size(model.parameter_count, "parameter_count")
    guard count == 0 || model.parameters != nil else {
        throw .malformedDescriptor("it has \(count) parameters and no table of them")
    }
    for index in 0 ..< count {
        let parameter = try ParameterInfo(model.parameters[index], blockFloats: blockFloats)
        guard names.insert(parameter.name).inserted else {
            throw .malformedDescriptor("two parameters are called \(parameter.name)")
        }
        result.append(parameter)
    }
    return result
}
