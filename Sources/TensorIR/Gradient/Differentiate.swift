extension Graph {
    /// The graph with the gradient of the mean of `loss` over the examples: `gradients` holds, by
    /// parameter, a value of the parameter's shape, nil where it is not trainable or the loss does
    /// not depend on it. Reverse accumulation: every value's gradient is the sum over its uses.
    package func differentiated() -> Graph {
        guard let loss else { return self }
        precondition(self[loss].shape == Shape(batched: true, []), "the loss is \(self[loss].shape), not one number an example")
        let leadsToParameter = self.leadsToParameter
        var graph = self
        var contributions: [[ValueID]] = Array(repeating: [], count: nodes.count)
        var byParameter: [[ValueID]] = Array(repeating: [], count: parameters.count)
        if leadsToParameter[loss.index] {
            contributions[loss.index] = [graph.append(.exampleWeight, origin: self[loss].origin.ofGradient)]
        }

        for id in ids.reversed() where !contributions[id.index].isEmpty {
            let node = self[id]
            let gradient = graph.appendSum(contributions[id.index], origin: node.origin.ofGradient)
            if case .parameter(let index) = node.primitive { byParameter[index].append(gradient) }
            for (position, operand) in node.operands.enumerated() where leadsToParameter[operand.index] {
                guard let contribution = graph.appendPullback(of: id, to: position, gradient: gradient) else { continue }
                contributions[operand.index].append(contribution)
            }
        }
        graph.gradients = byParameter.map { uses in
            uses.isEmpty ? nil : graph.appendSum(uses, origin: graph[uses[0]].origin)
        }
        return graph.pruned()
    }

    /// Which values depend on a trainable parameter.
    private var leadsToParameter: [Bool] {
        var result: [Bool] = []
        for node in nodes {
            if case .parameter(let index) = node.primitive {
                result.append(parameters[index].isTrainable)
            } else {
                result.append(node.operands.contains { result[$0.index] })
            }
        }
        return result
    }
}

extension Origin {
    var ofGradient: Origin { Origin(layer: layer, span: span, isGradient: true) }
}
