import Foundation
import Testing

@Suite struct ActivationTests {
    private static func identities() throws -> BuiltModel {
        try BuiltModel("""
            activation mirrored(x) = 1 - sigmoid(-x)
            activation rescaled(x) = 2 * sigmoid(2 * x) - 1
            model Identities {
                input x: [1]
                output logistic = sigmoid(x)
                output logisticMirrored = mirrored(x)
                output hyperbolic = tanh(x)
                output hyperbolicRescaled = rescaled(x)
            }
            """)
    }

    /// Finite floats of every binade and both signs, zero and the infinities among them.
    private static let wholeRange = stride(from: UInt32(0), to: Float.infinity.bitPattern, by: 65_521).map(Float.init(bitPattern:))
        + [.infinity, 0x1p-126, 88.8, 103.9]

    /// Both sides are within 4 units in the last place of the same number.
    @Test func identitiesHoldOverTheWholeRange() throws {
        let points = Self.wholeRange + Self.wholeRange.map(-)
        let outputs = try Self.identities().predict(points)
        func check(_ sides: [String], _ value: (Double) -> Double) throws {
            for side in sides {
                let worst = zip(points, try #require(outputs[side])).map { x, y in
                    (abs(Double(y) - value(Double(x))) / Double(Float(value(Double(x))).ulp), x)
                }.max { $0.0 < $1.0 }!
                #expect(worst.0 <= 4, "\(side) of \(worst.1)")
            }
        }
        try check(["logistic", "logisticMirrored"]) { 1 / (1 + exp(-$0)) }
        try check(["hyperbolic", "hyperbolicRescaled"], tanh)
    }

    /// The derivative, simplified, is the textbook's, read from the stored result y.
    @Test(arguments: [
        ("sigmoid(x)", "y · (1 − y)"), ("1 / (1 + exp(-x))", "y · (1 − y)"), ("tanh(x)", "1 − y²"),
        ("2 * sigmoid(2 * x) - 1", "1 − y²"), ("(exp(x) - exp(-x)) / (exp(x) + exp(-x))", "1 − y²"),
    ])
    func derivativesHaveTheirTextbookForm(formula: String, derivative: String) throws {
        let graph = try #require(elaborate("""
            activation f(x) = \(formula)
            loss linear(y, target) = y * target
            model M {
                input x: [2]
                dense(2, activation: f, bias: false)
                train { loss: linear }
            }
            """).training).optimized()
        let value = try #require(graph.outputs.first).value
        // %5 is the target, which is the gradient of the output but for 1/n.
        let printed = graph.text.split(separator: "\n").filter { $0.contains("g(dense1): map") }
        let form = derivative.replacing("y", with: "%\(value.index)")
        #expect(printed.count == 1 && printed[0].contains(form), "\(graph.text)")
    }

    /// For vectors as far apart and as large as floats go.
    @Test func softmaxSumsToOne() throws {
        let softmax = try BuiltModel("model Softmax {\ninput x: [10]\nsoftmax\n}")
        var vectors: [[Float]] = [1, 30, 1e4, 1e37].map { scale in (0..<10).map { scale * Float(($0 * 7) % 10 - 4) } }
        vectors += [.init(repeating: 0, count: 10), .init(repeating: -.greatestFiniteMagnitude, count: 10)]
        vectors.append([.greatestFiniteMagnitude] + .init(repeating: -.greatestFiniteMagnitude, count: 9))
        let shares = try softmax.output(vectors.flatMap { $0 })
        for (row, vector) in vectors.enumerated() {
            let shares = shares[row * 10..<row * 10 + 10]
            #expect(shares.allSatisfy { 0...1 ~= $0 })
            #expect(abs(shares.reduce(0.0) { $0 + Double($1) } - 1) < 1e-6, "\(vector)")
        }
    }

    /// Finite thanks to the shift by the maximum; the numbers are exp(−2), exp(−1) and 1 over their sum.
    @Test func softmaxOfLargeInputs() throws {
        let softmax = try BuiltModel("model Softmax {\ninput x: [3]\nsoftmax\n}")
        let shares = try softmax.output([1000, 1001, 1002, -1000, 0, 1000])
        #expect(Array(shares[..<3]).isClose(to: [0.09003057317038046, 0.24472847105479767, 0.6652409557748219], ulps: 4))
        #expect(shares[3...] == [0, 0, 1])
    }
}
