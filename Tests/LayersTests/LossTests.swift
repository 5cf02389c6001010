import Foundation
import Reference
import TensorIR
import TestSupport
import Testing

@Suite struct LossTests {
    /// The losses of outputs that are handed through unchanged.
    private func losses(_ loss: String, _ outputs: [Double], _ targets: [Double], examples: Int = 1) throws -> [Double] {
        let n = outputs.count / examples
        let identity = (0..<n).map { row in "[" + (0..<n).map { $0 == row ? "1" : "0" }.joined(separator: ", ") + "]" }
        return try Net("""
            input x: [\(n)]
            dense(\(n), weights: [\(identity.joined(separator: ", "))])
            train { loss: \(loss) }
            """).losses(outputs, targets: targets, examples: examples)
    }

    @Test func squaredErrorSumsOverTheComponentsOfEachExample() throws {
        #expect(try losses("squaredError", [1, 2, 3, 5], [0, 4, 3, 1], examples: 2) == [5, 16])
        #expect(try losses("absoluteError", [1, 2, 3, 5], [0, 4, 3, 1], examples: 2) == [3, 4])
    }

    /// Gradient 2(y − ŷ) in every component, and the mean over the set.
    @Test func squaredErrorHasTheGradientTwiceTheError() throws {
        let net = try Net("input x: [2]\ndense(2, bias: constant(0), weights: [[1, 0], [0, 1]])\ntrain { loss: squaredError }")
        let graph = net.graph.differentiated()
        let numbers = Numbers(examples: 2, parameters: [[1, 0, 0, 1], [0, 0]], inputs: [[1, 2, 3, 4]], targets: [[0, 5, 1, 1]])
        let bias = Reference.gradients(graph, numbers)[1]!
        #expect(bias == [3, 0], "((2·1 + 2·2) / 2, (2·(−3) + 2·3) / 2)")
    }

    @Test func huberIsTheSquareInsideAndALineOutside() throws {
        #expect(try losses("huber(1)", [0.5], [0]) == [0.25])
        #expect(try losses("huber(1)", [2], [0]) == [3])
        #expect(try losses("huber(1)", [-3], [0]) == [5])
        #expect(try losses("huber(2)", [2], [0]) == [4])
        #expect(isClose(try losses("huber(2)", [2 + 1e-9], [0]), [4 + 4e-9], to: 1e-15))
    }

    @Test func crossEntropyOfClassesAndOfDistributions() throws {
        let head = "input x: [3]\ndense(3, activation: softmax, weights: [[1, 0, 0], [0, 1, 0], [0, 0, 1]])\n"
        let logits = [0.2, -1, 3]
        let total = logits.reduce(0) { $0 + exp($1) }
        let q = logits.map { exp($0) / total }
        let classes = try Net(head + "train { loss: crossEntropy }")
        #expect(isClose(classes.losses(logits, targets: [1]), [-log(q[1])]))
        let soft = try Net(head + "train { loss: crossEntropy(targets: distribution) }")
        let p = [0.5, 0.2, 0.3]
        let cross = -zip(p, q).reduce(0) { $0 + $1.0 * log($1.1) }
        #expect(isClose(soft.losses(logits, targets: p), [cross]))

        let divergence = try Net(head + "train { loss: klDivergence }")
        let entropy = -p.reduce(0) { $0 + $1 * log($1) }
        #expect(isClose(divergence.losses(logits, targets: p), [cross - entropy]))
        #expect(isClose(divergence.losses(logits, targets: q), [0], to: 1e-15))
        #expect(isClose(divergence.losses(logits, targets: [0, 1, 0]), [-log(q[1])]))
    }

    @Test func binaryCrossEntropyIsExactFarFromTheThreshold() throws {
        let net = try Net("input x: [2]\ndense(2, activation: sigmoid, weights: [[1, 0], [0, 1]])\ntrain { loss: binaryCrossEntropy }")
        #expect(isClose(net.losses([0, 1], targets: [1, 0]), [log(2) + log(1 + exp(1))]))
        #expect(isClose(net.losses([800, -800], targets: [0, 1]), [1600]))
        #expect(net.losses([800, -800], targets: [1, 0]) == [0])
    }

    @Test func severalOutputsHaveWeightedLosses() throws {
        let net = try Net("""
            input x: [1]
            output a = dense(1, weights: [[1]])
            output b = dense(1, weights: [[2]])
            train { loss: 0.5 * squaredError(of: a) + 3 * absoluteError(of: b) }
            """)
        #expect(net.graph.targets.map(\.name) == ["a", "b"])
        let numbers = Numbers(examples: 1, parameters: [[1], [0], [2], [0]], inputs: [[4]], targets: [[2], [3]])
        #expect(Reference.meanLoss(net.model.inference, numbers) == 0.5 * 4 + 3 * 5)
    }

    @Test func penaltiesFallOnWeightsUnlessBiasesAreAskedFor() throws {
        func penalties(_ train: String, layer: String = "") throws -> [[Double]] {
            try Net("input x: [2]\ndense(2\(layer))\ndense(1)\ntrain { loss: squaredError\n\(train) }").graph.parameters.map { [$0.l1, $0.l2] }
        }
        #expect(try penalties("penalty: l2(0.5)") == [[0, 0.5], [0, 0], [0, 0.5], [0, 0]])
        #expect(try penalties("penalty: l2(0.5, bias: true), l1(0.25)") == [[0.25, 0.5], [0, 0.5], [0.25, 0.5], [0, 0.5]])
        #expect(try penalties("penalty: l2(0.5)", layer: ", penalty: l1(2)") == [[2, 0], [0, 0], [0, 0.5], [0, 0]])
        #expect(try penalties("", layer: ", penalty: l2(3)") == [[0, 3], [0, 0], [0, 0], [0, 0]])
    }

    /// Of eight inputs two matter. With l1 the weights of the others end at zero, give or take a step; without, not.
    @Test func l1LeavesManyWeightsAtZero() throws {
        func weights(_ penalty: String) throws -> [Double] {
            let net = try Net("input x: [8]\ndense(1, bias: false)\ntrain { loss: squaredError\noptimizer: sgd(0.2, decay: 0.994)\n\(penalty) }")
            let (graph, plan) = (net.graph.differentiated(), try #require(net.model.plan))
            var random = SplitMix(state: 11)
            let inputs = random.numbers(12 * 8, in: -1...1)
            let targets = (0..<12).map { 2 * inputs[8 * $0] - inputs[8 * $0 + 1] + random.numbers(1, in: -0.5...0.5)[0] }
            var state = Reference.TrainingState(parameters: [random.numbers(8, in: -1...1)], optimizer: plan.optimizer)
            for _ in 0..<800 {
                let numbers = Numbers(examples: 12, parameters: state.parameters, inputs: [inputs], targets: [targets])
                Reference.step(&state, gradients: Reference.gradients(graph, numbers), of: graph.parameters, training: plan)
            }
            return state.parameters[0]
        }
        let (plain, sparse) = (try weights(""), try weights("penalty: l1(0.3)"))
        #expect(plain.count { abs($0) < 0.005 } == 0)
        #expect(sparse.count { abs($0) < 0.005 } == 6)
        #expect(sparse[0] > 1 && sparse[1] < -0.3)
    }
}
