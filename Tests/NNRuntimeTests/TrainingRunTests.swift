import Testing

@testable import NNRuntime

@Suite struct TrainingRunTests {
    let model = LinearModel.compiled
    let source = DataSource(name: "line", train: LinearModel.data)

    @Test func learnsTheLine() throws {
        var plan = try model.trainingPlan()
        plan.epochs = 60
        let run = try TrainingRun(model, on: source, plan: plan)
        let result = try run.train()
        #expect(result.reason == .epochs)
        #expect(result.epochs.count == 60)
        #expect(try #require(result.test).loss < 1e-4)
        #expect(result.test?.accuracy == nil)
        for (found, wanted) in zip(try #require(run.parameters["dense.weight"]), [2, -1, 0.5] as [Float]) {
            #expect(abs(found - wanted) < 0.01)
        }
    }

    @Test func reportsEveryStepAndEpoch() throws {
        let run = try TrainingRun(model, on: source)
        var steps: [(Int, Int, Int)] = []
        var losses: [Double] = []
        var epochs: [EpochReport] = []
        try run.train { event in
            switch event {
            case .step(let epoch, let step, let of, let loss):
                steps.append((epoch, step, of))
                if epoch == 2 { losses.append(loss) }
            case .epoch(let report): epochs.append(report)
            }
        }
        #expect(steps.count == 50)
        #expect(steps[10] == (2, 1, 10))
        #expect(epochs.map(\.epoch) == [1, 2, 3, 4, 5])
        #expect(abs(epochs[1].loss - losses.reduce(0, +) / 10) < 1e-12)
    }

    @Test(arguments: [1, 7, 13, 49]) func cancelledAndContinuedIsTheSameToTheBit(steps: Int) throws {
        let whole = try TrainingRun(model, on: source)
        let wanted = try whole.train()
        let run = try TrainingRun(model, on: source)
        let cancellation = Cancellation()
        var seen = 0
        let first = try run.train(cancellation: cancellation) { event in
            if case .step = event { seen += 1 }
            if seen == steps { cancellation.cancel() }
        }
        #expect(first.reason == .cancelled)
        #expect(run.trainer.iteration == UInt64(steps))
        let second = try run.train()
        #expect(second.epochs.map(\.loss) == wanted.epochs.map(\.loss))
        #expect(bits(run.parameters) == bits(whole.parameters))
        #expect(second.test == wanted.test)
    }

    @Test func aCancelledTaskStops() async throws {
        let task = Task { [model, source] in
            try TrainingRun(model, on: source).train { _ in withUnsafeCurrentTask { $0?.cancel() } }.reason
        }
        #expect(try await task.value == .cancelled)
    }

    @Test func stopsEarlyAndKeepsTheBestWeights() throws {
        var plan = try model.trainingPlan()
        plan.patience = 3
        plan.epochs = 1000
        let run = try TrainingRun(model, on: source, plan: plan)
        var weights: [[UInt32]] = []
        let result = try run.train { if case .epoch = $0 { weights.append(bits(run.trainer.parameters)) } }
        let best = try #require(result.bestEpoch)
        #expect(result.reason == .patience)
        #expect(result.epochs.count == best + 3)
        #expect(bits(run.parameters) == weights[best - 1])
        let least = result.epochs.compactMap(\.validationLoss).min()
        #expect(result.epochs[best - 1].validationLoss == least)
    }

