import ArgumentParser
import NNRuntime

/// What ends a command: a message for people, and the exit code for scripts.
struct Failure: Error, Equatable {
    enum Kind: Equatable {
        /// Something is wrong with what the user gave.
        case input
        /// Something is wrong with the machine, such as a missing compiler or a full disk, or with nnc.
        case environment

        var exitCode: ExitCode {
            switch self {
            case .input: ExitCode(1)
            case .environment: ExitCode(2)
            }
        }
    }

    var kind: Kind
    var message: String
    /// What explains the message; each a line of its own.
    var notes: [String]
    /// What another program said, line by line, shown as it is.
    var transcript: [String]
    /// What would help; each a line of its own.
    var help: [String]

    init(
        _ message: String, kind: Kind = .input, notes: [String] = [], transcript: [String] = [], help: [String] = []
    ) {
        (self.kind, self.message, self.notes, self.help) = (kind, message, notes, help)
        self.transcript = transcript
    }

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
