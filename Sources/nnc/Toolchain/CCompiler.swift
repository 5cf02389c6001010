import Foundation
import ModelFiles
import Subprocess
import SystemPackage

/// A C compiler of this machine.
struct CCompiler: Sendable, Equatable {
    /// An absolute path.
    let executable: String
    /// What comes before all other arguments: the words after the first of `$CC`, or a choice of linker.
    let leadingArguments: [String]

    /// What the optimised, shared library of a model is built with.
    static let flags = ["-std=c11", "-O2", "-fPIC", "-shared"]

    /// What tells this compiler from another: where it lies, how long it is, when it was installed.
    var identity: String {
        var status = stat()
        let found = stat(executable, &status) == 0
        let version = found ? "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)" : ""
        return ([executable] + leadingArguments + [version]).joined(separator: "\n")
    }

    /// Builds `library` from the C file `source`, both absolute paths.
    func build(_ library: String, from source: String, flags: [String]) async throws(Failure) {
        let arguments = leadingArguments + flags + ["-o", library, source, "-lm"]
        let outcome: (success: Bool, status: String, output: String)
        do {
            let result = try await run(
                .path(FilePath(executable)), arguments: Arguments(arguments), input: .none,
                output: .discarded, error: .string(limit: 1 << 20))
            outcome = (result.terminationStatus.isSuccess, "\(result.terminationStatus)", result.standardError)
        } catch {
            throw Failure("\(executable): the C compiler cannot be run: \(error)", kind: .environment)
        }
        guard outcome.success else {
            throw Failure(
                "the C compiler failed (\(outcome.status)): \(([executable] + arguments).joined(separator: " "))",
                kind: .environment,
                transcript: outcome.output.split(separator: "\n").prefix(20).map(String.init),
                help: ["another compiler can be named in the environment variable CC"])
        }
    }
}
