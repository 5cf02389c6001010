import TensorIR

/// Σ (y − ŷ)² over the components, of gradient 2(y − ŷ) in each.
struct SquaredError: Loss {
    let name = "squaredError"
    let summary = "Σ (y − target)²"
    let arguments: [ArgumentSpec] = [.output, .target]
    let example = """
        input x: [4]
        dense(2)
        train { loss: squaredError }
        """

    func expand(
        _ prediction: ValueID, _ target: Target, _ arguments: Arguments, in net: inout NetBuilder
    ) throws(Complaint) -> ValueID {
        let error = Scalar.operand(0) - .operand(1)
        return try net.sum(.binary(.power, error, 2), prediction, net.target(target, like: prediction), for: prediction)
    }
}
