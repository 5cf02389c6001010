import TensorIR

/// What an `if` or `?:` asks.
indirect enum Condition {
    case comparison(Scalar.Comparison, Formula, Formula)
    case not(Condition)
    case and(Condition, Condition)
    case or(Condition, Condition)

    static func isNonzero(_ value: Formula) -> Condition { .not(.comparison(.equal, value, .constant(0))) }

    /// `then` where it holds, else `otherwise`; nil where the formula would be too large.
    func choose(_ then: Formula, _ otherwise: Formula) -> Formula? {
        switch self {
        case .comparison(let comparison, let a, let b):
            let formula = Formula.select(comparison, a, b, then: then, otherwise: otherwise)
            return formula.isWithinLimits ? formula : nil
        case .not(let condition): return condition.choose(otherwise, then)
        case .and(let first, let second): return second.choose(then, otherwise).flatMap { first.choose($0, otherwise) }
        case .or(let first, let second): return second.choose(then, otherwise).flatMap { first.choose(then, $0) }
        }
    }
}
