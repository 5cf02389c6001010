import TensorIR

/// Draws small graphs of all primitives that a net can hold: convolutions, pooling, dense layers,
/// residual sums, concatenations, movements of every kind, each with a loss.
package struct RandomGraph {
    private var random: SplitMix
    private var graph: Graph
    private var values: [ValueID] = []
    private var origin: Origin { Origin(layer: "layer\(graph.nodes.count)", span: nil) }
    private let limit = 240

    /// The same graph for the same seed: so many steps from the inputs to the loss, every step a
    /// handful of nodes.
    package static func draw(seed: UInt64, steps: Int = 8) -> Graph {
        var draft = RandomGraph(seed: seed)
        draft.appendInputs()
        for _ in 0..<steps { draft.appendStep() }
        draft.appendLoss()
        return draft.graph
    }

    private init(seed: UInt64) {
        random = SplitMix(state: seed)
        graph = Graph(name: "Random\(seed)")
    }

    private func dims(_ value: ValueID) -> [Int] { graph[value].shape.dims }
    private func count(_ dims: [Int]) -> Int { dims.reduce(1, *) }
    private mutating func append(_ primitive: Primitive, _ operands: ValueID...) -> ValueID {
        graph.append(primitive, operands, origin: origin)
    }

    private mutating func parameter(_ dims: [Int]) -> ValueID {
        graph.addParameter(
            Parameter(name: "p\(graph.parameters.count)", dims: dims, initial: .uniform(-1, 1), isTrainable: random.chance(0.9)),
            origin: origin)
    }

    /// An unbatched value in every example.
    private mutating func spread(_ value: ValueID, to dims: [Int], axes: [Int]) -> ValueID {
        append(.broadcast(Broadcast(to: Shape(batched: true, dims), axes: axes)), value)
    }

    private mutating func appendInputs() {
        switch random.int(in: 0...3) {
        case 0: values.append(graph.addInput("x", [random.int(in: 3...12)], origin: origin))
        case 1: values.append(graph.addInput("x", [random.int(in: 5...11), random.int(in: 1...4)], origin: origin))
        default:
            values.append(
                graph.addInput("x", [random.int(in: 4...8), random.int(in: 4...7), random.int(in: 1...4)], origin: origin))
        }
        if random.chance(0.25) {
            let classes = random.int(in: 2...6)
            let indices = graph.addInput("i", [random.int(in: 1...4)], element: .index(count: classes), origin: origin)
            let table = parameter([classes, random.int(in: 1...3)])
            values.append(random.chance(0.5) ? append(.gather, table, indices) : append(.oneHot(count: classes), indices))
        }
    }

    private mutating func appendStep() {
        let value = random.chance(0.8) ? values.last! : random.element(of: values)
        if let next = step(value), count(dims(next)) <= limit, !dims(next).contains(0) { values.append(next) }
    }

    private mutating func step(_ value: ValueID) -> ValueID? {
        switch random.int(in: 0...15) {
        case 0, 1: activation(value)
        case 2: dense(value)
        case 3, 4, 5: convolution(value)
        case 6, 7: pool(value)
        case 8: residual(value)
        case 9: concatenation(value)
        case 10: scale(value)
        case 11: reshape(value)
        case 12: movement(value)
        case 13: padOrSlice(value)
        case 14: reduction(value)
        default:
            append(
                .map(.operand(0) * .operand(1)), value,
                append(.dropoutMask(keep: 0.75, stream: graph.nodes.count, dims: dims(value))))
        }
    }

    private mutating func activation(_ value: ValueID) -> ValueID {
        let x = Scalar.operand(0)
        let formulas: [Scalar] = [
            .unary(.tanh, x), .unary(.sigmoid, x), .unary(.softplus, x), .binary(.maximum, x, 0), x * .unary(.sigmoid, x),
            .select(.less, 0, x, then: x, otherwise: 0.1 * x), .select(.less, 0, x, then: x, otherwise: .unary(.expm1, x)),
            .unary(.sin, x), 1 / (1 + .unary(.exp, -x)), x / (1 + .unary(.abs, x)),
        ]
        if !dims(value).isEmpty, random.chance(0.2) { return append(.softmax, value) }
        return append(.map(random.element(of: formulas)), value)
    }

    private mutating func biased(_ value: ValueID, scale: Double) -> ValueID {
        let dims = dims(value)
        let bias = spread(parameter([dims.last!]), to: dims, axes: [dims.count - 1])
        return append(.map(.constant(scale) * .operand(0) + .operand(1)), value, bias)
    }

    private mutating func dense(_ value: ValueID) -> ValueID? {
        let inputs = count(dims(value)), outputs = random.int(in: 1...6)
        let flat = dims(value).count == 1 ? value : append(.reshape([inputs]), value)
        let product = append(.contract(Contract("i,oi->o")), flat, parameter([outputs, inputs]))
        return biased(product, scale: 1 / Double(inputs).squareRoot())
    }

    /// A window that tiles each spatial axis exactly, with the padding that makes it so.
    private mutating func windows(_ spatial: [Int], pads: Bool) -> (Window, [Pad.Axis])? {
        var axes: [Window.Axis] = [], pad: [Pad.Axis] = []
        for (axis, extent) in spatial.enumerated() {
            let size = random.int(in: 1...3), dilation = random.chance(0.2) ? 2 : 1,
                stride = random.chance(0.4) ? random.int(in: 2...3) : 1
            let reach = (size - 1) * dilation + 1
            let low = pads ? random.int(in: 0...2) : 0
            var high = pads ? random.int(in: 0...2) : 0
            while pads && (extent + low + high - reach) % stride != 0 { high += 1 }
            let slack = extent + low + high - reach
            guard slack >= 0, slack % stride == 0 else { return nil }
            axes.append(.init(axis, size: size, stride: stride, dilation: dilation))
            pad.append(.init(low: low, high: high))
        }
        return (Window(axes), pad)
    }

    private mutating func convolution(_ value: ValueID) -> ValueID? {
        let dims = dims(value)
        guard (2...3).contains(dims.count), let (window, pad) = windows(Array(dims.dropLast()), pads: true) else { return nil }
        let channels = dims.last!, sizes = window.axes.map(\.size)
        let groups = channels.isMultiple(of: 2) && random.chance(0.3) ? 2 : 1
        let filters = groups * random.int(in: 1...3)
        let padded = append(.pad(Pad(pad + [Pad.Axis()])), value)
        var seen = append(.window(window), padded)
        var weights = parameter([filters, channels / groups] + sizes)
        if random.chance(0.2) { weights = append(.reverse(axes: Array(2..<2 + sizes.count)), weights) }
        let counts = Array(self.dims(seen).prefix(sizes.count))
        var result: ValueID
        if groups == 1 {
            result = append(.contract(Contract(sizes.count == 2 ? "hwrsc,ocrs->hwo" : "trc,ocr->to")), seen, weights)
        } else {
            seen = append(.reshape(counts + sizes + [groups, channels / groups]), seen)
            weights = append(.reshape([groups, filters / groups, channels / groups] + sizes), weights)
            result = append(.contract(Contract(sizes.count == 2 ? "hwrsgc,gpcrs->hwgp" : "trgc,gpcr->tgp")), seen, weights)
            result = append(.reshape(counts + [filters]), result)
        }
        return biased(result, scale: 1 / Double(count(sizes) * channels).squareRoot())
    }

    private mutating func pool(_ value: ValueID) -> ValueID? {
        let dims = dims(value)
        let operation = random.element(of: [Reduce.Operation.sum, .maximum, .minimum])
        guard (2...3).contains(dims.count), let (window, pad) = windows(Array(dims.dropLast()), pads: operation == .sum) else {
            return nil
        }
        let seen = append(.window(window), append(.pad(Pad(pad + [Pad.Axis()])), value))
        let axes = Array(window.axes.count..<2 * window.axes.count)
        let pooled = append(.reduce(Reduce(operation, axes: axes)), seen)
        return operation == .sum
            ? append(.map(.operand(0) * .constant(1 / Double(count(window.axes.map(\.size))))), pooled) : pooled
    }

    private mutating func residual(_ value: ValueID) -> ValueID {
        let partner = random.element(of: values.filter { dims($0) == dims(value) })
        let formulas: [Scalar] = [.operand(0) + .operand(1), .operand(0) * .operand(1), .operand(0) - 0.5 * .operand(1)]
        return append(.map(random.element(of: formulas)), value, partner)
    }

    private mutating func concatenation(_ value: ValueID) -> ValueID? {
        guard !dims(value).isEmpty else { return nil }
        let axis = random.int(in: 0...dims(value).count - 1)
        let partners = values.filter { other in
            dims(other).count == dims(value).count
                && zip(dims(other), dims(value)).enumerated().allSatisfy { $0 == axis || $1.0 == $1.1 }
        }
        return append(.concatenate(axis: axis), value, random.element(of: partners))
    }

    private mutating func scale(_ value: ValueID) -> ValueID {
        let dims = dims(value)
        let axes = dims.indices.filter { _ in random.chance(0.5) }
        let factors = spread(parameter(axes.map { dims[$0] }), to: dims, axes: axes)
        return append(.map(.operand(0) * .operand(1)), value, factors)
    }

    private mutating func reshape(_ value: ValueID) -> ValueID? {
        let total = count(dims(value))
        let divisors = (1...total).filter(total.isMultiple)
        let first = random.element(of: divisors)
        return append(.reshape(random.chance(0.4) ? [total] : [first, total / first]), value)
    }

    private mutating func movement(_ value: ValueID) -> ValueID {
        let axes = Array(dims(value).indices)
        return random.chance(0.6)
            ? append(.transpose(axes.shuffled(using: &random)), value)
            : append(.reverse(axes: axes.filter { _ in random.chance(0.5) }), value)
    }

    private mutating func padOrSlice(_ value: ValueID) -> ValueID {
        if random.chance(0.4) {
            let axes = dims(value).map { _ in
                Pad.Axis(low: random.int(in: 0...1), high: random.int(in: 0...1), interior: random.chance(0.2) ? 1 : 0)
            }
            return append(.pad(Pad(axes, value: random.element(of: [0, 0, 0.5]))), value)
        }
        let axes = dims(value).map { extent in
            let step = random.int(in: 1...2), start = random.int(in: 0...(extent - 1) / 2)
            return Slice.Axis(start: start, count: random.int(in: 1...(extent - 1 - start) / step + 1), step: step)
        }
        return append(.slice(Slice(axes)), value)
    }

    private mutating func reduction(_ value: ValueID) -> ValueID? {
        guard let axis = dims(value).indices.randomElement(using: &random) else { return nil }
        switch random.int(in: 0...4) {
        case 0: return append(.reduce(Reduce(.maximum, axes: [axis])), value)
        case 1: return append(.reduce(Reduce(.minimum, axes: [axis])), value)
        case 2: return append(.logSumExp, value)
        case 3:
            let mean = append(.reduce(Reduce(.sum, axes: [axis])), value)
            let repeated = append(
                .broadcast(Broadcast(to: graph[value].shape, axes: dims(value).indices.filter { $0 != axis })), mean)
            return append(.map(.operand(0) - .operand(1) * .constant(1 / Double(dims(value)[axis]))), value, repeated)
        default: return append(.reduce(Reduce(.sum, axes: [axis])), value)
        }
    }

    private mutating func appendLoss() {
        var output = dense(values.last!)!
        graph.outputs = [Port(name: "y", value: output)]
        let (y, t) = (Scalar.operand(0), Scalar.operand(1)), shape = dims(output)
        func log(_ x: Scalar) -> Scalar { .unary(.log, x) }
        let formula: Scalar
        let target: ValueID
        switch random.int(in: 0...4) {
        case 0:
            formula = .binary(.power, y - t, 2)
            target = graph.addTarget("t", shape, origin: origin)
        case 1:
            formula = -(t * log(y) + (1 - t) * log(1 - y))
            output = append(.map(.unary(.sigmoid, .operand(0))), output)
            target = graph.addTarget("t", shape, origin: origin)
        case 2:
            formula = -(t * log(y))
            output = append(.softmax, output)
            target = append(.oneHot(count: shape[0]), graph.addTarget("t", [], element: .index(count: shape[0]), origin: origin))
        case 3:
            formula = t * (log(t) - log(y))
            output = append(.softmax, output)
            target = graph.addTarget("t", shape, isDistribution: true, origin: origin)
        default:
            formula = -(t * t * log(y))
            output = append(.softmax, output)
            target = graph.addTarget("t", shape, origin: origin)
        }
        graph.outputs[0].value = output
        graph.loss = append(.reduce(Reduce(.sum, axes: [0])), append(.map(formula), output, target))
    }
}
