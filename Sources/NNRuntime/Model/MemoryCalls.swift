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
        if let workspace {
            try workspace.require(model.predictBytes, for: model)
            try predict(inputs, outputs, workspace.memory)
        } else {
            let memory = model.workspaces.take()
            defer { model.workspaces.giveBack(memory) }
            try predict(inputs, outputs, memory)
        }
    }

    @inline(__always)
    private func predict(
        _ inputs: UnsafeBufferPointer<UnsafeRawBufferPointer>,
        _ outputs: UnsafeBufferPointer<UnsafeMutableRawBufferPointer>, _ memory: WorkspaceMemory
    ) throws(ModelError) {
        let n = try model.inputSizes.examples(inputs)
        try model.outputSizes.require(n, outputs) { $0.count }
        guard n > 0 else { return }
        for place in 0 ..< inputs.count { memory.inputs[place] = inputs[place].baseAddress }
        for place in 0 ..< outputs.count { memory.outputs[place] = outputs[place].baseAddress }
        let status = model.entry.descriptor.pointee.predict(base, memory.base, n, memory.inputs, memory.outputs)
        if status != NN_OK { try model.entry.check(status, model: model) }
    }
}
