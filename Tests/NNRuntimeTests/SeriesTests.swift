import CNNModel
import Foundation
import Testing

@testable import NNRuntime

/// Tables of a series as data for models over time.
@Suite struct SeriesTests {
    private func model(_ input: [Int], _ target: [Int], isPerStep: Bool = false) throws -> CompiledModel {
        try CompiledModel(LinearModel.descriptor {
            var x = LinearModel.value("x", input)
            x.time = 1
            var y = LinearModel.value("y", target)
            y.time = isPerStep ? 1 : 0
            $0.inputs = .init(LinearModel.table([x]))
            $0.targets = .init(LinearModel.table([y]))
        })
    }

    /// Rows (0, 100), (1, 101), … of the first `columns` columns.
    private func load(_ model: CompiledModel, rows: Int = 6, columns: Int) throws -> DataSource {
        try Fixtures.withFolder { folder in
            let lines = (0 ..< rows).map { row in (0 ..< columns).map { "\(row + 100 * $0)" }.joined(separator: ",") }
            try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: folder + "/s.csv"))
            do throws(FileError) {
                return try DataSource.load(folder + "/s.csv", for: model)
            } catch {
                throw FileError(path: "s.csv", offset: error.offset, error.problem)
            }
        }
    }

    static let forms: [(input: [Int], target: [Int], isPerStep: Bool, columns: Int, second: ([Float], [Float]))] = [
        ([3], [], false, 1, ([1, 2, 3], [4])),
        ([3], [2], false, 1, ([1, 2, 3], [4, 5])),
        ([3, 1], [3, 1], true, 1, ([1, 2, 3], [2, 3, 4])),
        ([3, 2], [], false, 2, ([1, 101, 2, 102, 3, 103], [104])),
        ([3, 2], [2], false, 2, ([1, 101, 2, 102, 3, 103], [4, 104])),
        ([3, 2], [2, 2], false, 2, ([1, 101, 2, 102, 3, 103], [4, 104, 5, 105])),
        ([3, 2], [3, 1], true, 2, ([1, 101, 2, 102, 3, 103], [102, 103, 104])),
    ]

    @Test(arguments: forms)
    func whatFollowsIsTheTarget(
        input: [Int], target: [Int], isPerStep: Bool, columns: Int, second: ([Float], [Float])
    ) throws {
        let data = try load(model(input, target, isPerStep: isPerStep), columns: columns).train
        let example = data.selecting([1])
        #expect(example.inputs[0].packed == .floats(second.0))
        #expect(example.targets[0].packed == .floats(second.1))
        let rows = isPerStep ? 1 : max(1, second.1.count / columns)
        #expect(data.count == 6 - 3 - rows + 1)
    }

    @Test func rowsOfWholeExamplesAreExamples() throws {
        let data = try load(model([3], []), columns: 4).train
        #expect(data.count == 6)
        #expect(data.windows == nil)
    }

    @Test func whatDoesNotFitIsRefused() throws {
        #expect(throws: FileError(
            path: "s.csv", "has 3 columns; Linear takes 3 steps of 2 each, or 6 columns and 2 of targets in a row")
        ) { try load(model([3, 2], [2]), columns: 3) }
        #expect(throws: FileError(path: "s.csv", "has 3 rows; a window of 3 and what follows it take 4")) {
            try load(model([3, 2], [2]), rows: 3, columns: 2)
        }
        #expect(throws: FileError(
            path: "s.csv", "a target of 3 is neither the next of the 2 columns at each of 3 steps, nor numbers or rows "
                + "that follow them")
        ) { try load(model([3, 2], [3]), columns: 2) }
    }
}
