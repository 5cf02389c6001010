import TensorIR

/// Each index as a vector with a 1 in its place.
struct OneHot: Layer {
    let name = "oneHot"
    let summary = "each index as a vector with a 1 in its place and 0 elsewhere"
    let arguments: [ArgumentSpec] = []
    let example = """
        input letter: [1] of 0..<26
        oneHot
        flatten
        """

    func overTime(_ arguments: Arguments, _ dims: [Int]) -> OverTime { .stepByStep }

    func apply(to operands: [ValueID], _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID {
        guard case .index(let count) = net.element(operands[0]) else { throw .needsIndices(name) }
        try net.require(net.dims(operands[0]) + [count])
        return net.append(.oneHot(count: count), operands[0])
    }
}

extension Complaint {
    /// Of a layer that takes indices about a value of floats.
    static func needsIndices(_ layer: String) -> Complaint {
        Complaint(
            .needsIndices, "`\(layer)` takes indices, but this value is numbers",
            help: ["an input of indices is written `input name: [1] of 0..<10`"])
    }
}
