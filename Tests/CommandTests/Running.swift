import Foundation
import Subprocess
import SystemPackage
import Testing

@testable import nnc

/// What a run of the built `nnc` came to.
struct Outcome {
    var code: Int32
    var output: String
    var error: String

    /// Each line of the output as a JSON object.
    func json() throws -> [[String: Any]] {
        try output.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }
}

extension Sandbox {
    /// The `nnc` that was built beside the tests.
    static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("nnc").path

    /// Runs `nnc` in this folder with a cache that all tests share; nil removes a variable from the environment.
    func nnc(_ arguments: String..., input: String = "", environment: [String: String?] = [:]) async throws -> Outcome {
        var changes: [Environment.Key: String?] = ["NNC_CACHE": Self.cache, "NO_COLOR": "1"]
        for (name, value) in environment { changes[Environment.Key(rawValue: name)!] = .some(value) }
        let result = try await run(
            .path(FilePath(Self.program)), arguments: Arguments(arguments), environment: .inherit.updating(changes),
            workingDirectory: FilePath(path), input: .string(input), output: .string(limit: 16 << 20),
            error: .string(limit: 1 << 20))
        let code: Int32 = switch result.terminationStatus {
        case .exited(let code): code
        case .signaled(let number): -number
        }
        return Outcome(code: code, output: result.standardOutput, error: result.standardError)
    }

    /// Beside the built program, so that one run of the tests finds what another built.
    static let cache = URL(fileURLWithPath: program).deletingLastPathComponent()
        .appendingPathComponent("nnc-test-cache").path
}
