import TensorIR

/// Σ |y − ŷ| over the components, of gradient sign(y − ŷ) in each.
struct AbsoluteError: Loss {
    let name = "absoluteError"
    let summary = "Σ |y − target|"
    let arguments: [ArgumentSpec] = [.output]
    let example = """
        input x: [4]
        dense(2)
        train { loss: absoluteError }
        """

    func expand(
        _ prediction: ValueID, _ target: TargetName, _ arguments: Arguments, in net: inout NetBuilder
    ) throws(Complaint) -> ValueID {
        let error = Scalar.operand(0) - .operand(1)
        return net.sum(.unary(.abs, error), prediction, net.target(target, like: prediction))
    }
}
