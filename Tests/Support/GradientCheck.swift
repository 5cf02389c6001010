import Reference
import TensorIR

/// The numbers for one evaluation of a graph.
package struct Numbers {
    package var examples: Int
    package var parameters: [[Double]]
    package var inputs: [[Double]]
    package var targets: [[Double]]

    package init(examples: Int, parameters: [[Double]], inputs: [[Double]] = [], targets: [[Double]] = []) {
        (self.examples, self.parameters, self.inputs, self.targets) = (examples, parameters, inputs, targets)
    }

    /// Random numbers that fit the graph's borders; distributions where targets ask for them.
    package init(for graph: Graph, examples: Int, random: inout SplitMix) {
        func value(_ port: Port) -> [Double] {
            let node = graph[port.value]
            let count = examples * node.shape.count
            if case .index(let classes) = node.element { return (0..<count).map { _ in Double(random.int(in: 0...classes - 1)) } }
            guard port.isDistribution else { return random.numbers(count, in: -1...1) }
            let classes = node.shape.dims.last!
            return (0..<count / classes).flatMap { _ in
                let weights = random.numbers(classes, in: 0.1...1)
                let sum = weights.reduce(0, +)
                return weights.map { $0 / sum }
            }
        }
        self.examples = examples
        parameters = graph.parameters.map { random.numbers($0.count, in: -1...1) }
        inputs = graph.inputs.map(value)
        targets = graph.targets.map(value)
    }
}

extension Reference {
    package static func evaluate(
        _ graph: Graph, _ numbers: Numbers, rounded: ((Double) -> Double)? = nil
    ) -> [ValueID: [Double]] {
        evaluate(
            graph, parameters: numbers.parameters, inputs: numbers.inputs, targets: numbers.targets, examples: numbers.examples,
            seed: 7, rounded: rounded)
    }

    /// The mean over the examples of the graph's loss.
    package static func meanLoss(_ graph: Graph, _ numbers: Numbers) -> Double {
        evaluate(graph, numbers)[graph.loss!]!.reduce(0, +) / Double(numbers.examples)
    }

    /// The gradients that a differentiated graph computes, by parameter.
    package static func gradients(_ graph: Graph, _ numbers: Numbers) -> [[Double]?] {
        let values = evaluate(graph, numbers)
        return graph.gradients.map { $0.map { values[$0]! } }
    }
}

/// What central differences of the mean loss say about a gradient: the places where both disagree.
package func disagreements(
    between gradients: [[Double]?], andDifferencesOf graph: Graph, at numbers: Numbers, random: inout SplitMix, entries: Int = 6
) -> [String] {
    var found: [String] = []
    for (index, parameter) in graph.parameters.enumerated() where parameter.isTrainable {
        let places =
            parameter.count <= entries
            ? Array(0..<parameter.count) : (0..<entries).map { _ in random.int(in: 0...parameter.count - 1) }
        for place in places {
            func slope(_ h: Double) -> Double {
                func loss(_ change: Double) -> Double {
                    var moved = numbers
                    moved.parameters[index][place] += change
                    return Reference.meanLoss(graph, moved)
                }
                return (loss(h) - loss(-h)) / (2 * h)
            }
            let expected = slope(1e-5), actual = gradients[index]?[place] ?? 0
            if abs(actual - expected) > 1e-6 * max(1, abs(expected)) {
                found.append("\(parameter.name)[\(place)]: \(actual), by differences \(expected)")
            }
        }
    }
    return found
}
