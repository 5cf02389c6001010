import Testing

@testable import NNRuntime

@Suite struct SplitDataTests {
    let model = LinearModel.compiled
    let numbered = DataSet(
        inputs: [.init(name: "x", shape: [3], values: .floats((0 ..< 300).map(Float.init)))],
        targets: [.init(name: "y", shape: [], values: .floats((0 ..< 100).map { Float(3 * $0) }))])

    /// The first element of each example, which numbers it; its target must be the same number.
    private func numbers(_ data: DataSet?) throws -> [Float] {
        guard let data else { return [] }
        let x = try #require(data.inputs[0].values.floats)
        let numbers = stride(from: 0, to: x.count, by: 3).map { x[$0] }
        #expect(data.targets[0].values == .floats(numbers))
        return numbers
    }

    @Test(arguments: [nil, 5], [false, true]) func noExampleHasTwoPurposes(patience: Int?, byTime: Bool) throws {
        var plan = try model.trainingPlan()
        plan.patience = patience
        plan.splitByTime = byTime
        let data = try SplitData(DataSource(name: "n", train: numbered), for: model, plan: plan)
        let pieces = try [data.train, data.validation, data.test].map(numbers)
        #expect(pieces.map(\.count) == (patience == nil ? [80, 0, 20] : [70, 10, 20]))
        let all = pieces.flatMap(\.self)
        #expect(Set(all).count == 100)
        #expect((all == all.sorted()) == byTime)
    }

    @Test func testDataOfItsOwnIsKeptWhole() throws {
        var plan = try model.trainingPlan()
        plan.split = SplitShares(train: 0.6, validation: 0.2, test: 0.2)
        let test = numbered.selecting([5, 3, 8])
        let source = DataSource(name: "n", train: numbered, test: test)
        let data = try SplitData(source, for: model, plan: plan)
        #expect(try numbers(data.test) == [15, 9, 24])
        #expect(data.train.count == 75)
        #expect(data.validation?.count == 25)
        #expect(try Set(numbers(data.train) + numbers(data.validation)).count == 100)
    }
}
