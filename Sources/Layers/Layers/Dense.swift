import TensorIR

/// Fully connected nodes: y = f(Wx + b), W [out, in], b [out]; on a sequence the same at every step.
struct Dense: Layer {
    let name = "dense"
    let summary = "fully connected nodes, y = f(Wx + b); a list of extents takes a value of any shape to that shape"
    let arguments = [
        ArgumentSpec("units", .either([.size, .extents]), positional: true, "the number of nodes, or the shape they form"),
        .activation, .weights, .bias, .layerPenalty,
    ]
    let example = """
        input x: [784]
        dense(49, activation: relu)
        dense([7, 7])
        """

    func overTime(_ arguments: Arguments, _ dims: [Int]) -> OverTime { .stepByStep }

    func apply(to operands: [ValueID], _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID {
        var value = operands[0]
        try net.requireFloats(value, for: name)
        let steps = net.time(of: value) == nil ? [] : [net.dims(value)[0]]
        let dims = Array(net.dims(value).dropFirst(steps.count))
        let shape = shape(arguments)
        if !steps.isEmpty, dims.isEmpty { throw .needsFeatures(name, steps[0]) }
        if case .integer(let units)? = arguments["units"], dims.count != 1 {
            throw steps.isEmpty ? .needsVector(dims, units: units) : .needsVectorAtEachStep(name, dims, units: units)
        }
        try net.require(steps + shape)
        if dims.count != 1 { value = net.append(.reshape(steps + [dims.reduce(1, *)]), value) }
        let (inputs, outputs) = (dims.reduce(1, *), shape.reduce(1, *))

        let weights = try net.weights([outputs, inputs], arguments, fanIn: inputs, fanOut: outputs)
        var result = net.append(.contract(Contract(steps.isEmpty ? "i,oi->o" : "ti,oi->to")), value, weights)
        if let bias = try net.bias(outputs, arguments, fanIn: inputs) {
            let spread = net.broadcast(bias, to: steps + [outputs], axes: [steps.count])
            result = net.map(.operand(0) + .operand(1), result, spread)
        }
        if shape.count != 1 { result = net.append(.reshape(steps + shape), result) }
        return try net.activate(result, arguments.option("activation"))
    }

    func standIn(_ arguments: Arguments, in net: inout NetBuilder) -> ValueID? {
        let shape = shape(arguments)
        guard Limits.count(shape) != nil else { return nil }
        let value = net.append(.constant(.splat(0, Shape(batched: true, shape))))
        return try? net.activate(value, arguments.option("activation"))
    }

    private func shape(_ arguments: Arguments) -> [Int] {
        guard let units = arguments["units"] else { preconditionFailure("dense has no units") }
        if case .list(let extents) = units { return units.integers(count: extents.count) }
        return units.integers(count: 1)
    }
}

extension Complaint {
    fileprivate static func needsVector(_ dims: [Int], units: Int) -> Complaint {
        Complaint(
            .needsVector, "`dense` takes a vector, but this value is \(dims.shapeText)",
            notes: ["`flatten` makes it \(dims.productText) = \(dims.reduce(1, *).text) numbers"],
            help: ["`flatten` on the line before, or `dense([\(units)])` for the same in one line"])
    }
}
