import TensorIR

/// The elements of a value as a vector, in row-major order.
struct Flatten: Layer {
    let name = "flatten"
    let summary = "all elements as one vector, the last axis running fastest"
    let arguments: [ArgumentSpec] = []
    let example = """
        input image: [4, 4, 2]
        flatten
        """

    func overTime(_ arguments: Arguments, _ dims: [Int]) -> OverTime { .joined }

    func apply(to operands: [ValueID], _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID {
        net.append(.reshape([net.dims(operands[0]).reduce(1, *)]), operands[0])
    }
}
