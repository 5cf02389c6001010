import TensorIR

/// Every entry 0.
struct Zeros: Initializer {
    let name = "zeros"
    let summary = "every entry 0"
    let arguments: [ArgumentSpec] = []
    let example = """
        input x: [4]
        dense(3, bias: zeros)
        """

    func values(_ arguments: Arguments, fanIn: Int, fanOut: Int) -> InitialValue { .constant(0) }
}
