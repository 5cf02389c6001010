import Source

/// A word, number, text or sign of a file. Small, since a file may hold millions.
struct Token {
    enum Kind: UInt8 {
        case word, integer, float, string
        case leftBrace, rightBrace, leftParenthesis, rightParenthesis, leftBracket, rightBracket
        case comma, colon, assign
        case plus, minus, times, divided, power
        case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
        case rangeUpTo, rangeThrough
        /// What is none of these and has been reported.
        case invalid
        case endOfFile
    }

    var kind: Kind
    /// Whether a line break stands between this token and the one before it.
    var startsLine: Bool
    /// How many comments of the file stand before this token.
    var commentCount: UInt32
    var span: Span
}

extension Token.Kind {
    /// What a token does to the brackets and braces that are open.
    enum Nesting {
        case opensBracket, closesBracket, opensBrace, closesBrace, none
    }

    var nesting: Nesting {
        switch self {
        case .leftParenthesis, .leftBracket: .opensBracket
        case .rightParenthesis, .rightBracket: .closesBracket
        case .leftBrace: .opensBrace
        case .rightBrace: .closesBrace
        case .word, .integer, .float, .string, .comma, .colon, .assign, .plus, .minus, .times, .divided, .power, .less,
            .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .rangeUpTo, .rangeThrough, .invalid, .endOfFile:
            .none
        }
    }
}

/// A `//` or `///` comment: a piece of trivia that the formatter keeps.
struct Comment {
    /// Whether it begins with exactly three slashes.
    var isDocumentation: Bool
    /// Whether nothing but space stands before it on its line.
    var startsLine: Bool
    var span: Span
}

/// The tokens of a file, the last one `endOfFile`, and its comments, both in order.
struct TokenizedFile {
    var tokens: [Token]
    var comments: [Comment]
}
