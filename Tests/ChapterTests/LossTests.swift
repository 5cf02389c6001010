import Foundation
import NNRuntime
import Testing

/// The losses through the compiled code. `dense` hands its input on, so that the gradient of its bias is that of
/// the loss with respect to the output.
@Suite struct LossTests {
    private static func model(_ loss: String, nodes: Int, activation: String = "identity") throws -> BuiltModel {
        try BuiltModel("""
            model Loss {
                input x: [\(nodes)]
                dense(\(nodes), activation: \(activation), weights: \(identity(nodes)))
                train { loss: \(loss) }
            }
            """)
    }

    private func loss(_ model: BuiltModel, _ output: [Float], _ target: [Float]) throws -> Double {
        try model.compiled.evaluate([.floats(output)], [.floats(target)], with: model.parameters)
    }

    /// 2(y − ŷ) in every component, and the mean over the set.
    @Test func squaredError() throws {
        let model = try Self.model("squaredError", nodes: 3)
        let (y, target): ([Float], [Float]) = ([1, 2, -3], [0.5, 4, -3])
        #expect(try loss(model, y, target) == 4.25)
        #expect(try model.gradient(y, targets: target).gradient["dense1.bias"] == [1, -4, 0])
        #expect(try loss(model, y + [0, 0, 0], target + [0, 2, 0]) == (4.25 + 4) / 2)
        #expect(try model.gradient(y + [0, 0, 0], targets: target + [0, 2, 0]).gradient["dense1.bias"] == [0.5, -4, 0])
    }

    @Test func huber() throws {
        let model = try Self.model("huber(delta: 1)", nodes: 1)
        for (z, value, slope) in [(0.5, 0.25, 1), (2, 3, 2), (-3, 5, -2)] as [(Float, Double, Float)] {
            #expect(try loss(model, [z], [0]) == value)
            #expect(try model.gradient([z], targets: [0]).gradient["dense1.bias"] == [slope])
        }
    }

    /// Equal value and slope on both sides of |z| = δ.
    @Test(arguments: [1, -1] as [Float])
    func huberIsSmoothWhereItsPiecesMeet(sign: Float) throws {
        let model = try Self.model("huber(delta: 1)", nodes: 1)
        for z in [Float(1).nextDown, 1, Float(1).nextUp] {
            #expect(try abs(loss(model, [sign * z], [0]) - 1) < 1e-6)
            let slope = try #require(model.gradient([sign * z], targets: [0]).gradient["dense1.bias"])
            #expect(abs(slope[0] - sign * 2) < 1e-6)
        }
    }

    private let logits: [Float] = [0.25, -1, 3]
    private let p: [Float] = [0.5, 0.125, 0.375]
    private var q: [Double] {
        let total = logits.reduce(0) { $0 + exp(Double($1)) }
        return logits.map { exp(Double($0)) / total }
    }

    @Test func crossEntropyAgainstSoftTargets() throws {
        let model = try Self.model("crossEntropy(targets: distribution)", nodes: 3, activation: "softmax")
        let expected = -zip(p, q).reduce(0) { $0 + Double($1.0) * log($1.1) }
        #expect(try abs(loss(model, logits, p) - expected) < 1e-6)
    }

    /// The gradient of the logits is q − p.
    @Test func softmaxWithCrossEntropyHasTheGradientQMinusP() throws {
        let model = try Self.model("crossEntropy(targets: distribution)", nodes: 3, activation: "softmax")
        let gradient = try #require(model.gradient(logits, targets: p).gradient["dense1.bias"])
        #expect(gradient.isClose(to: zip(q, p).map { $0 - Double($1) }, ulps: 4))
    }

    @Test func divergenceIsCrossEntropyLessEntropy() throws {
        let divergence = try Self.model("klDivergence", nodes: 3, activation: "softmax")
        let crossEntropy = try Self.model("crossEntropy(targets: distribution)", nodes: 3, activation: "softmax")
        let entropy = -p.reduce(0) { $0 + Double($1) * log(Double($1)) }
        #expect(try abs(loss(divergence, logits, p) - (loss(crossEntropy, logits, p) - entropy)) < 1e-6)
        #expect(try abs(loss(divergence, logits, q.map(Float.init))) < 1e-6, "KL(p, p) = 0")
    }
}
