import Foundation
import Testing

@testable import nnc

/// What stands beside the command: the C examples, the manual page, completions.
@Suite struct ExampleTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// With every compiler of this machine, as a reader of the README would.
    @Test func programsInC() throws {
        let check = Self.root.appendingPathComponent("Examples/C/check").path
        let (code, output) = try shell("'\(check)' '\(Sandbox.program)'")
        #expect(code == 0, "\(output)")
    }

    @Test func manualPage() async throws {
        let sandbox = try Sandbox()
        let page = try await sandbox.nnc("manual").output
        for word in [".Ss compile", ".It Fl -weights Ar file", ".Ss explain"] { #expect(page.contains(word), "\(word)") }
        guard try shell("command -v groff").code == 0 else { return }
        let path = try sandbox.write(page, to: "nnc.1")
        let (code, output) = try shell("groff -man -mdoc -ww -Tutf8 -z '\(path)'")
        #expect(code == 0 && output.isEmpty, "\(output)")
    }

    @Test func completions() throws {
        guard try shell("command -v bash").code == 0 else { return }
        let (code, output) = try shell("bash -c 'source <(\(Sandbox.program) --generate-completion-script bash) && complete -p nnc'")
        #expect(code == 0 && output.contains("_nnc"), "\(output)")
    }

    private func shell(_ command: String) throws -> (code: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        (process.standardOutput, process.standardError) = (pipe, pipe)
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
