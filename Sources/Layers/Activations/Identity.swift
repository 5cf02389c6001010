import TensorIR

/// The value itself.
struct Identity: Activation {
    let name = "identity"
    let summary = "the value itself"
    let arguments: [ArgumentSpec] = []
    let example = """
        input x: [4]
        identity
        """

    func formula(_ arguments: Arguments) -> Scalar? {
        x
    }
}
