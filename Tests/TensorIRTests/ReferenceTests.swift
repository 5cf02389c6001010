import Foundation
import Reference
import TestSupport
import Testing

@testable import TensorIR

private let origin = Origin(layer: "", span: nil)

/// The value of one primitive over batched inputs of two examples.
private func evaluate(_ primitive: Primitive, _ operands: (dims: [Int], values: [Double])..., examples: Int = 1) -> [Double] {
    var graph = Graph(name: "One")
    let values = operands.enumerated().map { graph.addInput("x\($0)", $1.dims, origin: origin) }
    let result = graph.append(primitive, values, origin: origin)
    return Reference.evaluate(graph, parameters: [], inputs: operands.map(\.values), examples: examples)[result]!
}

private func iota(_ count: Int) -> [Double] { (0..<count).map(Double.init) }

/// The evaluator against numbers worked out by hand.
@Suite struct ReferenceValues {
    @Test func windows() {
        let window = Window([.init(0, size: 2, stride: 2), .init(1, size: 2)])
        // 4×3 pixels: windows of rows 0…1 and 2…3, columns 0…1 and 1…2.
        #expect(evaluate(.window(window), ([4, 3], iota(12))) == [0, 1, 3, 4, 1, 2, 4, 5, 6, 7, 9, 10, 7, 8, 10, 11])
        #expect(evaluate(.window(Window([.init(0, size: 2, dilation: 3)])), ([5], iota(5))) == [0, 3, 1, 4])
        let shown = evaluate(.unwindow(window, extents: [4, 3]), ([2, 2, 2, 2], Array(repeating: 1, count: 16)))
        #expect(shown == [1, 2, 1, 1, 2, 1, 1, 2, 1, 1, 2, 1])
    }

    @Test func movements() {
        #expect(evaluate(.pad(Pad([.init(low: 1, high: 2, interior: 1)], value: 9)), ([2], [1, 2])) == [9, 1, 9, 2, 9, 9])
        #expect(evaluate(.slice(Slice([.init(start: 1, count: 2, step: 3)])), ([6], iota(6))) == [1, 4])
        #expect(evaluate(.transpose([1, 0]), ([2, 3], iota(6))) == [0, 3, 1, 4, 2, 5])
        #expect(evaluate(.transpose([2, 0, 1]), ([2, 3, 2], iota(12))) == [0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11])
        #expect(evaluate(.reverse(axes: [1]), ([2, 3], iota(6))) == [2, 1, 0, 5, 4, 3])
        #expect(evaluate(.concatenate(axis: 1), ([2, 1], [1, 2]), ([2, 2], [3, 4, 5, 6])) == [1, 3, 4, 2, 5, 6])
        let twice = Broadcast(to: Shape(batched: true, [3, 2]), axes: [1])
        #expect(evaluate(.broadcast(twice), ([2], [1, 2, 3, 4]), examples: 2) == [1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4])
    }

    @Test func reductions() {
        let x: (dims: [Int], values: [Double]) = ([2, 3], [3, -1, 5, 2, 8, 5])
        #expect(evaluate(.reduce(Reduce(.sum, axes: [0])), x) == [5, 7, 10])
        #expect(evaluate(.reduce(Reduce(.maximum, axes: [1])), x) == [5, 8])
        #expect(evaluate(.reduce(Reduce(.minimum, axes: [0, 1])), x) == [-1])
        #expect(evaluate(.reduce(Reduce(.sum, axes: [], overBatch: true)), ([2], [1, 2, 30, 40]), examples: 2) == [31, 42])
        #expect(
            evaluate(.route(Route(.maximum, axes: [0])), ([2, 3], [3, 1, 5, 2, 8, 5]), ([3], [10, 20, 30])) == [
                10, 0, 30, 0, 20, 0,
            ])
        #expect(evaluate(.route(Route(.minimum, axes: [1])), ([2, 2], [1, 1, 4, 3]), ([2], [7, 8])) == [7, 0, 0, 8])
    }

    @Test func contractions() {
        #expect(
            evaluate(.contract(Contract("ij,jk->ik")), ([2, 2], [1, 2, 3, 4]), ([2, 2], [5, 6, 7, 8])) == [19, 22, 43, 50])
        #expect(evaluate(.contract(Contract("i,j->ji")), ([2], [1, 2]), ([3], [3, 4, 5])) == [3, 6, 4, 8, 5, 10])
        #expect(evaluate(.contract(Contract("i,i->", overBatch: true)), ([2], iota(4)), ([2], iota(4)), examples: 2) == [14])
    }

    /// Large inputs do not overflow: the shift by the maximum.
    @Test func softmax() {
        let powers: [Double] = [pow(M_E, -2), pow(M_E, -1), 1]
        let total = powers.reduce(0, +)
        let expected = powers.map { $0 / total }
        let actual = evaluate(.softmax, ([3], [1000, 1001, 1002]))
        #expect(zip(actual, expected).allSatisfy { abs($0 - $1) < 1e-12 })
        let sum = evaluate(.logSumExp, ([3], [1000, 1001, 1002]))[0]
        #expect(abs(pow(M_E, sum - 1002) - total) < 1e-9)
        #expect(evaluate(.softmax, ([3], [-1000, 0, 1000])) == [0, 0, 1])
    }

    @Test func indices() {
        var graph = Graph(name: "Rows")
        let rows = graph.addInput("i", [2], element: .index(count: 3), origin: origin)
        let table = graph.addParameter(Parameter(name: "t", dims: [3, 2], initial: .constant(0)), origin: origin)
        let gathered = graph.append(.gather, [table, rows], origin: origin)
        let hot = graph.append(.oneHot(count: 3), [rows], origin: origin)
        let added = graph.append(.scatterAdd(rows: 3), [gathered, rows], origin: origin)
        let values = Reference.evaluate(graph, parameters: [[1, 2, 3, 4, 5, 6]], inputs: [[2, 0, 2, 1]], examples: 2)
        #expect(values[gathered] == [5, 6, 1, 2, 5, 6, 3, 4])
        #expect(values[hot] == [0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0])
        #expect(values[added] == [1, 2, 3, 4, 10, 12])
    }

    /// A mask keeps the expected value, differs by stream and seed, and is the same for the same ones.
    @Test func dropout() {
        var graph = Graph(name: "Mask")
        let mask = graph.append(.dropoutMask(keep: 0.8, stream: 0, dims: [1000]), origin: origin)
        let other = graph.append(.dropoutMask(keep: 0.8, stream: 1, dims: [1000]), origin: origin)
        func values(_ seed: UInt64) -> [ValueID: [Double]] {
            Reference.evaluate(graph, parameters: [], inputs: [], examples: 10, seed: seed)
        }
        let first = values(1)[mask]!
        #expect(Set(first) == [0, 1.25])
        let mean = first.reduce(0, +) / 10_000
        #expect(abs(mean - 1) < 0.02)
        #expect(first == values(1)[mask]! && first != values(2)[mask]! && first != values(1)[other]!)
    }
}

