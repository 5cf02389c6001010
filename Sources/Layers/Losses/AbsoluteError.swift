import TensorIR

/// Σ |y − ŷ| over the components, of gradient sign(y − ŷ) in each.
struct AbsoluteError: Loss {
    let name = "absoluteError"
    let summary = "Σ |y − target|"
    let arguments: [ArgumentSpec] = [.output, .target]
    let example = """
        input x: [4]
        dense(2)
        train { loss: absoluteError }
        """

    func expand(
        _ prediction: ValueID, _ target: Target, _ arguments: Arguments, in net: inout NetBuilder
    ) throws(Complaint) -> ValueID {
        let error = Scalar.operand(0) - .operand(1)
        return try net.sum(.unary(.abs, error), prediction, net.target(target, like: prediction), for: prediction)
    }
}
