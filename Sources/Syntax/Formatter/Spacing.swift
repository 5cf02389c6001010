/// Decides between which tokens a space stands, from the tokens passed so far.
struct Spacing {
    private var last: Token.Kind?
    private(set) var lastWord = ""
    /// Whether the last token ends an operand, so that a `-` after it is an operation and a `(` a call.
    private var isAfterOperand = false
    /// Whether the last token is a sign before its operand.
    private var isAfterPrefix = false

    /// Whether the line is not complete with the last token.
    var leavesLineOpen: Bool {
        switch last {
        case .comma, .colon, .assign, .plus, .minus, .times, .divided, .power, .less, .lessOrEqual, .greater,
            .greaterOrEqual, .equal, .notEqual, .rangeUpTo, .rangeThrough:
            true
        case nil, .word, .integer, .float, .string, .leftBrace, .rightBrace, .leftParenthesis, .rightParenthesis,
            .leftBracket, .rightBracket, .invalid, .endOfFile:
            false
        }
    }

    var isAfterOpening: Bool { last == .leftBrace || last == .leftParenthesis || last == .leftBracket }

    /// Whether a space stands between the last token and `kind` on one line.
    func isNeeded(before kind: Token.Kind, _ text: String) -> Bool {
        if isAfterPrefix || last == .leftParenthesis || last == .leftBracket { return false }
        switch kind {
        case .comma, .colon, .rightParenthesis, .rightBracket: return false
        case .rightBrace: return last != .leftBrace
        case .leftParenthesis: return !(last == .word && isAfterOperand)
        case .rangeUpTo, .rangeThrough: return !isAfterOperand
        case .word, .integer, .float, .string, .leftBrace, .leftBracket, .assign, .plus, .minus, .times, .divided,
            .power, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .invalid, .endOfFile:
            return last != .rangeUpTo && last != .rangeThrough
        }
    }

    mutating func pass(_ kind: Token.Kind, _ text: String) {
        switch kind {
        case .word:
            let isOf = text == "of" && last == .rightBracket
            isAfterOperand = !isOf && (!Parser.reservedWords.contains(text) || ["it", "true", "false"].contains(text))
            isAfterPrefix = false
            lastWord = text
        case .integer, .float, .string, .rightParenthesis, .rightBracket, .rightBrace:
            isAfterOperand = true
            isAfterPrefix = false
        case .minus, .rangeUpTo, .rangeThrough:
            isAfterPrefix = !isAfterOperand
            isAfterOperand = false
        case .leftBrace, .leftParenthesis, .leftBracket, .comma, .colon, .assign, .plus, .times, .divided, .power,
            .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .invalid, .endOfFile:
            isAfterOperand = false
            isAfterPrefix = false
        }
        last = kind
    }
}
