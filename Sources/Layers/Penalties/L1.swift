/// L₁: the loss gains α·Σ|w|, the gradient α·sign(w).
struct L1: Penalty {
    let name = "l1"
    let summary = "the loss gains α·Σ|w|, which leaves many weights at zero"
    let arguments: [ArgumentSpec] = [.penaltyFactor, .penaltyBias]
    let example = """
        input x: [4]
        dense(2)
        train { loss: squaredError
            penalty: l1(0.001) }
        """
    func factors(_ arguments: Arguments) -> (l1: Double, l2: Double) { (arguments.number("factor"), 0) }
}
