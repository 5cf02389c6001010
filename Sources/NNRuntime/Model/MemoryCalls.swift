internal import CNNModel

/// The calls of the emitted Swift: on memory of the caller, which they measure, and without any of their own.
extension Parameters {
    /// Writes the outputs of as many examples as the arrays hold.
    ///
    /// - Parameters:
    ///   - inputs: a tuple of an `UnsafeRawBufferPointer` for each input, in the order of the model's table; the one
    ///     itself for a single input.
    ///   - outputs: a tuple of an `UnsafeMutableRawBufferPointer` for each output, likewise.
    ///   - workspace: where to compute; nil: in one of the model's own.
    ///
    /// That elements are `Float` or `Int32` as the table says is the caller's to see to. Throws `wrongNumberOfValues`,
    /// and `wrongLength` unless all arrays hold equally many examples.
    @inlinable
    public func unsafePredict<Inputs: BitwiseCopyable, Outputs: BitwiseCopyable>(
        from inputs: Inputs, to outputs: Outputs, in workspace: Workspace? = nil
    ) throws(ModelError) {
        try withUnsafeBytes(of: inputs) { inputs throws(ModelError) in
            try withUnsafeBytes(of: outputs) { outputs throws(ModelError) in
                try predict(
                    inputs.assumingMemoryBound(to: UnsafeRawBufferPointer.self),
                    outputs.assumingMemoryBound(to: UnsafeMutableRawBufferPointer.self), workspace)
            }
        }
    }

    @usableFromInline
    func predict(
        _ inputs: UnsafeBufferPointer<UnsafeRawBufferPointer>,
        _ outputs: UnsafeBufferPointer<UnsafeMutableRawBufferPointer>, _ workspace: Workspace?
    ) throws(ModelError) {
        let model = model
        try model.require(inputs.count, model.inputs, "inputs")
        try model.require(outputs.count, model.outputs, "outputs")
        let n = try examples(inputs, model.inputs)
        for (place, value) in model.outputs.enumerated() {
            try require(outputs[place].count, n, value)
        }
        guard n > 0 else { return }
        let memory = workspace?.memory ?? model.workspaces.take()
        defer { if workspace == nil { model.workspaces.giveBack(memory) } }
        guard memory.arrays >= max(inputs.count, outputs.count) else {
            throw .workspaceTooSmall(bytes: memory.block.byteCount, needed: model.predictBytes)
        }
        try memory.require(model.predictBytes)
        for place in inputs.indices { memory.inputs[place] = inputs[place].baseAddress }
        for place in outputs.indices { memory.outputs[place] = outputs[place].baseAddress }
        let status = model.entry.descriptor.pointee.predict(
            base, memory.block.base, n, memory.inputs, memory.outputs)
        try model.entry.check(status, model: model)
    }
}

/// The number of examples that the first array holds and all others hold too.
func examples(
    _ arrays: UnsafeBufferPointer<UnsafeRawBufferPointer>, _ table: [ValueInfo]
) throws(ModelError) -> Int {
    guard let first = table.first else { return 0 }
    let elements = arrays[0].count / elementSize
    let (n, rest) = elements.quotientAndRemainder(dividingBy: first.count)
    guard rest == 0 else {
        throw .wrongLength(value: first.name, shape: first.shape, found: elements, examples: nil)
    }
    for place in 1 ..< max(arrays.count, 1) { try require(arrays[place].count, n, table[place]) }
    return n
}

/// Throws `wrongLength` unless an array of so many bytes holds `n` examples of `value`.
func require(_ bytes: Int, _ n: Int, _ value: ValueInfo) throws(ModelError) {
    let (elements, overflow) = n.multipliedReportingOverflow(by: value.count)
    guard !overflow, bytes / elementSize == elements else {
        throw .wrongLength(value: value.name, shape: value.shape, found: bytes / elementSize, examples: n)
    }
}

/// Bytes of a `Float` or an `Int32`.
private let elementSize = 4
