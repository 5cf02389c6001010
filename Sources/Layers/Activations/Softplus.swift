import TensorIR

/// log(1 + exp(x)), a smooth relu.
struct Softplus: Activation {
    let name = "softplus"
    let summary = "log(1 + exp(x)), a smooth relu"
    let arguments: [ArgumentSpec] = []
    let example = """
        input x: [4]
        softplus
        """

    let prefersHe = true

    func formula(_ arguments: Arguments) -> Scalar? {
        .unary(.softplus, x)
    }
}
