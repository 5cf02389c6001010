import CNNModel
import Testing

@testable import NNRuntime

@Suite struct CheckpointTests {
    let model = LinearModel.compiled
    let source = DataSource(name: "line", train: LinearModel.data)

    private func cancelled(after steps: Int, _ plan: TrainingPlan) throws -> TrainingRun {
        let run = try TrainingRun(model, on: source, plan: plan)
        let cancellation = Cancellation()
        var seen = 0
        try run.train(cancellation: cancellation) { event in
            if case .step = event { seen += 1 }
            if seen == steps { cancellation.cancel() }
        }
        return run
    }

    /// In the first epoch, in the second, at the end of an epoch, after the best.
    @Test(arguments: [1, 13, 72, 110]) func aResumedRunIsTheSameToTheBit(steps: Int) throws {
        var plan = try model.trainingPlan()
        plan.patience = 4
        plan.epochs = 30
        plan.augmentations = [.noise(deviation: 0.05)]
        let whole = try TrainingRun(model, on: source, plan: plan)
        let wanted = try whole.train()
        #expect(try #require(wanted.bestEpoch) * 9 < 110)
        try Fixtures.withFolder { folder in
            try cancelled(after: steps, plan).checkpoint.save(to: folder + "/c")
            let checkpoint = try Checkpoint(of: model, from: folder + "/c")
            #expect(checkpoint.iteration == UInt64(steps))
            var rest = plan
            rest.seed = 99
            rest.batch = 3
            let run = try TrainingRun(resuming: checkpoint, on: source, plan: rest)
            let result = try run.train()
            #expect(result.reason == wanted.reason)
            #expect(result.bestEpoch == wanted.bestEpoch)
            #expect(result.epochs.map(\.loss) == wanted.epochs.map(\.loss))
            #expect(result.epochs.map(\.validationLoss) == wanted.epochs.map(\.validationLoss))
            #expect(result.test == wanted.test)
            #expect(bits(run.parameters) == bits(whole.parameters))
            #expect(bits(run.trainer.parameters) == bits(whole.trainer.parameters))
        }
    }

    @Test func aFinishedRunGoesOnWithMoreEpochs() throws {
        var plan = try model.trainingPlan()
        let first = try TrainingRun(model, on: source, plan: plan)
        try first.train()
        plan.epochs = 8
        let whole = try TrainingRun(model, on: source, plan: plan)
        try whole.train()
        let run = try TrainingRun(resuming: first.checkpoint, on: source, plan: plan)
        let result = try run.train()
        #expect(result.epochs.count == 8)
        #expect(bits(run.parameters) == bits(whole.parameters))
    }

    @Test func servesAsAFileOfWeights() throws {
        let run = try cancelled(after: 12, model.trainingPlan())
        try Fixtures.withFolder { folder in
            try run.checkpoint.save(to: folder + "/c")
            #expect(try bits(Parameters(of: model, from: folder + "/c")) == bits(run.trainer.parameters))
        }
    }

    @Test func otherDataIsRefused() throws {
        let checkpoint = try cancelled(after: 1, model.trainingPlan()).checkpoint
        let fewer = DataSource(name: "fewer", train: LinearModel.data.selecting(Array(0 ..< 50)))
        #expect(throws: ModelError.unsuitableData([
            "the interrupted run trained on 80 examples, fewer gives 40"
        ])) { try TrainingRun(resuming: checkpoint, on: fewer) }
    }

    @Test func weightsAreNoCheckpoint() {
        let path = Fixtures.path("weights.safetensors")
        #expect(throws: FileError(
            path: path, "is no checkpoint: it holds weights, but not the state of a training run")
        ) { try Checkpoint(of: model, from: path) }
    }

    @Test func anotherLayoutOrOptimizerIsRefused() throws {
        let checkpoint = try cancelled(after: 1, model.trainingPlan()).checkpoint
        try Fixtures.withFolder { folder in
            try checkpoint.save(to: folder + "/c")
            let moved = try CompiledModel(LinearModel.descriptor {
                $0.isa = LinearModel.text("avx512")
                $0.parameters = UnsafePointer(LinearModel.table([
                    LinearModel.parameter("dense.weight", [1, 3], strides: [16, 1], offset: 3),
                    LinearModel.parameter("dense.bias", [1], strides: [1], offset: 9),
                ]))
            })
            let problem = "belongs to another optimiser or to another layout of the parameters: "
                + "it was written for scalar, the model runs on avx512"
            #expect(throws: FileError(path: folder + "/c", problem)) { try Checkpoint(of: moved, from: folder + "/c") }
        }
    }
}
