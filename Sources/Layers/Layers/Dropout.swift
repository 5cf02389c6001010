import TensorIR

/// Srivastava et al. (2014): in training every element is 0 with probability `rate`, else divided by
/// 1 − rate, so the expected value stays; nothing of it remains at use.
struct Dropout: Layer {
    let name = "dropout"
    let summary = "in training, each element 0 with this probability and the rest scaled up; nothing at use"
    let arguments = [
        ArgumentSpec(
            "rate", .number(Interval(0, 1, includesUpper: false)), positional: true, "the probability to drop an element")
    ]
    let example = """
        input x: [8]
        dropout(0.5)
        dense(2)
        train { loss: squaredError }
        """

    func overTime(_ arguments: Arguments, _ dims: [Int]) -> OverTime { .stepByStep }

    func apply(to operands: [ValueID], _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID {
        try net.requireFloats(operands[0], for: name)
        let rate = arguments.number("rate")
        guard net.mode == .training, rate > 0 else { return operands[0] }
        let mask = net.dropoutMask(keep: 1 - rate, like: operands[0])
        return net.map(.operand(0) * .operand(1), operands[0], mask)
    }
}
