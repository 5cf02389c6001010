import Source
import TensorIR

/// Runs a function of C on formulas in place of numbers, and so finds the formula of its result.
struct FormulaReader {
    let unit: TranslationUnit
    /// Where the file uses macros, in its order, none within another.
    let macros: [Span]
    /// The functions being opened, outermost first.
    var calls: [Cursor] = []
    /// Statements and expressions that may still be looked at.
    private var patience = 20_000
    private var nesting = 0
    var returns: [Cursor: Bool] = [:]

    init(_ unit: TranslationUnit) {
        self.unit = unit
        var outermost: [Span] = []
        let expansions = unit.root.children.filter { $0.kind == .macroExpansion && $0.isInMainFile }.map(\.span)
        for span in expansions.sorted(by: { ($0.start, $1.end) < ($1.start, $0.end) }) where span.end > (outermost.last?.end ?? 0) {
            outermost.append(span)
        }
        macros = outermost
    }

    /// The variables that a function has declared, and the values of those that have one.
    struct Locals {
        var declared: Set<Cursor> = []
        var values: [Cursor: Formula] = [:]
    }

    /// Looks at one more part of the file, within bounds.
    mutating func within<R>(_ part: Cursor, _ body: (inout FormulaReader) throws(Refusal) -> R) throws(Refusal) -> R {
        patience -= 1
        nesting += 1
        defer { nesting -= 1 }
        guard patience > 0, nesting <= 300 else { throw .tooLarge(at: part.span) }
        return try body(&self)
    }

    func bounded(_ formula: Formula?, at part: Cursor) throws(Refusal) -> Formula {
        guard let formula, formula.isWithinLimits else { throw .tooLarge(at: part.span) }
        return formula
    }

    /// The macro that wrote the whole of `part`.
    func macro(around part: Cursor) -> Span? {
        let span = part.span
        var low = 0, high = macros.count
        while low < high {
            let middle = (low + high) / 2
            if macros[middle].end < span.end { low = middle + 1 } else { high = middle }
        }
        return low < macros.count && macros[low].start <= span.start && span.start < macros[low].end ? macros[low] : nil
    }
}

extension FormulaReader {
    /// The formula of a function's result for these arguments; `place` is where it is called.
    mutating func open(_ function: Cursor, _ arguments: [Formula], at place: Cursor) throws(Refusal) -> Formula {
        if calls.contains(function) {
            throw Refusal(
                .cRecursion, "`\(function.name)` calls itself\(calls.last == function ? "" : " by way of `\(calls.last!.name)`")",
                at: place.span, notes: ["a formula is opened wherever it is called, which would never end"])
        }
        return try within(place) { (reader) throws(Refusal) in
            reader.calls.append(function)
            defer { reader.calls.removeLast() }
            let parts = function.children
            let parameters = parts.filter { $0.kind == .parameter }
            for parameter in parameters { try reader.requireNumber(parameter) }
            guard reader.isNumber(function.resultType), !function.isVariadic else {
                throw Refusal(
                    .cSignature, "`\(function.name)` is a `\(function.type.spelling)`, which is not a function of numbers to a number",
                    at: function.nameSpan, help: ["float \(function.name)(float x)"])
            }
            guard parameters.count == arguments.count, let body = parts.first(where: { $0.kind == .compound }) else {
                throw Refusal(.cSignature, "`\(function.name)` takes \(parameters.count) arguments", at: place.span)
            }
            var locals = Locals()
            for (parameter, argument) in zip(parameters, arguments) {
                locals.declared.insert(parameter)
                locals.values[parameter] = argument
            }
            return try reader.result(of: [body], locals, body)
        }
    }

    func isNumber(_ type: CType) -> Bool {
        switch type.kind {
        case .float, .double, .longDouble, .int, .bool: true
        case .void, .otherInteger, .other: false
        }
    }

    /// Throws if a variable or parameter is no number.
    func requireNumber(_ variable: Cursor) throws(Refusal) {
        let type = variable.type
        if type.kind == .otherInteger {
            throw .integer(
                "`\(variable.name)` is \(type.spelling.article) `\(type.spelling)`", at: variable.span, help: ["float, double and int would fit"])
        }
        guard isNumber(type) else { throw .pointer(type.spelling, at: variable.span) }
    }
}

extension String {
    /// "a" or "an".
    var article: String { "aeiou".contains(first ?? " ") ? "an" : "a" }
}

extension Cursor {
    /// Where a function's name stands.
    var nameSpan: Span {
        let start = unit.offset(unit.library.functions.getCursorLocation(raw))
        return Span(start: start, end: start + name.utf8.count)
    }
}
