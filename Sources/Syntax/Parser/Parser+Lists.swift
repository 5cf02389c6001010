import Source

extension Parser {
    /// The elements between the bracket here and `closing`, separated by commas, one of which may end the list.
    ///
    /// An element that cannot be read is reported and replaced by `invalid`, or left out where that is nil.
    mutating func parseList<Element>(
        closing: Token.Kind, element: (inout Parser) throws(Unreadable) -> Element, invalid: (Span) -> Element?
    ) throws(Unreadable) -> [Element] {
        let opening = current
        advance()
        bracketDepth += 1
        var elements: [Element] = []
        while !take(closing) {
            try checkStillOpen(opening)
            let start = current.span.start
            do throws(Unreadable) {
                elements.append(try element(&self))
            } catch {
                guard case .element = error, skipElement() else { throw .line }
                if let element = invalid(span(from: min(start, previousEnd))) { elements.append(element) }
            }
            if take(.comma) || at(closing) { continue }
            try checkStillOpen(opening)
            if try !reportMissingComma(opening) {
                if let element = invalid(span(from: current.span.start)) { elements.append(element) }
                guard skipElement() else { throw .line }
                _ = take(.comma)
            }
        }
        bracketDepth -= 1
        return elements
    }

    /// Reports `opening` as not closed where a new line, the end of the braces or of the file tells so.
    private mutating func checkStillOpen(_ opening: Token) throws(Unreadable) {
        guard at(.endOfFile) || at(.rightBrace) || at(.leftBrace) || beginsDeclarationLine else { return }
        diagnostics.error(.unclosedBracket, "`\(text(opening))` is not closed", at: opening.span)
        throw .line
    }

    /// Reports that no `,` stands here; false where no element stands here either.
    private mutating func reportMissingComma(_ opening: Token) throws(Unreadable) -> Bool {
        switch current.kind {
        case .rightParenthesis, .rightBracket:
            _ = fail(
                .unmatchedBracket, "`\(text(opening))` is closed by `\(text(current))`", at: current.span,
                notes: [Note("it was opened here", at: opening.span)])
            throw .line
        case .word where current.startsLine && (next.kind != .colon || isInTrainSection):
            diagnostics.error(.unclosedBracket, "`\(text(opening))` is not closed", at: opening.span)
            throw .line
        case .word, .integer, .float, .string, .leftBracket, .leftParenthesis, .minus:
            _ = fail(.missingComma, "expected `,` before `\(shortened(text(current)))`", at: current.span)
            return true
        case .leftBrace, .rightBrace, .comma, .colon, .assign, .plus, .times, .divided, .power, .less, .lessOrEqual,
            .greater, .greaterOrEqual, .equal, .notEqual, .rangeUpTo, .rangeThrough, .invalid, .endOfFile:
            _ = fail(
                .expectedSign, "expected `,` or the end of the list, found `\(shortened(text(current)))`",
                at: current.span)
            return false
        }
    }

    /// Moves to the `,` or bracket that ends the element here; false where a line or brace ends first.
    private mutating func skipElement() -> Bool {
        var brackets = 0
        while !at(.endOfFile) {
            if beginsDeclarationLine { return false }
            switch current.kind.nesting {
            case .opensBracket: brackets += 1
            case .closesBracket:
                if brackets == 0 { return true }
                brackets -= 1
            case .opensBrace, .closesBrace: return false
            case .none:
                if at(.comma), brackets == 0 { return true }
            }
            advance()
        }
        return false
    }
}
