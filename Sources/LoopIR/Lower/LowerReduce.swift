import TensorIR

extension KernelBuilder {
    /// Sums and extrema: vectors along a kept axis where the reader's memory allows it, else vectors
    /// along the last reduced axis that are combined at the end, else one element at a time.
    func lowerReduce() -> [Statement] {
        let id = region.anchor!
        guard case .reduce(let reduce) = graph[id].primitive else { preconditionFailure("%\(id.index) reduces nothing") }
        let operand = graph[id].operands[0]
        let shape = graph[operand].shape
        let reduced = Set(reduce.axes + (reduce.overBatch ? [-1] : []))
        // What the epilogue touches, in the space of the operand.
        let kept = shape.dims.indices.filter { !reduced.contains($0) }
        func widened(_ access: Access) -> Access {
            var result = access
            result.axes = [Access.Stride](repeating: .affine(0), count: shape.rank)
            for (i, axis) in kept.enumerated() { result.axes[axis] = access.axes[i] }
            return result
        }
        let inputs = plan.accesses(evaluating: operand, in: region)
        let outputs = (region.members.flatMap { plan.accesses(evaluating: $0, in: region) } + region.stores.map { plan.access[$0]! }).map(widened)
        let separate = plan.comparesPosition(operand, in: region) ? shape.rank - 1 : nil
        let nest = Nest(shape, accesses: inputs + outputs, reduced: reduced, separate: separate)
        var keptDimensions = nest.dimensions.filter { !$0.isReduced }
        var reducedDimensions = nest.dimensions.filter(\.isReduced)

        /// The loops of the reduction around one output (scalar or vector) and its epilogue.
        func one(_ counters: Counters, _ lanes: Lanes, along dimension: Nest.Dimension?) -> [Statement] {
            let isVector = lanes != .one
            let sum = register(reduce.operation == .sum ? "sum" : "best", vector: isVector)
            var body: [Statement] = [.declare(sum, .constant(reduce.operation.identity, vector: isVector))]
            body += loops(over: reducedDimensions, counters: counters) { inner in
                var point = evaluator(inner, lanes, vectorDimension: dimension, separate: separate)
                let value = point.value(of: operand)
                return point.statements + [.assign(sum, reduce.operation.combine(.register(sum), value))]
            }
            return body + finish(id, sum, counters, lanes, along: dimension, widened)
        }

        if let last = keptDimensions.last, last.takesVectors(comparing: separate), (inputs + outputs).allSatisfy({ [0, 1].contains(Nest.stride($0, last)) }),
            inputs.contains(where: { Nest.stride($0, last) == 1 }), last.extent.count(capacity: plan.capacity) > 1
        {
            keptDimensions.removeLast()
            return loops(over: keptDimensions) { counters in
                vectorLoop(over: last, counters: counters) { one($0, $1, along: last) }
            }
        }
        guard target.lanes > 1, let last = reducedDimensions.last, last.takesVectors(comparing: separate), inputs.allSatisfy({ [0, 1].contains(Nest.stride($0, last)) }),
            last.extent.count(capacity: plan.capacity) >= target.lanes
        else {
            return loops(over: keptDimensions) { one($0, .one, along: nil) }
        }
        reducedDimensions.removeLast()
        return loops(over: keptDimensions) { counters in
            let partial = register("part", vector: true)
            let total = register(reduce.operation == .sum ? "sum" : "best", vector: false)
            var body: [Statement] = [.declare(partial, .constant(reduce.operation.identity, vector: true))]
            body += loops(over: reducedDimensions, counters: counters) { outer in
                vectorLoop(over: last, counters: outer) { inner, lanes in
                    var point = evaluator(inner, lanes, vectorDimension: last, separate: separate)
                    var value = point.value(of: operand)
                    if case .masked(let mask) = lanes {
                        value = .blend(mask, value, .constant(reduce.operation.identity, vector: true))
                    }
                    return point.statements + [.assign(partial, reduce.operation.combine(.register(partial), value))]
                }
            }
            body.append(.declare(total, .across(reduce.operation, .register(partial))))
            return body + finish(id, total, counters, .one, along: nil, widened)
        }
    }

    private func finish(
        _ id: ValueID, _ result: Register, _ counters: Counters, _ lanes: Lanes, along dimension: Nest.Dimension?,
        _ widened: @escaping (Access) -> Access
    ) -> [Statement] {
        var point = PointEvaluator(
            self, lanes: lanes,
            locate: { access in
                let access = widened(access)
                return (counters.offset(access), dimension.map { Nest.stride(access, $0) } ?? 0)
            })
        point.known[id] = .register(result)
        point.finish()
        return point.statements
    }
}

extension Reduce.Operation {
    var identity: Double {
        switch self {
        case .sum: 0
        case .maximum: -.infinity
        case .minimum: .infinity
        }
    }

    func combine(_ a: Value, _ b: Value) -> Value {
        switch self {
        case .sum: .binary(.add, a, b)
        case .maximum: .binary(.maximum, a, b)
        case .minimum: .binary(.minimum, a, b)
        }
    }
}
