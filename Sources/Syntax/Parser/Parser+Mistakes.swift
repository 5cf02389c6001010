import Source

extension Parser {
    /// Reports a mistake at the current token, unless that token has been reported as no token at all.
    mutating func fail(
        _ code: DiagnosticCode, _ message: String, at span: Span? = nil, notes: [Note] = [], help: [String] = []
    ) -> Unreadable {
        let span = span ?? markedSpan
        if !at(.invalid) || span != current.span {
            diagnostics.error(code, message, at: span, notes: notes, help: help)
        }
        return .element
    }

    /// The current token, or the place behind the last one where the current one stands on a later line.
    var markedSpan: Span {
        isAtLineEnd ? Span(at: previousEnd) : current.span
    }

    private var isAtLineEnd: Bool { at(.endOfFile) || !continuesLine && current.startsLine }

    /// The current token as a message names it.
    var found: String {
        if isAtLineEnd { return at(.endOfFile) ? "the end of the file" : "the end of the line" }
        return "`\(shortened(text(current)))`"
    }

    mutating func expect(_ kind: Token.Kind, _ sign: String, _ purpose: String, help: [String] = []) throws(Unreadable)
    {
        guard !take(kind) else { return }
        throw fail(.expectedSign, "expected `\(sign)` \(purpose), found \(found)", help: help)
    }

    /// A word that a declaration introduces or a name that it uses, on the line of the token before.
    mutating func expectName(_ purpose: String, help: [String] = []) throws(Unreadable) -> Name {
        guard at(.word), continuesLine else {
            throw fail(.expectedName, "expected \(purpose), found \(found)", help: help)
        }
        let name = Name(text: text(current), span: current.span)
        if Self.reservedWords.contains(name.text) {
            throw fail(
                .reservedWord, "`\(name.text)` is a word of the language and cannot be a name",
                help: ["choose another name"])
        }
        advance()
        return name
    }

    /// Moves to the token that begins the line after the one begun at token `first`, or to the `}` that closes
    /// the enclosing braces; always past `first` unless that is such a `}`. A line may begin within brackets only
    /// if these are never closed.
    mutating func skipLine(begunAt first: Int) {
        bracketDepth = 0
        depth = 0
        var brackets = 0
        var braces = 0
        var lineWithinBrackets: Int?
        while !at(.endOfFile) {
            if current.startsLine, index > first {
                if brackets == 0 && braces == 0 { return }
                if beginsDeclarationLine { break }
                if braces == 0, lineWithinBrackets == nil { lineWithinBrackets = index }
            }
            switch current.kind.nesting {
            case .opensBracket: brackets += 1
            case .closesBracket: brackets = max(0, brackets - 1)
            case .opensBrace: braces += 1
            case .closesBrace where braces == 0:
                if brackets > 0, let lineWithinBrackets { index = lineWithinBrackets }
                return
            case .closesBrace: braces -= 1
            case .none: break
            }
            advance()
        }
        if brackets > 0, let lineWithinBrackets { index = lineWithinBrackets }
    }

    /// Whether the current token begins a line that can only be a declaration: a sign that brackets are left open.
    var beginsDeclarationLine: Bool {
        guard current.startsLine, at(.word), !next.startsLine else { return false }
        switch text(current) {
        case "input", "output", "const", "let", "model", "block": return next.kind == .word
        case "activation", "loss": return next.kind == .word && !isInTrainSection
        case "train": return next.kind == .leftBrace
        default: return false
        }
    }
}
