extension Graph {
    /// Appends the way back through a recurrence and returns what it contributes to the gradients of
    /// its operands.
    /// - Parameter gradients: by result, nil where it is zero.
    mutating func append(
        _ recurrence: BackPropagation, _ operands: [ValueID], gradients: [Int: ValueID], _ origin: Origin
    ) -> [(position: Int, gradient: ValueID)] {
        let scan = recurrence.forward
        func gradient(_ result: Int, in graph: inout Graph) -> ValueID {
            if let known = gradients[result] { return known }
            let shape = graph.resultType(of: scan, result, operands: operands).0
            return graph.append(.constant(.splat(0, shape)), origin: origin)
        }
        func stack(_ source: BackPropagation.Source, in graph: inout Graph) -> ValueID {
            switch source {
            case .gradient(let result): return gradient(result, in: &graph)
            case .sequence(let number): return operands[scan.states + number]
            case .output(let number): return graph.append(.scan(scan, result: number), operands, origin: origin.ofForward)
            case .before(_, let output, let initial):
                let after = graph.append(.scan(scan, result: output), operands, origin: origin.ofForward)
                return graph.appendShift(of: after, by: scan.isReversed ? -1 : 1, filling: initial, origin: origin.ofForward)
            }
        }
        let states = (0..<scan.states).map { gradient($0, in: &self) }
        let sequences = recurrence.sequences.map { stack($0, in: &self) }
        let constants = recurrence.constants.map { operands[scan.states + scan.sequences + $0] }
        let results = append(recurrence.backward, states + sequences + constants, origin: origin)

        func outside(_ value: ValueID, in graph: inout Graph) -> (value: ValueID, hasSteps: Bool) {
            switch recurrence.outside(value) {
            case .stack(let source): (stack(source, in: &graph), true)
            case .result(let number): (results[number], true)
            case .constant(let number): (operands[scan.states + scan.sequences + number], false)
            }
        }
        func sum(_ stepSum: StepSum, in graph: inout Graph) -> ValueID {
            switch stepSum {
            case .contract(let contract, let left, let right):
                let (left, right) = (outside(left, in: &graph), outside(right, in: &graph))
                let step = Contract.Label.unused(in: contract)
                let joined = Contract(
                    left: (left.hasSteps ? [step] : []) + contract.left, right: (right.hasSteps ? [step] : []) + contract.right,
                    result: contract.result, overBatch: contract.overBatch)
                return graph.append(.contract(joined), [left.value, right.value], origin: origin)
            case .reduce(let reduce, let value):
                return graph.appendSum(
                    of: outside(value, in: &graph).value, axes: [0] + reduce.axes.map { $0 + 1 }, overBatch: true, origin: origin)
            case .moved(let primitive, let inner):
                var operands: [ValueID] = []
                for part in inner { operands.append(sum(part, in: &graph)) }
                return graph.append(primitive, operands, origin: origin)
            case .stacked(let value):
                return graph.appendSum(of: outside(value, in: &graph).value, axes: [0], origin: origin)
            }
        }

        return (0..<scan.states).map { ($0, results[$0]) }
            + recurrence.slices.map { ($0.position, outside($0.gradient, in: &self).value) }
            + recurrence.sums.map { ($0.position, sum($0.sum, in: &self)) }
    }

    /// The stack moved so many steps later (or, if negative, earlier), one number filling the gap.
    private mutating func appendShift(of stack: ValueID, by steps: Int, filling: Double, origin: Origin) -> ValueID {
        let dims = self[stack].shape.dims
        let others = dims.dropFirst().map { _ in Pad.Axis() }
        let pad = Pad([Pad.Axis(low: max(0, steps), high: max(0, -steps))] + others, value: filling)
        let padded = append(.pad(pad), [stack], origin: origin)
        var kept = Slice(whole: self[padded].shape.dims)
        kept.axes[0] = Slice.Axis(start: max(0, -steps), count: dims[0])
        return append(.slice(kept), [padded], origin: origin)
    }
}

extension Contract.Label {
    /// A label that the contraction does not have.
    fileprivate static func unused(in contract: Contract) -> Contract.Label {
        distinct(contract.left.count + contract.right.count + 1).first { !contract.left.contains($0) && !contract.right.contains($0) }!
    }
}

extension Origin {
    fileprivate var ofForward: Origin { Origin(layer: layer, span: span) }
}
