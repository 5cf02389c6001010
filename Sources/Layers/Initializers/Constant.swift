import TensorIR

/// Every entry the same number.
struct Constant: Initializer {
    let name = "constant"
    let summary = "every entry the same number"
    let arguments = [ArgumentSpec("value", .number(.any), positional: true, "the number")]
    let example = """
        input x: [4]
        dense(3, bias: constant(0.1))
        """

    func values(_ arguments: Arguments, fanIn: Int, fanOut: Int) -> InitialValue {
        .constant(arguments.number("value"))
    }
}
