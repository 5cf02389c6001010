import Source

extension Lexer {
    /// The sign here, the longest that fits, and its length.
    func sign() -> (kind: Token.Kind, length: Int)? {
        switch peek() {
        case UInt8(ascii: "{"): (.leftBrace, 1)
        case UInt8(ascii: "}"): (.rightBrace, 1)
        case UInt8(ascii: "("): (.leftParenthesis, 1)
        case UInt8(ascii: ")"): (.rightParenthesis, 1)
        case UInt8(ascii: "["): (.leftBracket, 1)
        case UInt8(ascii: "]"): (.rightBracket, 1)
        case UInt8(ascii: ","): (.comma, 1)
        case UInt8(ascii: ":"): (.colon, 1)
        case UInt8(ascii: "+"): (.plus, 1)
        case UInt8(ascii: "-"): (.minus, 1)
        case UInt8(ascii: "*") where peek(1) != UInt8(ascii: "*"): (.times, 1)
        case UInt8(ascii: "/") where peek(1) != UInt8(ascii: "*"): (.divided, 1)
        case UInt8(ascii: "^"): (.power, 1)
        case UInt8(ascii: "<"): peek(1) == UInt8(ascii: "=") ? (.lessOrEqual, 2) : (.less, 1)
        case UInt8(ascii: ">"): peek(1) == UInt8(ascii: "=") ? (.greaterOrEqual, 2) : (.greater, 1)
        case UInt8(ascii: "="): peek(1) == UInt8(ascii: "=") ? (.equal, 2) : (.assign, 1)
        case UInt8(ascii: "!") where peek(1) == UInt8(ascii: "="): (.notEqual, 2)
        case UInt8(ascii: ".") where peek(1) == UInt8(ascii: ".") && peek(2) == UInt8(ascii: "<"): (.rangeUpTo, 3)
        case UInt8(ascii: ".") where peek(1) == UInt8(ascii: ".") && peek(2) == UInt8(ascii: "."): (.rangeThrough, 3)
        default: nil
        }
    }

    /// Moves past what is no token and reports it; a look-alike of a sign is then taken as that sign.
    mutating func scanUnknown() -> Token.Kind {
        let start = position
        let first = scalar()
        if let closing = Self.quotes[first], skipText(endingIn: closing) {
            error(.unknownCharacter, "text stands between straight quotes", from: start, help: ["write `\"…\"`"])
            return .invalid
        }
        position = start
        for (spelling, help) in Self.foreignSigns where bytes[start...].starts(with: spelling.utf8) {
            position += spelling.utf8.count
            error(.unknownCharacter, "`\(spelling)` is not part of the language", from: start, help: [help])
            return .invalid
        }
        position += UTF8.width(first)
        if let (kind, sign) = Self.lookAlikes[first] {
            error(.unknownCharacter, "`\(first)` is not part of the language", from: start, help: ["write `\(sign)`"])
            return kind
        }
        while position < bytes.count, scalar() == first { position += UTF8.width(first) }
        error(.unknownCharacter, "\(Self.description(of: first)) is not part of the language", from: start)
        return .invalid
    }

    /// The character in quotes where it can be seen, and its number where it is not one of ASCII's.
    private static func description(of scalar: Unicode.Scalar) -> String {
        let code = String(scalar.value, radix: 16, uppercase: true)
        let number = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
        switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
            return number
        default:
            return scalar.isASCII ? "`\(scalar)`" : "`\(scalar)`, \(number),"
        }
    }

    private mutating func skipText(endingIn closing: [Unicode.Scalar]) -> Bool {
        position += UTF8.width(scalar())
        while position < bytes.count, peek() != UInt8(ascii: "\n"), peek() != UInt8(ascii: "\r") {
            let scalar = scalar()
            position += UTF8.width(scalar)
            if closing.contains(scalar) { return true }
        }
        return false
    }

    /// Quotes that are not straight double quotes, and how each may close.
    private static let quotes: [Unicode.Scalar: [Unicode.Scalar]] = [
        "'": ["'"], "`": ["`", "'"], "“": ["”", "“"], "”": ["”"], "„": ["“", "”"], "‘": ["’"], "’": ["’"], "«": ["»"],
    ]

    /// Signs of other languages, and what is written instead.
    private static let foreignSigns: KeyValuePairs = [
        "/*": "comments run from `//` to the end of the line",
        "**": "powers are written `x ^ 2`",
        "..": "ranges are written `0..<10` or `1...10`",
        ";": "each statement has a line of its own",
        "#": "comments run from `//` to the end of the line",
        "&&": "the language has no logical operators; `where(condition, a, b)` chooses between values",
        "||": "the language has no logical operators; `where(condition, a, b)` chooses between values",
        "!": "the language has no logical operators; `where(condition, a, b)` chooses between values",
        "&": "the language has no logical operators; `where(condition, a, b)` chooses between values",
        "|": "the language has no logical operators; `where(condition, a, b)` chooses between values",
        "?": "`where(condition, a, b)` chooses between values",
    ]

    /// Typographic signs that stand for one of the language.
    private static let lookAlikes: [Unicode.Scalar: (Token.Kind, String)] = [
        "−": (.minus, "-"), "–": (.minus, "-"), "×": (.times, "*"), "·": (.times, "*"), "∗": (.times, "*"),
        "÷": (.divided, "/"), "∕": (.divided, "/"), "≤": (.lessOrEqual, "<="), "≥": (.greaterOrEqual, ">="),
        "≠": (.notEqual, "!="), "…": (.rangeThrough, "..."), "，": (.comma, ","), "：": (.colon, ":"),
        "（": (.leftParenthesis, "("), "）": (.rightParenthesis, ")"),
    ]
}
