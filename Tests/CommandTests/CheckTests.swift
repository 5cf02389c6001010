import Testing

@testable import nnc

@Suite struct CheckTests {
    let sandbox: Sandbox
    init() throws { sandbox = try Sandbox() }

    private let good = "model A {\n    input x: [4]\n    dense(2)\n}\n"
    private let bad = "model A {\n    input x: [4]\n    dense(2, \n}\n"

    @Test func isSilentWhenAllIsWell() async throws {
        try sandbox.write(good, to: "good.nnd")
        let outcome = try await sandbox.nnc("check", "good.nnd")
        #expect(outcome.code == 0 && outcome.output.isEmpty && outcome.error.isEmpty)
    }

    @Test func showsThePlaceOnTheErrorStream() async throws {
        try sandbox.write(good, to: "good.nnd")
        try sandbox.write(bad, to: "bad one.nnd")
        let outcome = try await sandbox.nnc("check", "bad one.nnd", "good.nnd")
        #expect(outcome.code == 1 && outcome.output.isEmpty)
        #expect(outcome.error == """
            bad one.nnd:3:10: error: `(` is not closed [unclosed-bracket]
              3 |     dense(2, 
                |          ^

            """)
    }

    @Test func readsStandardInputAndWritesJSON() async throws {
        let outcome = try await sandbox.nnc("check", "--json", "-", input: bad)
        let report = try #require(try outcome.json().first)
        #expect(outcome.code == 1 && outcome.error.isEmpty)
        #expect(report["line"] as? Int == 3 && report["column"] as? Int == 10)
        #expect(report["code"] as? String == "unclosed-bracket")
    }

    @Test func goesOnAfterAFileThatCannotBeRead() async throws {
        try sandbox.write(bad, to: "bad.nnd")
        let outcome = try await sandbox.nnc("check", "missing.nnd", ".", "bad.nnd")
        #expect(outcome.code == 1)
        #expect(outcome.error.hasPrefix("error: missing.nnd: No such file or directory\nerror: .: Is a directory\nbad.nnd:3:10:"))
    }

    @Test func tellsUsageFromInput() async throws {
        #expect(try await sandbox.nnc("check").code == 64)
        #expect(try await sandbox.nnc("chek", "x.nnd").code == 64)
        #expect(try await sandbox.nnc("--version").output.contains("."))
        let help = try await sandbox.nnc("--help")
        #expect(help.code == 0 && help.output.contains("nnc train models/digits.nnd"))
    }
}
