import NNRuntime
import TestSupport
import Testing

/// Early stopping on a series, and augmentation of the handwritten digits.
@Suite struct GeneralisationTests {
    /// Too many nodes for a few noisy points, which come in their order: the last piece is for the test.
    private static func series() throws -> DataSource {
        var random = SplitMix(state: 1)
        let points = (0..<100).map { Float($0) / 50 - 1 }
        let noise = random.numbers(100, in: -1...1)
        let values = zip(points, noise).map { x, noise in x * x * x + Float(noise) / 2 }
        return DataSource(
            name: "series",
            train: DataSet(
                inputs: [.init(name: "x", shape: [1], values: .floats(points))],
                targets: [.init(name: "y", shape: [1], values: .floats(values))]))
    }

    @Test func stopsEarlyOnAValidationSetOfItsOwn() throws {
        let model = try BuiltModel("""
            model Series {
                input x: [1]
                dense(64, activation: tanh)
                dense(64, activation: tanh)
                dense(1)
                train {
                    loss:      squaredError
                    optimizer: adam(rate: 0.01)
                    batch:     10
                    epochs:    1000
                    stop:      early(patience: 20)
                    split:     byTime(train: 0.6, validation: 0.2, test: 0.2)
                }
            }
            """)
        let run = try TrainingRun(model.compiled, on: Self.series())
        func points(_ set: DataSet?) -> [Float]? { set?.inputs[0].values.floats }
        let pieces = [run.data.train, run.data.validation, run.data.test].map(points)
        #expect(pieces.map { $0?.count } == [60, 20, 20])
        #expect(pieces[2] == (80..<100).map { Float($0) / 50 - 1 })
        #expect(pieces.flatMap { $0! }.sorted() == (0..<100).map { Float($0) / 50 - 1 })

        let result = try run.train()
        let losses = try result.epochs.map { try #require($0.validationLoss) }
        let best = try #require(result.bestEpoch)
        #expect(result.reason == .patience)
        #expect(result.epochs.count == best + 20 && losses.min() == losses[best - 1])
        #expect(losses[losses.count - 1] > losses[best - 1])
        let kept = try model.compiled.evaluate(
            run.data.validation!.inputs.map(\.values), run.data.validation!.targets.map(\.values), with: run.parameters)
        #expect(abs(kept - losses[best - 1]) < 1e-6 * kept, "the weights are those of the best epoch")
    }

    /// Small rotations and noise, where three digits in ten are for training: more of the others are recognised,
    /// whichever those are.
    @Test func augmentationHelpsOnTheHandwrittenDigits() throws {
        func model(_ augment: String) throws -> CompiledModel {
            try BuiltModel("""
                model Augmented {
                    input image: [8, 8, 1]
                    flatten
                    dense(64, activation: relu)
                    dense(10, activation: softmax)
                    train {
                        loss:      crossEntropy
                        optimizer: adam(rate: 0.003)
                        epochs:    40
                        split:     random(train: 0.3, test: 0.7)
                        \(augment)
                    }
                }
                """).compiled
        }
        func accuracy(_ model: CompiledModel, seed: UInt64) throws -> Double {
            var plan = try model.trainingPlan()
            plan.seed = seed
            return try #require(TrainingRun(model, on: .digits, plan: plan).train().test?.accuracy)
        }
        let plain = try model(""), augmented = try model("augment: rotate(degrees: 10), noise(0.1)")
        #expect(augmented.plan?.augmentations == [.rotate(degrees: 10), .noise(deviation: 0.1)])
        let gains = try (1...4).map { try accuracy(augmented, seed: $0) - accuracy(plain, seed: $0) }
        #expect(gains.allSatisfy { $0 > 0 } && gains.reduce(0, +) / 4 > 0.002, "\(gains)")
    }
}
