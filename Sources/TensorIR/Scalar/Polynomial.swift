/// A sum in normal form: terms with distinct factors, none 0, in the order they are written.
struct Polynomial: Hashable {
    var terms: [Term]

    /// The sum that a simplified formula is.
    init(of formula: Scalar) { self.init(sum: [(formula, 1)]) }

    /// Σ coefficient · formula.
    init(sum parts: [(formula: Scalar, coefficient: Double)]) {
        var flat: [Term] = []
        func add(_ formula: Scalar, _ coefficient: Double) {
            switch formula {
            case .binary(.add, let x, let y):
                add(x, coefficient)
                add(y, coefficient)
            case .binary(.subtract, let x, let y):
                add(x, coefficient)
                add(y, -coefficient)
            case .unary(.negate, let x):
                add(x, -coefficient)
            case .constant(let value):
                flat.append(Term(coefficient * value))
            case .operand, .unary, .binary, .select:
                var term = Term(of: formula)
                term.coefficient *= coefficient
                flat.append(term)
            }
        }
        for part in parts { add(part.formula, part.coefficient) }
        self.init(collecting: flat)
    }

    /// Adds up the terms with equal factors; what cancels up to rounding vanishes.
    init(collecting flat: [Term]) {
        var sums: [[Term.Factor]: (sum: Double, magnitude: Double)] = [:]
        for term in flat {
            let old = sums[term.factors, default: (0, 0)]
            sums[term.factors] = (old.sum + term.coefficient, old.magnitude + abs(term.coefficient))
        }
        terms = sums.compactMap { factors, total in
            abs(total.sum) <= 4 * total.magnitude.ulp ? nil : Term(total.sum, factors)
        }
        terms.sort(by: Polynomial.precedes)
    }

    /// Constants last, shorter products first.
    private static func precedes(_ a: Term, _ b: Term) -> Bool {
        if a.factors.isEmpty != b.factors.isEmpty { return b.factors.isEmpty }
        for (x, y) in zip(a.factors, b.factors) {
            let order = Scalar.compare(x.base, y.base)
            if order != 0 { return order < 0 }
            if x.exponent != y.exponent { return x.exponent < y.exponent }
        }
        return a.factors.count < b.factors.count
    }

    var negated: Polynomial {
        var result = self
        for index in result.terms.indices { result.terms[index].coefficient.negate() }
        return result
    }

    /// Whether the negated sum is the nicer one: more minuses than pluses; at a tie the constant,
    /// or else the first term, decides.
    var isNegative: Bool {
        let minuses = terms.count { $0.coefficient < 0 }
        if 2 * minuses != terms.count { return 2 * minuses > terms.count }
        guard let last = terms.last else { return false }
        return (last.factors.isEmpty ? last : terms[0]).coefficient < 0
    }

    /// The sum term by term, pluses first; where there are none a constant leads.
    var inOrder: Scalar {
        let pluses = terms.filter { $0.coefficient > 0 }
        let minuses = terms.filter { $0.coefficient <= 0 }
        let constants = pluses.isEmpty ? minuses.filter(\.factors.isEmpty) : []
        let ordered = pluses + constants + minuses.filter { !constants.contains($0) }
        guard let first = ordered.first else { return 0 }
        return ordered.dropFirst().reduce(first.scalar) { sum, term in
            if term.coefficient > 0 { return sum + term.scalar }
            return sum - Term(-term.coefficient, term.factors).scalar
        }
    }

    /// The sum with what all terms share in front: 2a − 2b = 2(a − b), y − y² = y(1 − y).
    var scalar: Scalar {
        guard terms.count > 1 else { return terms.first?.scalar ?? 0 }
        var common = Term(
            1,
            terms[0].factors.compactMap { factor in
                let exponents = terms.map { $0.exponent(of: factor.base) }
                guard exponents.allSatisfy({ $0.signum() == factor.exponent.signum() }) else { return nil }
                let shared = exponents.min { abs($0) < abs($1) }!
                return Term.Factor(base: factor.base, exponent: shared)
            })
        let magnitude = abs(terms[0].coefficient)
        if terms.allSatisfy({ abs($0.coefficient) == magnitude }) { common.coefficient = magnitude }
        guard common != Term(1) else { return inOrder }

        let inverse = Term(1, common.factors.map { Term.Factor(base: $0.base, exponent: -$0.exponent) })
        let rest = Polynomial(
            collecting: terms.map {
                var term = $0.times(inverse)
                term.coefficient /= common.coefficient
                return term
            })
        return common.times(Term(of: rest.scalar)).scalar
    }

    /// Every product of other factors and one sum multiplied out.
    var expanded: Polynomial {
        Polynomial(
            collecting: terms.flatMap { term -> [Term] in
                let sums = term.factors.filter { $0.base.isSum && $0.exponent > 0 }
                guard sums.count == 1, sums[0].exponent == 1, terms.count <= 64 else { return [term] }
                let rest = Term(term.coefficient, term.factors.filter { $0 != sums[0] })
                return Polynomial(of: sums[0].base).terms.map { $0.times(rest) }
            })
    }
}

extension Polynomial {
    /// a, if this is 1 + exp(a).
    var argumentOfOnePlusExponential: Scalar? {
        let parts = exponentials
        guard parts.count == 2, parts.allSatisfy({ $0.coefficient == 1 }) else { return nil }
        return parts[1].argument == 0 ? parts[0].argument : nil
    }

    /// The parts of a sum of exponentials, Σ cᵢ·exp(aᵢ), where a constant counts as c·exp(0) and
    /// expm1(a) as exp(a) − exp(0); empty if it is none.
    var exponentials: [(coefficient: Double, argument: Scalar)] {
        if terms.count == 1, terms[0].factors.count == 1, terms[0].factors[0].exponent == 1,
            case .unary(.expm1, let a) = terms[0].factors[0].base
        {
            return [(terms[0].coefficient, a), (-terms[0].coefficient, 0)]
        }
        var parts: [(coefficient: Double, argument: Scalar)] = []
        for term in terms {
            if term.factors.isEmpty {
                parts.append((term.coefficient, 0))
            } else if term.factors.count == 1, case .unary(.exp, let a) = term.factors[0].base, term.factors[0].exponent == 1 {
                parts.append((term.coefficient, a))
            } else {
                return []
            }
        }
        return parts
    }
}
