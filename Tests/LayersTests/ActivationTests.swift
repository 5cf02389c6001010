import Foundation
import TestSupport
import Testing

@Suite struct ActivationTests {
    /// Values of an activation at the points, at 0 too.
    private func values(_ activation: String, at points: [Double]) throws -> [Double] {
        try Net("input x: [\(points.count)]\n\(activation)").output(points)
    }

    @Test func theReluFamily() throws {
        #expect(try values("relu", at: [-2, 0, 3]) == [0, 0, 3])
        #expect(try values("leakyRelu", at: [-2, 0, 3]) == [-0.02, 0, 3])
        #expect(try values("leakyRelu(0.5)", at: [-2, 0, 3]) == [-1, 0, 3])
        #expect(try values("prelu", at: [-2, 0, 3]) == [-0.5, 0, 3])
        #expect(isClose(try values("elu", at: [-1, 0, 3, -40]), [exp(-1) - 1, 0, 3, -1]))
        #expect(isClose(try values("elu(0.5)", at: [-1, -40]), [0.5 * (exp(-1) - 1), -0.5]))
        #expect(try values("step", at: [-0.1, 0, 0.1]) == [0, 1, 1])
    }

    @Test func softmaxIsFiniteAndSumsToOne() throws {
        let shifted = try values("softmax", at: [1000, 1001, 1002])
        #expect(isClose(shifted, [0.09003057317038046, 0.24472847105479767, 0.6652409557748219]))
        let spread = try values("softmax", at: [-1000, 0, 1000])
        #expect(spread == [0, 0, 1])
        #expect(abs(shifted.reduce(0, +) - 1) < 1e-12)
    }

    /// Values computed with the textbook formulas, or published ones.
    @Test func thePrelude() throws {
        func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
        let points = [-3.5, -1, 0, 0.7, 4]
        let expected: [String: (Double) -> Double] = [
            "gelu": { $0 * 0.5 * erfc(-$0 / 2.0.squareRoot()) },
            "swish": { $0 * sigmoid($0) }, "silu": { $0 * sigmoid($0) },
            "softplus": { log(1 + exp($0)) }, "mish": { $0 * tanh(log(1 + exp($0))) },
            "selu": { 1.0507009873554805 * ($0 > 0 ? $0 : 1.6732632423543772 * (exp($0) - 1)) },
            "softsign": { $0 / (1 + abs($0)) }, "hardSigmoid": { max(0, min(1, $0 / 6 + 0.5)) },
            "hardSwish": { $0 * max(0, min(1, $0 / 6 + 0.5)) }, "hardTanh": { max(-1, min(1, $0)) },
            "relu6": { max(0, min(6, $0)) }, "gaussian": { exp(-$0 * $0) },
        ]
        for (name, formula) in expected {
            #expect(isClose(try values(name, at: points), points.map(formula), to: 1e-13), "\(name)")
        }
    }

    @Test func heStartsLayersBeforeTheReluFamilyAndGlorotAllOthers() throws {
        for name in ["relu", "leakyRelu", "prelu", "elu", "gelu", "swish", "mish", "softplus", "selu"] {
            let net = try Net("input x: [8]\ndense(3, activation: \(name))")
            #expect(net.graph.parameters[0].initial == .normal(deviation: 0.5), "\(name)")
        }
        for name in ["identity", "sigmoid", "tanh", "softmax", "step", "hardTanh", "gaussian", "softsign"] {
            let net = try Net("input x: [8]\ndense(4, activation: \(name))")
            let bound = (6.0 / 12).squareRoot()
            #expect(net.graph.parameters[0].initial == .uniform(-bound, bound), "\(name)")
        }
    }
}
