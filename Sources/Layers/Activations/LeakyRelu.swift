import TensorIR

/// x above 0, else αx.
struct LeakyRelu: Activation {
    let name = "leakyRelu"
    let summary = "x above 0, else slope · x"
    let arguments = [
        ArgumentSpec("slope", .number(.any), .value(.number(0.01)), positional: true, "the slope α below 0")
    ]
    let example = """
        input x: [4]
        leakyRelu(0.2)
        """
    let prefersHe = true

    func formula(_ arguments: Arguments) -> Scalar? {
        .select(.less, 0, x, then: x, otherwise: .constant(arguments.number("slope")) * x)
    }
}
