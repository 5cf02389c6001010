import TensorIR

/// Ba et al. (2016) as PyTorch defines it: the last axis of each example to mean 0 and variance 1, then
/// scaled and shifted. Parameters `weight`, `bias` [channels].
struct LayerNorm: Layer {
    let name = "layerNorm"
    let summary = "the last axis of each example to mean 0 and variance 1, then scaled and shifted"
    let arguments = [ArgumentSpec("epsilon", .positive, .value(.number(1e-5)), "added to the variance")]
    let example = """
        input x: [6]
        dense(4)
        layerNorm
        """

    func overTime(_ arguments: Arguments, _ dims: [Int]) -> OverTime { dims.count > 1 ? .stepByStep : .across }

    func apply(to operands: [ValueID], _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID {
        let value = operands[0]
        try net.requireFloats(value, for: name)
        let dims = net.dims(value)
        let channels = dims[dims.count - 1]
        let weight = try net.parameter("weight", [channels], .other, initial: .constant(1))
        let bias = try net.parameter("bias", [channels], .other, initial: .constant(0))

        let mean = net.channelMean(value)
        let centred = net.map(.operand(0) - .operand(1), value, mean)
        let variance = net.channelMean(net.map(.binary(.power, .operand(0), 2), centred))
        let last = [dims.count - 1]
        let (scale, shift) = (net.broadcast(weight, to: dims, axes: last), net.broadcast(bias, to: dims, axes: last))
        let root = Scalar.unary(.sqrt, .operand(1) + .constant(arguments.number("epsilon")))
        return net.map(.operand(0) / root * .operand(2) + .operand(3), centred, variance, scale, shift)
    }
}

extension NetBuilder {
    /// The mean along the last axis, repeated along it.
    fileprivate mutating func channelMean(_ value: ValueID) -> ValueID {
        let dims = dims(value)
        let sum = append(.reduce(Reduce(.sum, axes: [dims.count - 1])), value)
        let mean = map(.operand(0) / .constant(Double(dims[dims.count - 1])), sum)
        return broadcast(mean, to: dims, axes: Array(dims.indices.dropLast()))
    }
}
