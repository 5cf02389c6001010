/// A C expression. It holds no parentheses: the printer sets those that are needed.
package indirect enum CExpression: Hashable, Sendable {
    case identifier(String)
    /// A decimal literal; a negative one prints as a minus before it.
    case integer(Int)
    /// An unsigned decimal literal, `123u`.
    case unsigned(UInt64)
    /// The shortest literal that reads back as exactly this float: `0.5f`.
    /// Infinities and NaN are INFINITY and NAN of math.h.
    case float(Float)
    /// Likewise for a double: `0.5`.
    case double(Double)
    case string(String)
    case unary(CUnaryOperator, CExpression)
    case binary(CBinaryOperator, CExpression, CExpression)
    case conditional(CExpression, then: CExpression, otherwise: CExpression)
    case call(CExpression, [CExpression])
    /// `base[index]`
    case index(CExpression, CExpression)
    /// `base.name`
    case member(CExpression, String)
    /// `base->name`
    case arrow(CExpression, String)
    case cast(CType, CExpression)
    case sizeof(CType)
    /// `{ a, .name = b }`; only as the initial value of a declaration. Must not be empty.
    case initializer([Element])

    /// An entry of an initializer, with or without the member it is for.
    package struct Element: Hashable, Sendable {
        package var member: String?
        package var value: CExpression
        package init(_ value: CExpression, member: String? = nil) {
            (self.value, self.member) = (value, member)
        }
    }

    package static func call(_ function: String, _ arguments: CExpression...) -> CExpression {
        .call(.identifier(function), arguments)
    }
}

extension CExpression: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int) { self = .integer(value) }
}

extension CExpression: ExpressibleByStringLiteral {
    /// An identifier: `"x"` is the variable x.
    package init(stringLiteral name: String) { self = .identifier(name) }

    package static func + (a: CExpression, b: CExpression) -> CExpression { .binary(.add, a, b) }
    package static func - (a: CExpression, b: CExpression) -> CExpression { .binary(.subtract, a, b) }
    package static func * (a: CExpression, b: CExpression) -> CExpression { .binary(.multiply, a, b) }
    package static func / (a: CExpression, b: CExpression) -> CExpression { .binary(.divide, a, b) }
    package static prefix func - (a: CExpression) -> CExpression { .unary(.minus, a) }
}
