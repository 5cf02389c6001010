internal import CNNModel

/// Sequences that a model takes one time step after the other: it keeps what they carry between the steps.
///
///     let stream = try SequenceStream(of: parameters)
///     let next = try stream.step([.indices([17])])[0]
///
/// The outputs are, to the bit, those of the whole sequences. Steps may go on beyond the length that the model was
/// written for. Not for several tasks at once.
public final class SequenceStream {
    /// The weights, and the model that they belong to.
    public let parameters: Parameters
    /// Sequences side by side.
    public let sequences: Int
    /// What one step takes, without lengths, and what it gives: a value with a time axis has only that step of it.
    public let inputs, outputs: [ValueInfo]
    /// The places of `inputs` in the model's table.
    private let places: [Int]
    private let inputPointers: UnsafeMutableBufferPointer<UnsafeRawPointer?>
    private let outputPointers: UnsafeMutableBufferPointer<UnsafeMutableRawPointer?>
    private let inputSizes, outputSizes: ExampleSizes
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
        inputSizes = ExampleSizes(inputs, "inputs")
        outputSizes = ExampleSizes(outputs, "outputs")
        states = AlignedBlock(floats: sequences * model.streamFloats)
        workspace = AlignedBlock(byteCount: model.streamBytes)
        inputPointers = .allocate(capacity: max(model.inputs.count, 1))
        inputPointers.initialize(repeating: nil)
        outputPointers = .allocate(capacity: max(model.outputs.count, 1))
        outputPointers.initialize(repeating: nil)
    }

    deinit {
        inputPointers.deallocate()
        outputPointers.deallocate()
    }

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
    func step(from values: ArrayPointers, to results: MutableArrayPointers) throws(ModelError) {
        let model = parameters.model
        try model.require(values.count, inputs, "inputs")
        try model.require(results.count, outputs, "outputs")
        for place in places.indices { inputPointers[places[place]] = values[place] }
        try step(to: results.baseAddress)
    }

    private func step(to results: UnsafePointer<UnsafeMutableRawPointer?>?) throws(ModelError) {
        let model = parameters.model
        let status = model.entry.descriptor.pointee.stream(
            parameters.base, states.floats, workspace.base, sequences, inputPointers.baseAddress, results)
        try model.entry.check(status, model: model)
    }
}

/// The step of the emitted Swift: on memory of the caller, and without any of its own.
extension SequenceStream {
    /// Writes the outputs of the next step of each sequence.
    ///
    /// - Parameters:
    ///   - inputs: a tuple of an `UnsafeRawBufferPointer` for each of `inputs`; the one itself for a single input.
    ///   - outputs: a tuple of an `UnsafeMutableRawBufferPointer` for each of `outputs`, likewise.
    ///
    /// That elements are `Float` or `Int32` as the table says is the caller's to see to. Throws `wrongNumberOfValues`,
    /// and `wrongLength` unless all arrays hold a step of each sequence.
    @inlinable
    public func unsafeStep<Inputs: BitwiseCopyable, Outputs: BitwiseCopyable>(
        from inputs: Inputs, to outputs: Outputs
    ) throws(ModelError) {
        try withUnsafeBytes(of: inputs) { inputs throws(ModelError) in
            try withUnsafeBytes(of: outputs) { outputs throws(ModelError) in
                try step(
                    inputs.assumingMemoryBound(to: UnsafeRawBufferPointer.self),
                    outputs.assumingMemoryBound(to: UnsafeMutableRawBufferPointer.self))
            }
        }
    }

    @usableFromInline
    func step(
        _ values: UnsafeBufferPointer<UnsafeRawBufferPointer>,
        _ results: UnsafeBufferPointer<UnsafeMutableRawBufferPointer>
    ) throws(ModelError) {
        try inputSizes.require(sequences, values) { $0.count }
        try outputSizes.require(sequences, results) { $0.count }
        for place in places.indices { inputPointers[places[place]] = values[place].baseAddress }
        for place in 0 ..< results.count { outputPointers[place] = results[place].baseAddress }
        try step(to: outputPointers.baseAddress)
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
