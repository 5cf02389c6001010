import Reference
import TensorIR
import TestSupport
import Testing

@Suite struct NormalisationTests {
    /// Two examples of two positions and one channel: 1, 2 and 3, 6, of mean 3 and variance 3.5.
    @Test func batchNormNormalisesOverBatchAndPositionsAndKeepsStatistics() throws {
        let net = try Net("input series: [2, 1]\nbatchNorm(momentum: 0.1, epsilon: 1)\ntrain { loss: squaredError }")
        let names = net.graph.parameters.map(\.name)
        #expect(names == ["weight", "bias", "running_mean", "running_var"].map { "batchNorm1." + $0 })
        #expect(net.graph.parameters.map(\.isTrainable) == [true, true, false, false])
        let numbers = Numbers(examples: 2, parameters: [[2], [10], [0], [1]], inputs: [[1, 2, 3, 6]], targets: [[0, 0, 0, 0]])
        let values = Reference.evaluate(net.graph, numbers)
        let root = 4.5.squareRoot()
        #expect(isClose(values[net.graph.outputs[0].value]!, [-2, -1, 0, 3].map { 10 + 2 * $0 / root }))
        #expect(isClose(values[net.graph.updates[2]!]!, [0.3]))
        #expect(isClose(values[net.graph.updates[3]!]!, [0.9 + 0.1 * 3.5 * 4 / 3]))

        let atUse = Reference.evaluate(net.model.inference, numbers)
        #expect(isClose(atUse[net.model.inference.outputs[0].value]!, [1, 2, 3, 6].map { 10 + 2 * $0 / 2.0.squareRoot() }))
        #expect(net.model.inference.updates.isEmpty)
    }

    @Test func layerNormNormalisesTheLastAxisOfEachExample() throws {
        let net = try Net("input x: [2, 2]\nlayerNorm(epsilon: 1)")
        let numbers = Numbers(examples: 1, parameters: [[1, 2], [0, 10]], inputs: [[1, 5, 4, 4]])
        let root = 5.0.squareRoot()
        #expect(isClose(net.output(numbers), [-2 / root, 10 + 4 / root, 0, 10]))
    }

    @Test func dropoutKeepsTheExpectedValueInTrainingAndIsGoneAtUse() throws {
        let net = try Net("input x: [4000]\ndropout(0.25)\ndense(1, weights: constant(0))\ntrain { loss: squaredError }")
        #expect(!net.model.inference.nodes.contains { if case .dropoutMask = $0.primitive { true } else { false } })
        let mask = try #require(net.graph.ids.first { if case .dropoutMask = net.graph[$0].primitive { true } else { false } })
        let numbers = Numbers(examples: 1, parameters: [[Double](repeating: 0, count: 4000), [0]], inputs: [[Double](repeating: 1, count: 4000)], targets: [[0]])
        let values = Reference.evaluate(net.graph, numbers)[mask]!
        #expect(Set(values) == [0, 1 / 0.75])
        #expect(abs(values.reduce(0, +) / 4000 - 1) < 0.05)
    }
}
