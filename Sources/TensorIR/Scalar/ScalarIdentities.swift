extension Scalar.Unary {
    /// The function of a simplified argument that is no constant, if an identity gives a better form.
    func simplified(of x: Scalar) -> Scalar? {
        switch self {
        case .negate: nil
        case .exp: exponential(of: x)
        case .log: logarithm(of: x)
        case .expm1: if case .unary(.log1p, let a) = x { a } else { nil }
        case .log1p: logarithmOfOnePlus(x)
        case .sqrt: root(of: x)
        case .abs: magnitude(of: x)
        case .sign: x.isPositive ? 1 : odd(x)
        case .tanh, .sin, .erf: odd(x)
        case .cos: Polynomial(of: x).isNegative ? .unary(.cos, Polynomial(of: x).negated.scalar) : nil
        case .sigmoid, .softplus, .floor: nil
        }
    }

    /// f(−a) = −f(a).
    private func odd(_ x: Scalar) -> Scalar? {
        guard Polynomial(of: x).isNegative else { return nil }
        let mirrored = -Scalar.unary(self, Polynomial(of: x).negated.scalar)
        return mirrored.cost <= Scalar.unary(self, x).cost ? mirrored : nil
    }

    /// exp(a + log b) = b·exp(a).
    private func exponential(of x: Scalar) -> Scalar? {
        let sum = Polynomial(of: x)
        for (index, term) in sum.terms.enumerated() {
            guard Swift.abs(term.coefficient) == 1, term.factors.count == 1, term.factors[0].exponent == 1,
                case .unary(.log, let b) = term.factors[0].base
            else { continue }
            var rest = sum
            rest.terms.remove(at: index)
            let others: Scalar = rest.terms.isEmpty ? 1 : .unary(.exp, rest.scalar)
            return term.coefficient > 0 ? b * others : others / b
        }
        return nil
    }

    /// log(exp(a)/b) = a − log b, log(1 + a) = log1p(a), log(exp(a) + exp(b)) = a + softplus(b − a).
    private func logarithm(of x: Scalar) -> Scalar? {
        if x.isSum {
            let sum = Polynomial(of: x)
            let parts = sum.exponentials
            if parts.count == 2, parts.allSatisfy({ $0.coefficient == 1 }) {
                let difference = Polynomial(sum: [(parts[0].argument, 1), (parts[1].argument, -1)])
                return parts[1].argument + .unary(.softplus, difference.scalar)
            }
            if let last = sum.terms.last, last.factors.isEmpty, last.coefficient == 1 {
                return .unary(.log1p, Polynomial(collecting: sum.terms.dropLast()).scalar)
            }
            return nil
        }
        return splitLogarithm(of: Term(of: x))
    }

    /// log(c·exp(a)·σ(b)·r) = log c + a − softplus(−b) + log r: all but r are surely positive.
    private func splitLogarithm(of product: Term) -> Scalar? {
        guard product.coefficient > 0 else { return nil }
        var parts: [(Scalar, Double)] = product.coefficient == 1 ? [] : [(.unary(.log, .constant(product.coefficient)), 1)]
        var rest = Term(1)
        for factor in product.factors {
            switch factor.base {
            case .unary(.exp, let a):
                parts.append((a, Double(factor.exponent)))
            case .unary(.sigmoid, let a):
                parts.append((.unary(.softplus, Polynomial(of: a).negated.scalar), -Double(factor.exponent)))
            default:
                rest.factors.append(factor)
            }
        }
        if !rest.factors.isEmpty {
            let isInverse = rest.factors.allSatisfy { $0.exponent < 0 }
            guard isInverse || !parts.isEmpty else { return nil }
            if isInverse { for index in rest.factors.indices { rest.factors[index].exponent.negate() } }
            let logarithm = rest.scalar
            parts.append(
                (
                    logarithm.isSum ? self.logarithm(of: logarithm) ?? .unary(.log, logarithm) : .unary(.log, logarithm),
                    isInverse ? -1 : 1
                ))
        }
        let split = parts.dropFirst().reduce(Scalar.constant(parts[0].1) * parts[0].0) { $0 + .constant($1.1) * $1.0 }
        let simplified = split.simplified()
        return simplified.cost < Scalar.unary(.log, product.scalar).cost ? simplified : nil
    }

    /// log1p(exp(a)) = softplus(a), log1p(−σ(a)) = −softplus(a), log1p(a − 1) = log a.
    private func logarithmOfOnePlus(_ x: Scalar) -> Scalar? {
        switch x {
        case .unary(.expm1, let a): return a
        case .unary(.exp, let a): return .unary(.softplus, a)
        case .unary(.negate, .unary(.sigmoid, let a)): return -.unary(.softplus, a)
        default:
            guard x.isSum, let last = Polynomial(of: x).terms.last, last == Term(-1) else { return nil }
            return .unary(.log, Polynomial(collecting: Polynomial(of: x).terms.dropLast()).scalar)
        }
    }

    /// sqrt(a²) = |a|.
    private func root(of x: Scalar) -> Scalar? {
        if case .binary(.power, let a, 2) = x { return .unary(.abs, a) }
        return nil
    }

    /// |−c·a| = c·|a|, |a| = a where a cannot be negative.
    private func magnitude(of x: Scalar) -> Scalar? {
        if x.isNotNegative { return x }
        if x.isSum { return Polynomial(of: x).isNegative ? .unary(.abs, Polynomial(of: x).negated.scalar) : nil }
        let term = Term(of: x)
        if term.factors.contains(where: { $0.exponent < 0 }) {
            return term.coefficient < 0 ? .unary(.abs, Term(-term.coefficient, term.factors).scalar) : nil
        }
        guard term.coefficient != 1 else { return nil }
        return .constant(Swift.abs(term.coefficient)) * .unary(.abs, Term(1, term.factors).scalar)
    }
}

extension Scalar {
    /// Whether the formula is > 0 for any operands for which it is finite.
    var isPositive: Bool {
        switch self {
        case .constant(let value): value > 0
        case .unary(.exp, _), .unary(.sigmoid, _), .unary(.softplus, _): true
        case .binary(.add, let x, let y): x.isPositive && y.isNotNegative || x.isNotNegative && y.isPositive
        case .binary(.multiply, let x, let y), .binary(.divide, let x, let y): x.isPositive && y.isPositive
        case .operand, .unary, .binary, .select: false
        }
    }

    /// Likewise ≥ 0.
    var isNotNegative: Bool {
        switch self {
        case .constant(let value): value >= 0
        case .unary(.abs, _), .unary(.sqrt, _): true
        case .binary(.power, let x, let y): x.isNotNegative || y.integer.map { $0.isMultiple(of: 2) } ?? true
        case .binary(.add, let x, let y), .binary(.multiply, let x, let y): x.isNotNegative && y.isNotNegative
        case .operand, .unary, .binary, .select: isPositive
        }
    }
}
