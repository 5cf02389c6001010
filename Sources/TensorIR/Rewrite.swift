extension Graph {
    /// The values that a caller reads.
    var roots: [ValueID] {
        outputs.map(\.value) + [loss].compactMap(\.self) + gradients.compactMap(\.self)
            + updates.sorted { $0.key < $1.key }.map(\.value)
    }

    /// How many operands and roots refer to each value.
    var useCounts: [Int] {
        var counts = Array(repeating: 0, count: nodes.count)
        for id in nodes.flatMap(\.operands) + roots { counts[id.index] += 1 }
        return counts
    }

    /// A copy in which each node is what `rule` appends for it, given the copy so far, the node's
    /// old name and the node with its operands in the copy; nil keeps the node.
    func rewriting(_ rule: (inout Graph, ValueID, Node) -> ValueID?) -> Graph {
        var copy = self
        copy.nodes = []
        var renamed: [ValueID] = []
        for id in ids {
            var node = self[id]
            node.operands = node.operands.map { renamed[$0.index] }
            renamed.append(rule(&copy, id, node) ?? copy.append(node))
        }
        copy.renameRoots { renamed[$0.index] }
        return copy
    }

    /// A copy without the nodes that no root depends on; inputs and targets stay.
    func pruned() -> Graph {
        var isLive = Array(repeating: false, count: nodes.count)
        for id in roots + (inputs + targets).map(\.value) { isLive[id.index] = true }
        for id in ids.reversed() where isLive[id.index] {
            for operand in self[id].operands { isLive[operand.index] = true }
        }
        var copy = self
        copy.nodes = []
        var renamed = ids
        for id in ids where isLive[id.index] {
            var node = self[id]
            node.operands = node.operands.map { renamed[$0.index] }
            renamed[id.index] = copy.append(node)
        }
        copy.renameRoots { renamed[$0.index] }
        return copy
    }

    /// Appends a node as it stands.
    private mutating func append(_ node: Node) -> ValueID {
        nodes.append(node)
        return ValueID(nodes.count - 1)
    }

    private mutating func renameRoots(_ name: (ValueID) -> ValueID) {
        for index in inputs.indices { inputs[index].value = name(inputs[index].value) }
        for index in targets.indices { targets[index].value = name(targets[index].value) }
        for index in outputs.indices { outputs[index].value = name(outputs[index].value) }
        loss = loss.map(name)
        gradients = gradients.map { $0.map(name) }
        updates = updates.mapValues(name)
    }
}
