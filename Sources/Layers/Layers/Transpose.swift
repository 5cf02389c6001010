import TensorIR

/// The axes of a value in another order.
struct Transpose: Layer {
    let name = "transpose"
    let summary = "the axes in another order; without one, the two axes of a matrix exchanged"
    let arguments = [
        ArgumentSpec(
            "axes", .list(.integer(0...Limits.rank - 1), count: 1...Limits.rank), .absent, positional: true,
            "for each axis of the result, the axis it was, counted from 0")
    ]
    let example = """
        input x: [3, 5]
        transpose
        transpose([1, 0])
        """

    func overTime(_ arguments: Arguments, _ dims: [Int]) -> OverTime {
        guard case .list(let axes)? = arguments["axes"] else { return .joined }
        return ArgumentValue.list(axes).integers(count: axes.count).first == 0 ? .stepByStep : .joined
    }

    func apply(to operands: [ValueID], _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID {
        try net.requireFloats(operands[0], for: name)
        let dims = net.dims(operands[0])
        guard case .list(let list)? = arguments["axes"] else {
            guard dims.count == 2 else {
                throw Complaint(
                    .transposeAxes, "`transpose` without axes takes a matrix, but this value is \(dims.shapeText)",
                    help: ["`transpose(\(Array(dims.indices.reversed()).shapeText))` reverses all axes"])
            }
            return net.append(.transpose([1, 0]), operands[0])
        }
        let axes = ArgumentValue.list(list).integers(count: list.count)
        guard axes.sorted() == Array(dims.indices) else {
            throw Complaint(
                .transposeAxes, "\(axes.shapeText) does not name each axis of \(dims.shapeText) once",
                argument: "axes", notes: ["its axes are \(Array(dims.indices).shapeText)"])
        }
        return net.append(.transpose(axes), operands[0])
    }
}
