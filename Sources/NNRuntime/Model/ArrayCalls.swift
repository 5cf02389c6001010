/// The entry points on Swift arrays: every length is checked, and what they return is allocated.
extension CompiledModel {
    /// The outputs of as many examples as the inputs hold, in the order of `outputs`.
    ///
    /// `inputs` are in the order of the model's table. Without a `workspace` the call makes one.
    public func predict(
        _ inputs: [Values], with parameters: Parameters, in workspace: Workspace? = nil
    ) throws(ModelError) -> [Values] {
        let n = try exampleCount([(inputs, self.inputs, "inputs")])
        let workspace = workspace ?? Workspace(forPredicting: self)
        var results = outputs.map { Values(zeros: n * $0.count, of: $0) }
        try withArrayPointers(inputs) { inputs throws(ModelError) in
            try withMutableArrayPointers(&results) { outputs throws(ModelError) in
                try predict(n, from: inputs, to: outputs, with: parameters, in: workspace)
            }
        }
        return results
    }

    /// The outputs for the inputs of `data`, which are fitted to the model, an array for each output.
    public func predict(on data: DataSet, with parameters: Parameters) throws(ModelError) -> [DataSet.Column] {
        let inputs = try data.fittedInputs(to: self).inputs
        let results = try predict(inputs.map(\.packed), with: parameters)
        return zip(outputs, results).map { .init(name: $0.name, shape: $0.shape, values: $1) }
    }

    /// The mean loss as at use over as many examples as the arrays hold.
    public func evaluate(
        _ inputs: [Values], _ targets: [Values], with parameters: Parameters, in workspace: Workspace? = nil
    ) throws(ModelError) -> Double {
        let n = try exampleCount([(inputs, self.inputs, "inputs"), (targets, self.targets, "targets")])
        let workspace = workspace ?? Workspace(forPredicting: self)
        return try withArrayPointers(inputs) { inputs throws(ModelError) in
            try withArrayPointers(targets) { targets throws(ModelError) in
                try evaluate(n, inputs: inputs, targets: targets, with: parameters, in: workspace)
            }
        }
    }

    /// The mean loss as in training over as many examples as the arrays hold, penalties included, and its
    /// gradient with respect to every parameter. `seed` decides dropout and the like.
    public func gradient(
        _ inputs: [Values], _ targets: [Values], with parameters: Parameters, seed: UInt64 = 0
    ) throws(ModelError) -> (loss: Double, gradient: Parameters) {
        let n = try exampleCount([(inputs, self.inputs, "inputs"), (targets, self.targets, "targets")])
        let workspace = Workspace(forTraining: self)
        var parameters = parameters
        var gradient = Parameters(zerosOf: self)
        let loss = try withArrayPointers(inputs) { inputs throws(ModelError) in
            try withArrayPointers(targets) { targets throws(ModelError) in
                try self.gradient(
                    n, inputs: inputs, targets: targets, with: &parameters, into: &gradient,
                    seed: seed, in: workspace)
            }
        }
        return (loss, gradient)
    }

    /// The mean loss as in training over the examples of `data`, which is fitted to the model, and its gradient.
    public func gradient(
        _ data: DataSet, with parameters: Parameters, seed: UInt64 = 0
    ) throws(ModelError) -> (loss: Double, gradient: Parameters) {
        let data = try data.fitted(to: self)
        return try gradient(data.inputs.map(\.packed), data.targets.map(\.packed), with: parameters, seed: seed)
    }

    /// The number of examples that all the arrays agree on; throws if an array does not fit its table.
    func exampleCount(
        _ groups: [(arrays: [Values], table: [ValueInfo], kind: String)]
    ) throws(ModelError) -> Int {
        var examples: Int?
        for group in groups {
            try require(group.arrays.count, group.table, group.kind)
            for (array, value) in zip(group.arrays, group.table) {
                guard (array.indices != nil) == (value.range != nil) else {
                    throw .wrongElements(value: value.name, takesIndices: value.range != nil)
                }
                let n = examples ?? array.count / value.count
                guard array.count == n * value.count else {
                    throw .wrongLength(value: value.name, shape: value.shape, found: array.count, examples: examples)
                }
                examples = n
            }
        }
        return examples ?? 0
    }
}

/// Calls `body` with the addresses of all of `arrays`, valid only during the call.
func withArrayPointers<R>(
    _ arrays: [Values], _ body: (ArrayPointers) throws(ModelError) -> R
) throws(ModelError) -> R {
    var pointers: [UnsafeRawPointer?] = []
    func nest() -> Result<R, ModelError> {
        if pointers.count == arrays.count {
            return pointers.withUnsafeBufferPointer { list in
                Result { () throws(ModelError) in try body(list) }
            }
        }
        return arrays[pointers.count].withUnsafeRawPointer {
            pointers.append($0)
            return nest()
        }
    }
    return try nest().get()
}

/// Calls `body` with the addresses of all of `arrays` to write to, valid only during the call.
func withMutableArrayPointers<R>(
    _ arrays: inout [Values], _ body: (MutableArrayPointers) throws(ModelError) -> R
) throws(ModelError) -> R {
    var rest = arrays
    arrays = []
    var done: [Values] = []
    var pointers: [UnsafeMutableRawPointer?] = []
    func nest() -> Result<R, ModelError> {
        guard !rest.isEmpty else {
            return pointers.withUnsafeBufferPointer { list in
                Result { () throws(ModelError) in try body(list) }
            }
        }
        var array = rest.removeFirst()
        defer { done.append(array) }
        return array.withUnsafeMutableRawPointer {
            pointers.append($0)
            return nest()
        }
    }
    let result = nest()
    arrays = done.reversed()
    return try result.get()
}
