import Compiler
import TensorIR
import TestSupport
import Testing

/// Models one step at a time.
@Suite struct StreamingTests {
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
}
