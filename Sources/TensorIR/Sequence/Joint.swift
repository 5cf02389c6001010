/// The body of a recurrence, followed by its gradient: one graph, simplified as a whole.
struct Joint {
    private(set) var graph: Graph
    private let scan: Scan
    /// The gradients of the states before the step.
    private(set) var stateGradients: [ValueID] = []
    private(set) var sliceGradients: [(position: Int, gradient: ValueID)] = []
    private(set) var constantGradients: [(position: Int, gradient: ValueID)] = []
    /// By value, whether it depends on the gradients that come in.
    private var dependsOnGradient: [Bool] = []

    init(_ scan: Scan, wanted: [Bool]) {
        self.scan = scan
        graph = scan.body
        precondition(graph.scans.isEmpty, "a recurrence within a recurrence")
        let leading = graph.leading { node in
            if case .input(let index) = node.primitive { index < scan.states || wanted[index] } else { false }
        }
        let seeds = scan.body.outputs.map { port in
            let node = graph[port.value]
            return (port.value, graph.addBodyInput("dy", node.shape, origin: node.origin.ofGradient))
        }
        let gradients = graph.appendGradients(seeds: seeds, leading: leading)

        var roots: [(position: Int, gradient: ValueID)] = []
        for position in scan.body.inputs.indices {
            let input = scan.input(position)
            if let gradient = gradients[input.index], leading[input.index] {
                roots.append((position, gradient))
            } else if position < scan.states {
                let node = graph[input]
                roots.append((position, graph.append(.constant(.splat(0, node.shape)), origin: node.origin.ofGradient)))
            }
        }
        graph.outputs += roots.map { Port(name: "", value: $0.gradient) }
        graph = Graph.finalPasses.reduce(graph) { $0.running($1) }

        for (root, port) in zip(roots, graph.outputs[scan.results...]) {
            if root.position < scan.states {
                stateGradients.append(port.value)
            } else if root.position < scan.states + scan.sequences {
                sliceGradients.append((root.position, port.value))
            } else {
                constantGradients += graph.addends(of: port.value).map { (root.position, $0) }
            }
        }
        dependsOnGradient = graph.leading { node in
            if case .input(let index) = node.primitive { index >= scan.body.inputs.count } else { false }
        }
    }

    /// The number of the input that a value is, the gradients that come in counted behind the body's own.
    func inputNumber(_ value: ValueID) -> Int? {
        if case .input(let index) = graph[value].primitive { index } else { nil }
    }

    /// The number of the constant that a value is.
    func constantNumber(_ value: ValueID) -> Int? {
        guard let index = inputNumber(value), index < scan.body.inputs.count else { return nil }
        let number = index - scan.states - scan.sequences
        return number < 0 ? nil : number
    }

    /// Whether a value is the gradient of a state after the step.
    func isGradientOfState(_ value: ValueID) -> Bool {
        guard let number = inputNumber(value) else { return false }
        return (scan.body.inputs.count..<scan.body.inputs.count + scan.states).contains(number)
    }

    /// Whether the way back computes a value, rather than reading what the way there has left.
    func isOfWayBack(_ value: ValueID) -> Bool {
        if inputNumber(value) != nil { return false }
        if dependsOnGradient[value.index] || graph[value].origin.isGradient { return true }
        switch graph[value].primitive {
        case .constant, .exampleWeight, .broadcast, .reshape, .transpose, .slice, .reverse: return true
        case .input, .target, .parameter, .map, .reduce, .contract, .window, .unwindow, .pad, .concatenate, .softmax,
            .logSumExp, .route, .oneHot, .prefixMask, .gather, .scatterAdd, .pick, .unpick,
            .dropoutMask, .scan:
            return false
        }
    }

    /// How the sum over the steps of a value is taken outside.
    func stepSum(of value: ValueID) -> StepSum {
        let node = graph[value]
        switch node.primitive {
        case .contract(let contract) where contract.overBatch || !node.shape.isBatched:
            return .contract(contract, node.operands[0], node.operands[1])
        case .reduce(let reduce) where reduce.operation == .sum && reduce.overBatch:
            return .reduce(reduce, node.operands[0])
        case .reshape, .transpose, .broadcast, .slice, .reverse, .concatenate:
            return .moved(node.primitive, node.operands.map { stepSum(of: $0) })
        case .pad(let pad) where pad.value == 0:
            return .moved(node.primitive, [stepSum(of: node.operands[0])])
        case .input, .target, .parameter, .constant, .exampleWeight, .map, .reduce, .contract, .window, .unwindow, .pad,
            .softmax, .logSumExp, .route, .oneHot, .prefixMask, .gather, .scatterAdd, .pick, .unpick,
            .dropoutMask, .scan:
            return .stacked(value)
        }
    }

    /// The body of the way back: its states are the gradients of the states.
    func backwardBody(_ needs: Needs, outputs: [ValueID]) -> Graph {
        var body = Graph(name: graph.name)
        var copies: [ValueID: ValueID] = [:]
        func addInput(_ value: ValueID) {
            let node = graph[value]
            let name = inputNumber(value).map { graph.inputs[$0].name } ?? "y"
            copies[value] = body.addBodyInput(name, node.shape, element: node.element, origin: node.origin)
        }
        for state in 0..<scan.states { addInput(graph.inputs[scan.body.inputs.count + state].value) }
        for value in needs.sequenceValues { addInput(value) }
        for constant in needs.constants { addInput(graph.inputs[scan.states + scan.sequences + constant].value) }
        for id in graph.ids where needs.backwardValues.contains(id) {
            let node = graph[id]
            copies[id] = body.append(node.primitive, node.operands.map { copies[$0]! }, origin: node.origin.ofGradient)
        }
        body.outputs = outputs.map { Port(name: "", value: copies[$0]!) }
        return body
    }
}

extension Graph {
    /// The values that a value is the plain sum of: those of one row of additions.
    fileprivate func addends(of value: ValueID) -> [ValueID] {
        guard case .map(let formula) = self[value].primitive, let addends = formula.addends else { return [value] }
        return addends.flatMap { self.addends(of: self[value].operands[$0]) }
    }

    /// The graph of these values alone, with these inputs.
    func extracting(_ values: [ValueID], inputs kept: [Int]) -> Graph {
        var graph = self
        graph.outputs = values.map { Port(name: "", value: $0) }
        graph.inputs = kept.map { inputs[$0] }
        graph = graph.pruned()
        // The others are not live: no output reads them.
        return graph.rewriting { graph, _, node in
            guard case .input(let index) = node.primitive else { return nil }
            return graph.appendInput(node, number: kept.firstIndex(of: index)!)
        }
    }

    private mutating func appendInput(_ node: Node, number: Int) -> ValueID {
        var node = node
        node.primitive = .input(number)
        nodes.append(node)
        return ValueID(nodes.count - 1)
    }
}
