import Foundation
import NNRuntime
import TestSupport
import Testing

/// LSTM and GRU against the chapter's equations, by loops in Double.
@Suite struct GatedTests {
    private static let (steps, inputs, units) = (7, 3, 4)

    /// A layer of gates: its weights, and the sums of a gate.
    private struct Layer {
        var input: [Double], state: [Double], bias: [Double]

        init(_ parameters: Parameters, _ name: String) throws {
            func values(_ part: String) throws -> [Double] { try #require(parameters["\(name).\(part)"]).map(Double.init) }
            (input, state, bias) = try (values("weight_ih"), values("weight_hh"), values("bias"))
        }

        func fromInput(_ gate: Int, _ i: Int, _ x: [Double]) -> Double {
            let row = gate * units + i
            return x.indices.map { input[row * x.count + $0] * x[$0] }.reduce(bias[row], +)
        }

        func fromState(_ gate: Int, _ i: Int, _ s: [Double]) -> Double {
            let row = gate * units + i
            return s.indices.map { state[row * units + $0] * s[$0] }.reduce(0, +)
        }
    }

    private static func sigmoid(_ z: Double) -> Double { 1 / (1 + exp(-z)) }

    private static func built(_ layer: String) throws -> BuiltModel {
        try BuiltModel("model Gated {\n input x: [time: \(steps), \(inputs)]\n \(layer)\n train { loss: squaredError }\n}\n")
    }

    private static func compare(_ built: BuiltModel, seed: UInt64, step: (Layer, [Double], inout [[Double]]) -> Void) throws {
        var random = SplitMix(state: seed)
        var parameters = try built.parameters
        for parameter in built.compiled.parameterTable {
            try parameters.set(parameter.name, to: random.numbers(parameter.count, in: -1...1).map(Float.init))
        }
        let layer = try Layer(parameters, built.elaborated.layers[0].name)
        let x = random.numbers(steps * inputs, in: -1...1)
        let found = try built.output(x.map(Float.init), with: parameters)
        var states = [[Double]](repeating: Array(repeating: 0, count: units), count: 2)
        for t in 0..<steps {
            step(layer, Array(x[t * inputs..<(t + 1) * inputs]), &states)
            for i in 0..<units { #expect(abs(Double(found[t * units + i]) - states[0][i]) < 2e-6, "step \(t)") }
        }
    }

    /// h = tanh(W_h s + U_h x + b_h); f, i, o by σ; c′ = c∘f + h∘i; s = tanh(c′∘o) as the chapter has it, o∘tanh(c′) as is
    /// common.
    @Test(arguments: [true, false])
    func longShortTermMemory(isOfTheChapter: Bool) throws {
        let built = try Self.built(isOfTheChapter ? "lstm(4, cell: chapter)" : "lstm(4)")
        #expect(built.compiled.parameterTable.map(\.count).reduce(0, +) == 4 * (Self.units * (Self.units + Self.inputs) + Self.units))
        try Self.compare(built, seed: 1) { layer, x, states in
            let (s, c) = (states[0], states[1])
            for j in 0..<Self.units {
                func sum(_ gate: Int) -> Double { layer.fromInput(gate, j, x) + layer.fromState(gate, j, s) }
                let (i, f, h, o) = (Self.sigmoid(sum(0)), Self.sigmoid(sum(1)), tanh(sum(2)), Self.sigmoid(sum(3)))
                states[1][j] = c[j] * f + h * i
                states[0][j] = isOfTheChapter ? tanh(states[1][j] * o) : o * tanh(states[1][j])
            }
        }
    }

    /// With the forget gate all 0 and the others all 1 it is a recurrent net but for the extra tanh.
    @Test func openGatesLeaveARecurrentNet() throws {
        let lstm = try Self.built("lstm(4, cell: chapter)"), plain = try BuiltModel("""
            activation twice(x) = tanh(tanh(x))
            model Plain {
                input x: [time: 7, 3]
                rnn(4, activation: twice)
            }
            """)
        var random = SplitMix(state: 2)
        let (u, w) = (random.numbers(12, in: -1...1).map(Float.init), random.numbers(16, in: -1...1).map(Float.init))
        func rows(_ gate: [Float]) -> [Float] { Array(repeating: 0, count: 2 * gate.count) + gate + Array(repeating: 0, count: gate.count) }
        var gated = try lstm.parameters, simple = try plain.parameters
        try gated.set("lstm1.weight_ih", to: rows(u))
        try gated.set("lstm1.weight_hh", to: rows(w))
        try gated.set("lstm1.bias", to: [100, -100, 0, 100].flatMap { Array(repeating: $0, count: 4) })
        try simple.set("rnn1.weight_ih", to: u)
        try simple.set("rnn1.weight_hh", to: w)
        try simple.set("rnn1.bias", to: Array(repeating: 0, count: 4))
        let x = random.numbers(21, in: -1...1).map(Float.init)
        for (a, b) in zip(try lstm.output(x, with: gated), try plain.output(x, with: simple)) { #expect(abs(a - b) < 1e-6) }
    }

    /// One state vector and 3(n(n + d) + n) parameters; the reset before the product with the state.
    @Test func gatedRecurrentUnits() throws {
        let built = try Self.built("gru(4)")
        #expect(built.compiled.parameterTable.map(\.count).reduce(0, +) == 3 * (Self.units * (Self.units + Self.inputs) + Self.units))
        try Self.compare(built, seed: 3) { layer, x, states in
            let s = states[0]
            func gate(_ number: Int, _ j: Int) -> Double { Self.sigmoid(layer.fromInput(number, j, x) + layer.fromState(number, j, s)) }
            let kept = (0..<Self.units).map { gate(0, $0) * s[$0] }
            for j in 0..<Self.units {
                let candidate = tanh(layer.fromInput(2, j, x) + layer.fromState(2, j, kept)), z = gate(1, j)
                states[0][j] = (1 - z) * candidate + z * s[j]
            }
        }
    }

    /// The other convention, of PyTorch: the reset behind the product, which has a bias of its own.
    @Test func gatedRecurrentUnitsThatResetBehindTheProduct() throws {
        let built = try Self.built("gru(4, reset: after)")
        var random = SplitMix(state: 3)
        var parameters = try built.parameters
        for parameter in built.compiled.parameterTable {
            try parameters.set(parameter.name, to: random.numbers(parameter.count, in: -1...1).map(Float.init))
        }
        let inner = try #require(parameters["gru1.bias_hn"]).map(Double.init)
        try Self.compare(built, seed: 3) { layer, x, states in
            let s = states[0]
            func gate(_ number: Int, _ j: Int) -> Double { Self.sigmoid(layer.fromInput(number, j, x) + layer.fromState(number, j, s)) }
            for j in 0..<Self.units {
                let candidate = tanh(layer.fromInput(2, j, x) + gate(0, j) * (layer.fromState(2, j, s) + inner[j])), z = gate(1, j)
                states[0][j] = (1 - z) * candidate + z * s[j]
            }
        }
    }
}
