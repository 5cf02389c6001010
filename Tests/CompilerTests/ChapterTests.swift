import Compiler
import Foundation
import Reference
import Source
import TensorIR
import TestSupport
import Testing

/// The worked material of the chapter, as far as sizes and values of models decide it.
@Suite struct ChapterTests {
    private func layers(_ lines: String) throws -> [LayerSummary] {
        try model("model M {\n\(lines)\n}").layers
    }

    @Test func aFilterOfFiveLeaves220And224Pixels() throws {
        #expect(try layers("input image: [224, 224, 1]\nconv(filters: 1, size: 5)")[0].dims == [220, 220, 1])
        #expect(try layers("input image: [224, 224, 1]\nconv(filters: 1, size: 5, pad: 2)")[0].dims == [224, 224, 1])
    }

    @Test func sixtyFourFiltersHave4864Parameters() throws {
        let layer = try layers("input image: [224, 224, 3]\nconv(filters: 64, size: 5, stride: 1, pad: 2)")[0]
        #expect(layer.dims == [224, 224, 64])
        #expect(layer.parameters == 4_864)
        #expect(layer.parameters / 64 == 76)
        #expect(layer.multiplyAdds == 240_844_800, "224·224·64·5·5·3")
        let connected = try layers("input image: [224, 224, 3]\nflatten\ndense(224, bias: false)")[1]
        #expect(connected.parameters == 33_718_272)
        #expect(connected.parameters / 224 == 150_528)
    }

    @Test func aFilterOfThreeOn512PixelsLeaves260100Responses() throws {
        let dims = try layers("input image: [512, 512, 1]\nconv(filters: 1, size: 3)")[0].dims
        #expect(dims.reduce(1, *) == 260_100)
        #expect(try layers("input image: [512, 512, 1]\nconv(filters: 1, size: 3, pad: 1)")[0].dims == [512, 512, 1])
    }

    @Test func withoutPaddingNoOutputIsLeftAtThe256thLayer() {
        let lines = (0..<300).map { _ in "conv(filters: 1, size: 3)" }.joined(separator: "\n")
        let file = CheckedFile(SourceFile(path: "m.nnd", text: "model M {\ninput image: [512, 512, 1]\n\(lines)\n}"))
        #expect(file.diagnostics.rendered(in: file.source) == """
            m.nnd:258:1: error: a window of 3 does not fit into 2 pixels padded by 0 [window-too-large]
              258 | conv(filters: 1, size: 3)
                  | ^~~~~~~~~~~~~~~~~~~~~~~~~
              note: no value is left at `conv256`: 2 < 3
              help: size: 2 or pad: [0, 1] would fit

            """)
    }

    @Test func anImageIntoAMatrixOfNodesHas38416Weights() throws {
        let matrix = try model("model M {\ninput image: [28, 28]\ndense([7, 7])\n}")
        let vector = try model("model M {\ninput image: [784]\ndense(49)\n}")
        #expect(matrix.layers[0].dims == [7, 7])
        #expect(matrix.inference.parameters[0].count == 38_416)
        #expect(matrix.inference.parameters.map(\.dims) == vector.inference.parameters.map(\.dims))
        var random = SplitMix(state: 4)
        let numbers = Numbers(for: matrix.inference, examples: 2, random: &random)
        let outputs = [matrix, vector].map { Reference.evaluate($0.inference, numbers)[$0.inference.outputs[0].value]! }
        #expect(outputs[0] == outputs[1])
    }

    @Test func poolingBy2LeavesAQuarter() throws {
        let dims = try layers("input image: [224, 224, 64]\npool(max, size: 2, stride: 2)")[0].dims
        #expect(dims == [112, 112, 64])
        #expect(dims.reduce(1, *) == 802_816, "a quarter of 224·224·64 = 3,211,264")
    }

    /// Softmax and cross-entropy of a model file merge: the slope at the logits is (q − p) / n, and neither the
    /// logarithm of a softmax nor its Jacobian is left.
    @Test func softmaxWithCrossEntropyHasTheGradientOfTheirDifference() throws {
        let model = try model("model M {\ninput x: [4]\ndense(3, activation: softmax)\ntrain { loss: crossEntropy }\n}")
        let graph = try #require(model.training).optimized()
        let text = graph.text
        #expect(!text.contains("log("))
        #expect(text.contains("%6 dense1: softmax %5 : [n, 3]"))
        #expect(text.contains("%8 loss: oneHot %7 : [n, 3]"))
        #expect(text.contains("%14 g(loss): broadcast %13 along [] : [n, 3]"))
        #expect(text.contains("g(dense1): map (%6 − %8) · %14 : [n, 3]"))
        #expect(text.split(separator: "\n").count { $0.contains("g(dense1): map") } == 1)
    }
}
