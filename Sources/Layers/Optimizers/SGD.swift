import TensorIR

/// Minibatch descent as PyTorch defines it: v ← μv + g; w ← w − ηv, with Nesterov's step w ← w − η(g + μv).
struct SGD: OptimizerEntry {
    let name = "sgd"
    let summary = "minibatch descent with momentum: v ← μv + g; w ← w − ηv"
    let arguments = ArgumentSpec.rate(0.01) + [
        .share("momentum", 0, "the share μ of the last step that is kept"),
        ArgumentSpec("nesterov", .bool, .value(.bool(false)), "the gradient looks ahead: w ← w − η(g + μv)"),
    ]
    let example = """
        input x: [4]
        dense(1)
        train { loss: squaredError
            optimizer: sgd(rate: 0.1, decay: 0.99, momentum: 0.9, nesterov: true) }
        """

    func optimizer(_ arguments: Arguments, rate: Schedule) -> Optimizer {
        let momentum = Scalar.constant(arguments.number("momentum"))
        guard momentum != 0 else {
            var plain = Optimizer.gradientDescent(rate: rate)
            plain.name = name
            return plain
        }
        let (velocity, eta) = (Scalar.operand(2), Scalar.operand(3))
        let step = arguments.bool("nesterov") ? g + momentum * velocity : velocity
        return Optimizer(
            name: name, states: ["velocity"], scalars: [.rate(rate)],
            newStates: [momentum * velocity + g], newParameter: w - eta * step)
    }
}
