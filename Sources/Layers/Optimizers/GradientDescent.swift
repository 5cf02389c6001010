import TensorIR

/// w ← w − ηg over the whole training set.
struct GradientDescent: OptimizerEntry {
    let name = "gradientDescent"
    let summary = "w ← w − ηg, each step over the whole training set"
    let arguments = ArgumentSpec.rate(0.01)
    let usesWholeSet = true
    let example = """
        input x: [4]
        dense(1)
        train { loss: squaredError
            optimizer: gradientDescent(0.1) }
        """

    func optimizer(_ arguments: Arguments, rate: Schedule) -> Optimizer { .gradientDescent(rate: rate) }
}
