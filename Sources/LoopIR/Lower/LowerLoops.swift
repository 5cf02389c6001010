import TensorIR

/// Regions without a contraction: maps, reductions, copies, fills.
extension KernelBuilder {
    /// The memory that a value is stored to.
    func output(_ id: ValueID) -> Pointer { output(id, plan.access[id]!) }

    /// One of the memories that a value is stored to.
    func output(_ id: ValueID, _ access: Access) -> Pointer {
        let stem: String
        if let i = graph.gradients.firstIndex(of: id) {
            stem = "d" + (graph.parameters[i].name.split(separator: ".").last.map { String($0).identifier } ?? "w")
        } else {
            stem = graph[id].origin.isGradient ? "dx" : "y"
        }
        return pointer(access, named: stem, .output)
    }

    func lowerElementwise() -> [Statement] {
        let shape = graph[region.members[0]].shape
        let stores = region.stores.flatMap(plan.places)
        let accesses = region.members.flatMap { plan.accesses(evaluating: $0, in: region) } + stores
        let separate = region.members.contains { plan.comparesPosition($0, in: region) } ? shape.rank - 1 : nil
        let nest = Nest(shape, accesses: accesses, separate: separate)
        let takesVectors = nest.dimensions.last?.takesVectors(comparing: separate) ?? false
        return elementLoops(nest, accesses: accesses, inVectors: takesVectors) { counters, lanes in
            var point = evaluator(counters, lanes, vectorDimension: nest.dimensions.last, separate: separate)
            point.finish()
            return point.statements
        }
    }

    /// Loops over a nest, in vectors along its last dimension where every access is contiguous there.
    func elementLoops(
        _ nest: Nest, accesses: [Access], inVectors: Bool = true, _ body: (Counters, Lanes) -> [Statement]
    ) -> [Statement] {
        guard let last = nest.dimensions.last else { return body(Counters(), .one) }
        let isContiguous = inVectors && accesses.allSatisfy { [0, 1].contains(Nest.stride($0, last)) }
        return loops(over: nest.dimensions.dropLast()) { counters in
            isContiguous && last.extent.count(capacity: plan.capacity) > 1
                ? vectorLoop(over: last, counters: counters, body)
                : loops(over: [last], counters: counters) { body($0, .one) }
        }
    }

    /// An evaluator at the point of a nest that the counters name.
    func evaluator(
        _ counters: Counters, _ lanes: Lanes, vectorDimension: Nest.Dimension?, separate: Int? = nil
    ) -> PointEvaluator {
        PointEvaluator(
            self, lanes: lanes, lastCoordinate: separate.map { counters.coordinate(of: $0) } ?? 0,
            locate: { access in
                (counters.offset(access), vectorDimension.map { Nest.stride(access, $0) } ?? 0)
            })
    }

    /// Moves the elements of a value to where they are wanted.
    func lowerCopy() -> [Statement] {
        let source = region.anchor!
        let to = region.destination!
        let from = plan.access[source]
        let shape = graph[source].shape
        if to.affineStrides == nil || from?.affineStrides == nil { return lowerPanelledCopy(shape, from: from, to: to) }
        let accesses = [from!, to]
        let nest = Nest(shape, accesses: accesses)
        let input = pointer(from!, named: stem(for: source))
        let output = pointer(to, named: "y", .output)
        return elementLoops(nest, accesses: accesses) { counters, lanes in
            let stride = nest.dimensions.last.map { Nest.stride(from!, $0) } ?? 1
            let place = Place(input, counters.offset(from!))
            let value: Value = lanes != .one && stride == 0 ? .splat(place) : .load(place, lanes)
            return storing(value, at: Place(output, counters.offset(to)), lanes, accumulating: accumulates(copy: from!, to))
        }
    }

    /// Whether a copy adds to what an earlier chunk left; a gradient that is copied has done so already.
    private func accumulates(copy from: Access, _ to: Access) -> Bool {
        to.memory == .gradients && from.memory != .gradients
    }

