extension Graph {
    /// Simplifies every formula, and composes a map with the maps it reads where algebra then
    /// saves work: log(σ(x)) becomes a softplus, q·w − p·w becomes (q − p)·w. Maps whose
    /// composition saves nothing stay apart.
    func simplifyingMaps() -> Graph {
        let consumers = consumerCounts
        return rewriting { graph, id, node in
            guard case .map(let formula) = node.primitive else { return nil }
            let hasOneUse = self[id].operands.map { consumers[$0.index] == 1 }
            let best = graph.composed(Composition(formula: formula.simplified(), operands: node.operands), hasOneUse)
            if let hoisted = graph.appendBeforeBroadcast(best, node) { return hoisted }
            guard best != Composition(formula: formula, operands: node.operands) else { return nil }
            return graph.appendMap(best.formula, best.operands, origin: node.origin)
        }
    }

    private struct Composition: Equatable {
        var formula: Scalar
        var operands: [ValueID]
    }

    /// How many nodes and roots read each value.
    private var consumerCounts: [Int] {
        var counts = Array(repeating: 0, count: nodes.count)
        for node in nodes { for operand in Set(node.operands) { counts[operand.index] += 1 } }
        for root in roots { counts[root.index] += 1 }
        return counts
    }

    /// The map composed with those of its operands that pay: with single readers, the work of both
    /// counts; an operand that others read too must get cheaper on its own.
    private func composed(_ map: Composition, _ hasOneUse: [Bool]) -> Composition {
        let producers = map.operands.indices.filter { if case .map = self[map.operands[$0]].primitive { true } else { false } }
        let single = producers.filter { hasOneUse[$0] }
        var choices = [single] + producers.map { [$0] }
        if single.count < 2 { choices.removeFirst() }
        for choice in choices {
            let candidate = composing(map, with: choice)
            let saved = choice.filter { hasOneUse[$0] }.map { cost(of: map.operands[$0]) }.reduce(0, +)
            if candidate.formula.isWithinLimits && candidate.formula.cost < map.formula.cost + saved { return candidate }
        }
        return map
    }

    private func cost(of value: ValueID) -> Int {
        if case .map(let formula) = self[value].primitive { formula.cost } else { 0 }
    }

    private func composing(_ map: Composition, with positions: [Int]) -> Composition {
        var operands = map.operands
        let formula = map.formula.substituting { index in
            guard positions.contains(index), case .map(let inner) = self[map.operands[index]].primitive else {
                return .operand(index)
            }
            return inner.substituting { place in
                let operand = self[map.operands[index]].operands[place]
                if let known = operands.firstIndex(of: operand) { return .operand(known) }
                operands.append(operand)
                return .operand(operands.count - 1)
            }
        }
        return Composition(formula: formula.simplified(), operands: operands)
    }

    /// The same map before a broadcast that all its operands share: fewer elements.
    private mutating func appendBeforeBroadcast(_ map: Composition, _ node: Node) -> ValueID? {
        let used = map.formula.operands.sorted().map { map.operands[$0] }
        guard let first = used.first, case .broadcast(let broadcast) = self[first].primitive else { return nil }
        let shape = self[self[first].operands[0]].shape
        guard shape != node.shape,
            used.allSatisfy({ self[$0].primitive == .broadcast(broadcast) && self[self[$0].operands[0]].shape == shape })
        else { return nil }
        let sources = map.operands.map { self[$0].operands.first ?? $0 }
        let inner = appendMap(map.formula, sources, origin: node.origin)
        return append(.broadcast(broadcast), [inner], origin: node.origin)
    }
}
