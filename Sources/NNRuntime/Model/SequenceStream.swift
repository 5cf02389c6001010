internal import CNNModel

/// Sequences that a model takes one time step after the other: it keeps what they carry between the steps.
///
///     let stream = try SequenceStream(of: parameters)
///     let next = try stream.step([.indices([17])])[0]
///
/// The outputs are, to the bit, those of the whole sequences. Steps may go on beyond the length that the model was
/// written for. Not for several tasks at once.
public final class SequenceStream {
    public let parameters: Parameters
    /// Sequences side by side.
    public let sequences: Int
    /// What one step takes, without lengths, and what it gives: a value with a time axis has only that step of it.
    public let inputs, outputs: [ValueInfo]
    /// The places of `inputs` in the model's table.
    private let places: [Int]
    private let inputPointers: UnsafeMutableBufferPointer<UnsafeRawPointer?>
    private let states, workspace: AlignedBlock

    /// At the start of `sequences` sequences. Throws `cannotStream` if the model must see a sequence whole.
    public init(of parameters: Parameters, sequences: Int = 1) throws(ModelError) {
        let model = parameters.model
        guard model.canStream else { throw .cannotStream(model: model.name) }
        guard sequences > 0, sequences <= 1 << 20 else {
            throw .unsuitablePlan("a stream of \(sequences) sequences; 1 to \(1 << 20) are possible")
        }
        self.parameters = parameters
        self.sequences = sequences
        let lengths = Set(model.inputs.compactMap(\.length))
        places = model.inputs.indices.filter { !lengths.contains($0) }
        inputs = places.map { model.inputs[$0].oneStep }
        outputs = model.outputs.map(\.oneStep)
        states = AlignedBlock(floats: sequences * model.streamFloats)
        workspace = AlignedBlock(byteCount: model.streamBytes)
        inputPointers = .allocate(capacity: max(model.inputs.count, 1))
        inputPointers.initialize(repeating: nil)
    }

    deinit { inputPointers.deallocate() }

    /// Begins all sequences anew.
    public func reset() {
        states.base.initializeMemory(as: UInt8.self, repeating: 0, count: states.byteCount)
    }

    /// The outputs of the next step of each sequence; array i holds one step of `inputs[i]` for each of them.
    public func step(_ values: [Values]) throws(ModelError) -> [Values] {
        let model = parameters.model
        let n = try model.exampleCount([(values, inputs, "inputs")])
        guard n == sequences else {
            throw .wrongLength(
                value: inputs[0].name, shape: inputs[0].shape, found: values[0].count, examples: sequences)
        }
        var results = outputs.map { Values(zeros: sequences * $0.count, of: $0) }
        try withArrayPointers(values) { inputs throws(ModelError) in
            try withMutableArrayPointers(&results) { outputs throws(ModelError) in
                try step(from: inputs, to: outputs)
            }
        }
        return results
    }

    /// Writes the outputs of the next step of each sequence, and allocates nothing.
    ///
    /// Input i holds `sequences` · `inputs[i].count` elements, output i `sequences` · `outputs[i].count`; nothing
    /// checks that they do.
    public func step(from values: ArrayPointers, to results: MutableArrayPointers) throws(ModelError) {
        let model = parameters.model
        try model.require(values.count, inputs, "inputs")
        try model.require(results.count, outputs, "outputs")
        for (value, place) in zip(values, places) { inputPointers[place] = value }
        let status = parameters.withUnsafeBuffer {
            model.entry.descriptor.pointee.stream(
                $0.baseAddress, states.floats, workspace.base, sequences, inputPointers.baseAddress, results.baseAddress)
        }
        try model.entry.check(status, model: model.name)
    }
}

@available(*, unavailable)
extension SequenceStream: Sendable {}

extension ValueInfo {
    /// The value at one time step.
    fileprivate var oneStep: ValueInfo {
        guard let time else { return self }
        return ValueInfo(name: name, shape: Array(shape[..<time] + shape[(time + 1)...]), range: range)
    }
}
