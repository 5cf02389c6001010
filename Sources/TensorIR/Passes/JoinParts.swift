extension Graph {
    /// A sum of values, each padded by zeros to a part of an axis of its own, is those values one
    /// behind the other: the gradient of what was taken apart.
    func joiningParts() -> Graph {
        rewriting { graph, _, node in
            guard case .map(let formula) = node.primitive, let addends = formula.addends,
                addends.count > 1, addends.count == node.operands.count
            else { return nil }
            let parts = addends.compactMap { graph.part(node.operands[$0]) }.sorted { $0.range.lowerBound < $1.range.lowerBound }
            guard parts.count == addends.count, let axis = parts.first?.axis, parts.allSatisfy({ $0.axis == axis }) else { return nil }
            var end = 0
            for part in parts {
                guard part.range.lowerBound == end else { return nil }
                end = part.range.upperBound
            }
            guard end == node.shape.dims[axis] else { return nil }
            return graph.append(.concatenate(axis: axis), parts.map(\.value), origin: node.origin)
        }
    }

    /// The value that a padding by zeros along one axis puts to a place of it.
    private func part(_ id: ValueID) -> (value: ValueID, axis: Int, range: Range<Int>)? {
        guard case .pad(let pad) = self[id].primitive, pad.value == 0 else { return nil }
        let padded = pad.axes.indices.filter { pad.axes[$0] != Pad.Axis() }
        guard padded.count == 1, pad.axes[padded[0]].interior == 0 else { return nil }
        let (axis, low, value) = (padded[0], pad.axes[padded[0]].low, self[id].operands[0])
        return (value, axis, low..<low + self[value].shape.dims[axis])
    }
}

extension Scalar {
    /// The operands, if the formula is nothing but their sum.
    var addends: [Int]? {
        switch self {
        case .operand(let index): return [index]
        case .binary(.add, let a, let b):
            guard let left = a.addends, let right = b.addends else { return nil }
            return left + right
        case .constant, .unary, .binary, .select: return nil
        }
    }
}
