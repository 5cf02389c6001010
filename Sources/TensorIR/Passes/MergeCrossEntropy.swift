extension Graph {
    /// Merges softmax with the sum of a formula that is linear in its logarithm, such as
    /// cross-entropy and Kullback-Leibler divergence: with q = softmax(z) and log q = z − L,
    /// L = logSumExp(z), Σ p·log q = Σ p·z − L·Σp, and Σp = 1 where p is a distribution. So neither
    /// the logarithm of a softmax nor its Jacobian is ever computed, and the gradient is q − p.
    func mergingCrossEntropy() -> Graph {
        rewriting { graph, _, node in
            guard case .reduce(let reduce) = node.primitive, reduce.operation == .sum, !reduce.overBatch,
                case .map(let formula) = graph[node.operands[0]].primitive
            else { return nil }
            return graph.appendMergedSum(of: formula, graph[node.operands[0]], reduce, node.origin)
        }
    }

    /// Elsewhere: log softmax(z) = z − logSumExp(z).
    func mergingLogSoftmax() -> Graph {
        rewriting { graph, _, node in
            guard case .map(let formula) = node.primitive, let merge = graph.logSoftmax(in: formula.simplified(), node.operands)
            else { return nil }
            let total = graph.append(.logSumExp, [merge.logits], origin: node.origin)
            let repeated = graph.appendBroadcast(total, to: node.shape, axes: Array(0..<node.shape.rank - 1), origin: node.origin)
            let count = node.operands.count
            let merged = merge.formula.substituting { $0 == count ? .operand(count) - .operand(count + 1) : .operand($0) }
            return graph.appendMap(merged.simplified(), node.operands + [merge.logits, repeated], origin: node.origin)
        }
    }

    private struct LogSoftmax {
        /// z.
        var logits: ValueID
        /// The formula with one more operand in place of log q; q itself does not occur.
        var formula: Scalar
    }

    private func logSoftmax(in formula: Scalar, _ operands: [ValueID]) -> LogSoftmax? {
        for (index, operand) in operands.enumerated() {
            guard self[operand].primitive == .softmax, formula.contains(.unary(.log, .operand(index))) else { continue }
            let replaced = formula.replacing(.unary(.log, .operand(index)), with: .operand(operands.count))
            guard !replaced.operands.contains(index) else { continue }
            return LogSoftmax(logits: self[operand].operands[0], formula: replaced)
        }
        return nil
    }

    private mutating func appendMergedSum(of formula: Scalar, _ map: Node, _ reduce: Reduce, _ origin: Origin) -> ValueID? {
        let last = map.shape.rank - 1
        guard reduce.axes.contains(last), let merge = logSoftmax(in: formula.simplified(), map.operands) else { return nil }
        let logarithm = map.operands.count
        let weight = merge.formula.derivative(logarithm)
        guard !weight.operands.contains(logarithm) else { return nil }

        // Σ f(log q) = Σ f(z) − Σ f′·L, f′ constant in log q.
        let linear = appendMap(merge.formula, map.operands + [merge.logits], origin: origin)
        let sum = append(.reduce(reduce), [linear], origin: origin)
        let total = append(.logSumExp, [merge.logits], origin: origin)
        let others = reduce.axes.filter { $0 != last }
        let isDistribution = map.operands.map { self.isDistribution($0) }
        if let (factor, operand) = weight.multiple, isDistribution[operand] {
            let totals = appendSum(of: total, axes: others, origin: origin)
            return append(.map((.operand(0) - .constant(factor) * .operand(1)).simplified()), [sum, totals], origin: origin)
        }
        let weights = appendSum(of: appendMap((-weight).simplified(), map.operands, origin: origin), axes: [last], origin: origin)
        let weighted = append(.map(.operand(0) * .operand(1)), [total, weights], origin: origin)
        return append(
            .map(.operand(0) + .operand(1)), [sum, appendSum(of: weighted, axes: others, origin: origin)], origin: origin)
    }

    /// Whether the entries along the last axis are known to sum to 1.
    private func isDistribution(_ value: ValueID) -> Bool {
        switch self[value].primitive {
        case .oneHot, .softmax: true
        case .target(let index): targets[index].isDistribution
        case .slice: self[value].shape.dims.last == self[self[value].operands[0]].shape.dims.last && isDistribution(self[value].operands[0])
        case .input, .parameter, .constant, .exampleWeight, .map, .broadcast, .reduce, .contract, .window, .unwindow, .pad,
            .concatenate, .reshape, .transpose, .reverse, .logSumExp, .route, .prefixMask, .gather, .scatterAdd, .pick, .unpick,
            .dropoutMask, .scan:
            false
        }
    }
}

extension Scalar {
    /// c and i, if the formula is c · operand(i).
    fileprivate var multiple: (factor: Double, operand: Int)? {
        let term = Term(of: self)
        guard term.factors.count == 1, term.factors[0].exponent == 1, case .operand(let index) = term.factors[0].base else {
            return nil
        }
        return (term.coefficient, index)
    }
}
