import Compiler
import Foundation
import NNRuntime
import Source
import Testing

@Suite struct InitialValueTests {
    private static func drawn(_ weights: String, seed: UInt64 = 0) throws -> [Double] {
        let model = try BuiltModel("model Drawn {\ninput x: [100]\ndense(100, weights: \(weights))\n}")
        return try #require(Parameters(of: model.compiled, seed: seed)["dense1.weight"]).map(Double.init)
    }

    private func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }

    /// 10,000 numbers: mean 0 and variance 1/3 within four standard errors, and each tenth of the range has a tenth.
    @Test func uniformOnMinusOneToOne() throws {
        let numbers = try Self.drawn("uniform(-1, 1)")
        #expect(numbers.allSatisfy { -1...1 ~= $0 })
        #expect(abs(mean(numbers)) < 4 * (1.0 / 3 / 10_000).squareRoot())
        #expect(abs(mean(numbers.map { $0 * $0 }) - 1.0 / 3) < 4 * (4.0 / 45 / 10_000).squareRoot())
        for tenth in 0..<10 {
            let count = numbers.count { Int(($0 + 1) * 5) == tenth }
            #expect(abs(count - 1000) < 4 * 30)
        }
    }

    /// The second and fourth moment of a normal distribution of deviation 0.5, and its share within one deviation.
    @Test func normal() throws {
        let numbers = try Self.drawn("normal(0.5)").map { $0 / 0.5 }
        #expect(abs(mean(numbers)) < 4 * 0.01)
        #expect(abs(mean(numbers.map { $0 * $0 }) - 1) < 4 * 2.0.squareRoot() * 0.01)
        #expect(abs(mean(numbers.map { pow($0, 4) }) - 3) < 4 * 96.0.squareRoot() * 0.01)
        #expect(abs(mean(numbers.map { abs($0) < 1 ? 1 : 0 }) - 0.6827) < 4 * 0.00466)
    }

    @Test func theSeedDecides() throws {
        #expect(try Self.drawn("uniform(-1, 1)", seed: 5) == Self.drawn("uniform(-1, 1)", seed: 5))
        #expect(try Self.drawn("uniform(-1, 1)", seed: 5) != Self.drawn("uniform(-1, 1)", seed: 6))
    }

    /// Equal weights are what they say, and the compiler warns: the nodes would learn the same.
    @Test(arguments: ["constant(0.5)", "zeros"])
    func allEqual(weights: String) throws {
        let numbers = try Self.drawn(weights)
        #expect(Set(numbers).count == 1)
        let file = CheckedFile(SourceFile(path: "m.nnd", text: """
            model M {
                input x: [3]
                dense(4, activation: tanh, weights: \(weights))
                dense(1)
                train { loss: squaredError }
            }
            """))
        let line = "    dense(4, activation: tanh, weights: \(weights))"
        let code = line.drop { $0 == " " }
        #expect(file.diagnostics.rendered(in: file.source) == """
            m.nnd:3:5: warning: all weights of `dense1` start equal, so its 4 nodes would learn the same [equal-weights]
              3 | \(line)
                |     ^\(String(repeating: "~", count: code.count - 1))
              note: equal nodes have equal gradients and stay equal
              help: `uniform(-1, 1)`, `normal(0.1)`, `glorot` or `he` lets them differ

            """)
    }

    /// What the warning says comes true.
    @Test func nodesThatStartEqualStayEqual() throws {
        let model = try BuiltModel("""
            model Equal {
                input x: [2]
                dense(3, activation: tanh, weights: constant(0.5))
                dense(1, weights: constant(1))
                train { loss: squaredError\n optimizer: sgd(rate: 0.1) }
            }
            """)
        let trainer = try Trainer(model.compiled, parameters: model.parameters)
        for step in 0..<10 { try trainer.step([.floats([1, Float(step)])], [.floats([0])]) }
        let rows = try #require(trainer.parameters["dense1.weight"])
        #expect(rows[0] != 0.5 && rows[0] != rows[1])
        #expect(Array(rows[0..<2]) == Array(rows[2..<4]) && Array(rows[0..<2]) == Array(rows[4..<6]))
    }
}
