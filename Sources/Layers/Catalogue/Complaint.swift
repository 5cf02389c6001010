import Source

/// What a layer or option has against the way it is used; the caller knows the place in the file.
package struct Complaint: Error, Hashable, Sendable {
    /// The rule's stable name, such as `window-does-not-tile`.
    package var code: DiagnosticCode
    /// One line without a full stop.
    package var message: String
    /// The argument at fault, if one alone is.
    package var argument: String?
    /// The rule with its numbers.
    package var notes: [String]
    /// What would fit.
    package var help: [String]

    package init(
        _ code: DiagnosticCode, _ message: String, argument: String? = nil, notes: [String] = [], help: [String] = []
    ) {
        (self.code, self.message, self.argument) = (code, message, argument)
        (self.notes, self.help) = (notes, help)
    }
}
