import ArgumentParser
import ModelFiles
import NNRuntime

extension Failure.Kind {
    /// What tells scripts of it.
    var exitCode: ExitCode {
        switch self {
        case .input: ExitCode(1)
        case .environment: ExitCode(2)
        }
    }
}

extension Failure {
    /// `error` as it is, or in the words of the runtime library; nil for what the argument parser throws.
    init?(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as FileError: self.init(error.description)
        case let error as ModelError: self.init(error.description)
        default: return nil
        }
    }

    /// Writes the message to the error stream.
    func report() {
        let stream = Stream.error
        var lines = ["\(stream.paint("error:", .red)) \(message)"]
        lines += notes.map { "  \(stream.paint("note:", .cyan)) \($0)" }
        lines += transcript.map { "    \($0)" }
        lines += help.map { "  \(stream.paint("help:", .green)) \($0)" }
        stream.write(lines.joined(separator: "\n") + "\n")
    }
}
