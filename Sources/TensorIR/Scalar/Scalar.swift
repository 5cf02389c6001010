/// An expression over floats, applied elementwise: activations, losses, user formulas, updates.
///
/// Differentiation and simplification are symbolic; every ISA emits the same expression.
package indirect enum Scalar: Hashable, Sendable {
    case constant(Double)
    /// The i-th operand of the node (or argument of the formula).
    case operand(Int)
    case unary(Unary, Scalar)
    case binary(Binary, Scalar, Scalar)
    /// `then` where the comparison holds, else `otherwise`.
    case select(Comparison, Scalar, Scalar, then: Scalar, otherwise: Scalar)

    package enum Unary: String, Hashable, Sendable, CaseIterable {
        case negate, abs, sqrt, exp, expm1, log, log1p, tanh, sigmoid, sin, cos, erf
        /// log(1 + exp(x)), without overflow: max(x, 0) + log1p(exp(−|x|)). Simplification writes it
        /// for log(1 + exp(x)) and −log(sigmoid(−x)).
        case softplus
        /// −1, 0 or 1.
        case sign
        /// The largest integer not above the argument.
        case floor
    }

    package enum Binary: String, Hashable, Sendable, CaseIterable {
        case add, subtract, multiply, divide, minimum, maximum
        /// x to the y; an integral constant y is a product, anything else needs x ≥ 0.
        case power
    }

    package enum Comparison: String, Hashable, Sendable, CaseIterable {
        case less = "<", lessOrEqual = "<=", equal = "=="
    }
}

extension Scalar: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    package init(floatLiteral value: Double) { self = .constant(value) }
    package init(integerLiteral value: Int) { self = .constant(Double(value)) }

    package static func + (a: Scalar, b: Scalar) -> Scalar { .binary(.add, a, b) }
    package static func - (a: Scalar, b: Scalar) -> Scalar { .binary(.subtract, a, b) }
    package static func * (a: Scalar, b: Scalar) -> Scalar { .binary(.multiply, a, b) }
    package static func / (a: Scalar, b: Scalar) -> Scalar { .binary(.divide, a, b) }
    package static prefix func - (a: Scalar) -> Scalar { .unary(.negate, a) }
}
