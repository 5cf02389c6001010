/// L₂: the loss gains α·Σw², the gradient 2αw.
struct L2: Penalty {
    let name = "l2"
    let summary = "the loss gains α·Σw², which keeps weights small"
    let arguments: [ArgumentSpec] = [.penaltyFactor, .penaltyBias]
    let example = """
        input x: [4]
        dense(2, penalty: l2(0.001, bias: true))
        train { loss: squaredError }
        """
    func factors(_ arguments: Arguments) -> (l1: Double, l2: Double) { (0, arguments.number("factor")) }
}