    /// Element by element, where a side lies in panels.
    private func lowerPanelledCopy(_ shape: Shape, from: Access?, to: Access) -> [Statement] {
        guard let from else { preconditionFailure("a copy of a value without memory") }
        let input = pointer(from, named: "x")
        let output = pointer(to, named: "y", .output)
        func offset(_ access: Access, _ indices: [Index]) -> Index {
            zip(access.axes, indices).reduce(0) { $0 + $1.0.offset(of: $1.1) }
        }
        func nested(_ axis: Int, _ indices: [Index]) -> [Statement] {
            guard axis < shape.rank else {
                return storing(
                    .load(Place(input, offset(from, indices)), .one), at: Place(output, offset(to, indices)), .one,
                    accumulating: accumulates(copy: from, to))
            }
            let counter = variable(KernelBuilder.counterNames[axis])
            return [.loop(Loop(counter, to: .constant(shape.dims[axis]), nested(axis + 1, indices + [.variable(counter)])))]
        }
        precondition(!shape.isBatched, "a batched value in panels")
        return nested(0, [])
    }

    /// A store that adds to what an earlier chunk left, if asked to.
    func storing(_ value: Value, at place: Place, _ lanes: Lanes, accumulating: Bool) -> [Statement] {
        guard accumulating else { return [.store(place, value, lanes)] }
        let sum = register("sum", vector: lanes != .one)
        return [
            .declare(sum, value),
            .branch(flag: accumulate, then: [.assign(sum, .binary(.add, .register(sum), .load(place, lanes)))], otherwise: []),
            .store(place, .register(sum), lanes),
        ]
    }

    /// Writes the value of a pad around (and, if spread, between) its interior.
    func lowerBorder() -> [Statement] {
        let id = region.anchor!
        guard case .pad(let pad) = graph[id].primitive, let access = plan.access[id] else {
            preconditionFailure("a border around %\(id.index), which is no pad")
        }
        let shape = graph[id].shape
        let output = pointer(access, named: "y", .output)
        func fill(_ ranges: [Range<Int>]) -> [Statement] {
            var corner = access
            for (axis, range) in ranges.enumerated() { corner.offset += access.axes[axis].affine! * range.lowerBound }
            let shift = corner.offset - access.offset
            let box = Shape(batched: shape.isBatched, ranges.map(\.count))
            return elementLoops(Nest(box, accesses: [access]), accesses: [access]) { counters, lanes in
                [.store(Place(output, counters.offset(access) + .constant(shift)), .constant(pad.value, vector: lanes != .one), lanes)]
            }
        }
        if pad.axes.contains(where: { $0.interior > 0 }) { return fill(shape.dims.map { 0..<$0 }) }
        // For each axis the slabs below and above the interior, within the interior of earlier axes.
        var ranges = shape.dims.map { 0..<$0 }
        var result: [Statement] = []
        for (axis, amount) in pad.axes.enumerated() {
            let extent = shape.dims[axis]
            for slab in [0..<amount.low, (extent - amount.high)..<extent] where !slab.isEmpty {
                var box = ranges
                box[axis] = slab
                result += fill(box)
            }
            ranges[axis] = amount.low..<(extent - amount.high)
        }
        return result
    }

    /// Zeroes the gradient of a parameter that the loss does not depend on.
    func lowerClear(_ parameter: Int, _ layout: ParameterLayout) -> [Statement] {
        let access = Access(
            memory: .gradients, offset: layout.offset, batchStride: 0, axes: [.affine(1)])
        let output = pointer(access, named: "dw", .output)
        let nest = Nest(Shape(batched: false, [layout.floats]), accesses: [access])
        return elementLoops(nest, accesses: [access]) { counters, lanes in
            [.store(Place(output, counters.offset(access)), .constant(0, vector: lanes != .one), lanes)]
        }
    }

    /// Zeros and scaled ones, element by element from the call's seed.
    func lowerDropoutMask() -> [Statement] {
        let id = region.anchor!
        guard case .dropoutMask(let keep, let stream, let dims) = graph[id].primitive, let access = plan.access[id] else {
            preconditionFailure("%\(id.index) is no dropout mask")
        }
        _ = scalarArgument("seed", .seed)
        let first = Variable(scalarArgument(Variable.firstExample.name, .firstExample))
        let output = pointer(access, named: "mask", .output)
        let count = dims.reduce(1, *)
        // The number of an element does not depend on how its memory is laid out.
        let numbering = Access(rowMajor: graph[id].shape, in: .arena(0))
        let nest = Nest(graph[id].shape, accesses: [access, numbering])
        return elementLoops(nest, accesses: [access], inVectors: false) { counters, lanes in
            [
                .store(
                    Place(output, counters.offset(access)),
                    .dropoutMask(keep: keep, stream: stream, index: Index.variable(first) * count + counters.offset(numbering)),
                    lanes)
            ]
        }
    }
}
