import TensorIR

/// Kingma and Ba (2015) as PyTorch defines it: m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²;
/// w ← w − η/(1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε).
struct Adam: OptimizerEntry {
    let name = "adam"
    let summary = "steps of running means of the gradient and its square"
    let arguments = ArgumentSpec.rate(0.001) + ArgumentSpec.moments
    let example = """
        input x: [4]
        dense(1)
        train { loss: squaredError
            optimizer: adam(rate: 0.002) }
        """

    func optimizer(_ arguments: Arguments, rate: Schedule) -> Optimizer {
        .adam(name: name, arguments, rate: rate, decay: 0)
    }
}

extension ArgumentSpec {
    static let moments: [ArgumentSpec] = [
        .share("beta1", 0.9, "the share β₁ of the mean that is kept"),
        .share("beta2", 0.999, "the share β₂ of the mean square that is kept"),
        .epsilon,
    ]
}

extension Optimizer {
    /// Adam after w ← w − ηλw, λ the decay.
    static func adam(name: String, _ arguments: Arguments, rate: Schedule, decay: Double) -> Optimizer {
        let (beta1, beta2) = (arguments.number("beta1"), arguments.number("beta2"))
        let (mean, square) = (Scalar.operand(2), Scalar.operand(3))
        let (eta, correction1, correction2) = (Scalar.operand(4), Scalar.operand(5), Scalar.operand(6))
        let root = Scalar.unary(.sqrt, square) / .unary(.sqrt, correction2) + .constant(arguments.number("epsilon"))
        let shrunk = decay == 0 ? w : w * (1 - eta * .constant(decay))
        return Optimizer(
            name: name, states: ["mean", "square"],
            scalars: [.rate(rate), .biasCorrection(beta1), .biasCorrection(beta2)],
            newStates: [
                .constant(beta1) * mean + .constant(1 - beta1) * g,
                .constant(beta2) * square + .constant(1 - beta2) * (g * g),
            ],
            newParameter: shrunk - eta / correction1 * (mean / root))
    }
}
