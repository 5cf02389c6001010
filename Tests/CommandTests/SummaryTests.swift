import Testing

@testable import nnc

@Suite struct SummaryTests {
    let sandbox: Sandbox
    init() throws { sandbox = try Sandbox() }

    /// Figures worked out by hand: a convolution of f filters of k×k over c channels has f·(k·k·c + 1) parameters
    /// and h·w·f·k·k·c multiply-adds.
    private let net = """
        model Small {
            input image: [8, 8, 1]
            conv(filters: 16, size: 3, pad: 1, activation: relu)
            pool(max, size: 2)
            flatten
            dense(10, activation: softmax)
        }
        """

    @Test func countsParametersAndWork() async throws {
        let report = try #require(try await sandbox.nnc("summary", "--json", "-", input: net).json().first)
        #expect(report["parameters"] as? Int == 16 * 10 + 10 * 257)
        #expect(report["bytes"] as? Int == 4 * (16 * 10 + 10 * 257))
        #expect(report["multiplyAdds"] as? Int == 8 * 8 * 16 * 9 + 2560)
        let layers = try #require(report["layers"] as? [[String: Any]])
        #expect(layers.map { $0["name"] as? String } == ["conv1", "pool1", "flatten1", "dense1"])
        #expect(layers.map { $0["shape"] as? [Int] } == [[8, 8, 16], [4, 4, 16], [256], [10]])
    }

    @Test func hasALineALayer() async throws {
        let outcome = try await sandbox.nnc("summary", "-", input: net)
        #expect(outcome.code == 0)
        let lines = outcome.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(lines.contains(["conv1", "8×8×16", "160", "9,216", "640", "B"]))
        #expect(lines.contains(["dense1", "10", "2,570", "2,560", "10.0", "KiB"]))
        #expect(lines.contains(["Small", "2,730", "11,776", "10.7", "KiB"]))
    }

    /// A look-up multiplies nothing; a recurrence of n nodes takes gates · n · (n + d) a step.
    @Test func countsStepsAndStreams() async throws {
        func report(_ lines: String) async throws -> [String: Any] {
            try #require(try await sandbox.nnc("summary", "--json", "-", input: "model S {\n\(lines)\n}\n").json().first)
        }
        let text = try await report("input x: [time: 10] of 0..<7\noneHot\nlstm(5)")
        #expect(text["multiplyAdds"] as? Int == 10 * 4 * 5 * 5)
        #expect(text["streams"] as? Bool == true)
        let series = try await report("input x: [time: 10, 3]\nbidirectional(gru(5))")
        #expect(series["multiplyAdds"] as? Int == 2 * 10 * 3 * 5 * (5 + 3))
        #expect(series["streams"] as? Bool == false)
        #expect(series["hindrance"] as? String == "`bidirectional1` reads the steps backwards")
    }

    @Test func asksForTheModelOfSeveral() async throws {
        let two = net + "\n" + net.replacing("Small", with: "Other")
        let unclear = try await sandbox.nnc("summary", "-", input: two)
        #expect(unclear.code == 1)
        #expect(unclear.error == "error: -: declares several models: Small, Other\n  help: --model Small\n")
        #expect(try await sandbox.nnc("summary", "-", "--model", "Other", input: two).code == 0)
        let unknown = try await sandbox.nnc("summary", "-", "--model", "Third", input: two)
        #expect(unknown.code == 1 && unknown.error.contains("there are Small, Other"))
    }

    @Test func showsWhatIsWrong() async throws {
        let outcome = try await sandbox.nnc("summary", "-", input: net.replacing("size: 2", with: "size: 3"))
        #expect(outcome.code == 1 && outcome.output.isEmpty)
        #expect(outcome.error.contains("standard input:4:5: error:"))
    }
}
