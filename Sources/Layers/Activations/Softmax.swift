import TensorIR

/// exp(x) / Σ exp(x) along the last axis, shifted by the maximum so that it never overflows.
struct Softmax: Activation {
    let name = "softmax"
    let summary = "exp(x) / Σ exp(x) along the last axis: positive numbers that sum to 1"
    let arguments: [ArgumentSpec] = []
    let example = """
        input x: [4]
        dense(3, activation: softmax)
        """

    let mixesLastAxis = true

    func formula(_ arguments: Arguments) -> Scalar? { nil }

    func apply(
        to value: ValueID, _ arguments: Arguments, in net: inout NetBuilder
    ) throws(Complaint) -> ValueID {
        net.append(.softmax, value)
    }
}
