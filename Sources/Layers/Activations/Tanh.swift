import TensorIR

/// The hyperbolic tangent, of slope 1 − y².
struct Tanh: Activation {
    let name = "tanh"
    let summary = "the hyperbolic tangent"
    let arguments: [ArgumentSpec] = []
    let example = """
        input x: [4]
        tanh
        """

    func formula(_ arguments: Arguments) -> Scalar? {
        .unary(.tanh, x)
    }
}
