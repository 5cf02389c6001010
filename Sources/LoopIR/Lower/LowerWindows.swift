import TensorIR

/// The gradients of pooling: windows written back to the elements they show.
extension KernelBuilder {
    /// Σ over the windows that show an element. Windows that tile exactly write each element once;
    /// overlapping ones add to a cleared result.
    func lowerUnwindow() -> [Statement] {
        let id = region.anchor!
        guard case .unwindow(let window, let extents) = graph[id].primitive else {
            preconditionFailure("%\(id.index) is no unwindow")
        }
        let operand = graph[id].operands[0]
        let result = graph[id].shape
        let isOnce = window.axes.allSatisfy {
            $0.size == $0.stride && $0.dilation == 1 && extents[$0.axis] % $0.size == 0
        }
        // Without a reader of its own the sum lives only in the epilogue.
        let main = plan.access[id] ?? plan.access[region.stores[0]]!
        var statements: [Statement] = []
        if !isOnce {
            let output = output(id)
            statements += elements(of: result, accesses: [main]) { counters, lanes in
                [.store(Place(output, counters.offset(main)), .constant(0, vector: lanes != .one), lanes)]
            }
        }
        func windowed(_ access: Access) -> Access { access.windowed(window)! }
        if case .route = graph[operand].primitive, plan.inlined.contains(operand) {
            return statements + lowerRoute(operand, windowed: windowed) { value, counters, lanes, dimension in
                self.write(value, of: id, counters, lanes, dimension, windowed, adds: !isOnce)
            }
        }
        let shape = graph[operand].shape
        let outputs = (region.members.flatMap { plan.accesses(evaluating: $0, in: region) }
            + region.stores.map { plan.access[$0]! }).map(windowed)
        let inputs = plan.accesses(evaluating: operand, in: region)
        return statements + elements(of: shape, accesses: inputs + outputs) { counters, lanes, dimension in
            var point = evaluator(counters, lanes, vectorDimension: dimension)
            let value = point.value(of: operand)
            return point.statements + write(value, of: id, counters, lanes, dimension, windowed, adds: !isOnce)
        }
    }

    /// A route that no unwindow takes: its own windows are whole axes.
    func lowerRouteAlone() -> [Statement] {
        let id = region.anchor!
        return lowerRoute(id, windowed: { $0 }) { value, counters, lanes, dimension in
            self.write(value, of: id, counters, lanes, dimension, { $0 }, adds: false)
        }
    }

    private func write(
        _ value: Value, of id: ValueID, _ counters: Counters, _ lanes: Lanes, _ dimension: Nest.Dimension?,
        _ windowed: @escaping (Access) -> Access, adds: Bool
    ) -> [Statement] {
        if adds {
            let access = windowed(plan.access[id]!)
            let place = Place(output(id), counters.offset(access))
            return [.store(place, .binary(.add, .load(place, lanes), value), lanes)]
        }
        var point = PointEvaluator(
            self, lanes: lanes,
            locate: { access in
                let access = windowed(access)
                return (counters.offset(access), dimension.map { Nest.stride(access, $0) } ?? 0)
            })
        point.known[id] = value
        point.finish()
        return point.statements
    }

    /// For every window: the extremum, then the gradient to its first position and 0 to the others.
    private func lowerRoute(
        _ id: ValueID, windowed: @escaping (Access) -> Access,
        _ write: (Value, Counters, Lanes, Nest.Dimension?) -> [Statement]
    ) -> [Statement] {
        guard case .route(let route) = graph[id].primitive else { preconditionFailure("%\(id.index) is no route") }
        let (x, gradient) = (graph[id].operands[0], graph[id].operands[1])
        let shape = graph[x].shape
        let kept = shape.dims.indices.filter { !route.axes.contains($0) }
        func widened(_ access: Access) -> Access {
            var result = access
            result.axes = [Access.Stride](repeating: .affine(0), count: shape.rank)
            for (i, axis) in kept.enumerated() { result.axes[axis] = access.axes[i] }
            return result
        }
        guard let input = plan.access[x] else { preconditionFailure("a route of %\(x.index), which has no memory") }
        let gradients = plan.accesses(evaluating: gradient, in: region).map(widened)
        let outputs = (region.members.flatMap { plan.accesses(evaluating: $0, in: region) }
            + region.stores.map { plan.access[$0]! }).map(windowed)
        let nest = Nest(shape, accesses: [input] + gradients + outputs, reduced: Set(route.axes))
        var keptDimensions = nest.dimensions.filter { !$0.isReduced }
        let reduced = nest.dimensions.filter(\.isReduced)
        let operation: Reduce.Operation = route.extremum == .maximum ? .maximum : .minimum
        let pointer = pointer(input, named: stem(for: x))

        func one(_ counters: Counters, _ lanes: Lanes, _ dimension: Nest.Dimension?) -> [Statement] {
            let isVector = lanes != .one
            let best = register("best", vector: isVector)
            let rest = register("rest", vector: isVector)
            var point = PointEvaluator(
                self, lanes: lanes,
                locate: { access in
                    let access = widened(access)
                    return (counters.offset(access), dimension.map { Nest.stride(access, $0) } ?? 0)
                })
            func element(_ inner: Counters) -> Value { .load(Place(pointer, inner.offset(input)), lanes) }
            var body: [Statement] = [.declare(best, .constant(operation.identity, vector: isVector))]
            body += loops(over: reduced, counters: counters) {
                [.assign(best, operation.combine(.register(best), element($0)))]
            }
            let value = point.value(of: gradient)
            body += point.statements + [.declare(rest, value)]
            body += loops(over: reduced, counters: counters) { inner in
                let (x, hit) = (register("x", vector: isVector), register("hit", vector: isVector))
                let zero = Value.constant(0, vector: isVector)
                let isBest: (Value, Value) -> Value = {
                    .select(.equal, .register(x), .register(best), then: $0, otherwise: $1)
                }
                return [
                    .declare(x, element(inner)),
                    .declare(hit, isBest(.register(rest), zero)),
                    .assign(rest, isBest(zero, .register(rest))),
                ] + write(.register(hit), inner, lanes, dimension)
            }
            return body
        }
        let last = keptDimensions.last
        let isContiguous = last.map { last in
            ([input] + gradients + outputs).allSatisfy { [0, 1].contains(Nest.stride($0, last)) }
                && last.extent.count(capacity: plan.capacity) > 1
        } ?? false
        guard let last, isContiguous else { return loops(over: keptDimensions) { one($0, .one, nil) } }
        keptDimensions.removeLast()
        return loops(over: keptDimensions) { vectorLoop(over: last, counters: $0) { one($0, $1, last) } }
    }

    private func elements(
        of shape: Shape, accesses: [Access], _ body: (Counters, Lanes) -> [Statement]
    ) -> [Statement] {
        elements(of: shape, accesses: accesses) { counters, lanes, _ in body(counters, lanes) }
    }

    private func elements(
        of shape: Shape, accesses: [Access], _ body: (Counters, Lanes, Nest.Dimension?) -> [Statement]
    ) -> [Statement] {
        let nest = Nest(shape, accesses: accesses)
        return elementLoops(nest, accesses: accesses) { body($0, $1, nest.dimensions.last) }
    }
}
