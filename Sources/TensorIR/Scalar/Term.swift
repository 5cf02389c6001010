/// A product in normal form: coefficient · Π baseᵉ, bases distinct and in order, no exponent 0.
struct Term: Hashable {
    var coefficient: Double
    var factors: [Factor]

    struct Factor: Hashable {
        var base: Scalar
        var exponent: Int
    }

    init(_ coefficient: Double, _ factors: [Factor] = []) { (self.coefficient, self.factors) = (coefficient, factors) }

    /// The product that a simplified formula is.
    init(of formula: Scalar) {
        var gathering = Gathering()
        gathering.multiply(by: formula, power: 1)
        self = gathering.term
    }

    func exponent(of base: Scalar) -> Int { factors.first { $0.base == base }?.exponent ?? 0 }

    func multiplied(by base: Scalar, power: Int) -> Term {
        var gathering = Gathering(self)
        gathering.multiply(by: base, power: power)
        return gathering.term
    }

    func times(_ other: Term) -> Term {
        var gathering = Gathering(self)
        gathering.multiply(by: other)
        return gathering.term
    }

    /// The formula, numerators before denominators.
    var scalar: Scalar {
        var (coefficient, factors) = (coefficient, factors)
        if coefficient < 0, let sum = factors.firstIndex(where: { $0.base.isDifference && !$0.exponent.isMultiple(of: 2) }) {
            coefficient = -coefficient
            factors[sum].base = Polynomial(of: factors[sum].base).negated.inOrder
        }
        let above = factors.filter { $0.exponent > 0 }.map { Term.power($0.base, $0.exponent) }
        let below = factors.filter { $0.exponent < 0 }.map { Term.power($0.base, -$0.exponent) }
        let magnitude = Swift.abs(coefficient)
        let leading: [Scalar] = magnitude == 1 && !above.isEmpty ? [] : [.constant(magnitude)]
        var result = (leading + above).dropFirst().reduce((leading + above)[0], *)
        if let first = below.first { result = result / below.dropFirst().reduce(first, *) }
        return coefficient < 0 ? result.negatedInFront : result
    }

    private static func power(_ base: Scalar, _ exponent: Int) -> Scalar {
        exponent == 1 ? base : .binary(.power, base, .constant(Double(exponent)))
    }
}

extension Scalar {
    var isSum: Bool {
        switch self {
        case .binary(.add, _, _), .binary(.subtract, _, _): true
        default: false
        }
    }

    /// A sum with pluses and minuses, which takes a sign without more work.
    fileprivate var isDifference: Bool {
        isSum && Set(Polynomial(of: self).terms.map { $0.coefficient < 0 }).count == 2
    }

    /// −self, where a leading constant takes the sign.
    fileprivate var negatedInFront: Scalar {
        switch self {
        case .constant(let value): .constant(-value)
        case .binary(.multiply, let x, let y) where x.leadingConstant != nil: x.negatedInFront * y
        case .binary(.divide, let x, let y) where x.leadingConstant != nil: x.negatedInFront / y
        default: -self
        }
    }

    /// The constant that a product begins with.
    var leadingConstant: Double? {
        switch self {
        case .constant(let value): value
        case .binary(.multiply, let x, _), .binary(.divide, let x, _): x.leadingConstant
        default: nil
        }
    }
}

extension Term {
    /// A product being gathered factor by factor.
    private struct Gathering {
        var coefficient = 1.0
        var exponents: [Scalar: Int] = [:]

        /// The factors in an order that does not depend on their hashes.
        var ordered: [(base: Scalar, exponent: Int)] {
            exponents.map { ($0.key, $0.value) }.sorted { Scalar.precedes($0.0, $1.0) }
        }

        init() {}
        init(_ term: Term) {
            coefficient = term.coefficient
            for factor in term.factors { exponents[factor.base] = factor.exponent }
        }

        mutating func multiply(by term: Term) {
            multiply(by: .constant(term.coefficient), power: 1)
            for factor in term.factors { exponents[factor.base, default: 0] += factor.exponent }
        }

        mutating func multiply(by formula: Scalar, power: Int) {
            switch formula {
            case .constant(let value):
                let product = coefficient * Scalar.Binary.power.apply(value, Double(power))
                if product.isFinite && (product != 0 || value == 0) {
                    coefficient = product
                } else {
                    exponents[formula, default: 0] += power
                }
            case .unary(.negate, let x):
                if !power.isMultiple(of: 2) { coefficient = -coefficient }
                multiply(by: x, power: power)
            case .binary(.multiply, let x, let y):
                multiply(by: x, power: power)
                multiply(by: y, power: power)
            case .binary(.divide, let x, let y):
                multiply(by: x, power: power)
                multiply(by: y, power: -power)
            case .binary(.power, let x, let y):
                if let exponent = y.integer, Swift.abs(exponent * power) <= 64 {
                    multiply(by: x, power: exponent * power)
                } else {
                    exponents[formula, default: 0] += power
                }
            case .binary(.add, _, _), .binary(.subtract, _, _):
                let sum = Polynomial(of: formula)
                if sum.isNegative {
                    if !power.isMultiple(of: 2) { coefficient = -coefficient }
                    exponents[sum.negated.inOrder, default: 0] += power
                } else {
                    exponents[formula, default: 0] += power
                }
            case .operand, .unary, .binary(.minimum, _, _), .binary(.maximum, _, _), .select:
                exponents[formula, default: 0] += power
            }
        }

