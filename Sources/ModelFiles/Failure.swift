/// What ends a command: a message for people, and whose fault it is.
package struct Failure: Error, Equatable {
    package enum Kind: Equatable, Sendable {
        /// Something is wrong with what the user gave.
        case input
        /// Something is wrong with the machine, such as a missing compiler or a full disk, or with nnc.
        case environment
    }

    package var kind: Kind
    package var message: String
    /// What explains the message; each a line of its own.
    package var notes: [String]
    /// What another program said, line by line, shown as it is.
    package var transcript: [String]
    /// What would help; each a line of its own.
    package var help: [String]

    package init(
        _ message: String, kind: Kind = .input, notes: [String] = [], transcript: [String] = [], help: [String] = []
    ) {
        (self.kind, self.message, self.notes, self.help) = (kind, message, notes, help)
        self.transcript = transcript
    }
}
