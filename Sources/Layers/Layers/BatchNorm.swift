import TensorIR

/// Ioffe and Szegedy (2015) as PyTorch defines it: every channel to mean 0 and variance 1 over the batch
/// and all positions, then scaled and shifted. Parameters `weight`, `bias`; statistics `running_mean`,
/// `running_var` [channels], which take the place of the batch's at use.
struct BatchNorm: Layer {
    let name = "batchNorm"
    let summary = "each channel to mean 0 and variance 1 over the minibatch, then scaled and shifted"
    let arguments = [
        ArgumentSpec(
            "momentum", .number(Interval(0, 1)), .value(.number(0.1)), "the share of a new minibatch in the running statistics"),
        ArgumentSpec("epsilon", .positive, .value(.number(1e-5)), "added to the variance"),
    ]
    let example = """
        input image: [4, 4, 2]
        conv(filters: 3, size: 3, bias: false)
        batchNorm
        relu
        """

    func overTime(_ arguments: Arguments, _ dims: [Int]) -> OverTime { .stepByStep }

    func apply(to operands: [ValueID], _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID {
        let value = operands[0]
        try net.requireFloats(value, for: name)
        if net.mask(of: value) != nil {
            throw Complaint(
                .paddedSteps, "`batchNorm` would count the padded steps of this sequence in its statistics",
                help: ["`layerNorm` looks at one step alone"])
        }
        let channels = net.dims(value)[net.dims(value).count - 1]
        let weight = try net.parameter("weight", [channels], .other, initial: .constant(1))
        let bias = try net.parameter("bias", [channels], .other, initial: .constant(0))
        let runningMean = try net.parameter("running_mean", [channels], .statistic, initial: .constant(0))
        let runningVariance = try net.parameter("running_var", [channels], .statistic, initial: .constant(1))

        var (mean, variance) = (runningMean, runningVariance)
        if net.mode == .training {
            mean = net.batchMean(value)
            variance = net.batchMean(net.squaredDistance(value, from: mean))
            let unbiased = net.unbiased(variance, positions: net.dims(value).dropLast().reduce(1, *))
            let momentum = arguments.number("momentum")
            net.keep(running: runningMean, mean, share: momentum)
            net.keep(running: runningVariance, unbiased, share: momentum)
        }
        return net.normalize(value, mean, variance, weight, bias, epsilon: arguments.number("epsilon"))
    }
}

extension NetBuilder {
    /// (x − mean) / √(variance + ε) · weight + bias, each of them [channels] and not batched.
    fileprivate mutating func normalize(
        _ value: ValueID, _ mean: ValueID, _ variance: ValueID, _ weight: ValueID, _ bias: ValueID, epsilon: Double
    ) -> ValueID {
        let scale = map(.operand(0) / .unary(.sqrt, .operand(1) + .constant(epsilon)), weight, variance)
        let (dims, axes) = (dims(value), [dims(value).count - 1])
        let spread = [mean, scale, bias].map { broadcast($0, to: dims, axes: axes) }
        return map(
            (.operand(0) - .operand(1)) * .operand(2) + .operand(3), value, spread[0], spread[1], spread[2])
    }

    /// The mean over the batch and all axes but the last: [channels], not batched.
    fileprivate mutating func batchMean(_ value: ValueID) -> ValueID {
        let dims = dims(value)
        let share = broadcast(append(.exampleWeight), to: dims, axes: [])
        let positions = Double(dims.dropLast().reduce(1, *))
        let weighted = map(.operand(0) * .operand(1) / .constant(positions), value, share)
        return append(.reduce(Reduce(.sum, axes: Array(0..<dims.count - 1), overBatch: true)), weighted)
    }

    fileprivate mutating func squaredDistance(_ value: ValueID, from mean: ValueID) -> ValueID {
        let spread = broadcast(mean, to: dims(value), axes: [dims(value).count - 1])
        return map(.binary(.power, .operand(0) - .operand(1), 2), value, spread)
    }

    /// The variance times N / (N − 1) for N values a channel; itself for N = 1.
    fileprivate mutating func unbiased(_ variance: ValueID, positions: Int) -> ValueID {
        let weight = append(.exampleWeight)
        let squares = map(.operand(0) * .operand(0), weight)
        let share = append(.reduce(Reduce(.sum, axes: [], overBatch: true)), squares)   // 1 / n
        let spread = broadcast(share, to: dims(variance), axes: [], batched: false)
        let inverse = Scalar.operand(1) / .constant(Double(positions))
        return map(
            .select(.less, inverse, 1, then: .operand(0) / (1 - inverse), otherwise: .operand(0)), variance, spread)
    }

    /// running ← (1 − share)·running + share·new, after each training step.
    fileprivate mutating func keep(running: ValueID, _ new: ValueID, share: Double) {
        guard case .parameter(let index) = graph[running].primitive else { preconditionFailure("no parameter") }
        graph.updates[index] = map(
            .constant(1 - share) * .operand(0) + .constant(share) * .operand(1), running, new)
    }
}
