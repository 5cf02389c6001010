import TensorIR

/// He et al. (2015), equation 10: normal, of variance 2 / fanIn.
struct He: Initializer {
    let name = "he"
    let summary = "normal with deviation √(2 / fanIn), which keeps the variance through relu"
    let arguments: [ArgumentSpec] = []
    let example = """
        input x: [4]
        dense(3, activation: relu, weights: he)
        """

    func values(_ arguments: Arguments, fanIn: Int, fanOut: Int) -> InitialValue { Self.values(fanIn: fanIn) }

    static func values(fanIn: Int) -> InitialValue {
        .normal(deviation: (2 / Double(fanIn)).squareRoot())
    }
}
