package enum CUnaryOperator: String, Hashable, Sendable, CaseIterable {
    case minus = "-", plus = "+", not = "!", complement = "~", address = "&", dereference = "*"
    case preIncrement = "++", preDecrement = "--"
    case postIncrement = "x++", postDecrement = "x--"

    /// Whether it stands behind its operand.
    package var isPostfix: Bool {
        switch self {
        case .postIncrement, .postDecrement: true
        case .minus, .plus, .not, .complement, .address, .dereference, .preIncrement, .preDecrement: false
        }
    }

    var spelling: String {
        switch self {
        case .postIncrement: "++"
        case .postDecrement: "--"
        case .minus, .plus, .not, .complement, .address, .dereference, .preIncrement, .preDecrement: rawValue
        }
    }
}

package enum CBinaryOperator: String, Hashable, Sendable, CaseIterable {
    case multiply = "*", divide = "/", remainder = "%"
    case add = "+", subtract = "-"
    case shiftLeft = "<<", shiftRight = ">>"
    case less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    case equal = "==", notEqual = "!="
    case bitAnd = "&"
    case bitXor = "^"
    case bitOr = "|"
    case and = "&&"
    case or = "||"
    case assign = "=", addAssign = "+=", subtractAssign = "-=", multiplyAssign = "*=", divideAssign = "/="

    /// What the operator does, as far as parentheses are concerned.
    enum Family { case arithmetic, shift, comparison, bitwise, logical, assignment }

    var family: Family {
        switch self {
        case .multiply, .divide, .remainder, .add, .subtract: .arithmetic
        case .shiftLeft, .shiftRight: .shift
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: .comparison
        case .bitAnd, .bitXor, .bitOr: .bitwise
        case .and, .or: .logical
        case .assign, .addAssign, .subtractAssign, .multiplyAssign, .divideAssign: .assignment
        }
    }

    var precedence: Precedence {
        switch self {
        case .multiply, .divide, .remainder: .multiplicative
        case .add, .subtract: .additive
        case .shiftLeft, .shiftRight: .shift
        case .less, .lessOrEqual, .greater, .greaterOrEqual: .relational
        case .equal, .notEqual: .equality
        case .bitAnd: .bitAnd
        case .bitXor: .bitXor
        case .bitOr: .bitOr
        case .and: .and
        case .or: .or
        case .assign, .addAssign, .subtractAssign, .multiplyAssign, .divideAssign: .assignment
        }
    }
}

/// How tightly a form of expression binds (C11, 6.5), loosest first.
enum Precedence: Int, Comparable {
    case assignment, conditional, or, and, bitOr, bitXor, bitAnd, equality, relational, shift
    case additive, multiplicative, prefix, postfix, primary

    static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }
}
