import Foundation
import NNRuntime
import Testing

@Suite struct RecurrentTests {
    /// All strings of ten bits, the first bit the lowest.
    private static let strings = (0..<1024).map { number in (0..<10).map { number >> $0 & 1 } }

    private static let rules: [(model: String, holds: @Sendable ([Int], Int) -> Bool)] = [
        ("onezero", { bits, t in bits[t] == 1 && (t == 0 || bits[t - 1] == 0) }),
        ("threeones", { bits, t in t >= 2 && bits[t - 2...t].allSatisfy { $0 == 1 } }),
        ("samebit", { bits, t in bits[t] == (t == 0 ? 0 : bits[t - 1]) }),
    ]

    @Test(arguments: rules.indices)
    func nodesByHandOnEveryStringOfTenBits(_ index: Int) throws {
        let (model, holds) = Self.rules[index]
        let expected = Self.strings.flatMap { bits in bits.indices.map { holds(bits, $0) ? Float(1) : 0 } }
        #expect(try BuiltModel(file: model).output(Self.strings.joined().map(Float.init)) == expected)
    }

    /// sₜ = f(Uxₜ + Wsₜ₋₁ + b) with s₀ = 0 and yₜ = Vsₜ + c, step by step.
    @Test func theStatesFollowTheirEquation() throws {
        let model = try BuiltModel(
            """
            model M {
                input x: [time: 6, 3]
                rnn(4, weights: uniform(-1, 1), recurrent: uniform(-1, 1), bias: uniform(-1, 1))
                dense(2, weights: uniform(-1, 1), bias: uniform(-1, 1))
            }
            """)
        let parameters = try model.parameters
        let u = try #require(parameters["rnn1.weight_ih"]), w = try #require(parameters["rnn1.weight_hh"])
        let b = try #require(parameters["rnn1.bias"])
        let v = try #require(parameters["dense1.weight"]), c = try #require(parameters["dense1.bias"])
        let x = (0..<18).map { Float(($0 * 7) % 11) / 11 - 0.4 }
        var state = [Double](repeating: 0, count: 4), expected: [Double] = []
        for t in 0..<6 {
            let before = state
            for k in 0..<4 {
                var sum = Double(b[k])
                for i in 0..<3 { sum += Double(u[k * 3 + i]) * Double(x[t * 3 + i]) }
                for i in 0..<4 { sum += Double(w[k * 4 + i]) * before[i] }
                state[k] = tanh(sum)
            }
            for o in 0..<2 { expected.append((0..<4).reduce(Double(c[o])) { $0 + Double(v[o * 4 + $1]) * state[$1] }) }
        }
        let output = try model.output(x)
        #expect(zip(output, expected).allSatisfy { abs(Double($0) - $1) < 1e-5 })
    }

    /// A sequence padded to eight steps: the outputs it has alone, and zeros behind.
    @Test func paddingChangesNothing() throws {
        func text(_ time: String) -> String {
            """
            model M {
                input x: [time: \(time), 3]
                lstm(5, weights: uniform(-1, 1))
                dense(2, weights: uniform(-1, 1), bias: uniform(-1, 1))
            }
            """
        }
        let (padded, alone) = (try BuiltModel(text("...8")), try BuiltModel(text("5")))
        let x = (0..<15).map { Float(($0 * 5) % 13) / 13 }
        let steps = try alone.output(x)
        let outputs = try padded.compiled.predict(
            [.floats(x + [7, 7, 7, 7, 7, 7, 7, 7, 7]), .indices([5])], with: padded.parameters)
        #expect(outputs[0].floats == steps + [0, 0, 0, 0, 0, 0])
    }
}
