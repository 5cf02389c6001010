import Reference
import TestSupport
import Testing

@testable import TensorIR

private let origin = Origin(layer: "", span: nil)
private let x = Scalar.operand(0), y = Scalar.operand(1), z = Scalar.operand(2)
private func sigmoid(_ z: Scalar) -> Scalar { .unary(.sigmoid, z) }
private func tanh(_ z: Scalar) -> Scalar { .unary(.tanh, z) }

/// Recurrences of the forms that the layers have, over 5 steps of 3 numbers with 4 units.
private enum Form: String, CaseIterable { case running, simple, projectedInside, lstm, gru, masked, startingElsewhere, weightsTwice }

private struct Trial {
    var graph = Graph(name: "Trial")
    var random = SplitMix(state: 11)
    let steps = 5, units = 4

    mutating func append(_ primitive: Primitive, _ operands: ValueID...) -> ValueID {
        graph.append(primitive, operands, origin: origin)
    }

    mutating func parameter(_ dims: [Int]) -> ValueID {
        graph.addParameter(
            Parameter(name: "p\(graph.parameters.count)", dims: dims, initial: .constant(0)), origin: origin)
    }

    /// x · p, batched, so that its gradient reaches a parameter.
    mutating func sequence(_ width: Int) -> ValueID {
        let p = parameter([steps, width])
        let input = graph.addInput("x\(graph.inputs.count)", [steps, width], origin: origin)
        let repeated = append(.broadcast(Broadcast(to: Shape(batched: true, [steps, width]), axes: [0, 1])), p)
        return append(.map(x * y + y), input, repeated)
    }

    mutating func zeros() -> ValueID { append(.constant(.splat(0, Shape(batched: true, [units])))) }

    mutating func build(_ form: Form, isReversed: Bool) -> [ValueID] {
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
                states: [zeros()], sequences: [sequence(3)], constants: [parameter([units, units]), parameter([units, 3]), parameter([units])],
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
    mutating func setLoss(of values: [ValueID]) {
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

@Suite struct Recurrences {
    @Test(arguments: Form.allCases, [false, true]) fileprivate func gradientsAgreeWithDifferences(_ form: Form, isReversed: Bool) {
        var trial = Trial()
        let results = trial.build(form, isReversed: isReversed)
        // All results in the loss, then only the last state, then only what each step leaves.
        for chosen in [results, [results[0]], [results.last!]] {
            trial.setLoss(of: chosen)
            let numbers = Numbers(for: trial.graph, examples: 3, random: &trial.random)
            for differentiated in [trial.graph.differentiated(), trial.graph.optimized()] {
                differentiated.verify()
                let gradients = Reference.gradients(differentiated, numbers)
                let found = disagreements(between: gradients, andDifferencesOf: trial.graph, at: numbers, random: &trial.random)
                #expect(found.isEmpty, "\(found.prefix(3))")
            }
        }
    }

    /// s₅ = Σ x, and the stack holds the sums so far: from the front or from the back.
    @Test(arguments: [false, true]) func runningSums(isReversed: Bool) {
        var graph = Graph(name: "Sums")
        let input = graph.addInput("x", [3], origin: origin)
        let start = graph.append(.constant(.splat(10, Shape(batched: true, []))), origin: origin)
        let (final, stacks) = graph.appendScan(
            states: [start], sequences: [input], constants: [], steps: 3, isReversed: isReversed, origin: origin
        ) { body, states, slices, _ in
            let sum = body.append(.map(x + y), [states[0], slices[0]], origin: origin)
            return ([sum], [sum])
        }
        let values = Reference.evaluate(graph, parameters: [], inputs: [[1, 2, 4, 8, 16, 32]], examples: 2)
        #expect(values[final[0]] == [17, 66])
        #expect(values[stacks[0]] == (isReversed ? [17, 16, 14, 66, 58, 42] : [11, 13, 17, 18, 34, 66]))
    }

    /// The weights' gradient is one contraction over all steps, not a sum within the loop; what the
    /// way back does not need is not kept.
    @Test func weightsGradientIsOneContraction() {
        var trial = Trial()
        let results = trial.build(.lstm, isReversed: false)
        trial.setLoss(of: [results.last!])
        let graph = trial.graph.optimized()
        #expect(graph.scans.count == 2)
        let (forward, backward) = (graph.scans[0], graph.scans[1])
        #expect(!forward.isReversed && backward.isReversed)
        #expect(backward.body.ids.filter { if case .contract = backward.body[$0].primitive { true } else { false } }.count == 1)
        // The gates, the cell and its tanh beside the output.
        #expect(forward.results - forward.states <= 7)
        let weights = graph.gradients[1]!
        guard case .contract(let contract) = graph[weights].primitive else { return #expect(Bool(false), "\(graph[weights])") }
        #expect(contract.overBatch && contract.left.count == 2)
    }
}
