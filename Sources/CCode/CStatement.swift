/// A C statement.
package indirect enum CStatement: Hashable, Sendable {
    case declaration(CDeclaration)
    case expression(CExpression)
    /// `mark f(x);`: a macro, which stands for a statement or for nothing, before an expression.
    case marked(String, CExpression)
    case `for`(ForLoop)
    case `while`(CExpression, [CStatement])
    case `if`(CExpression, then: [CStatement], otherwise: [CStatement] = [])
    case `return`(CExpression?)
    case `break`
    case `continue`
    case block([CStatement])
    /// One entry a line.
    case comment([String])
    /// A line that the preprocessor makes something of, such as `NN_UNROLL(4)`: printed as it is.
    case verbatim(String)
    /// An empty line.
    case blank

    package static func assign(_ target: CExpression, _ value: CExpression) -> CStatement {
        .expression(.binary(.assign, target, value))
    }

    /// `target = value`, written `target += x` where the value is the target and something added,
    /// and likewise for `-=` and `*=`.
    package static func update(_ target: CExpression, _ value: CExpression) -> CStatement {
        switch value {
        case .binary(.add, target, let rest), .binary(.add, let rest, target):
            .expression(.binary(.addAssign, target, rest))
        case .binary(.subtract, target, let rest):
            .expression(.binary(.subtractAssign, target, rest))
        case .binary(.multiply, target, let rest), .binary(.multiply, let rest, target):
            .expression(.binary(.multiplyAssign, target, rest))
        default:
            .assign(target, value)
        }
    }

    package static func call(_ function: String, _ arguments: CExpression...) -> CStatement {
        .expression(.call(.identifier(function), arguments))
    }

    package static func comment(_ line: String) -> CStatement { .comment([line]) }
}

/// A variable or constant: `static const float table[4] = { … };`
package struct CDeclaration: Hashable, Sendable {
    package var isStatic: Bool
    /// Bytes, by `_Alignas`; nil: what the type asks for.
    package var alignment: Int?
    package var type: CType
    package var name: String
    package var value: CExpression?

    package init(
        _ type: CType, _ name: String, _ value: CExpression? = nil, isStatic: Bool = false, alignment: Int? = nil
    ) {
        (self.type, self.name, self.value, self.isStatic, self.alignment) = (type, name, value, isStatic, alignment)
    }
}

/// `for (initial; condition; advance) { body }`
package struct ForLoop: Hashable, Sendable {
    package var initial: Initial
    package var condition: CExpression
    package var advance: CExpression
    package var body: [CStatement]

    package enum Initial: Hashable, Sendable {
        case none
        case declaration(CDeclaration)
        case expression(CExpression)
    }

    package init(_ initial: Initial, _ condition: CExpression, _ advance: CExpression, _ body: [CStatement]) {
        (self.initial, self.condition, self.advance, self.body) = (initial, condition, advance, body)
    }
}
