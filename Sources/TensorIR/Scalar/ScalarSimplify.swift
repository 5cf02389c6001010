extension Scalar {
    /// The formula in its textbook form: equal, up to rounding, wherever all parts of this one are
    /// finite, and as a rule less work. Simplifying twice changes nothing more. Formulas beyond the limits of
    /// `isWithinLimits` are returned as they are.
    package func simplified() -> Scalar {
        guard isWithinLimits else { return self }
        var seen = [self]
        for _ in 0..<16 {
            let next = seen.last!.simplifiedOnce()
            if next == seen.last { return next }
            if let start = seen.firstIndex(of: next) {
                return seen[start...].min { ($0.cost, $0.size) < ($1.cost, $1.size) }!
            }
            seen.append(next)
        }
        return seen.last!
    }

    /// One pass from the leaves up; a whole sum, and within it a whole product, is one level.
    private func simplifiedOnce() -> Scalar {
        switch self {
        case .constant, .operand: self
        case .unary(.negate, _), .binary(.add, _, _), .binary(.subtract, _, _): withSimplifiedTerms.simplifiedArithmetic
        case .binary(.multiply, _, _), .binary(.divide, _, _): withSimplifiedFactors.simplifiedArithmetic
        case .unary, .binary, .select: mapChildren { $0.simplifiedOnce() }.simplifiedFunction
        }
    }

    private var withSimplifiedTerms: Scalar {
        switch self {
        case .unary(.negate, _), .binary(.add, _, _), .binary(.subtract, _, _): mapChildren(\.withSimplifiedTerms)
        case .constant, .operand, .unary, .binary, .select: simplifiedOnce()
        }
    }

    private var withSimplifiedFactors: Scalar {
        switch self {
        case .binary(.multiply, _, _), .binary(.divide, _, _): mapChildren(\.withSimplifiedFactors)
        case .constant, .operand, .unary, .binary, .select: simplifiedOnce()
        }
    }

    private var simplifiedFunction: Scalar {
        switch self {
        case .constant, .operand, .binary(.add, _, _), .binary(.subtract, _, _), .binary(.multiply, _, _), .binary(.divide, _, _):
            return self
        case .unary(let function, let x):
            if case .constant(let value) = x { return folded(function.apply(value)) }
            return function.simplified(of: x) ?? self
        case .binary(.power, let x, let y):
            if case .constant(let a) = x, case .constant(let b) = y { return folded(Binary.power.apply(a, b)) }
            return simplifiedPower(x, y)
        case .binary(.minimum, let x, let y):
            return simplifiedExtremum(.minimum, x, y)
        case .binary(.maximum, let x, let y):
            return simplifiedExtremum(.maximum, x, y)
        case .select(let comparison, let a, let b, let then, let otherwise):
            return simplifiedSelect(comparison, a, b, then, otherwise)
        }
    }

    /// A constant in place of the formula, unless it would hide an overflow.
    private func folded(_ value: Double) -> Scalar { value.isFinite ? .constant(value) : self }

    /// The cheapest of the forms that sums and products can take.
    private var simplifiedArithmetic: Scalar {
        let plain = Polynomial(of: self)
        let expanded = plain.expanded
        var best = plain.scalar
        for candidate in [expanded.scalar, plain.withAlignedSoftplus?.scalar, expanded.withAlignedSoftplus?.scalar] {
            if let candidate, candidate.cost < best.cost { best = candidate }
        }
        best = Polynomial(of: best).asFunction ?? best
        for candidate in [best.distributedOverSelect, self] where candidate.cost < best.cost { best = candidate }
        return best
    }

    /// select(c, 1, 0)·x = select(c, x, 0).
    private var distributedOverSelect: Scalar {
        let term = Term(of: self)
        guard case .binary = self, !isSum,
            let factor = term.factors.first(where: { if case .select = $0.base { $0.exponent == 1 } else { false } }),
            case .select(let comparison, let a, let b, let then, let otherwise) = factor.base
        else { return self }
        let rest = Term(term.coefficient, term.factors.filter { $0 != factor }).scalar
        return .select(
            comparison, a, b, then: (rest * then).simplifiedArithmetic, otherwise: (rest * otherwise).simplifiedArithmetic)
    }

    private func simplifiedPower(_ x: Scalar, _ y: Scalar) -> Scalar {
        if y.integer != nil { return Scalar.binary(.power, x, y).simplifiedArithmetic }
        switch (x, y) {
        case (_, .constant(0.5)): return .unary(.sqrt, x)
        case (_, .constant(-0.5)): return 1 / .unary(.sqrt, x)
        case (.constant(1), _): return 1
        case (.unary(.exp, let a), _): return .unary(.exp, (a * y).simplifiedArithmetic)
        default: return .binary(.power, x, y)
        }
    }

    /// A constant argument comes second; at a tie the second argument counts.
    private func simplifiedExtremum(_ function: Binary, _ x: Scalar, _ y: Scalar) -> Scalar {
        switch (x, y) {
        case (.constant(let a), .constant(let b)): return .constant(function.apply(a, b))
        case (.constant, _): return simplifiedExtremum(function, y, x)
        case (.binary(function, let inner, .constant(let a)), .constant(let b)):
            return .binary(function, inner, .constant(function.apply(a, b)))
        default: return x == y ? x : .binary(function, x, y)
        }
    }

    private func simplifiedSelect(_ comparison: Comparison, _ a: Scalar, _ b: Scalar, _ then: Scalar, _ otherwise: Scalar)
        -> Scalar
    {
        if case .constant(let x) = a, case .constant(let y) = b { return comparison.holds(x, y) ? then : otherwise }
        if a == b { return comparison == .less ? otherwise : then }
        var (then, otherwise) = (then, otherwise)
        if case .select(comparison, a, b, let inner, _) = then { then = inner }
        if case .select(comparison, a, b, _, let inner) = otherwise { otherwise = inner }
        return then == otherwise ? then : .select(comparison, a, b, then: then, otherwise: otherwise)
    }
}

