import Source

/// Cuts a file into tokens and comments, and reports every character that belongs to none.
struct Lexer {
    let file: SourceFile
    let bytes: [UInt8]
    var position = 0
    var diagnostics: Diagnostics

    private var tokens: [Token] = []
    private var comments: [Comment] = []
    private var isAtLineStart = true

    /// The tokens of `file`; those of an empty file where `file` is not text of a bearable size.
    static func tokenize(_ file: SourceFile, reporting diagnostics: inout Diagnostics) -> TokenizedFile {
        var lexer = Lexer(file: file, bytes: file.bytes, diagnostics: diagnostics)
        if lexer.isReadable() { lexer.scan() }
        lexer.append(.endOfFile, from: lexer.position)
        diagnostics = lexer.diagnostics
        return TokenizedFile(tokens: lexer.tokens, comments: lexer.comments)
    }

    private init(file: SourceFile, bytes: [UInt8], diagnostics: Diagnostics) {
        self.file = file
        self.bytes = bytes
        self.diagnostics = diagnostics
    }

    /// The byte `distance` from here, 0 beyond the end; a readable file holds no 0.
    func peek(_ distance: Int = 0) -> UInt8 {
        let index = position + distance
        return index < bytes.count ? bytes[index] : 0
    }

    /// The text from `start` to here, shortened for a message.
    func excerpt(from start: Int) -> String {
        shortened(file.text(Span(start: start, end: position)))
    }

    mutating func error(_ code: DiagnosticCode, _ message: String, from start: Int, help: [String] = []) {
        diagnostics.error(code, message, at: Span(start: start, end: position), help: help)
    }

    private mutating func scan() {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        while position < bytes.count, !diagnostics.isFull {
            let byte = peek()
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                isAtLineStart = true
                position += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"):
                position += 1
            case UInt8(ascii: "/") where peek(1) == byte:
                scanComment()
            default:
                let start = position
                append(scanToken(), from: start)
            }
        }
    }

    /// Moves past one token and says what it is.
    private mutating func scanToken() -> Token.Kind {
        let byte = peek()
        if byte.isDigit || byte == UInt8(ascii: ".") && peek(1).isDigit { return scanNumber() }
        if byte.isWordByte || byte >= 0x80 && scalar().properties.isAlphabetic { return scanWord() }
        if byte == UInt8(ascii: "\"") { return scanString() }
        if let (kind, length) = sign() {
            position += length
            return kind
        }
        return scanUnknown()
    }

    private mutating func scanComment() {
        let start = position
        while position < bytes.count, peek() != UInt8(ascii: "\n"), peek() != UInt8(ascii: "\r") { position += 1 }
        let slashes = bytes[start..<position].prefix(4).prefix { $0 == UInt8(ascii: "/") }.count
        comments.append(
            Comment(
                isDocumentation: slashes == 3, startsLine: isAtLineStart,
                span: Span(start: start, end: position)))
    }

    private mutating func append(_ kind: Token.Kind, from start: Int) {
        tokens.append(
            Token(
                kind: kind, startsLine: isAtLineStart, commentCount: UInt32(comments.count),
                span: Span(start: start, end: position)))
        isAtLineStart = false
    }
}

/// `text` as it may stand in a message, cut to a length that leaves the message readable.
func shortened(_ text: String) -> String {
    text.unicodeScalars.count <= 40 ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(37))) + "…"
}

extension UInt8 {
    var isDigit: Bool { UInt8(ascii: "0") <= self && self <= UInt8(ascii: "9") }

    /// Whether it may stand within a name.
    var isWordByte: Bool {
        let lowercase = self | 0x20
        return UInt8(ascii: "a") <= lowercase && lowercase <= UInt8(ascii: "z") || isDigit || self == UInt8(ascii: "_")
    }
}
