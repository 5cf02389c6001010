import Compiler
import Foundation
import Source
import TensorIR
import Testing

/// The compute graph: how it is drawn, what becomes of a softmax before a cross-entropy, back-propagation.
@Suite struct GraphTests {
    /// y = σ(Wx + b) and squared error: four operators, and on request five gradients.
    @Test func theDrawingOfOneLayer() throws {
        let graph = try #require(elaborate(Package.text(ofModel: "sigmoid")).training)
        let drawing = graph.drawing(gradients: true)
        func symbols(_ kinds: Drawing.Kind...) -> [String] {
            drawing.items.filter { kinds.contains($0.kind) }.map(\.symbol)
        }
        #expect(symbols(.operation, .loss) == ["×", "+", "σ", "loss"])
        #expect(symbols(.gradient).sorted() == ["g(W)", "g(b)", "g(u)", "g(v)", "g(y)"])
        func reads(_ symbol: String) -> Set<String> {
            let item = drawing.items.firstIndex { $0.symbol == symbol }
            let sources = drawing.links.filter { $0.to == item }.map { drawing.items[$0.from] }
            return Set(sources.map { $0.kind == .gradient ? $0.symbol : $0.name })
        }
        #expect(reads("g(y)") == ["y", drawing.items.first { $0.kind == .target }!.name])
        #expect(reads("g(v)") == ["g(y)", "y"])
        #expect(reads("g(u)") == ["g(v)"])
        #expect(reads("g(b)") == ["g(v)"])
        #expect(reads("g(W)") == ["g(u)", "x"])
        #expect(graph.drawing(gradients: false).items.allSatisfy { $0.kind != .gradient })
    }

    /// Of the digits' classifier: q is the softmax, p the class as a vector; no Jacobian, no logarithm of a softmax.
    @Test func softmaxWithCrossEntropyIsMerged() throws {
        let graph = try #require(elaborate(Package.text(ofModel: "digits")).training).optimized()
        let softmax = try #require(graph.ids.first { graph[$0].primitive == .softmax })
        let oneHot = try #require(graph.ids.first { if case .oneHot = graph[$0].primitive { true } else { false } })
        let logits = graph[softmax].operands[0]
        let (q, p) = ("%\(softmax.index)", "%\(oneHot.index)")
        let gradients = graph.text.split(separator: "\n").filter { $0.contains("g(dense2): map") }
        #expect(gradients.count == 1 && gradients[0].contains("map (\(q) − \(p)) · "), "\(graph.text)")
        #expect(graph.ids.contains { graph[$0].primitive == .logSumExp && graph[$0].operands == [logits] })
        for id in graph.ids where graph[id].operands.contains(softmax) {
            #expect(graph[id].origin.isGradient, "the loss reads the logits")
        }
    }

    /// The emitted C takes one logarithm an example, that of the sum of exponentials, for each instruction set.
    @Test func noLogarithmOfASoftmaxIsLeftInTheCode() throws {
        let emitted = try BuiltModel(file: "digits").emitted.source
        let calls = emitted.split(separator: "\n").filter { $0.contains(/\blog_\w+\(/) && !$0.contains("static inline") }
        #expect(calls.count == CompilationOptions(sourceName: "").targets.count)
        for call in calls { #expect(call.contains(/= maximum \+ log_\w+\(.*sum/), "\(call)") }
    }

    /// The gradient of y, which two outputs read, is the sum of what comes back from both.
    @Test func aValueWithTwoSuccessorsSumsItsGradients() throws {
        let model = try BuiltModel("""
            loss total(y, target) = y * target
            model Fork {
                input nothing: [1]
                let y = dense(2, weights: zeros, bias: [3, -0.5], of: nothing)
                output first = y * y
                output second = 4 * y
                train { loss: total(of: first) + total(of: second) }
            }
            """)
        let alone = [
            try #require(model.gradient([0], targets: [1, 1], [0, 0]).gradient["y.bias"]),
            try #require(model.gradient([0], targets: [0, 0], [1, 1]).gradient["y.bias"]),
        ]
        #expect(alone == [[6, -1], [4, 4]])
        #expect(try model.gradient([0], targets: [1, 1], [1, 1]).gradient["y.bias"] == [10, 3])
    }

    /// g(wᵢ) = g(uᵢ)·x, where g(u) is the gradient of the bias.
    @Test func theGradientOfTheWeightsRowByRow() throws {
        let model = try BuiltModel(file: "sigmoid")
        let x: [Float] = [0.75, -2, 0.3]
        let (_, gradient) = try model.gradient(x, targets: [1, 0])
        let g = try #require(gradient["dense1.bias"]), rows = try #require(gradient["dense1.weight"])
        #expect(g.allSatisfy { $0 != 0 })
        #expect(rows == g.flatMap { g in x.map { g * $0 } })
    }

    /// The same gradient of the bias by hand: 2(y − t)·y(1 − y).
    @Test func theGradientOfASigmoidLayerByHand() throws {
        let model = try BuiltModel(file: "sigmoid")
        let x: [Float] = [0.75, -2, 0.3], t: [Float] = [1, 0]
        let w = try #require(model.parameters["dense1.weight"]).map(Double.init)
        let expected = (0..<2).map { row in
            let y = 1 / (1 + exp(-(0..<3).reduce(0) { $0 + w[row * 3 + $1] * Double(x[$1]) }))
            return 2 * (y - Double(t[row])) * y * (1 - y)
        }
        #expect(try #require(model.gradient(x, targets: t).gradient["dense1.bias"]).isClose(to: expected))
    }
}
