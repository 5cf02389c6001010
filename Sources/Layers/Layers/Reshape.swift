import TensorIR

/// The same elements in row-major order under other extents.
struct Reshape: Layer {
    let name = "reshape"
    let summary = "the same elements in the same order under other extents"
    let arguments = [ArgumentSpec("shape", .extents, positional: true, "the extents; their product stays")]
    let example = """
        input x: [16]
        reshape([4, 4, 1])
        """

    func overTime(_ arguments: Arguments, _ dims: [Int]) -> OverTime { .joined }

    func apply(to operands: [ValueID], _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID {
        guard case .list(let extents)? = arguments["shape"] else { preconditionFailure("reshape has no shape") }
        let (old, new) = (net.dims(operands[0]), ArgumentValue.list(extents).integers(count: extents.count))
        try net.require(new)
        let (before, after) = (old.reduce(1, *), new.reduce(1, *))
        guard before == after else {
            throw Complaint(
                .reshapeCount, "\(old.shapeText) cannot be reshaped to \(new.shapeText)", argument: "shape",
                notes: [
                    "\(old.countText) elements are there, and \(new.countText) would be needed"
                ])
        }
        return net.append(.reshape(new), operands[0])
    }
}
