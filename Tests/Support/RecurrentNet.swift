import TensorIR

private let origin = Origin(layer: "layer1", span: nil)
private let x = Scalar.operand(0), y = Scalar.operand(1), z = Scalar.operand(2)
private func sigmoid(_ z: Scalar) -> Scalar { .unary(.sigmoid, z) }
private func tanh(_ z: Scalar) -> Scalar { .unary(.tanh, z) }

/// Recurrences of the forms that layers have.
package enum RecurrentForm: String, CaseIterable { case running, simple, projectedInside, lstm, gru, masked, startingElsewhere, weightsTwice }

/// A graph under construction that holds a recurrence.
package struct RecurrentNet {
    package var graph = Graph(name: "Recurrent")
    package var random = SplitMix(state: 11)
    private let steps: Int, width: Int, units: Int

    /// So many steps of `width` numbers, with states of `units`.
    package init(steps: Int, width: Int, units: Int) { (self.steps, self.width, self.units) = (steps, width, units) }

    private mutating func append(_ primitive: Primitive, _ operands: ValueID...) -> ValueID {
        graph.append(primitive, operands, origin: origin)
    }

    private mutating func parameter(_ dims: [Int]) -> ValueID {
        graph.addParameter(
            Parameter(name: "p\(graph.parameters.count)", dims: dims, initial: .uniform(-1, 1)), origin: origin)
    }

    /// x · p, batched, so that its gradient reaches a parameter.
    private mutating func sequence(_ width: Int) -> ValueID {
        let p = parameter([steps, width])
        let input = graph.addInput("x\(graph.inputs.count)", [steps, width], origin: origin)
        let repeated = append(.broadcast(Broadcast(to: Shape(batched: true, [steps, width]), axes: [0, 1])), p)
        return append(.map(x * y + y), input, repeated)
    }

    private mutating func zeros() -> ValueID { append(.constant(.splat(0, Shape(batched: true, [units])))) }

    /// Appends a recurrence; returns its final states and its stacks.
    package mutating func build(_ form: RecurrentForm, isReversed: Bool) -> [ValueID] {
        let units = units
        func part(_ value: ValueID, _ number: Int, in body: inout Graph) -> ValueID {
            body.append(.slice(Slice([Slice.Axis(start: number * units, count: units)])), [value], origin: origin)
        }
        func product(_ state: ValueID, _ weights: ValueID, in body: inout Graph) -> ValueID {
            body.append(.contract(Contract("i,oi->o")), [state, weights], origin: origin)
        }
        func map(_ formula: Scalar, _ operands: ValueID..., in body: inout Graph) -> ValueID {
            body.append(.map(formula), operands, origin: origin)
        }
        let result: (final: [ValueID], stacks: [ValueID])
        switch form {
        case .running:
            result = graph.appendScan(
                states: [zeros()], sequences: [sequence(units)], constants: [], steps: steps, isReversed: isReversed, origin: origin
            ) { body, s, slices, _ in
                let sum = map(x + y, s[0], slices[0], in: &body)
                return ([sum], [sum])
            }
        case .simple, .masked, .startingElsewhere:
            let start = form == .startingElsewhere ? append(.map(x * x), sliceOfInput()) : zeros()
            var sequences = [sequence(units)]
            if form == .masked { sequences.append(graph.addInput("mask", [steps, units], origin: origin)) }
            result = graph.appendScan(
                states: [start], sequences: sequences, constants: [parameter([units, units])], steps: steps,
                isReversed: isReversed, origin: origin
            ) { body, s, slices, constants in
                let sum = map(x + y, product(s[0], constants[0], in: &body), slices[0], in: &body)
                var new = map(tanh(x), sum, in: &body)
                if form == .masked { new = map(.select(.less, .constant(0), z, then: x, otherwise: y), new, s[0], slices[1], in: &body) }
                return ([new], [new])
            }
        case .projectedInside:
            result = graph.appendScan(
                states: [zeros()], sequences: [sequence(width)], constants: [parameter([units, units]), parameter([units, width]), parameter([units])],
                steps: steps, isReversed: isReversed, origin: origin
            ) { body, s, slices, constants in
                let bias = body.append(
                    .broadcast(Broadcast(to: Shape(batched: true, [units]), axes: [0])), [constants[2]], origin: origin)
                let sum = map(
                    x + y + z, product(s[0], constants[0], in: &body), product(slices[0], constants[1], in: &body), bias, in: &body)
                let new = map(sigmoid(x), sum, in: &body)
                return ([new], [map(x * x, new, in: &body)])
            }
        case .weightsTwice:
            result = graph.appendScan(
                states: [zeros()], sequences: [sequence(units)], constants: [parameter([units, units])], steps: steps,
                isReversed: isReversed, origin: origin
            ) { body, s, slices, constants in
                let once = map(tanh(x + y), product(s[0], constants[0], in: &body), slices[0], in: &body)
                let twice = map(tanh(x), product(once, constants[0], in: &body), in: &body)
                return ([map(x + y, twice, s[0], in: &body)], [once])
            }
        case .lstm:
            result = graph.appendScan(
                states: [zeros(), zeros()], sequences: [sequence(4 * units)], constants: [parameter([4 * units, units])],
                steps: steps, isReversed: isReversed, origin: origin
            ) { body, s, slices, constants in
                let gates = map(x + y, product(s[0], constants[0], in: &body), slices[0], in: &body)
                let input = map(sigmoid(x), part(gates, 0, in: &body), in: &body)
                let forget = map(sigmoid(x), part(gates, 1, in: &body), in: &body)
                let candidate = map(tanh(x), part(gates, 2, in: &body), in: &body)
                let output = map(sigmoid(x), part(gates, 3, in: &body), in: &body)
                let kept = map(x * y, forget, s[1], in: &body)
                let cell = map(x * y + z, input, candidate, kept, in: &body)
                let hidden = map(x * tanh(y), output, cell, in: &body)
                return ([hidden, cell], [hidden])
            }
        case .gru:
            result = graph.appendScan(
                states: [zeros()], sequences: [sequence(3 * units)],
                constants: [parameter([2 * units, units]), parameter([units, units])], steps: steps, isReversed: isReversed,
                origin: origin
            ) { body, s, slices, constants in
                let gates = product(s[0], constants[0], in: &body)
                let reset = map(sigmoid(x + y), part(gates, 0, in: &body), part(slices[0], 0, in: &body), in: &body)
                let update = map(sigmoid(x + y), part(gates, 1, in: &body), part(slices[0], 1, in: &body), in: &body)
                let kept = map(x * y, reset, s[0], in: &body)
                let candidate = map(
                    tanh(x + y), product(kept, constants[1], in: &body), part(slices[0], 2, in: &body), in: &body)
                let new = map((1 - x) * y + x * z, update, candidate, s[0], in: &body)
                return ([new], [new])
            }
        }
        return result.final + result.stacks
    }

    private mutating func sliceOfInput() -> ValueID {
        let first = append(.slice(Slice([Slice.Axis(start: 0, count: 1), Slice.Axis(start: 0, count: units)])), sequence(units))
        return append(.reshape([units]), first)
    }

    /// The loss Σ w·sin(value) + value² of the values.
    package mutating func setLoss(of values: [ValueID]) {
        let terms = values.map { value in
            let shape = graph[value].shape, axes = Array(shape.dims.indices)
            let weights = append(.constant(.values(random.numbers(shape.count, in: -1...1), Shape(batched: false, shape.dims))))
            let repeated = append(.broadcast(Broadcast(to: shape, axes: axes)), weights)
            let bent = append(.map(y * .unary(.sin, x) + x * x), value, repeated)
            return append(.reduce(Reduce(.sum, axes: axes)), bent)
        }
        graph.loss = terms.dropFirst().reduce(terms[0]) { append(.map(x + y), $0, $1) }
    }
}
