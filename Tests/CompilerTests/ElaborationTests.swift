import Compiler
import TensorIR
import Testing

@Suite struct ElaborationTests {
    @Test func aConvolutionalNetHasItsLayersParametersAndTraining() throws {
        let model = try model("""
            /// Digits.
            model Digits {
                input image: [8, 8, 1]
                conv(filters: 16, size: 3, pad: 1, activation: relu)
                pool(max, size: 2)
                flatten
                dense(64, activation: relu)
                dropout(0.25)
                dense(10, activation: softmax)
                train {
                    loss: crossEntropy
                    optimizer: sgd(rate: 0.1, momentum: 0.9)
                    batch: 64
                }
            }
            """)
        #expect(model.name == "Digits")
        #expect(model.doc == "Digits.")
        #expect(model.shapes == [
            "conv1 [8, 8, 16]", "pool1 [4, 4, 16]", "flatten1 [256]", "dense1 [64]", "dropout1 [64]", "dense2 [10]",
        ])
        #expect(model.inference.parameters.map { "\($0.name) \($0.dims)" } == [
            "conv1.weight [16, 1, 3, 3]", "conv1.bias [16]", "dense1.weight [64, 256]", "dense1.bias [64]",
            "dense2.weight [10, 64]", "dense2.bias [10]",
        ])
        let training = try #require(model.training)
        #expect(training.parameters == model.inference.parameters)
        #expect(training.nodes.contains { $0.primitive == .dropoutMask(keep: 0.75, stream: 0, dims: [64]) })
        #expect(model.inference.nodes.count == training.nodes.count - 2)
        #expect(training.targets.map(\.name) == ["target"])
        #expect(training[training.targets[0].value].element == .index(count: 10))
        #expect(model.plan?.batch == 64)
        #expect(model.plan?.optimizerText == "sgd(rate: 0.1, momentum: 0.9)")
    }

    @Test func theArchitectureOf224PixelsHasItsPublishedSizes() throws {
        var text = "model Fig { input image: [224, 224, 3]\n"
        for filters in [64, 128, 256, 512, 1024] {
            text += "conv(filters: \(filters), size: 3, pad: 1, activation: relu)\npool(max, size: 2, stride: 2)\n"
        }
        text += "flatten\ndense(1000, activation: softmax) }"
        let model = try model(text)
        #expect(model.layers.map(\.dims) == [
            [224, 224, 64], [112, 112, 64], [112, 112, 128], [56, 56, 128], [56, 56, 256], [28, 28, 256],
            [28, 28, 512], [14, 14, 512], [14, 14, 1024], [7, 7, 1024], [50_176], [1000],
        ])
        #expect(model.layers.filter { $0.parameters > 0 }.map(\.parameters) == [
            1_792, 73_856, 295_168, 1_180_160, 4_719_616, 50_177_000,
        ])
        #expect(model.parameterCount == 56_447_592)
    }
}
