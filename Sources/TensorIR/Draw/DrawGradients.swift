extension Sketch {
    /// Adds a gradient item for every value between a trainable parameter and the loss, tied to the
    /// gradients of the values computed from it and to the values that its rule reads.
    mutating func addGradients() {
        guard let loss = drawing.items.firstIndex(where: { $0.kind == .loss }) else { return }
        let forward = drawing.items.indices
        let uses = drawing.links
        let fromParameter = reach(from: forward.filter { isTrainable($0) }, uses.map { ($0.from, $0.to) })
        let toLoss = reach(from: [loss], uses.map { ($0.to, $0.from) })

        var gradient: [Int: Int] = [:]
        for index in forward.reversed() where index != loss && fromParameter.contains(index) && toLoss.contains(index) {
            var item = drawing.items[index]
            (item.kind, item.symbol, item.subject) = (.gradient, "g(\(item.name))", index)
            drawing.items.append(item)
            gradient[index] = drawing.items.count - 1
        }
        for index in forward {
            guard let own = gradient[index] else { continue }
            for user in Set(uses.filter { $0.from == index && toLoss.contains($0.to) }.map(\.to)).sorted() {
                if let its = gradient[user] { drawing.link(its, to: own) }
                for read in values(readBackFrom: user, to: index) { drawing.link(read, to: own) }
            }
        }
    }

    private func isTrainable(_ index: Int) -> Bool {
        drawing.items[index].kind == .parameter
            && graph.ids.contains { id in
                guard item[id.index] == index, case .parameter(let number) = graph[id].primitive else { return false }
                return graph.parameters[number].isTrainable
            }
    }

    private func reach(from start: [Int], _ steps: [(Int, Int)]) -> Set<Int> {
        var found = Set(start), frontier = start
        while let next = frontier.popLast() {
            for step in steps where step.0 == next && found.insert(step.1).inserted { frontier.append(step.1) }
        }
        return found
    }

    /// The items whose values the derivative of item `user` with respect to item `source` reads:
    /// what the rules themselves refer to when they carry a gradient through that item.
    private func values(readBackFrom user: Int, to source: Int) -> [Int] {
        var scratch = graph
        let count = graph.nodes.count
        let members = graph.ids.filter { item[$0.index] == user }
        guard let result = members.last else { return [] }
        if case .scan(let scan, _) = graph[result].primitive { return values(readBackThrough: scan, result, of: user, to: source) }
        let seed = scratch.appendStandIn(for: graph[result])
        var contributions: [ValueID: [ValueID]] = [result: [seed]]
        var reached: [ValueID] = []
        let path = graph.ids.filter { item[$0.index] == user || (item[$0.index] == source && graph[$0].primitive.isHelper) }
        for id in path.reversed() {
            guard let parts = contributions[id], !graph[id].operands.isEmpty else { continue }
            let sum = scratch.appendSum(parts, origin: graph[id].origin)
            for (position, operand) in graph[id].operands.enumerated() {
                guard item[operand.index] == user || item[operand.index] == source,
                    let part = scratch.appendPullback(of: id, to: position, gradient: sum)
                else { continue }
                contributions[operand, default: []].append(part)
                if item[operand.index] == source { reached.append(part) }
            }
        }
        // Down from the gradients to values of the forward graph; a node that repeats one counts as it.
        var read: Set<Int> = [], seen: Set<ValueID> = [seed]
        while let id = reached.popLast() {
            guard seen.insert(id).inserted else { continue }
            let node = scratch[id]
            let known =
                id.index < count
                ? id
                : graph.ids.first {
                    graph[$0].primitive == node.primitive && graph[$0].operands == node.operands && !node.operands.isEmpty
                }
            if let known { item[known.index].map { _ = read.insert($0) } } else { reached += node.operands }
        }
        return read.sorted()
    }

    /// Back through a recurrence: what it has left behind at each step, and the weights that its states meet.
    private func values(readBackThrough scan: Scan, _ result: ValueID, of user: Int, to source: Int) -> [Int] {
        let weights = graph[result].operands.dropFirst(scan.states + scan.sequences).filter { graph[$0].shape.rank > 1 }
        return Set([user] + weights.compactMap { item[$0.index] }).subtracting([source]).sorted()
    }
}

extension Graph {
    /// An opaque value in the place of a node's gradient.
    fileprivate mutating func appendStandIn(for node: Node) -> ValueID {
        node.shape.isBatched
            ? append(.dropoutMask(keep: 1, stream: -1, dims: node.shape.dims), origin: node.origin)
            : addParameter(Parameter(name: "g", dims: node.shape.dims, initial: .constant(0)), origin: node.origin)
    }
}
