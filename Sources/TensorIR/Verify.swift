extension Graph {
    /// Traps unless the graph is well formed: operands come before their node, shapes and element
    /// types are what the primitives give, no forward value reads a gradient, only float values enter arithmetic, and ports, loss,
    /// gradients and updates have the shapes that are promised. A failure is a bug of the compiler.
    package func verify() {
        for id in ids {
            let node = self[id]
            func require(_ condition: Bool, _ message: @autoclosure () -> String) {
                precondition(condition, "%\(id.index) \(node.primitive) of \(node.operands.map { self[$0].shape }): \(message())")
            }
            require(node.operands.allSatisfy { $0 < id }, "an operand comes later")
            require(
                node.operands.count == node.primitive.operandCount ?? max(1, node.operands.count),
                "\(node.operands.count) operands")
            switch node.primitive {
            case .input(let index): require(inputs.indices.contains(index) && inputs[index].value == id, "no such input")
            case .target(let index): require(targets.indices.contains(index) && targets[index].value == id, "no such target")
            default:
                if case .scan(let scan, let result) = node.primitive {
                    require((0..<scan.results).contains(result), "no such result")
                    scan.body.verify()
                }
                let (shape, element) = resultType(of: node.primitive, operands: node.operands)
                require(shape == node.shape && element == node.element, "is \(node.shape), should be \(shape)")
            }
            require(
                node.origin.isGradient || node.operands.allSatisfy { !self[$0].origin.isGradient },
                "the forward computation reads a gradient")
            for (position, operand) in node.operands.enumerated() where !node.primitive.takesIndices(at: position) {
                require(self[operand].element == .float, "operand \(position) holds indices")
            }
        }
        verifyRoots()
    }

    private func verifyRoots() {
        if let loss { precondition(self[loss].shape == Shape(batched: true, []), "the loss is \(self[loss].shape)") }
        precondition(
            gradients.isEmpty || gradients.count == parameters.count,
            "\(gradients.count) gradients of \(parameters.count) parameters")
        for (parameter, gradient) in zip(parameters, gradients) {
            guard let gradient else { continue }
            precondition(
                self[gradient].shape == Shape(batched: false, parameter.dims),
                "the gradient of \(parameter.name) is \(self[gradient].shape)")
        }
        for (index, value) in updates {
            precondition(
                self[value].shape == Shape(batched: false, parameters[index].dims),
                "the update of \(parameters[index].name) is \(self[value].shape)")
        }
    }
}

extension Primitive {
    /// How many operands a node has; nil: one or more.
    var operandCount: Int? {
        switch self {
        case .input, .target, .parameter, .constant, .exampleWeight, .dropoutMask: 0
        case .broadcast, .reduce, .window, .unwindow, .pad, .slice, .reshape, .transpose, .reverse, .softmax, .logSumExp,
            .oneHot, .prefixMask, .pick, .unpick:
            1
        case .contract, .route, .gather, .scatterAdd: 2
        case .map, .concatenate: nil
        case .scan(let scan, _): scan.body.inputs.count
        }
    }

    /// Whether the operand at the position may hold indices.
    func takesIndices(at position: Int) -> Bool {
        switch self {
        case .reshape, .slice, .oneHot, .prefixMask: true
        case .gather, .scatterAdd: position == 1
        case .input, .target, .parameter, .constant, .exampleWeight, .map, .broadcast, .reduce, .contract, .window, .unwindow,
            .pad, .concatenate, .transpose, .reverse, .softmax, .logSumExp, .route, .pick, .unpick, .dropoutMask, .scan:
            false
        }
    }
}
