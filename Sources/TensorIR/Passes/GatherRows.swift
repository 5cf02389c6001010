extension Graph {
    /// Turns products with one-hot rows, contract(oneHot(i), w), into gathers of the rows of w along the
    /// axis that is summed: no number is multiplied by 0, and the gradient of w is a scatter-add.
    func gatheringRows() -> Graph {
        rewriting { graph, _, node in
            switch node.primitive {
            case .reshape(let dims): graph.appendReshapedIndices(dims, node)
            case .contract(let contract):
                graph.appendGatheredRows(contract, node.operands, node.origin)
                    ?? graph.appendGatheredRows(contract.swapped, node.operands.reversed(), node.origin)
            default: nil
            }
        }
    }

    /// reshape(oneHot(i)) = oneHot(reshape(i)) where the last axis stays.
    private mutating func appendReshapedIndices(_ dims: [Int], _ node: Node) -> ValueID? {
        let source = self[node.operands[0]]
        guard case .oneHot(let count) = source.primitive, dims.last == count else { return nil }
        let indices = appendReshape(source.operands[0], Array(dims.dropLast()), origin: node.origin)
        return append(.oneHot(count: count), [indices], origin: node.origin)
    }

    /// The left operand must be one-hot, and the right one the same for all examples.
    private mutating func appendGatheredRows(_ contract: Contract, _ operands: [ValueID], _ origin: Origin) -> ValueID? {
        guard case .oneHot = self[operands[0]].primitive, !contract.overBatch, !self[operands[1]].shape.isBatched,
            let entry = contract.left.last, let axis = contract.right.firstIndex(of: entry), !contract.result.contains(entry)
        else { return nil }
        let places = contract.left.dropLast()
        let rest = contract.right.filter { $0 != entry }
        guard rest.allSatisfy({ !places.contains($0) }), Set(places + rest) == Set(contract.result) else { return nil }

        let others = contract.right.indices.filter { $0 != axis }
        let table = appendTranspose(operands[1], [axis] + others, origin: origin)
        let rows = append(.gather, [table, self[operands[0]].operands[0]], origin: origin)
        let labels = places + rest
        return appendTranspose(rows, contract.result.map { labels.firstIndex(of: $0)! }, origin: origin)
    }
}
