import Source

/// Why a function in C does not become a formula, at its place in the C file.
struct Refusal: Error {
    var diagnostic: Diagnostic

    init(_ code: DiagnosticCode, _ message: String, at span: Span, notes: [Note] = [], help: [String] = []) {
        diagnostic = Diagnostic(.error, code: code, message, at: span, notes: notes, help: help)
    }
}

extension Refusal {
    static func tooLarge(at span: Span) -> Refusal {
        Refusal(
            .cTooLarge, "this grows too large for a formula", at: span,
            notes: ["a formula may have 1,000 operations, nested 100 deep, after the functions it calls are opened"])
    }

    static func macro(_ name: String, at span: Span) -> Refusal {
        Refusal(.cMacro, "the macro `\(name)` does not stand for a number", at: span, help: ["write out what it stands for"])
    }

    static func pointer(_ type: String, at span: Span) -> Refusal {
        Refusal(
            .cType, "`\(type)` is not a number, and a formula works on numbers alone", at: span,
            help: ["float, double and int would fit"])
    }

    static func integer(_ message: String, at span: Span, help: [String]) -> Refusal {
        Refusal(
            .cInteger, message, at: span, notes: ["a formula works on real numbers; it knows no rounding to whole ones"],
            help: help)
    }
}
