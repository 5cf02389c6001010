import Testing

@testable import NNRuntime

/// Examples of unequal lengths: batches and answers.
@Suite struct BucketTests {
    let model = CharacterModel.bounded

    /// 50 examples of 0 to 4 steps; what stands behind them is 4.
    private static let data: DataSet = {
        var random = Random(seed: 9)
        let lengths = (0 ..< 50).map { _ in random.next(below: 5) }
        func column(_ name: String) -> DataSet.Column {
            let indices = lengths.flatMap { length in (0 ..< 4).map { $0 < length ? Int32(random.next(below: 5)) : 4 } }
            return .init(name: name, shape: [4], values: .indices(indices))
        }
        return DataSet(
            inputs: [column("text"), .init(name: "text_length", shape: [], values: .indices(lengths.map(Int32.init)))],
            targets: [column("next")])
    }()

    private func length(_ example: Int) -> Int { Int(Self.data.inputs[1].values.indices![example]) }

    @Test func aBatchHasOneBucket() throws {
        let order = EpochOrder(Self.data, for: model, batch: 8, seed: 2)
        let epochs = (0 ..< 4).map(order.batches)
        for batches in epochs {
            #expect(batches.count == order.steps)
            #expect(batches.flatMap(\.self).sorted() == Array(0 ..< 50))
            for batch in batches {
                #expect(batch.count <= 8)
                #expect(Set(batch.map { length($0) <= 2 }).count == 1)
            }
            #expect(Set(batches.map { length($0[0]) <= 2 }).count == 2)
        }
        // The buckets take turns, in another order each time.
        #expect(Set(epochs.map { $0.map { length($0[0]) <= 2 } }).count > 1)
        #expect(Set(epochs.map { $0.flatMap(\.self) }).count == 4)
        #expect(EpochOrder(Self.data, for: model, batch: 8, seed: 2).batches(of: 3) == epochs[3])
        #expect(EpochOrder(Self.data, for: model, batch: 8, seed: 3).batches(of: 3) != epochs[3])
    }

    @Test func aBatchOfAllIsOneStep() {
        #expect(EpochOrder(Self.data, for: model, batch: 50, seed: 2).batches(of: 1) == [Array(0 ..< 50)])
    }

    @Test(arguments: [2, 9, 20]) func aRunResumesToTheBit(steps: Int) throws {
        var plan = try model.trainingPlan()
        plan.batch = 6
        let source = DataSource(name: "d", train: Self.data)
        let whole = try TrainingRun(model, on: source, plan: plan)
        let wanted = try whole.train()
        let run = try TrainingRun(model, on: source, plan: plan)
        let cancellation = Cancellation()
        var seen = 0
        try run.train(cancellation: cancellation) { event in
            if case .step = event { seen += 1 }
            if seen == steps { cancellation.cancel() }
        }
        let resumed = try TrainingRun(resuming: run.checkpoint, on: source, plan: plan)
        #expect(try resumed.train().epochs.map(\.loss) == wanted.epochs.map(\.loss))
        #expect(bits(resumed.parameters) == bits(whole.parameters))
    }

    /// Against the sum over the steps, by hand.
    @Test func onlyStepsThatCountAreJudged() throws {
        let text = Self.data.inputs[0].values.indices!
        let next = Self.data.targets[0].values.indices!
        var (right, steps, confusions) = (0, 0, 0)
        for example in 0 ..< 50 {
            var sum: Int32 = 0
            for t in 0 ..< length(example) {
                sum += text[4 * example + t]
                steps += 1
                if sum % 5 == next[4 * example + t] { right += 1 }
                if sum % 5 == 1, next[4 * example + t] == 2 { confusions += 1 }
            }
        }
        let evaluation = try model.evaluate(on: Self.data, with: Parameters(zerosOf: model))
        #expect(evaluation.count == 50)
        #expect(evaluation.steps == steps)
        #expect(evaluation.accuracy == Double(right) / Double(steps))
        #expect(evaluation.confusion?.counts[2][1] == confusions)
        let loss = try #require(evaluation.lossPerStep)
        // −log 0.6 and −log 0.1
        let wanted = (Double(right) * 0.5108256237659907 + Double(steps - right) * 2.302585092994046) / Double(steps)
        #expect(abs(loss - wanted) < 1e-9)
    }

    @Test func aModelWithoutTimeHasNoSteps() throws {
        let evaluation = try LinearModel.compiled.evaluate(
            on: LinearModel.data, with: Parameters(zerosOf: LinearModel.compiled))
        #expect(evaluation.steps == nil)
        #expect(evaluation.lossPerStep == nil)
    }
}
