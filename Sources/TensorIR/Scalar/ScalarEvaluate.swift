import Foundation

extension Scalar {
    /// The value of the formula for these operands, in Double.
    ///
    /// - Parameter rounded: what becomes of the result of each function in it.
    package func evaluate(_ operands: [Double], rounded: (Double) -> Double = { $0 }) -> Double {
        func value(_ part: Scalar) -> Double { part.evaluate(operands, rounded: rounded) }
        return switch self {
        case .constant(let value): value
        case .operand(let index): operands[index]
        case .unary(let function, let x): rounded(function.apply(value(x)))
        case .binary(let function, let x, let y): rounded(function.apply(value(x), value(y)))
        case .select(let comparison, let a, let b, let then, let otherwise):
            comparison.holds(value(a), value(b)) ? value(then) : value(otherwise)
        }
    }
}

extension Scalar.Unary {
    /// The function's value in Double.
    package func apply(_ x: Double) -> Double {
        switch self {
        case .negate: -x
        case .abs: Swift.abs(x)
        case .sqrt: x.squareRoot()
        case .exp: Foundation.exp(x)
        case .expm1: Foundation.expm1(x)
        case .log: Foundation.log(x)
        case .log1p: Foundation.log1p(x)
        case .tanh: Foundation.tanh(x)
        case .sigmoid: 1 / (1 + Foundation.exp(-x))
        case .sin: Foundation.sin(x)
        case .cos: Foundation.cos(x)
        case .erf: Foundation.erf(x)
        case .softplus: Swift.max(x, 0) + Foundation.log1p(Foundation.exp(-Swift.abs(x)))
        case .sign: x > 0 ? 1 : x < 0 ? -1 : x
        case .floor: x.rounded(.down)
        }
    }
}

extension Scalar.Binary {
    /// The function's value in Double.
    package func apply(_ x: Double, _ y: Double) -> Double {
        switch self {
        case .add: x + y
        case .subtract: x - y
        case .multiply: x * y
        case .divide: x / y
        case .minimum: x < y ? x : y
        case .maximum: y < x ? x : y
        case .power: Foundation.pow(x, y)
        }
    }
}

extension Scalar.Comparison {
    package func holds(_ x: Double, _ y: Double) -> Bool {
        switch self {
        case .less: x < y
        case .lessOrEqual: x <= y
        case .equal: x == y
        }
    }
}
