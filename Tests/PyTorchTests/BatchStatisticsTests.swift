import Compiler
import NNRuntime
import Source
import Testing

/// A layer that takes statistics of the batch needs the whole batch at once: more examples than the
/// model's `batch:` would give the statistics of pieces, and are refused.
@Suite struct BatchStatisticsTests {
    @Test func moreExamplesThanTheBatchAreRefused() throws {
        let text = "model Net {\n input x: [3]\n batchNorm\n dense(1)\n train { loss: squaredError\n batch: 2 }\n}\n"
        let model = try #require(CheckedFile(SourceFile(path: "test.nnd", text: text)).models.first)
        try model.onEveryISA { compiled in
            let parameters = try Parameters(of: compiled, seed: 1)
            let two = try compiled.gradient([.floats([1, 2, 3, 4, 5, 7])], [.floats([1, 2])], with: parameters)
            #expect(two.loss.isFinite)
            #expect(throws: ModelError.tooManyExamples(model: "Net")) {
                try compiled.gradient(
                    [.floats([1, 2, 3, 4, 5, 7, 8, 9, 8])], [.floats([1, 2, 3])], with: parameters)
            }
        }
    }
}
