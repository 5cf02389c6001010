internal import CNNModel

/// The addresses of the arrays of each input or target, in the order of the model's table.
///
/// Array i holds n · count elements, `Float` or `Int32` as the table says; nothing checks that it does.
package typealias ArrayPointers = UnsafeBufferPointer<UnsafeRawPointer?>
/// The addresses of the arrays of each output, in the order of the model's table, as `ArrayPointers`.
package typealias MutableArrayPointers = UnsafeBufferPointer<UnsafeMutableRawPointer?>

/// The entry points on memory of the caller: they allocate nothing.
extension CompiledModel {
    /// Writes the outputs of `n` examples.
    package func predict(
        _ n: Int, from inputs: ArrayPointers, to outputs: MutableArrayPointers,
        with parameters: Parameters, in workspace: Workspace
    ) throws(ModelError) {
        try requireOwn(parameters)
        try workspace.require(predictBytes, for: self)
        try require(inputs.count, self.inputs, "inputs")
        try require(outputs.count, self.outputs, "outputs")
        let status = parameters.withUnsafeBuffer {
            entry.descriptor.pointee.predict(
                $0.baseAddress, workspace.memory.base, n, inputs.baseAddress, outputs.baseAddress)
        }
        try entry.check(status, model: self)
    }

    /// The mean loss over `n` examples as at use: no dropout, penalties left out.
    package func evaluate(
        _ n: Int, inputs: ArrayPointers, targets: ArrayPointers,
        with parameters: Parameters, in workspace: Workspace
    ) throws(ModelError) -> Double {
        guard plan != nil else { throw .noTraining(model: name) }
        try requireOwn(parameters)
        try workspace.require(predictBytes, for: self)
        try require(inputs.count, self.inputs, "inputs")
        try require(targets.count, self.targets, "targets")
        var loss = 0.0
        let status = parameters.withUnsafeBuffer {
            entry.descriptor.pointee.evaluate(
                $0.baseAddress, workspace.memory.base, n, inputs.baseAddress, targets.baseAddress, &loss)
        }
        try entry.check(status, model: self)
        return loss
    }

    /// The mean loss over `n` examples as in training, penalties included, and its gradient, neither
    /// clipped nor scaled, in `gradient`. `seed` decides dropout and the like.
    ///
    /// `parameters` change only where a layer keeps statistics.
    package func gradient(
        _ n: Int, inputs: ArrayPointers, targets: ArrayPointers, with parameters: inout Parameters,
        into gradient: inout Parameters, seed: UInt64, in workspace: Workspace
    ) throws(ModelError) -> Double {
        guard plan != nil else { throw .noTraining(model: name) }
        try requireOwn(parameters)
        try requireOwn(gradient)
        try workspace.require(trainBytes, for: self)
        try require(inputs.count, self.inputs, "inputs")
        try require(targets.count, self.targets, "targets")
        var loss = 0.0
        let status = parameters.withUnsafeMutableBuffer { parameters in
            gradient.withUnsafeMutableBuffer { gradient in
                entry.descriptor.pointee.gradient(
                    parameters.baseAddress, gradient.baseAddress, workspace.memory.base, seed,
                    n, inputs.baseAddress, targets.baseAddress, &loss)
            }
        }
        try entry.check(status, model: self)
        return loss
    }

    func requireOwn(_ parameters: Parameters) throws(ModelError) {
        guard parameters.model.entry == entry else {
            throw .otherModel(expected: name, found: parameters.model.name)
        }
    }

    func require(_ count: Int, _ table: [ValueInfo], _ kind: String) throws(ModelError) {
        guard count == table.count else {
            throw .wrongNumberOfValues(kind: kind, expected: table.map(\.name), found: count)
        }
    }
}
