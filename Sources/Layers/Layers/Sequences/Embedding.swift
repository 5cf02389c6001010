import TensorIR

/// A vector for each index, learned: the rows of a table `weight` [count, n].
struct Embedding: Layer {
    let name = "embedding"
    let summary = "for each index a vector of its own, which is learned"
    let arguments: [ArgumentSpec] = [
        ArgumentSpec("size", .size, positional: true, "the numbers of a vector"),
        ArgumentSpec(
            "weights", .either([.numbers, .option(.initializer)]), .absent,
            "initial values of the table, or the numbers themselves, [indices, size]; normal(1 / √size) if left out"),
        .layerPenalty,
    ]
    let example = """
        input words: [time: 4] of 0..<9
        embedding(3)
        train { loss: squaredError }
        """

    func overTime(_ arguments: Arguments, _ dims: [Int]) -> OverTime { .stepByStep }

    func apply(to operands: [ValueID], _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID {
        guard case .index(let count) = net.element(operands[0]) else { throw .needsIndices(name) }
        let size = arguments.integer("size")
        try net.require(net.dims(operands[0]) + [size])
        let initial = try net.initialValues(
            arguments["weights"], "weights", [count, size], fanIn: count, fanOut: size,
            fallback: .normal(deviation: 1 / Double(size).squareRoot()))
        let table = try net.parameter("weight", [count, size], .weight, initial: initial)
        return net.append(.gather, table, operands[0])
    }
}
