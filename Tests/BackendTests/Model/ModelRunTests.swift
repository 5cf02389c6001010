@testable import Backend
import CNNModel
import LoopIR
import TensorIR
import TestSupport
import Testing

/// Emitted models do what nn_model.h says, on every ISA that this machine has.
@Suite struct ModelRunTests {
    /// Up to two whole chunks of 4 and a rest.
    static let counts = [1, 3, 4, 5, 8, 11]

    @Test func outputsAndLosses() throws {
        for (model, n) in try DenseModel().loaded().flatMap({ model in Self.counts.map { (model, $0) } }) {
            let parameters = model.initialized(seed: 3)
            let oracle = DenseOracle(parameters)
            let examples = DenseExamples(n)
            examples.withPointers { x, t in
                let y = model.predict(parameters, x, n: n, outputCount: 2)
                #expect(largestError(y, oracle.outputs(examples.x)) < 1e-6)
                let loss = model.evaluate(parameters, x, t, n: n)
                #expect(abs(loss - oracle.loss(examples.x, examples.t)) < 1e-5)
            }
        }
    }

    @Test func gradients() throws {
        for (model, n) in try DenseModel().loaded().flatMap({ model in Self.counts.map { (model, $0) } }) {
            let parameters = model.initialized(seed: 3)
            let oracle = DenseOracle(parameters)
            let examples = DenseExamples(n)
            let (loss, gradient) = examples.withPointers { model.gradient(parameters, $0, $1, n: n) }
            #expect(abs(loss - oracle.loss(examples.x, examples.t)) < 1e-5)
            #expect(largestError(gradient.array, oracle.gradient(examples.x, examples.t)) < 1e-5)
        }
    }

    @Test func penalties() throws {
        var model = DenseModel()
        (model.graph.parameters[0].l1, model.graph.parameters[0].l2) = (0.25, 0.5)
        model.graph.parameters[1].l1 = 0.125
        let examples = DenseExamples(6)
        for loaded in try model.loaded() {
            let parameters = loaded.initialized(seed: 5)
            parameters[1] = 0  // sign(0) is 0
            var oracle = DenseOracle(parameters)
            (oracle.l1, oracle.l2) = ((0.25, 0.125), (0.5, 0))
            let data = oracle.loss(examples.x, examples.t)
            examples.withPointers { x, t in
                let (loss, gradient) = loaded.gradient(parameters, x, t, n: 6)
                #expect(abs(loss - data - oracle.penalty) < 1e-5)
                #expect(largestError(gradient.array, oracle.gradient(examples.x, examples.t)) < 1e-5)
                // Not part of the loss at use.
                #expect(abs(loaded.evaluate(parameters, x, t, n: 6) - data) < 1e-5)
            }
        }
    }

    @Test(arguments: TestOptimizer.all) func optimizers(_ test: TestOptimizer) throws {
        var training = Training()
        training.optimizer = test.optimizer
        try follow(training) { $0 } update: { test.reference(&$0, $1, &$2, $3) }
    }

    @Test func clippedValues() throws {
        var training = Training()
        training.optimizer = TestOptimizer.momentum.optimizer
        training.clip = .value(0.375)
        try follow(training) { gradient in
            gradient.map { min(max($0, -0.375), 0.375) }
        } update: { TestOptimizer.momentum.reference(&$0, $1, &$2, $3) }
    }

    /// A limit that clips and one that does not.
    @Test(arguments: [0.5, 1e6]) func clippedNorms(_ limit: Double) throws {
        var training = Training()
        training.optimizer = TestOptimizer.descent.optimizer
        training.clip = .norm(limit)
        try follow(training) { gradient in
            let norm = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
            return norm > limit ? gradient.map { $0 * limit / norm } : gradient
        } update: { TestOptimizer.descent.reference(&$0, $1, &$2, $3) }
    }

    /// Six steps beside the same in Double.
    private func follow(
        _ training: Training, clip: ([Double]) -> [Double],
        update: (inout Double, Double, inout [Double], Int) -> Void
    ) throws {
        for model in try DenseModel(training: training).loaded() { follow(model, training, clip, update) }
    }

    private func follow(
        _ model: LoadedModel, _ training: Training, _ clip: ([Double]) -> [Double],
        _ update: (inout Double, Double, inout [Double], Int) -> Void
    ) {
        let parameters = model.initialized(seed: 9)
        let (gradient, state) = (Block(floats: 64, filledWith: .nan), Block(floats: model.descriptor.state_floats))
        let examples = DenseExamples(7)
        var expected = parameters.array.map(Double.init)
        var states = [[Double]](
            repeating: [Double](repeating: 0, count: training.optimizer.states.count), count: 64)
        for t in 0..<6 {
            let block = Block(floats: 64)
            for i in 0..<64 { block[i] = Float(expected[i]) }
            let oracle = DenseOracle(block)
            let loss = examples.withPointers {
                model.step(parameters, gradient, state, iteration: t, $0, $1, n: 7)
            }
            #expect(abs(loss - oracle.loss(examples.x, examples.t)) < 1e-4)
            let g = clip(oracle.gradient(examples.x, examples.t))
            #expect(largestError(gradient.array, g) < 1e-4, "gradient of step \(t)")
            for i in 0..<64 { update(&expected[i], g[i], &states[i], t) }
            #expect(largestError(parameters.array, expected) < 1e-4, "parameters after step \(t)")
        }
        let padding = (0..<64).filter { $0 % 16 >= 2 }
        #expect(padding.allSatisfy { parameters[$0] == 0 && gradient[$0] == 0 })
    }

    @Test func parametersThatAreNotTrained() throws {
        var model = DenseModel()
        model.graph.parameters[0].isTrainable = false
        model.graph.parameters[0].l2 = 1
        let loaded = try model.loaded()[0]
        let parameters = loaded.initialized(seed: 1)
        let before = parameters.array
        let (gradient, state) = (Block(floats: 64), Block(floats: loaded.descriptor.state_floats))
        let examples = DenseExamples(3)
        _ = examples.withPointers { loaded.step(parameters, gradient, state, iteration: 0, $0, $1, n: 3) }
        #expect(Array(parameters.array[..<48]) == Array(before[..<48]))
        #expect(parameters[48] != before[48])
        #expect(loaded.descriptor.parameters[0].trainable == 0)
    }

    @Test func noExamples() throws {
        let model = try DenseModel().loaded()[0]
        let parameters = model.initialized(seed: 1)
        #expect(model.evaluate(parameters, [nil], [nil], n: 0) == 0)
        let (loss, gradient) = model.gradient(parameters, [nil], [nil], n: 0)
        #expect(loss == 0 && gradient.array.allSatisfy { $0 == 0 })
    }

    /// The same step gives the same bits.
    @Test func determinism() throws {
        let model = try DenseModel(training: .everything).loaded()[0]
        func trained() -> [Float] {
            let parameters = model.initialized(seed: 2)
            let (gradient, state) = (Block(floats: 64), Block(floats: model.descriptor.state_floats))
            let examples = DenseExamples(9)
            for t in 0..<5 {
                _ = examples.withPointers { model.step(parameters, gradient, state, iteration: t, $0, $1, n: 9) }
            }
            return parameters.array
        }
        #expect(trained() == trained())
    }
}
