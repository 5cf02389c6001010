import TensorIR

/// Values one behind the other along one axis, the last unless another is named.
struct Concatenation: Layer {
    let name = "concat"
    let summary = "values one behind the other along one axis"
    let operands = 1...1024
    let arguments = [
        ArgumentSpec(
            "axis", .integer(0...Limits.rank - 1), .absent, "the axis, counted from 0; the last if left out")
    ]
    let example = """
        input a: [3]
        input b: [2]
        concat(a, b)
        """

    func overTime(_ arguments: Arguments, _ dims: [Int]) -> OverTime {
        if case .integer(let axis)? = arguments["axis"] { return axis == 0 ? .across : .stepByStep }
        return dims.count == 1 ? .across : .stepByStep
    }

    func apply(to operands: [ValueID], _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID {
        for operand in operands { try net.requireFloats(operand, for: name) }
        let shapes = operands.map { net.dims($0) }
        let rank = shapes[0].count
        var axis = rank - 1
        if case .integer(let written)? = arguments["axis"] { axis = written }
        guard axis < rank else {
            throw Complaint(
                .noSuchAxis, "there is no axis \(axis) in \(shapes[0].shapeText)", argument: "axis",
                notes: ["its axes are \(Array(0..<rank).shapeText)"])
        }
        for shape in shapes.dropFirst() {
            let fits = shape.count == rank && (0..<rank).allSatisfy { $0 == axis || shape[$0] == shapes[0][$0] }
            guard fits else {
                throw Complaint(
                    .concatShapes,
                    "\(shapes[0].shapeText) and \(shape.shapeText) cannot be concatenated along axis \(axis)",
                    notes: ["all other axes must be equal"])
            }
        }
        var total = 0
        for shape in shapes { total += shape[axis] }
        var dims = shapes[0]
        dims[axis] = total
        try net.require(dims)
        return operands.count == 1
            ? operands[0] : net.graph.append(.concatenate(axis: axis), operands, origin: net.origin)
    }
}