    @Test func stopsWhenTheLossHardlyChanges() throws {
        var plan = try model.trainingPlan()
        plan.epochs = nil
        plan.tolerance = 0.01
        let result = try TrainingRun(model, on: source, plan: plan).train()
        let losses = result.epochs.map(\.loss)
        #expect(result.reason == .tolerance)
        #expect(abs(losses[losses.count - 1] - losses[losses.count - 2]) < 0.01)
        for (a, b) in zip(losses.dropLast(), losses.dropFirst().dropLast()) { #expect(abs(a - b) >= 0.01) }
    }

    @Test func stopsAfterTheIterations() throws {
        var plan = try model.trainingPlan()
        plan.epochs = nil
        plan.iterations = 23
        let run = try TrainingRun(model, on: source, plan: plan)
        let result = try run.train()
        #expect(result.reason == .iterations)
        #expect(run.trainer.iteration == 23)
        #expect(result.epochs.count == 3)
    }

    @Test func theWholeSetIsOneStepWithoutABatchSize() throws {
        var plan = try model.trainingPlan()
        plan.batch = nil
        let run = try TrainingRun(model, on: source, plan: plan)
        try run.train()
        #expect(run.trainer.iteration == 5)
    }

    static let impossible: [(problem: String, change: @Sendable (inout TrainingPlan) -> Void)] = [
        ("a batch of 0 examples; it must be at least 1", { $0.batch = 0 }),
        ("a bound of −1 epochs; it must be at least 1", { $0.epochs = -1 }),
        ("a tolerance of −0.5; it must not be negative", { $0.tolerance = -0.5 }),
        ("an augmentation by 200.0 degrees; 0 to 180.0 are possible", { $0.augmentations = [.rotate(degrees: 200)] }),
    ]

    @Test(arguments: impossible)
    func impossiblePlansAreRefused(problem: String, change: @Sendable (inout TrainingPlan) -> Void) throws {
        var plan = try model.trainingPlan()
        change(&plan)
        #expect(throws: ModelError.unsuitablePlan(problem)) { try TrainingRun(model, on: source, plan: plan) }
    }

    @Test func everyEpochHasAnOrderOfItsOwn() throws {
        let run = try TrainingRun(model, on: source)
        let orders = (0 ..< 5).map { run.batches(of: $0).flatMap(\.self) }
        #expect(Set(orders).count == 5)
        #expect(orders.allSatisfy { $0.sorted() == Array(0 ..< 80) })
        #expect(try TrainingRun(model, on: source).batches(of: 3).flatMap(\.self) == orders[3])
        var plan = try model.trainingPlan()
        plan.seed += 1
        #expect(try TrainingRun(model, on: source, plan: plan).batches(of: 3).flatMap(\.self) != orders[3])
    }

    @Test func aStepKeepsItsMemory() throws {
        let run = try TrainingRun(model, on: source)
        let before = run.trainer.parameters.withUnsafeBuffer { $0.baseAddress }
        var addresses: Set<UnsafePointer<Float>?> = [before]
        try run.train { _ in addresses.insert(run.trainer.parameters.withUnsafeBuffer { $0.baseAddress }) }
        #expect(addresses.count == 1)
    }

    @Test func aStepByHandIsTheOptimizers() throws {
        let trainer = try Trainer(model, parameters: Parameters(zerosOf: model))
        let loss = try trainer.step([.floats([1, 2, 3])], [.floats([2])])
        #expect(loss == 4)
        let weight = try #require(trainer.parameters["dense.weight"])
        for (found, wanted) in zip(weight, [0.2, 0.4, 0.6] as [Float]) { #expect(abs(found - wanted) < 1e-6) }
        #expect(trainer.gradientNorms.map(\.name) == ["dense.weight", "dense.bias"])
        #expect(abs(trainer.gradientNorms[0].norm - 4 * 14.0.squareRoot()) < 1e-5)
        // −4 times (1, 2, 3) and 1
        #expect(trainer.layerGradientNorms.map(\.layer) == ["dense"])
        #expect(abs(trainer.layerGradientNorms[0].norm - 4 * 15.0.squareRoot()) < 1e-4)
    }

    @Test func dataOfAnotherShapeIsRefusedWithBothShapes() {
        let data = DataSet(
            inputs: [.init(name: "image", shape: [2, 2], values: .floats(Array(repeating: 0, count: 40)))],
            targets: [.init(name: "label", shape: [], values: .indices(Array(repeating: 0, count: 10)))])
        #expect(throws: ModelError.unsuitableData(["x is 3 in the model, image is 2×2 in the data"])) {
            try TrainingRun(model, on: DataSource(name: "other", train: data))
        }
    }

    @Test func earlyStoppingNeedsValidationData() throws {
        var plan = try model.trainingPlan()
        plan.patience = 3
        plan.split = SplitShares(train: 0.8, test: 0.2)
        #expect(throws: ModelError.unsuitablePlan(
            "early stopping needs validation data, and the split leaves none; shares of 0.7, 0.1, 0.2 would")
        ) {
            try TrainingRun(model, on: source, plan: plan)
        }
    }
}

func bits(_ parameters: Parameters) -> [UInt32] {
    parameters.withUnsafeBuffer { $0.map(\.bitPattern) }
}
