/// One thing to tell the user about a source file: what is wrong, where, by which rule, and what would fit.
package struct Diagnostic: Hashable, Sendable {
    package enum Level: String, Hashable, Sendable {
        case error
        case warning
    }

    package var level: Level
    /// The rule; one code for one rule.
    package var code: DiagnosticCode
    /// One line without a full stop.
    package var message: String
    package var span: Span
    /// The file of the span, where it is another than the one that the diagnostics are of.
    package var file: SourceFile?
    /// The rule with its numbers, and other places that bear on it.
    package var notes: [Note]
    /// What would fit; each a line of its own.
    package var help: [String]

    package init(
        _ level: Level, code: DiagnosticCode, _ message: String, at span: Span, in file: SourceFile? = nil, notes: [Note] = [],
        help: [String] = []
    ) {
        self.level = level
        self.code = code
        self.message = message
        self.span = span
        self.file = file
        self.notes = notes
        self.help = help
    }
}

/// A line below a diagnostic; with a span, that place is shown too.
package struct Note: Hashable, Sendable, ExpressibleByStringInterpolation {
    package var message: String
    package var span: Span?
    /// The file of the span, where it is another than the diagnostic's.
    package var file: SourceFile?

    package init(_ message: String, at span: Span? = nil, in file: SourceFile? = nil) {
        self.message = message
        self.span = span
        self.file = file
    }

    package init(stringLiteral message: String) {
        self.init(message)
    }
}
