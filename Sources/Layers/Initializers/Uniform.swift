import TensorIR

/// Every entry drawn evenly from an interval.
struct Uniform: Initializer {
    let name = "uniform"
    let summary = "each entry drawn evenly from lower…upper"
    let arguments = [
        ArgumentSpec("lower", .number(.any), positional: true, "the smallest value"),
        ArgumentSpec("upper", .number(.any), positional: true, "the largest value"),
    ]
    let example = """
        input x: [4]
        dense(3, weights: uniform(-1, 1))
        """

    func values(_ arguments: Arguments, fanIn: Int, fanOut: Int) -> InitialValue {
        let (a, b) = (arguments.number("lower"), arguments.number("upper"))
        return .uniform(min(a, b), max(a, b))
    }
}