@Suite struct TrainingSteps {
    private let table = [Parameter(name: "w", dims: [2], initial: .constant(0), l1: 0.5, l2: 0.25)]

    /// z ← z − ηg(z) on f(z) = z², the rate multiplied by β each step down to a floor: to the last bit.
    @Test func descentWithDecay() {
        var training = Training()
        training.optimizer = .gradientDescent(rate: Schedule(rate: 0.25, shape: .decay(factor: 0.5, floor: 0.125)))
        var state = Reference.TrainingState(parameters: [[8]], optimizer: training.optimizer)
        let plain = [Parameter(name: "z", dims: [1], initial: .constant(8))]
        var trajectory: [Double] = []
        for _ in 0..<4 {
            Reference.step(&state, gradients: [[2 * state.parameters[0][0]]], of: plain, training: training)
            trajectory.append(state.parameters[0][0])
        }
        #expect(trajectory == [4, 3, 2.25, 1.6875])
    }

    /// The penalties' gradient l1·sign(w) + 2·l2·w joins before the clipping.
    @Test func penaltiesThenClipping() {
        var training = Training()
        training.optimizer = .gradientDescent(rate: Schedule(rate: 1))
        var state = Reference.TrainingState(parameters: [[2, -4]], optimizer: training.optimizer)
        Reference.step(&state, gradients: [[1, 1]], of: table, training: training)
        #expect(state.parameters == [[-0.5, -2.5]])  // g = 1 + 0.5 + 1 and 1 − 0.5 − 2

        training.clip = .value(1.5)
        state = .init(parameters: [[2, -4]], optimizer: training.optimizer)
        Reference.step(&state, gradients: [[1, 1]], of: table, training: training)
        #expect(state.parameters == [[0.5, -2.5]])

        training.clip = .norm(1)
        state = .init(parameters: [[2, -4]], optimizer: training.optimizer)
        Reference.step(&state, gradients: [[1, 1]], of: table, training: training)
        let length = 8.5.squareRoot()
        let expected: [Double] = [2 - 2.5 / length, 1.5 / length - 4]
        #expect(zip(state.parameters[0], expected).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test func schedules() {
        let step = Schedule(rate: 8, shape: .step(every: 2, factor: 0.5))
        #expect((0..<5).map { step.value(at: $0) } == [8, 8, 4, 4, 2])
        let cosine = Schedule(rate: 1, shape: .cosine(iterations: 4, floor: 0.2))
        let rates = [0, 2, 4, 9].map { cosine.value(at: $0) }
        #expect(zip(rates, [1, 0.6, 0.2, 0.2]).allSatisfy { abs($0 - $1) < 1e-12 })
        let warm = Schedule(rate: 1, warmUp: 4)
        #expect((0..<5).map { warm.value(at: $0) } == [0.25, 0.5, 0.75, 1, 1])
        #expect(Optimizer.StepScalar.biasCorrection(0.5).value(at: 1) == 0.75)
    }

    /// Formulas of new states see the old ones, that of the parameter the new ones.
    @Test func statesBeforeParameter() {
        let (w, g, velocity, rate) = (Scalar.operand(0), Scalar.operand(1), Scalar.operand(2), Scalar.operand(3))
        var training = Training()
        training.optimizer = Optimizer(
            name: "momentum", states: ["velocity"], scalars: [.rate(Schedule(rate: 0.5))],
            newStates: [0.5 * velocity + g], newParameter: w - rate * velocity)
        let plain = [Parameter(name: "w", dims: [1], initial: .constant(0))]
        var state = Reference.TrainingState(parameters: [[0]], optimizer: training.optimizer)
        for _ in 0..<2 { Reference.step(&state, gradients: [[1]], of: plain, training: training) }
        #expect(state.states == [[[1.5]]])
        #expect(state.parameters == [[-1.25]])  // −0.5·1 − 0.5·1.5
        Reference.step(&state, gradients: [nil], of: plain, training: training)
        #expect(state.parameters == [[-1.25]])
    }
}
