import TensorIR

extension Evaluation {
    /// A result of a recurrence, by running its body step after step.
    func scan(_ scan: Scan, _ result: Int, _ operands: [Tensor], _ node: Node, to dims: [Int]) -> Tensor {
        var states = Array(operands[..<scan.states])
        var stack = Tensor(dims) { _ in 0 }
        let batch = node.shape.isBatched ? 1 : 0
        for step in scan.isReversed ? Array((0..<scan.steps).reversed()) : Array(0..<scan.steps) {
            var inputs = states
            for position in scan.states..<operands.count {
                let isSequence = position < scan.states + scan.sequences
                let axis = graph[node.operands[position]].shape.isBatched ? 1 : 0
                inputs.append(isSequence ? operands[position].slice(step, along: axis) : operands[position])
            }
            var inner = self
            (inner.graph, inner.inputs, inner.values) = (scan.body, inputs.map(\.values), [])
            for id in scan.body.ids { inner.values.append(inner.value(of: id)) }
            let outputs = scan.body.outputs.map { inner.values[$0.value.index] }
            states = Array(outputs[..<scan.states])
            guard result >= scan.states else { continue }
            forEachIndex(outputs[result].dims) { index in
                stack[Array(index[..<batch] + [step] + index[batch...])] = outputs[result][index]
            }
        }
        return result < scan.states ? states[result] : stack
    }
}

extension Tensor {
    /// The elements with that index along an axis, which vanishes.
    fileprivate func slice(_ position: Int, along axis: Int) -> Tensor {
        var rest = dims
        rest.remove(at: axis)
        return Tensor(rest) { index in self[Array(index[..<axis] + [position] + index[axis...])] }
    }
}
