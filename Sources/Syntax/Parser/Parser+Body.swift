import Source

extension Parser {
    typealias Body = (statements: [Statement], train: TrainSection?)

    /// The lines between `{` and `}`; a train section belongs to models alone.
    mutating func parseBody(ofModel isModel: Bool) throws(Unreadable) -> Body {
        let opening = try parseOpeningBrace("to begin the lines of the \(isModel ? "model" : "block")")
        var body: Body = ([], nil)
        while !at(.rightBrace), !diagnostics.isFull {
            if at(.endOfFile) || beginsUnnestedDeclaration {
                reportUnclosed(opening, "`{` is not closed")
                return body
            }
            parseLine(into: &body, ofModel: isModel)
        }
        advance()
        return body
    }

    /// Moves past `{` and says where it stands; on a line of its own it is reported and taken all the same.
    mutating func parseOpeningBrace(_ purpose: String) throws(Unreadable) -> Span {
        let opening = current.span
        if at(.leftBrace), current.startsLine {
            diagnostics.error(
                .expectedSign, "`{` cannot begin a line", at: opening, help: ["move it to the end of the line above"])
            advance()
            return opening
        }
        do throws(Unreadable) {
            try expect(.leftBrace, "{", purpose)
            return opening
        } catch {
            while continuesLine, !at(.leftBrace) { advance() }
            guard at(.leftBrace), !current.startsLine else { throw error }
            advance()
            return tokens[index - 1].span
        }
    }

    mutating func reportUnclosed(_ opening: Span, _ message: String) {
        let note = at(.endOfFile) ? [] : [Note("this line cannot stand within it", at: current.span)]
        diagnostics.error(.unclosedBracket, message, at: opening, notes: note)
    }

    /// Whether a line begins a model, block or formula because the `}` before it was forgotten.
    private var beginsUnnestedDeclaration: Bool {
        guard beginsDeclarationOfFileOnly else { return false }
        var braces = 1
        for token in tokens[index...] {
            if token.kind == .leftBrace { braces += 1 }
            if token.kind == .rightBrace { braces -= 1 }
        }
        return braces > 0
    }

    private var beginsDeclarationOfFileOnly: Bool {
        beginsDeclarationLine && (at(word: "model") || at(word: "block") || at(word: "activation") || at(word: "loss"))
    }

    private mutating func parseLine(into body: inout Body, ofModel isModel: Bool) {
        let first = index
        let start = current.span.start
        var statement: Statement?
        let changesIt = !["train", "output", "const", "let"].contains { at(word: $0) } && !beginsDeclarationOfFileOnly
        do throws(Unreadable) {
            if at(word: "train") {
                try parseTrain(into: &body, ofModel: isModel)
            } else if beginsDeclarationOfFileOnly {
                try skipNestedDeclaration()
            } else {
                statement = try parseStatement()
            }
            try expectLineEnd(after: statement)
        } catch {
            skipLine(begunAt: first)
            if statement?.isDeclaration != true {
                let invalid = Expression(kind: .invalid, span: span(from: start))
                statement = changesIt ? .layer(LayerLine(documentation: nil, value: invalid)) : nil
            }
        }
        if let statement { body.statements.append(statement) }
    }

    /// Reports a declaration within another and reads it for its own mistakes.
    private mutating func skipNestedDeclaration() throws(Unreadable) {
        let kind = text(current)
        diagnostics.error(
            .nestedDeclaration, "\(kind.hasPrefix("a") ? "an" : "a") \(kind) is declared at the top level of a file", at: current.span,
            help: ["move it out of the braces"])
        _ = try parseDeclaration()
    }

    private mutating func expectLineEnd(after statement: Statement?) throws(Unreadable) {
        guard continuesLine else { return }
        var name: String?
        if case .layer(let line) = statement, case .name(let text) = line.value.kind { name = text }
        let help: [String]
        switch current.kind {
        case .rightParenthesis, .rightBracket:
            throw fail(.unmatchedBracket, "`\(text(current))` closes nothing")
        case .colon:
            throw fail(
                .entryOutsideTrain, "an entry with `:` belongs in a train section",
                help: ["train { \(name ?? "batch"): … }"])
        case .word, .integer, .float, .string:
            let isWord = at(.word) && next.kind != .colon
            help =
                (isWord ? ["each statement has a line of its own"] : [])
                + (name.map { ["arguments stand in parentheses: `\($0)(\(shortened(text(current))))`"] } ?? [])
        case .leftParenthesis, .leftBracket, .leftBrace, .rightBrace, .comma, .assign, .plus, .minus, .times, .divided,
            .power, .less,
            .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .rangeUpTo, .rangeThrough, .invalid, .endOfFile:
            help = []
        }
        throw fail(.lineNotEnded, "expected the end of the line, found \(found)", help: help)
    }
}

extension Statement {
    fileprivate var isDeclaration: Bool {
        switch self {
        case .input, .output, .constant, .binding: true
        case .layer: false
        }
    }
}
