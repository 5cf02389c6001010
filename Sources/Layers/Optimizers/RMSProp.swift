import TensorIR

/// Hinton's RMSprop as PyTorch defines it: v ← αv + (1 − α)g²; w ← w − ηg / (√v + ε), or with momentum
/// b ← μb + g / (√v + ε); w ← w − ηb.
struct RMSProp: OptimizerEntry {
    let name = "rmsprop"
    let summary = "steps divided by a running root mean square of the gradient"
    let arguments = ArgumentSpec.rate(0.01) + [
        .share("smoothing", 0.99, "the share α of the mean square that is kept"),
        .share("momentum", 0, "the share μ of the last step that is kept"),
        .epsilon,
    ]
    let example = """
        input x: [4]
        dense(1)
        train { loss: squaredError
            optimizer: rmsprop(0.001) }
        """

    func optimizer(_ arguments: Arguments, rate: Schedule) -> Optimizer {
        let smoothing = arguments.number("smoothing")
        let (alpha, rest) = (Scalar.constant(smoothing), Scalar.constant(1 - smoothing))
        let (momentum, epsilon) = (Scalar.constant(arguments.number("momentum")), Scalar.constant(arguments.number("epsilon")))
        let square = alpha * .operand(2) + rest * (g * g)
        guard momentum != 0 else {
            return Optimizer(
                name: name, states: ["square"], scalars: [.rate(rate)], newStates: [square],
                newParameter: w - .operand(3) * g / (.unary(.sqrt, .operand(2)) + epsilon))
        }
        return Optimizer(
            name: name, states: ["square", "step"], scalars: [.rate(rate)],
            newStates: [square, momentum * .operand(3) + g / (.unary(.sqrt, square) + epsilon)],
            newParameter: w - .operand(4) * .operand(3))
    }
}