        var term: Term {
            var gathered = self
            gathered.joinExponentials()
            gathered.resolveRoots()
            gathered.resolveSigns()
            gathered.recogniseSigmoids()
            gathered.recogniseTangents()
            guard gathered.coefficient != 0 else { return Term(0) }
            return Term(gathered.coefficient, gathered.ordered.filter { $0.exponent != 0 }.map(Factor.init))
        }

        /// exp(a)·exp(b) = exp(a + b), 1 / exp(a) = exp(−a).
        private mutating func joinExponentials() {
            let parts = ordered.compactMap { entry -> (argument: Scalar, power: Int)? in
                if case .unary(.exp, let a) = entry.base, entry.exponent != 0 { return (a, entry.exponent) }
                return nil
            }
            guard parts.count > 1 || parts.contains(where: { $0.power < 0 }) else { return }
            for part in parts { exponents[.unary(.exp, part.argument)] = nil }
            if parts.count == 1 {
                exponents[.unary(.exp, Polynomial(of: parts[0].argument).negated.scalar), default: 0] += -parts[0].power
                return
            }
            let argument = Polynomial(sum: parts.map { ($0.argument, Double($0.power)) }).scalar
            if argument != 0 { exponents[.unary(.exp, argument), default: 0] += 1 }
        }

        /// sqrt(a)² = a, |a|² = a².
        private mutating func resolveRoots() {
            for (base, exponent) in ordered {
                switch base {
                case .unary(.sqrt, let a) where Swift.abs(exponent) > 1:
                    exponents[base] = exponent % 2
                    multiply(by: a, power: exponent / 2)
                case .unary(.abs, let a) where exponent.isMultiple(of: 2):
                    exponents[base] = nil
                    multiply(by: a, power: exponent)
                default: break
                }
            }
        }

        /// a·sign(a) = |a|, |a|·sign(a) = a.
        private mutating func resolveSigns() {
            for (base, exponent) in ordered {
                guard case .unary(.sign, let a) = base, exponent > 0 else { continue }
                let magnitude = Scalar.unary(.abs, a)
                if exponents[magnitude, default: 0] > 0 {
                    exponents[magnitude]! -= 1
                    exponents[a, default: 0] += 1
                } else if exponents[a, default: 0] > 0 {
                    exponents[a]! -= 1
                    exponents[magnitude, default: 0] += 1
                } else {
                    continue
                }
                exponents[base]! -= 1
            }
        }

        /// exp(a) / (1 + exp(a)) = σ(a), 1 / (1 + exp(a)) = σ(−a), σ(a)·σ(−a) = σ(a)(1 − σ(a)).
        private mutating func recogniseSigmoids() {
            for (base, exponent) in ordered where exponent < 0 {
                guard let a = Polynomial(of: base).argumentOfOnePlusExponential else { continue }
                let exponential = Scalar.unary(.exp, a)
                let pairs = Swift.min(-exponent, Swift.max(0, exponents[exponential, default: 0]))
                exponents[base] = nil
                exponents[exponential, default: 0] -= pairs
                exponents[.unary(.sigmoid, a), default: 0] += pairs
                exponents[.unary(.sigmoid, Polynomial(of: a).negated.scalar), default: 0] += -exponent - pairs
            }
            for (base, exponent) in ordered where exponent > 0 {
                guard case .unary(.sigmoid, let a) = base, !Polynomial(of: a).isNegative else { continue }
                let mirrored = Scalar.unary(.sigmoid, Polynomial(of: a).negated.scalar)
                guard let count = exponents[mirrored], count > 0 else { continue }
                exponents[mirrored] = nil
                exponents[1 - base, default: 0] += count
            }
        }

        /// (exp(a) − exp(b)) / (exp(a) + exp(b)) = tanh((a − b) / 2), also for b = 0.
        private mutating func recogniseTangents() {
            for (base, exponent) in ordered where exponent < 0 {
                let sum = Polynomial(of: base).exponentials
                guard sum.count == 2, sum[0].coefficient == sum[1].coefficient else { continue }
                let numerator = ordered.first { part in
                    guard part.exponent > 0 else { return false }
                    let difference = Polynomial(of: part.base).exponentials
                    return difference.count == 2 && difference.map(\.argument) == sum.map(\.argument)
                        && difference[0].coefficient == -difference[1].coefficient
                }
                guard let numerator else { continue }
                let scale = Polynomial(of: numerator.base).exponentials[0].coefficient / sum[0].coefficient
                let half = Polynomial(sum: [(sum[0].argument, 0.5), (sum[1].argument, -0.5)])
                exponents[base]! += 1
                exponents[numerator.base]! -= 1
                coefficient *= half.isNegative ? -scale : scale
                exponents[.unary(.tanh, half.isNegative ? half.negated.scalar : half.scalar), default: 0] += 1
            }
        }
    }
}
