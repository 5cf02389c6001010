/// The diagnostics of one file, and of others that it reads: each once, in the order of the file, the errors limited in number.
package struct Diagnostics: Sendable {
    /// Errors after this many are dropped.
    package static let maximumErrors = 100

    private var reported: [Diagnostic] = []
    package private(set) var errorCount = 0
    private var warningCount = 0

    package init() {}

    package var hasErrors: Bool { errorCount > 0 }
    package var isEmpty: Bool { reported.isEmpty }

    /// Whether an error has been dropped, so that looking for more is in vain.
    package private(set) var isFull = false

    /// The diagnostics by place; those of one place, and those of other files, in the order in which they were reported.
    package var sorted: [Diagnostic] {
        let own = reported.enumerated().filter { $0.element.file == nil }
            .sorted { ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset) }
        return own.map(\.element) + reported.filter { $0.file != nil }
    }

    /// Keeps `diagnostic` unless it is already there or its level has reached its limit.
    package mutating func report(_ diagnostic: Diagnostic) {
        guard !reported.contains(diagnostic) else { return }
        switch diagnostic.level {
        case .error:
            guard errorCount < Self.maximumErrors else {
                isFull = true
                return
            }
            errorCount += 1
        case .warning:
            guard warningCount < Self.maximumErrors else { return }
            warningCount += 1
        }
        reported.append(diagnostic)
    }

    package mutating func error(
        _ code: DiagnosticCode, _ message: String, at span: Span, notes: [Note] = [], help: [String] = []
    ) {
        report(Diagnostic(.error, code: code, message, at: span, notes: notes, help: help))
    }

    package mutating func warning(
        _ code: DiagnosticCode, _ message: String, at span: Span, notes: [Note] = [], help: [String] = []
    ) {
        report(Diagnostic(.warning, code: code, message, at: span, notes: notes, help: help))
    }

    /// Adds the diagnostics of `other`.
    package mutating func merge(_ other: Diagnostics) {
        for diagnostic in other.reported { report(diagnostic) }
    }
}
