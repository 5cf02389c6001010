import TensorIR

/// Clevert et al. (2016): x above 0, else α(exp(x) − 1), which tends to −α.
struct Elu: Activation {
    let name = "elu"
    let summary = "x above 0, else scale · (exp(x) − 1)"
    let arguments = [
        ArgumentSpec("scale", .number(.atLeast(0)), .value(.number(1)), positional: true, "the scale α: values tend to −α")
    ]
    let example = """
        input x: [4]
        elu(0.5)
        """
    let prefersHe = true

    func formula(_ arguments: Arguments) -> Scalar? {
        .select(.less, 0, x, then: x, otherwise: .constant(arguments.number("scale")) * .unary(.expm1, x))
    }
}
