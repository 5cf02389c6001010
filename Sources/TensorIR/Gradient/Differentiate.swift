extension Graph {
    /// The graph with the gradient of the mean of `loss` over the examples: `gradients` holds, by
    /// parameter, a value of the parameter's shape, nil where it is not trainable or the loss does
    /// not depend on it. Reverse accumulation: every value's gradient is the sum over its uses.
    package func differentiated() -> Graph {
        guard let loss else { return self }
        precondition(self[loss].shape == Shape(batched: true, []), "the loss is \(self[loss].shape), not one number an example")
        let leads = leadsToParameter
        guard leads[loss.index] else { return differentiated(by: Array(repeating: [], count: parameters.count)) }

        var (graph, recurrences) = preparingRecurrences(leading: leads)
        let seed = graph.append(.exampleWeight, origin: self[loss].origin.ofGradient)
        let gradients = graph.appendGradients(seeds: [(loss, seed)], leading: leads, recurrences)
        var byParameter: [[ValueID]] = Array(repeating: [], count: parameters.count)
        for id in ids.reversed() {
            if case .parameter(let index) = self[id].primitive, let gradient = gradients[id.index] {
                byParameter[index].append(gradient)
            }
        }
        return graph.differentiated(by: byParameter)
    }

    /// The graph with these contributions to each parameter's gradient.
    private func differentiated(by contributions: [[ValueID]]) -> Graph {
        var graph = self
        graph.gradients = contributions.map { uses in
            uses.isEmpty ? nil : graph.appendSum(uses, origin: graph[uses[0]].origin)
        }
        return graph.pruned()
    }

    /// The gradient of each value so far, nil where it is zero, given those that come to some values
    /// from outside. Only values that lead to what is wanted get one.
    mutating func appendGradients(
        seeds: [(value: ValueID, gradient: ValueID)], leading: [Bool], _ recurrences: [Scan: BackPropagation] = [:]
    ) -> [ValueID?] {
        var contributions: [[ValueID]] = Array(repeating: [], count: leading.count)
        for (value, gradient) in seeds where leading[value.index] { contributions[value.index].append(gradient) }
        var gradients: [ValueID?] = Array(repeating: nil, count: leading.count)

        for id in leading.indices.reversed().map(ValueID.init) {
            let node = self[id]
            if !contributions[id.index].isEmpty {
                gradients[id.index] = appendSum(contributions[id.index], origin: node.origin.ofGradient)
            }
            if case .scan(let scan, _) = node.primitive {
                // All results of a recurrence at once, when the gradient of the first one is complete.
                let results = ids.prefix(leading.count).filter { self[$0].isResult(of: scan, node.operands) }
                guard results.first == id, let recurrence = recurrences[scan] else { continue }
                let ofResults = results.reduce(into: [Int: ValueID]()) { known, result in
                    if case .scan(_, let number) = self[result].primitive { known[number] = gradients[result.index] }
                }
                guard !ofResults.isEmpty else { continue }
                for (position, contribution) in append(recurrence, node.operands, gradients: ofResults, node.origin.ofGradient) {
                    contributions[node.operands[position].index].append(contribution)
                }
                continue
            }
            guard let gradient = gradients[id.index] else { continue }
            for (position, operand) in node.operands.enumerated() where leading[operand.index] {
                guard let contribution = appendPullback(of: id, to: position, gradient: gradient) else { continue }
                contributions[operand.index].append(contribution)
            }
        }
        return gradients
    }

    /// Which values depend on a trainable parameter.
    private var leadsToParameter: [Bool] {
        leading { node in
            if case .parameter(let index) = node.primitive { parameters[index].isTrainable } else { false }
        }
    }

    /// Which values depend on a node that is wanted.
    func leading(to isWanted: (Node) -> Bool) -> [Bool] {
        var result: [Bool] = []
        for node in nodes { result.append(isWanted(node) || node.operands.contains { result[$0.index] }) }
        return result
    }

    /// The graph whose recurrences also leave behind what the way back reads, and how to go back
    /// through each.
    private func preparingRecurrences(leading: [Bool]) -> (Graph, [Scan: BackPropagation]) {
        var recurrences: [Scan: BackPropagation] = [:]
        let graph = rewriting { graph, id, node in
            guard case .scan(let scan, let result) = node.primitive, leading[id.index] else { return nil }
            let recurrence = BackPropagation(
                scan, wanted: self[id].operands.map { leading[$0.index] },
                initial: node.operands.prefix(scan.states).map { graph.splat($0) })
            recurrences[recurrence.forward] = recurrence
            return graph.append(.scan(recurrence.forward, result: result), node.operands, origin: node.origin)
        }
        return (graph, recurrences)
    }

    /// The one number that a constant holds.
    func splat(_ value: ValueID) -> Double? {
        if case .constant(.splat(let number, _)) = self[value].primitive { return number }
        return nil
    }
}

extension Node {
    fileprivate func isResult(of scan: Scan, _ operands: [ValueID]) -> Bool {
        guard case .scan(let own, _) = primitive else { return false }
        return own == scan && self.operands == operands
    }
}

extension Origin {
    var ofGradient: Origin { Origin(layer: layer, span: span, isGradient: true) }
}
