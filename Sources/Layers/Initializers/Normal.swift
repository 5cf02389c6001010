import TensorIR

/// Every entry drawn from a normal distribution around 0.
struct Normal: Initializer {
    let name = "normal"
    let summary = "each entry drawn from a normal distribution around 0"
    let arguments = [ArgumentSpec("deviation", .number(.atLeast(0)), positional: true, "the standard deviation")]
    let example = """
        input x: [4]
        dense(3, weights: normal(0.1))
        """

    func values(_ arguments: Arguments, fanIn: Int, fanOut: Int) -> InitialValue {
        .normal(deviation: arguments.number("deviation"))
    }
}
