import TensorIR

/// Loshchilov and Hutter (2019) as PyTorch defines it: w ← w − ηλw, then Adam's step. λ shrinks every
/// parameter, biases too.
struct AdamW: OptimizerEntry {
    let name = "adamw"
    let summary = "adam after w ← w − ηλw"
    let arguments = ArgumentSpec.rate(0.001) + ArgumentSpec.moments + [
        ArgumentSpec("weightDecay", .number(.atLeast(0)), .value(.number(0.01)), "the decay λ of all parameters")
    ]
    let example = """
        input x: [4]
        dense(1)
        train { loss: squaredError
            optimizer: adamw(rate: 0.002, weightDecay: 0.1) }
        """

    func optimizer(_ arguments: Arguments, rate: Schedule) -> Optimizer {
        .adam(name: name, arguments, rate: rate, decay: arguments.number("weightDecay"))
    }
}
