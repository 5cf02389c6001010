import NNRuntime
import Testing

/// Gradient descent on the parabola (w − 3)².
@Suite struct DescentTests {
    private let point = DataSource(
        name: "one",
        train: DataSet(
            inputs: [.init(name: "one", shape: [1], values: .floats([1]))],
            targets: [.init(name: "three", shape: [1], values: .floats([3]))]))

    /// w ← w − ηg(w) in single precision; η is halved at every step, down to a sixteenth.
    @Test func theTrajectoryIsExactToTheLastBit() throws {
        let model = try BuiltModel(file: "quadratic")
        let trainer = try Trainer(model.compiled, parameters: model.parameters)
        var w: Float = 0
        var rate: Float = 0.25
        var visited: Set<Float> = []
        for _ in 0..<40 {
            let loss = try trainer.step([.floats([1])], [.floats([3])])
            #expect(loss == Double((w - 3) * (w - 3)))
            w -= rate * (2 * (w - 3))
            rate = max(0.0625, rate / 2)
            #expect(trainer.parameters["dense1.weight"] == [w])
            visited.insert(w)
        }
        #expect(visited.count == 40 && abs(w - 3) < 0.1)
    }

    /// A rate that is no power of two: 0.1 · 0.9ᵗ, not below 0.03.
    @Test func theRateIsMultipliedDownToItsFloor() throws {
        let model = try BuiltModel(
            Package.text(ofModel: "quadratic").replacing("0.25, factor: 0.5, floor: 0.0625", with: "0.1, factor: 0.9, floor: 0.03"))
        let trainer = try Trainer(model.compiled, parameters: model.parameters)
        var rate = 0.1
        for step in 0..<20 {
            let before = try #require(trainer.parameters["dense1.weight"])[0]
            try trainer.step([.floats([1])], [.floats([3])])
            let after = try #require(trainer.parameters["dense1.weight"])[0]
            #expect(abs(Double(after - before) / Double(-2 * (before - 3)) - rate) < 1e-6, "step \(step)")
            rate = max(0.03, rate * 0.9)
        }
    }

    @Test func stopsAfterTheIterationsThatTheModelFileStates() throws {
        let run = try TrainingRun(BuiltModel(file: "quadratic").compiled, on: point)
        #expect(try run.train().reason == .iterations)
        #expect(run.trainer.iteration == 20)
    }

    /// The loss falls by the factor 0.25 a step at first, so the second change is the first below 3.
    @Test func stopsWhenTheLossChangesLittle() throws {
        let model = try BuiltModel(
            Package.text(ofModel: "quadratic").replacing("iterations: 20", with: "tolerance: 3")
                .replacing("decay(0.25, factor: 0.5, floor: 0.0625)", with: "0.25"))
        let result = try TrainingRun(model.compiled, on: point).train()
        #expect(result.reason == .tolerance)
        #expect(result.epochs.map(\.loss) == [9, 2.25, 0.5625])
    }

    /// Three minibatches of two, in place of one step over all six.
    @Test func minibatchesTakeSeveralStepsAnEpoch() throws {
        let six = DataSource(
            name: "six",
            train: DataSet(
                inputs: [.init(name: "one", shape: [1], values: .floats(Array(repeating: 1, count: 6)))],
                targets: [.init(name: "three", shape: [1], values: .floats(Array(repeating: 3, count: 6)))]))
        let model = try BuiltModel(file: "quadratic").compiled
        var plan = try model.trainingPlan()
        plan.iterations = nil
        plan.epochs = 1
        let whole = try TrainingRun(model, on: six, plan: plan)
        try whole.train()
        #expect(plan.batch == nil && whole.trainer.iteration == 1)
        plan.batch = 2
        let pieces = try TrainingRun(model, on: six, plan: plan)
        try pieces.train()
        #expect(pieces.trainer.iteration == 3)
        #expect(pieces.parameters["dense1.weight"] == [2.015625], "0, 1.5, 1.875, 2.015625")
    }
}
