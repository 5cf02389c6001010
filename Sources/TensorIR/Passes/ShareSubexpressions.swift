extension Graph {
    /// Computes equal nodes once. The first one stays, with its origin.
    func sharingSubexpressions() -> Graph {
        struct Key: Hashable {
            var primitive: Primitive
            var operands: [ValueID]
        }
        var known: [Key: ValueID] = [:]
        return rewriting { graph, _, node in
            let key = Key(primitive: node.primitive, operands: node.operands)
            if let first = known[key] { return first }
            known[key] = ValueID(graph.nodes.count)
            return nil
        }
    }
}
