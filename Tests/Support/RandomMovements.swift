import TensorIR

/// Draws graphs that move elements about, constants among them: a few movements one behind the other, as often as not of
/// the same kind, and at times a contraction of two such chains.
package struct RandomMovements {
    private enum Kind: CaseIterable { case reshape, split, transpose, broadcast, reverse, pad, slice, sum, maximum, window, softmax, logSumExp }

    private var random: SplitMix
    private var graph: Graph
    private let origin = Origin(layer: "movements", span: nil)
    private let limit = 300

    /// The same graph for the same seed: one input x, one output y and at times a parameter; no loss.
    package static func draw(seed: UInt64) -> Graph {
        var draft = RandomMovements(seed: seed)
        let dims = draft.dims()
        var value = draft.moved(draft.graph.addInput("x", dims, origin: draft.origin))
        if draft.random.chance(0.5) { value = draft.contraction(value) }
        if draft.random.chance(0.5) { value = draft.moved(value) }
        draft.graph.outputs = [Port(name: "y", value: draft.batched(value))]
        return draft.graph
    }

    private init(seed: UInt64) {
        random = SplitMix(state: seed)
        graph = Graph(name: "Movements\(seed)")
    }

    private mutating func dims() -> [Int] { (0..<random.int(in: 2...4)).map { _ in random.int(in: 1...5) } }
    private func dims(_ value: ValueID) -> [Int] { graph[value].shape.dims }

    /// One number everywhere.
    private mutating func constant(_ shape: Shape) -> ValueID {
        graph.append(.constant(.splat(random.element(of: [0, 1, 0.5, -3]), shape)), [], origin: origin)
    }

    /// A formula over the value: what a chain ends in or begins with is seldom the port itself.
    private mutating func changed(_ value: ValueID) -> ValueID {
        guard random.chance(0.3) else { return graph.append(.map(2 * .operand(0)), [value], origin: origin) }
        let factor = constant(graph[value].shape)
        return graph.append(.map(.operand(1) + .operand(0) * .operand(1)), [value, factor], origin: origin)
    }

    /// The value and another one behind it along an axis.
    private mutating func lengthened(_ value: ValueID) -> ValueID {
        let shape = graph[value].shape
        guard let axis = shape.dims.indices.randomElement(using: &random) else { return value }
        let other = random.chance(0.5) ? constant(shape) : value
        return graph.append(.concatenate(axis: axis), random.chance(0.5) ? [value, other] : [other, value], origin: origin)
    }

    private mutating func batched(_ value: ValueID) -> ValueID {
        let shape = graph[value].shape
        guard !shape.isBatched else { return changed(value) }
        let axes = Array(shape.dims.indices)
        return graph.append(.broadcast(Broadcast(to: Shape(batched: true, shape.dims), axes: axes)), [value], origin: origin)
    }

    private mutating func moved(_ value: ValueID) -> ValueID {
        var value = random.chance(0.5) ? changed(value) : value
        if random.chance(0.1) { value = lengthened(value) }
        var kind = random.element(of: Kind.allCases)
        for _ in 0..<random.int(in: 2...4) {
            if random.chance(0.5) { kind = random.element(of: Kind.allCases) }
            if let primitive = movement(kind, of: value) {
                let next = graph.append(primitive, [value], origin: origin)
                if graph[next].shape.count <= limit { value = next }
            }
        }
        return value
    }

    /// nil where the value has no room for such a movement.
    private mutating func movement(_ kind: Kind, of value: ValueID) -> Primitive? {
        let shape = graph[value].shape, dims = shape.dims
        switch kind {
        case .reshape:
            let first = random.element(of: (1...shape.count).filter(shape.count.isMultiple))
            return .reshape([first, shape.count / first])
        case .split:
            guard let axis = dims.indices.randomElement(using: &random), dims.count < 5 else { return nil }
            let first = random.element(of: (1...dims[axis]).filter(dims[axis].isMultiple))
            return .reshape(dims[..<axis] + [first, dims[axis] / first] + dims[(axis + 1)...])
        case .transpose:
            return .transpose(Array(dims.indices).shuffled(using: &random))
        case .broadcast:
            guard dims.count < 5 else { return nil }
            let new = random.int(in: 0...dims.count)
            let result = dims[..<new] + [random.int(in: 1...3)] + dims[new...]
            return .broadcast(Broadcast(
                to: Shape(batched: shape.isBatched || random.chance(0.2), Array(result)), axes: result.indices.filter { $0 != new }))
        case .reverse:
            return .reverse(axes: dims.indices.filter { _ in random.chance(0.5) })
        case .pad:
            let axes = dims.map { _ in
                Pad.Axis(low: random.int(in: 0...2), high: random.int(in: 0...1), interior: random.chance(0.2) ? 1 : 0)
            }
            return .pad(Pad(axes, value: random.element(of: [0, 0, 0.5])))
        case .slice:
            return .slice(Slice(dims.map { extent in
                let step = random.int(in: 1...2), start = random.int(in: 0...(extent - 1) / 2)
                return Slice.Axis(start: start, count: random.int(in: 1...(extent - 1 - start) / step + 1), step: step)
            }))
        case .sum:
            let overBatch = shape.isBatched && random.chance(0.3)
            let axes = dims.indices.filter { _ in random.chance(0.3) }
            return axes.isEmpty && !overBatch ? nil : .reduce(Reduce(.sum, axes: axes, overBatch: overBatch))
        case .maximum:
            guard let axis = dims.indices.randomElement(using: &random) else { return nil }
            return .reduce(Reduce(random.chance(0.7) ? .maximum : .minimum, axes: [axis]))
        case .window:
            guard let axis = dims.indices.filter({ dims[$0] > 1 }).randomElement(using: &random), dims.count < 5 else { return nil }
            let size = random.int(in: 1...2), stride = (dims[axis] - size).isMultiple(of: 2) ? random.int(in: 1...2) : 1
            return .window(Window([Window.Axis(axis, size: size, stride: stride)]))
        case .softmax:
            return dims.isEmpty ? nil : .softmax
        case .logSumExp:
            return dims.isEmpty ? nil : .logSumExp
        }
    }

    /// The product of a value and a moved parameter that have some of their labels in common.
    private mutating func contraction(_ value: ValueID) -> ValueID {
        let dims = dims()
        let other = moved(
            random.chance(0.3)
                ? constant(Shape(batched: false, dims))
                : graph.addParameter(Parameter(name: "w", dims: dims, initial: .constant(0)), origin: origin))
        let all = Contract.Label.distinct(self.dims(value).count + self.dims(other).count)
        let left = Array(all.prefix(self.dims(value).count))
        var right: [Contract.Label] = []
        for (index, extent) in self.dims(other).enumerated() {
            let fitting = left.indices.filter { self.dims(value)[$0] == extent && !right.contains(left[$0]) }
            right.append(fitting.isEmpty || random.chance(0.3) ? all[left.count + index] : left[random.element(of: fitting)])
        }
        let labels = left + right.filter { !left.contains($0) }
        // What is summed over is an axis of both operands, as in all contractions of nets.
        let kept = labels.filter { !(left.contains($0) && right.contains($0)) || random.chance(0.5) }.shuffled(using: &random)
        let isBatched = graph[value].shape.isBatched && graph[other].shape.isBatched
        let contract = Contract(left: left, right: right, result: kept, overBatch: isBatched && random.chance(0.5))
        return graph.append(.contract(contract), [value, other], origin: origin)
    }
}
