import TensorIR

/// max(x, 0); its slope at 0 is taken as 0.
struct Relu: Activation {
    let name = "relu"
    let summary = "x above 0, else 0"
    let arguments: [ArgumentSpec] = []
    let example = """
        input x: [4]
        relu
        """
    let prefersHe = true

    func formula(_ arguments: Arguments) -> Scalar? {
        .binary(.maximum, x, 0)
    }
}
