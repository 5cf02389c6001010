import Testing

@testable import NNRuntime

/// Windows of a sequence: how they are split, and how training shifts them.
@Suite struct WindowTests {
    /// Windows of a sequence whose element at step i is i.
    private func numbered(_ steps: Int, stride: Int, span: Int) -> DataSet {
        let values = Values.floats((0 ..< steps).map(Float.init))
        return .windows(
            of: steps, stride: stride, span: span,
            inputs: [WindowColumn(name: "x", shape: [span - 1], values: values)],
            targets: [WindowColumn(name: "y", shape: [], values: values, start: span - 1)])
    }

    /// The steps that the examples touch when all begin `shift` later.
    private func steps(of data: DataSet, shiftedBy shift: Int = 0) throws -> Set<Float> {
        let batch = try Minibatch(data, capacity: data.count)
        batch.gather(0 ..< data.count, shiftedBy: shift)
        var touched: Set<Float> = []
        for (array, column) in zip(Array(batch.inputs) + Array(batch.targets), data.inputs + data.targets) {
            let elements = array!.assumingMemoryBound(to: Float.self)
            for i in 0 ..< data.count * column.size { touched.insert(elements[i]) }
        }
        return touched
    }

    @Test(arguments: [(103, 4, 5), (103, 1, 5), (64, 5, 5), (64, 2, 9), (40, 3, 4)])
    func noStepHasTwoPurposes(count: Int, stride: Int, span: Int) throws {
        let data = numbered(count, stride: stride, span: span)
        let shares = SplitShares(train: 0.6, validation: 0.2, test: 0.2)
        let split = try Split(data.count, shares, seed: 1, byTime: true, gap: data.windows!.gap)
        #expect(split.test.last == data.count - 1)
        let pieces = [split.train, split.validation, split.test].map { data.selecting($0[0] ..< $0[0] + $0.count) }
        for (place, piece) in pieces.enumerated() {
            for shift in 0 ... piece.windows!.slack {
                let mine = try steps(of: piece, shiftedBy: shift)
                for other in pieces.dropFirst(place + 1) { #expect(try mine.max()! < steps(of: other).min()!) }
                #expect(mine.max()! < Float(count))
            }
        }
    }

    @Test func trainingSeesEachPlaceAsABeginning() throws {
        let windows = numbered(100, stride: 4, span: 5).selecting(0 ..< 10).windows!
        #expect(Set((0 ..< 50).map { windows.shift(inEpoch: $0, seed: 3) }) == [0, 1, 2, 3])
        #expect((0 ..< 9).map { windows.shift(inEpoch: $0, seed: 3) } == (0 ..< 9).map { windows.shift(inEpoch: $0, seed: 3) })
        #expect(numbered(100, stride: 1, span: 5).windows!.shift(inEpoch: 1, seed: 3) == 0)
    }

    @Test func textIsSplitByTimeWhateverThePlanSays() throws {
        var plan = try CharacterModel.compiled.trainingPlan()
        plan.split = SplitShares(train: 0.5, validation: 0.25, test: 0.25)
        plan.splitByTime = false
        let indices = Values.indices((0 ..< 81).map { Int32($0 % 5) })
        let text = DataSet.windows(
            of: 81, stride: 4, span: 5, inputs: [.init(name: "text", shape: [4], values: indices)],
            targets: [.init(name: "next", shape: [4], values: indices, start: 1)])
        let data = try SplitData(DataSource(name: "t", train: text), for: CharacterModel.compiled, plan: plan)
        #expect([data.train.count, data.validation?.count, data.test?.count] == [8, 5, 5])
        #expect(data.train.inputs[0].start == 0)
        #expect(data.validation?.inputs[0].start == 9 * 4)
        #expect(data.test?.inputs[0].start == 15 * 4)
    }

    @Test func aTextTooShortToSplitIsRefused() throws {
        let data = numbered(20, stride: 4, span: 5)
        #expect(throws: ModelError.unsuitablePlan(
            "4 examples are too few for shares of 0.6, 0.2, 0.2, 1 of them left out between two pieces")
        ) { try Split(data.count, SplitShares(train: 0.6, validation: 0.2, test: 0.2), seed: 1, byTime: true, gap: 1) }
    }

    @Test(arguments: [3, 17, 40]) func aRunOnTextResumesToTheBit(steps: Int) throws {
        let model = CharacterModel.compiled
        var random = Random(seed: 4)
        let text = (0 ..< 400).map { _ in Int32(random.next(below: 5)) }
        let data = DataSet.windows(
            of: 400, stride: 4, span: 5, inputs: [.init(name: "text", shape: [4], values: .indices(text))],
            targets: [.init(name: "next", shape: [4], values: .indices(text), start: 1)])
        var source = DataSource(name: "t", train: data)
        source.vocabulary = Vocabulary(charactersOf: "abcde")
        let whole = try TrainingRun(model, on: source)
        let wanted = try whole.train()
        let run = try TrainingRun(model, on: source)
        let cancellation = Cancellation()
        var seen = 0
        try run.train(cancellation: cancellation) { event in
            if case .step = event { seen += 1 }
            if seen == steps { cancellation.cancel() }
        }
        try Fixtures.withFolder { folder in
            try run.checkpoint.save(to: folder + "/c")
            let checkpoint = try Checkpoint(of: model, from: folder + "/c")
            #expect(checkpoint.vocabulary == source.vocabulary)
            let resumed = try TrainingRun(resuming: checkpoint, on: source)
            #expect(try resumed.train().epochs.map(\.loss) == wanted.epochs.map(\.loss))
            #expect(bits(resumed.parameters) == bits(whole.parameters))
            source.vocabulary = Vocabulary(charactersOf: "abcdf")
            #expect(throws: ModelError.unsuitableData(["the interrupted run had another vocabulary than t has"])) {
                try TrainingRun(resuming: checkpoint, on: source)
            }
        }
    }
}
