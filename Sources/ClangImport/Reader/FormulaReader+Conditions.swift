import Source
import TensorIR

extension FormulaReader {
    /// What an expression says when it is asked as a question: whether it is not 0.
    mutating func condition(_ expression: Cursor, _ locals: Locals) throws(Refusal) -> Condition {
        try within(expression) { (reader) throws(Refusal) in try reader.unboundedCondition(expression, locals) }
    }

    private mutating func unboundedCondition(_ expression: Cursor, _ locals: Locals) throws(Refusal) -> Condition {
        let parts = expression.expressions
        guard macro(around: expression) == nil else { return .isNonzero(try formula(expression, locals)) }
        switch expression.kind {
        case .parentheses where parts.count == 1: return try condition(parts[0], locals)
        case .unexposed where parts.count == 1 && expression.type.kind.isInteger && parts[0].type.kind.isInteger:
            return try condition(parts[0], locals)
        case .unary where signOfUnary(expression) == "!": return .not(try condition(parts[0], locals))
        case .binary where parts.count == 2:
            switch operatorBetweenOperands(expression) {
            case "&&": return .and(try condition(parts[0], locals), try condition(parts[1], locals))
            case "||": return .or(try condition(parts[0], locals), try condition(parts[1], locals))
            case "<": return try comparison(.less, parts[0], parts[1], locals)
            case "<=": return try comparison(.lessOrEqual, parts[0], parts[1], locals)
            case ">": return try comparison(.less, parts[1], parts[0], locals)
            case ">=": return try comparison(.lessOrEqual, parts[1], parts[0], locals)
            case "==": return try comparison(.equal, parts[0], parts[1], locals)
            case "!=": return .not(try comparison(.equal, parts[0], parts[1], locals))
            default: break
            }
        default: break
        }
        return .isNonzero(try formula(expression, locals))
    }

    private mutating func comparison(
        _ comparison: Scalar.Comparison, _ left: Cursor, _ right: Cursor, _ locals: Locals
    ) throws(Refusal) -> Condition {
        .comparison(comparison, try formula(left, locals), try formula(right, locals))
    }
}
