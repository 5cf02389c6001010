import Testing

@testable import nnc

@Suite struct FormatTests {
    let sandbox: Sandbox
    init() throws { sandbox = try Sandbox() }

    private let untidy = "model A{\n  input x :[4] // four\n\n\n  dense( 2 )\n}"

    @Test func rewritesInPlace() async throws {
        try sandbox.write(untidy, to: "a model.nnd")
        let outcome = try await sandbox.nnc("format", "a model.nnd")
        #expect(outcome.code == 0 && outcome.output.isEmpty && outcome.error.isEmpty)
        let first = try #require(sandbox.text("a model.nnd"))
        #expect(first.hasPrefix("model A {\n    input x: [4]") && first.hasSuffix("\n}\n"))
        #expect(first.contains("// four") && first.contains("    dense(2)\n"))
        let written = try sandbox.modificationDate("a model.nnd")
        #expect(try await sandbox.nnc("format", "a model.nnd").code == 0)
        #expect(try sandbox.modificationDate("a model.nnd") == written, "what is tidy is not touched")
        #expect(sandbox.names == ["a model.nnd"])
    }

    @Test func checksWithoutChanging() async throws {
        try sandbox.write(untidy, to: "untidy.nnd")
        let outcome = try await sandbox.nnc("format", "--check", "untidy.nnd")
        #expect(outcome.code == 1 && outcome.output == "untidy.nnd\n")
        #expect(sandbox.text("untidy.nnd") == untidy)
        _ = try await sandbox.nnc("format", "untidy.nnd")
        #expect(try await sandbox.nnc("format", "--check", "untidy.nnd").code == 0)
    }

    @Test func filtersStandardInput() async throws {
        let outcome = try await sandbox.nnc("format", "-", input: untidy)
        #expect(outcome.code == 0 && outcome.output.hasPrefix("model A {\n"))
    }

    @Test func leavesAFileWithMistakesAlone() async throws {
        try sandbox.write("model A {\n  dense(2, \n}\n", to: "bad.nnd")
        let outcome = try await sandbox.nnc("format", "bad.nnd")
        #expect(outcome.code == 1 && outcome.error.hasPrefix("bad.nnd:2:8: error:"))
        #expect(sandbox.text("bad.nnd") == "model A {\n  dense(2, \n}\n")
    }
}
