extension Graph {
    /// Reads σ(z) where a formula contains it and some earlier map has it as its result. Only for
    /// functions that cost more than a read.
    func reusingResults() -> Graph {
        /// Formulas whose operands are numbered like the graph's values.
        var results: [Scalar: ValueID] = [:]
        return rewriting { graph, _, node in
            guard case .map(let formula) = node.primitive else { return nil }
            let whole = formula.substituting { .operand(node.operands[$0].index) }
            let reduced = whole.mapChildren { $0.reading(results) }
            results[whole] = results[whole] ?? ValueID(graph.nodes.count)
            guard reduced != whole else { return nil }
            return graph.appendMap(reduced, graph.ids, origin: node.origin)
        }
    }
}

extension Scalar {
    fileprivate func reading(_ results: [Scalar: ValueID]) -> Scalar {
        if cost >= Scalar.unary(.exp, .operand(0)).cost, let known = results[self] { return .operand(known.index) }
        return mapChildren { $0.reading(results) }
    }
}
