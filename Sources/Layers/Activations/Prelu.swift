import TensorIR

/// He et al. (2015): x above 0, else αx, with one α for the layer that is learned: parameter `alpha` [1].
struct Prelu: Activation {
    let name = "prelu"
    let summary = "x above 0, else α · x, α learned (one for the layer)"
    let arguments = [
        ArgumentSpec("slope", .number(.any), .value(.number(0.25)), positional: true, "the initial slope α below 0")
    ]
    let example = """
        input x: [4]
        dense(3, activation: prelu)
        """
    let prefersHe = true

    func formula(_ arguments: Arguments) -> Scalar? { nil }

    func apply(
        to value: ValueID, _ arguments: Arguments, in net: inout NetBuilder
    ) throws(Complaint) -> ValueID {
        let alpha = try net.parameter("alpha", [1], .other, initial: .constant(arguments.number("slope")))
        let slope = net.broadcast(net.append(.reshape([]), alpha), to: net.dims(value), axes: [])
        return net.map(.select(.less, 0, x, then: x, otherwise: .operand(1) * x), value, slope)
    }
}
