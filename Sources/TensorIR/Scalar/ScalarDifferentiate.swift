extension Scalar {
    /// The partial derivative with respect to the i-th operand, simplified.
    ///
    /// At a kink the derivative is that of the branch which holds there: a `select` that of the
    /// branch taken, |x| has 0, and where both arguments of a maximum or minimum are equal the
    /// second one counts (a constant is always second), so that max(x, 0) has 0 at 0.
    package func derivative(_ i: Int) -> Scalar {
        simplified().rawDerivative(i).simplified()
    }

    /// The partial derivative with respect to the i-th operand, where `operand(result)` stands for
    /// the value of the formula itself: σ′ = y(1 − y). The stored result is used wherever that is
    /// no more work than computing from the operands.
    package func derivative(_ i: Int, result: Int) -> Scalar {
        let formula = simplified()
        let plain = formula.rawDerivative(i)
        let throughResult = plain.expressed(through: .operand(result), valueOf: formula).simplified()
        let direct = plain.simplified()
        func effort(_ candidate: Scalar) -> (Int, Int) { (candidate.cost, candidate.operands.count) }
        return effort(throughResult) <= effort(direct) ? throughResult : direct
    }

    /// The chain rule over one level of the formula; not simplified.
    private func rawDerivative(_ i: Int) -> Scalar {
        switch self {
        case .constant: return 0
        case .operand(let index): return index == i ? 1 : 0
        case .unary(let function, let x):
            let dx = x.rawDerivative(i)
            return dx == 0 ? 0 : dx == 1 ? function.derivative(at: x) : function.derivative(at: x) * dx
        case .binary(let function, let x, let y):
            let (dx, dy) = (x.rawDerivative(i), y.rawDerivative(i))
            return dx == 0 && dy == 0 ? 0 : function.derivative(at: x, y, dx, dy)
        case .select(let comparison, let a, let b, let then, let otherwise):
            let (dThen, dOtherwise) = (then.rawDerivative(i), otherwise.rawDerivative(i))
            return dThen == dOtherwise ? dThen : .select(comparison, a, b, then: dThen, otherwise: dOtherwise)
        }
    }
}

extension Scalar.Unary {
    /// The derivative at x, written with the function itself where it can be.
    fileprivate func derivative(at x: Scalar) -> Scalar {
        let y = Scalar.unary(self, x)
        return switch self {
        case .negate: -1
        case .abs: .unary(.sign, x)
        case .sqrt: 0.5 / y
        case .exp: y
        case .expm1: y + 1
        case .log: 1 / x
        case .log1p: 1 / (1 + x)
        case .tanh: 1 - y * y
        case .sigmoid: y * (1 - y)
        case .sin: .unary(.cos, x)
        case .cos: -.unary(.sin, x)
        case .erf: .constant(2 / Double.pi.squareRoot()) * .unary(.exp, -(x * x))
        case .softplus: .unary(.sigmoid, x)
        case .sign, .floor: 0
        }
    }
}

extension Scalar.Binary {
    /// The derivative at (x, y) when the arguments change by dx and dy.
    fileprivate func derivative(at x: Scalar, _ y: Scalar, _ dx: Scalar, _ dy: Scalar) -> Scalar {
        switch self {
        case .add: dx == 0 ? dy : dy == 0 ? dx : dx + dy
        case .subtract: dy == 0 ? dx : dx - dy
        case .multiply: dx == 0 ? x * dy : dy == 0 ? dx * y : dx * y + x * dy
        case .divide: dy == 0 ? dx / y : (dx * y - x * dy) / .binary(.power, y, 2)
        case .maximum: .select(.less, y, x, then: dx, otherwise: dy)
        case .minimum: .select(.less, x, y, then: dx, otherwise: dy)
        case .power:
            if dy == 0 {
                y * .binary(.power, x, y - 1) * dx
            } else {
                .binary(.power, x, y) * (dy * .unary(.log, x) + y * dx / x)
            }
        }
    }
}

extension Scalar {
    /// A part of the value's formula, and what it is in terms of the value.
    private struct Known {
        var part: Scalar
        var replacement: Scalar
    }

    /// The same derivative with parts that the value `y` of `formula` tells replaced by it. In a
    /// `select` on the formula's own condition, each branch knows that y is that branch.
    fileprivate func expressed(through y: Scalar, valueOf formula: Scalar) -> Scalar {
        if case .select(let c, let a, let b, let then, let otherwise) = formula,
            case .select(c, a, b, let dThen, let dOtherwise) = self
        {
            let followsSign = c == .less && a == 0 && then == b && otherwise.isNotPositive(whereNotPositive: b)
            return .select(
                c, a, followsSign ? y : b,
                then: dThen.expressed(through: y, valueOf: then),
                otherwise: dOtherwise.expressed(through: y, valueOf: otherwise))
        }
        if case .binary(.maximum, let x, .constant(0)) = formula,
            case .select(.less, .constant(0), x, let then, let otherwise) = self
        {
            return .select(.less, 0, y, then: then, otherwise: otherwise)
        }
        return formula.partsKnown(from: y).reduce(self) { $0.replacing($1.part, with: $1.replacement) }
    }

    /// f = c·t tells t = y/c: exact inverses only, so nothing is lost to cancellation.
    private func partsKnown(from y: Scalar) -> [Known] {
        switch self {
        case .constant, .operand: []
        case .unary(.negate, let x): [Known(part: self, replacement: y)] + x.partsKnown(from: -y)
        case .binary(.multiply, .constant(let c), let x) where c != 0:
            [Known(part: self, replacement: y)] + x.partsKnown(from: y / .constant(c))
        case .unary, .binary, .select: [Known(part: self, replacement: y)]
        }
    }

    /// Whether the formula is surely ≤ 0 wherever `x` is: then select(0 < x, x, formula) has the sign of x.
    private func isNotPositive(whereNotPositive x: Scalar) -> Bool {
        if self == x { return true }
        return switch self {
        case .constant(let value): value <= 0
        case .unary(.expm1, let a), .unary(.tanh, let a), .unary(.erf, let a), .unary(.sign, let a):
            a.isNotPositive(whereNotPositive: x)
        case .binary(.multiply, .constant(let c), let a): c >= 0 && a.isNotPositive(whereNotPositive: x)
        case .binary(.add, let a, let b):
            a.isNotPositive(whereNotPositive: x) && b.isNotPositive(whereNotPositive: x)
        case .operand, .unary, .binary, .select: false
        }
    }
}
