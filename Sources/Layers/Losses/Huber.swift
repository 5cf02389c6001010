import TensorIR

/// Huber (1964), with z = y − ŷ: Σ z² inside |z| ≤ δ and 2δ(|z| − δ/2) outside, of equal value and slope at δ.
struct Huber: Loss {
    let name = "huber"
    let summary = "Σ z² where |z| ≤ δ, else 2δ(|z| − δ/2), of z = y − target"
    let arguments: [ArgumentSpec] = [
        .output, .target,
        ArgumentSpec("delta", .positive, .value(.number(1)), positional: true, "where the square goes over into the line"),
    ]
    let example = """
        input x: [4]
        dense(2)
        train { loss: huber(0.5) }
        """

    func expand(
        _ prediction: ValueID, _ target: Target, _ arguments: Arguments, in net: inout NetBuilder
    ) throws(Complaint) -> ValueID {
        let delta = Scalar.constant(arguments.number("delta"))
        let error = Scalar.operand(0) - .operand(1)
        let size = Scalar.unary(.abs, error)
        let formula = Scalar.select(
            .lessOrEqual, size, delta, then: .binary(.power, error, 2), otherwise: 2 * delta * (size - delta / 2))
        return try net.sum(formula, prediction, net.target(target, like: prediction), for: prediction)
    }
}
