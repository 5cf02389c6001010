import Source

/// A number, a value, a layer, an option: all that can stand right of a `=` or a `:` or as a line of its own.
package struct Expression: Hashable, Sendable {
    package indirect enum Kind: Hashable, Sendable {
        case integer(Int)
        case float(Double)
        case string(String)
        case bool(Bool)
        /// The value of the line above.
        case it
        /// A value, a constant, an option such as `same`, or a layer without arguments.
        case name(String)
        case call(Name, [Argument])
        case array([Expression])
        /// `lower..<upper` or `lower...upper`.
        case range(lower: Expression, upper: Expression, includesUpper: Bool)
        /// A minus before a number literal is part of the number.
        case unary(UnaryOperator, Expression)
        case binary(BinaryOperator, Expression, Expression)
        /// Stands for what could not be read and has been reported; nothing more is to be said of it.
        case invalid
    }

    package var kind: Kind
    /// The place of the whole expression, of its parentheses too.
    package var span: Span

    package init(kind: Kind, span: Span) { (self.kind, self.span) = (kind, span) }
}

/// `size: 5` or `max`.
package struct Argument: Hashable, Sendable {
    package var label: Name?
    package var value: Expression
    package var span: Span
}

package enum UnaryOperator: String, Hashable, Sendable, CaseIterable {
    case minus = "-"
}

package enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case power = "^"
}
