/// How strongly operators bind, weakest first.
enum BindingStrength: Int, Comparable {
    case comparison
    case sum
    case product
    case power

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// What an operator in the right operand must at least have: powers group from the right, all else from the left.
    var ofRightOperand: BindingStrength {
        switch self {
        case .comparison: .sum
        case .sum: .product
        case .product, .power: .power
        }
    }
}

extension BinaryOperator {
    var bindingStrength: BindingStrength {
        switch self {
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: .comparison
        case .plus, .minus: .sum
        case .times, .divided: .product
        case .power: .power
        }
    }

    /// The operator that a token stands for between two operands.
    init?(_ kind: Token.Kind) {
        switch kind {
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .greater: self = .greater
        case .greaterOrEqual: self = .greaterOrEqual
        case .equal: self = .equal
        case .notEqual: self = .notEqual
        case .plus: self = .plus
        case .minus: self = .minus
        case .times: self = .times
        case .divided: self = .divided
        case .power: self = .power
        case .word, .integer, .float, .string, .leftBrace, .rightBrace, .leftParenthesis, .rightParenthesis,
            .leftBracket, .rightBracket, .comma, .colon, .assign, .rangeUpTo, .rangeThrough, .invalid, .endOfFile:
            return nil
        }
    }
}
