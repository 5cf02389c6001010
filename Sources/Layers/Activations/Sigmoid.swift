import TensorIR

/// The logistic function 1 / (1 + exp(−x)), of slope y(1 − y).
struct Sigmoid: Activation {
    let name = "sigmoid"
    let summary = "1 / (1 + exp(−x))"
    let arguments: [ArgumentSpec] = []
    let example = """
        input x: [4]
        sigmoid
        """

    func formula(_ arguments: Arguments) -> Scalar? {
        .unary(.sigmoid, x)
    }
}
