import Testing

@testable import NNRuntime

@Suite struct SplitTests {
    @Test(arguments: [(0.8, 0, 0.2, 80, 0, 20), (0.7, 0.1, 0.2, 70, 10, 20), (1, 0, 0, 100, 0, 0), (0.5, 0.25, 0.25, 50, 25, 25)]
        as [(Double, Double, Double, Int, Int, Int)])
    func everyExampleIsInOnePiece(a: Double, b: Double, c: Double, train: Int, validation: Int, test: Int) throws {
        let split = try Split(100, SplitShares(train: a, validation: b, test: c), seed: 3)
        #expect([split.train.count, split.validation.count, split.test.count] == [train, validation, test])
        #expect((split.train + split.validation + split.test).sorted() == Array(0 ..< 100))
    }

    @Test func theSeedDecides() throws {
        let shares = SplitShares(train: 0.8, test: 0.2)
        let split = try Split(100, shares, seed: 3)
        #expect(try Split(100, shares, seed: 3) == split)
        #expect(try Split(100, shares, seed: 4).test != split.test)
    }

    @Test func timeKeepsItsOrderAndItsEnd() throws {
        let split = try Split(10, SplitShares(train: 0.6, validation: 0.2, test: 0.2), seed: 3, byTime: true)
        #expect(split.train == [0, 1, 2, 3, 4, 5])
        #expect(split.validation == [6, 7])
        #expect(split.test == [8, 9])
    }

    @Test func aPositiveShareHasAnExample() throws {
        let split = try Split(5, SplitShares(train: 0.9, validation: 0.05, test: 0.05), seed: 3)
        #expect([split.train.count, split.validation.count, split.test.count] == [3, 1, 1])
    }

    @Test func impossibleSharesAreRefused() {
        for (a, b, c) in [(0.8, 0, 0.1), (0, 0.5, 0.5), (1.2, 0, -0.2), (.nan, 0, 0.2)] as [(Double, Double, Double)] {
            #expect(throws: ModelError.self) { try Split(10, SplitShares(train: a, validation: b, test: c), seed: 0) }
        }
        #expect(throws: ModelError.unsuitablePlan("2 examples are too few for shares of 0.7, 0.1, 0.2")) {
            try Split(2, SplitShares(train: 0.7, validation: 0.1, test: 0.2), seed: 0)
        }
    }
}
