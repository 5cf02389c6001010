import TensorIR

/// The threshold unit: 0 below 0, else 1; a threshold t is a bias of −t. Its derivative is 0.
struct Step: Activation {
    let name = "step"
    let summary = "0 below 0, else 1"
    let arguments: [ArgumentSpec] = []
    let example = """
        input x: [4]
        dense(1, activation: step)
        """

    func formula(_ arguments: Arguments) -> Scalar? {
        .select(.less, x, 0, then: 0, otherwise: 1)
    }
}
