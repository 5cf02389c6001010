import Compiler
import Reference
import TensorIR
import Testing

/// Models with time: one step at a time, and padded.
@Suite struct TimeTests {
    /// Penalties of the whole model are no part of a stream, and keep it from nothing.
    @Test func penaltiesDoNotHinderStreaming() throws {
        let model = try model("""
            model M {
                input x: [time: 3, 2]
                rnn(4)
                train {
                    loss: squaredError
                    penalty: l2(0.01)
                }
            }
            """)
        #expect(model.streamingHindrance == nil)
        #expect(model.streaming?.parameters.map(\.name) == model.inference.parameters.map(\.name))
    }

    /// Numbers behind a length are not looked at, even those that a product with 0 does not make 0.
    @Test func gradientsAreFiniteWhateverStandsBehindALength() throws {
        let model = try model("""
            model M {
                input x: [time: ...3, 1]
                dense(2, activation: relu)
                last
                train { loss: squaredError }
            }
            """)
        let graph = try #require(model.training).differentiated()
        func gradients(padding: Double) -> [[Double]] {
            let values = Reference.evaluate(
                graph, parameters: [[1, 2], [0.5, 0.5]], inputs: [[1, 2, padding], [2]], targets: [[0, 0]], examples: 1)
            return graph.gradients.map { values[$0!]! }
        }
        #expect(gradients(padding: .nan) == gradients(padding: 0))
        #expect(gradients(padding: .infinity) == gradients(padding: 0))
    }

    @Test func paddedInputAloneIsNoModel() {
        let text = """
            model M {
                input x: [time: ...3, 1]
                train { loss: squaredError }
            }
            """
        #expect(messages(text).contains("`M` has no layers"))
    }
}
