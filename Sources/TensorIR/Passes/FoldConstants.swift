extension Graph {
    /// Computes what depends on constants alone: a value that is everywhere the same stays one
    /// number, however it is moved, repeated or summed.
    func foldingConstants() -> Graph {
        rewriting { graph, _, node in
            guard let literal = graph.literal(of: node) else { return graph.foldingOperands(of: node) }
            return graph.append(.constant(literal), origin: node.origin)
        }
    }

    /// Constant operands of a map become part of its formula.
    private mutating func foldingOperands(of node: Node) -> ValueID? {
        guard case .map(let formula) = node.primitive, node.operands.contains(where: { splat($0) != nil }) else { return nil }
        let folded = formula.substituting { index in splat(node.operands[index]).map(Scalar.constant) ?? .operand(index) }
        return appendMap(folded, node.operands, origin: node.origin)
    }

    private func literal(of node: Node) -> Literal? {
        let numbers = node.operands.map { splat($0) }
        func everywhere(_ value: Double?) -> Literal? { value.map { .splat($0, node.shape) } }

        switch node.primitive {
        case .input, .target, .parameter, .constant, .exampleWeight, .dropoutMask, .oneHot, .prefixMask, .gather, .scatterAdd,
            .unpick, .route, .unwindow, .scan:
            return nil
        case .map(let formula):
            return map(formula, node)
        case .broadcast, .window, .slice, .reverse, .transpose, .pick:
            return everywhere(numbers[0])
        case .reshape(let dims):
            if case .constant(.values(let values, let shape)) = self[node.operands[0]].primitive {
                return .values(values, Shape(batched: shape.isBatched, dims))
            }
            return everywhere(numbers[0])
        case .pad(let pad):
            return numbers[0] == pad.value ? everywhere(pad.value) : nil
        case .concatenate:
            return Set(numbers).count == 1 ? everywhere(numbers[0]) : nil
        case .reduce(let reduce):
            let count = reduce.axes.map { self[node.operands[0]].shape.dims[$0] }.reduce(1, *)
            switch reduce.operation {
            case .sum: return reduce.overBatch ? nil : everywhere(numbers[0].map { $0 * Double(count) })
            case .maximum, .minimum: return everywhere(numbers[0])
            }
        case .contract:
            return numbers.contains(0) ? everywhere(0) : nil
        case .softmax:
            return everywhere(numbers[0].map { _ in 1 / Double(node.shape.dims.last!) })
        case .logSumExp:
            let count = Double(self[node.operands[0]].shape.dims.last!)
            return everywhere(numbers[0].map { $0 + Scalar.Unary.log.apply(count) })
        }
    }

    private func map(_ formula: Scalar, _ node: Node) -> Literal? {
        var columns: [[Double]] = []
        for operand in node.operands {
            switch self[operand].primitive {
            case .constant(.values(let values, _)): columns.append(values)
            case .constant(.splat(let value, let shape)) where !shape.isBatched:
                columns.append(Array(repeating: value, count: shape.count))
            default: return nil
            }
        }
        if node.operands.allSatisfy({ splat($0) != nil }) { return nil }
        return .values(columns[0].indices.map { i in formula.evaluate(columns.map { $0[i] }) }, node.shape)
    }
}
