import Source

/// A line of formatted text before its columns are set.
struct FormattedLine {
    var indent: Int
    var code = ""
    var comment: String?
    var followsBlankLine = false
    /// The length of the key and colon with which an entry of a train section begins.
    var keyLength: Int?
    /// The spaces between code and comment.
    var commentGap = 2

    var text: String {
        let margin = String(repeating: "    ", count: indent)
        let gap = code.isEmpty ? "" : String(repeating: " ", count: commentGap)
        return (followsBlankLine ? "\n" : "") + margin + code + (comment.map { gap + $0 } ?? "") + "\n"
    }
}

/// Puts pieces on lines: indentation and the spaces between tokens.
struct Layout {
    private let file: SourceFile
    private var lines: [FormattedLine] = []
    /// The brackets open here, and the indentation of the line on which each stands.
    private var open: [(kind: Token.Kind, indent: Int)] = []
    private var spacing = Spacing()
    private var isInTrainSection = false

    static func lines(of pieces: [Piece], in file: SourceFile) -> [FormattedLine] {
        var layout = Layout(file: file)
        for piece in pieces { layout.place(piece) }
        return layout.lines
    }

    private init(file: SourceFile) {
        self.file = file
    }

    private mutating func place(_ piece: Piece) {
        let text = file.text(piece.span)
        switch piece.content {
        case .comment:
            if piece.startsLine || lines.isEmpty { beginLine(piece) }
            lines[lines.count - 1].comment = trimmed(text)
        case .token(let kind):
            let isClosing = kind.nesting == .closesBracket || kind.nesting == .closesBrace
            let closed = isClosing ? open.popLast() : nil
            if piece.startsLine || lines.isEmpty { beginLine(piece, closing: closed?.indent) }
            place(kind, text)
            if kind == .rightBrace { isInTrainSection = false }
        }
    }

    private mutating func place(_ kind: Token.Kind, _ text: String) {
        let last = lines.count - 1
        let isKey =
            isInTrainSection && kind == .colon && open.last?.kind == .leftBrace && lines[last].code == spacing.lastWord
        let needsSpace = spacing.isNeeded(before: kind, text)
        if !lines[last].code.isEmpty, needsSpace { lines[last].code += " " }
        lines[last].code += text
        if isKey { lines[last].keyLength = lines[last].code.unicodeScalars.count }
        switch kind.nesting {
        case .opensBracket, .opensBrace:
            if kind == .leftBrace, spacing.lastWord == "train" { isInTrainSection = true }
            open.append((kind, lines[last].indent))
        case .closesBracket, .closesBrace, .none: break
        }
        spacing.pass(kind, text)
    }

    private mutating func beginLine(_ piece: Piece, closing: Int? = nil) {
        let isInParentheses = open.last.map { $0.kind != .leftBrace } ?? false
        let goesOn = !isInParentheses && spacing.leavesLineOpen
        var line = FormattedLine(indent: closing ?? (open.last.map { $0.indent + 1 } ?? 0) + (goesOn ? 1 : 0))
        let isNextToOpening = lines.isEmpty || spacing.isAfterOpening && lines.last?.code.isEmpty == false
        line.followsBlankLine = piece.followsBlankLine && closing == nil && !isNextToOpening
        lines.append(line)
    }

    private func trimmed(_ comment: String) -> String {
        var comment = Substring(comment)
        while comment.last?.isWhitespace == true { comment.removeLast() }
        return String(comment)
    }
}