extension Polynomial {
    /// exp(a) − 1 = expm1(a), expm1(a) + 1 = exp(a), 2σ(a) − 1 = tanh(a/2), 1 − σ(−a) = σ(a), and multiples of them.
    fileprivate var asFunction: Scalar? {
        guard terms.count == 2, terms[1].factors.isEmpty, terms[0].factors.count == 1, terms[0].factors[0].exponent == 1,
            case .unary(let function, let a) = terms[0].factors[0].base
        else { return nil }
        let (scale, constant) = (terms[0].coefficient, terms[1].coefficient)
        switch function {
        case .exp where constant == -scale: return (.constant(scale) * .unary(.expm1, a)).arithmetic
        case .expm1 where constant == scale: return (.constant(scale) * .unary(.exp, a)).arithmetic
        case .sigmoid where constant == -scale / 2:
            return (.constant(constant) * .unary(.tanh, Polynomial(sum: [(a, -0.5)]).scalar)).arithmetic
        case .sigmoid where constant == -scale && Polynomial(of: a).isNegative:
            return (.constant(constant) * .unary(.sigmoid, Polynomial(of: a).negated.scalar)).arithmetic
        default: return nil
        }
    }

    /// softplus(−a) = softplus(a) − a where softplus(a) occurs too, so that the two can meet.
    fileprivate var withAlignedSoftplus: Polynomial? {
        let bases = Set(terms.flatMap { $0.factors.map(\.base) })
        for base in bases.sorted(by: Scalar.precedes) {
            guard case .unary(.softplus, let a) = base, !Polynomial(of: a).isNegative else { continue }
            let mirrored = Scalar.unary(.softplus, Polynomial(of: a).negated.scalar)
            guard bases.contains(mirrored) else { continue }
            return Polynomial(
                collecting: terms.flatMap { term -> [Term] in
                    guard term.exponent(of: mirrored) == 1 else { return [term] }
                    let rest = Term(term.coefficient, term.factors.filter { $0.base != mirrored })
                    return [rest.multiplied(by: base, power: 1)] + Polynomial(of: a).negated.terms.map { $0.times(rest) }
                })
        }
        return nil
    }
}

extension Scalar {
    fileprivate var arithmetic: Scalar { Term(of: self).scalar }
}
