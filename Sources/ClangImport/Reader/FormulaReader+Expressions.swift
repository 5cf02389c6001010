import Source
import TensorIR

extension FormulaReader {
    /// The value of an expression.
    mutating func formula(_ expression: Cursor, _ locals: Locals) throws(Refusal) -> Formula {
        try within(expression) { (reader) throws(Refusal) in
            let formula = try reader.unboundedFormula(expression, locals)
            return try reader.bounded(formula, at: expression)
        }
    }

    private mutating func unboundedFormula(_ expression: Cursor, _ locals: Locals) throws(Refusal) -> Formula {
        let type = expression.type.kind
        if let macro = macro(around: expression) {
            return try constant(expression) { .macro(self.unit.file.text(macro), at: macro) }
        }
        if type.isInteger, isConstant(expression), expression.constantValue != nil {
            return try constant(expression) { self.notAFormula(expression) }
        }
        let parts = expression.expressions
        switch expression.kind {
        case .integer, .floating: return try constant(expression) { self.notAFormula(expression) }
        case .parentheses where parts.count == 1: return try formula(parts[0], locals)
        case .unexposed where parts.count == 1, .cast where !parts.isEmpty:
            return try converted(parts.last!, to: expression, locals)
        case .reference: return try value(of: expression, locals)
        case .unary where parts.count == 1: return try unary(expression, parts[0], locals)
        case .binary where parts.count == 2: return try binary(expression, parts[0], parts[1], locals)
        case .conditional where parts.count == 3:
            let condition = try condition(parts[0], locals)
            let (then, otherwise) = (try formula(parts[1], locals), try formula(parts[2], locals))
            return try bounded(condition.choose(then, otherwise), at: expression)
        case .call: return try call(expression, Array(parts.dropFirst()), locals)
        case .compoundAssignment: throw assignmentWithin(expression)
        case .subscripting, .member: throw .pointer(parts.first?.type.spelling ?? expression.type.spelling, at: expression.span)
        case .function, .variable, .parameter, .enumerator, .typeReference, .memberReference, .unexposed, .parentheses,
            .unary, .binary, .conditional, .cast, .sizeof, .text, .initializerList, .compound, .if, .switch, .while, .do, .for, .goto, .indirectGoto, .return, .empty,
            .declaration, .label, .macroDefinition, .macroExpansion, .other:
            throw notAFormula(expression)
        }
    }

    func notAFormula(_ part: Cursor) -> Refusal {
        Refusal(
            .cExpression, "this cannot become part of a formula", at: part.span,
            notes: [
                "a formula is made of numbers, its parameters, variables of its own, + − × ÷, comparisons, ?:, if, and functions of <math.h>"
            ])
    }

    private func assignmentWithin(_ expression: Cursor) -> Refusal {
        Refusal(
            .cAssignment, "an assignment stands as a statement of its own in a formula", at: expression.span,
            help: ["write it on a line before"])
    }

    /// The number that clang finds for a constant expression.
    private func constant(_ expression: Cursor, otherwise: () -> Refusal) throws(Refusal) -> Formula {
        guard isConstant(expression), let value = expression.constantValue else { throw otherwise() }
        guard value.isFinite else {
            throw Refusal(.cNumber, "this is not a finite number", at: expression.span, help: ["a number would fit, such as 1e30f"])
        }
        return .constant(value)
    }

    /// Whether an expression is made of numbers alone, so that nothing but its value matters.
    private func isConstant(_ expression: Cursor) -> Bool {
        switch expression.kind {
        case .integer, .floating: true
        case .sizeof: true
        case .reference: expression.referenced?.kind == .enumerator
        case .unary: !["++", "--", "*", "&"].contains(signOfUnary(expression)) && expression.expressions.allSatisfy(isConstant)
        case .unexposed, .parentheses, .binary, .conditional, .cast:
            !expression.expressions.isEmpty && expression.expressions.allSatisfy(isConstant)
        default: false
        }
    }

    /// A cast, written or implied.
    private mutating func converted(_ value: Cursor, to cast: Cursor, _ locals: Locals) throws(Refusal) -> Formula {
        let (from, to) = (value.type.kind, cast.type.kind)
        switch to {
        case .float, .double, .longDouble: break
        case .bool where from != .bool: return try bounded(condition(value, locals).choose(.constant(1), .constant(0)), at: cast)
        case .int, .bool, .otherInteger:
            if from.isFloating {
                throw .integer(
                    "this cuts off the fraction: \(value.type.spelling) to \(cast.type.spelling)", at: cast.span,
                    help: ["fabsf, floorf and a variable of type float would fit"])
            }
            if to == .otherInteger { throw unfitInteger(cast) }
        case .void, .other: throw .pointer(cast.type.spelling, at: cast.span)
        }
        guard from.isFloating || from.isInteger else { throw .pointer(value.type.spelling, at: value.span) }
        return try formula(value, locals)
    }

    private func unfitInteger(_ expression: Cursor) -> Refusal {
        .integer(
            "this counts in `\(expression.type.spelling)`", at: expression.span, help: ["float, double and int would fit"])
    }

    /// A variable.
    private func value(of reference: Cursor, _ locals: Locals) throws(Refusal) -> Formula {
        guard let variable = reference.referenced else { throw notAFormula(reference) }
        if let value = locals.values[variable] { return value }
        guard locals.declared.contains(variable) else { throw global(reference) }
        throw Refusal(.cNoValue, "`\(variable.name)` has no value here on every way that leads to it", at: reference.span,
            help: ["give it one where it is declared"])
    }

    func global(_ reference: Cursor) -> Refusal {
        guard let variable = reference.referenced, variable.kind == .variable else { return notAFormula(reference) }
        return Refusal(
            .cGlobal, "`\(variable.name)` is a variable outside of the function, and a formula depends on its parameters alone",
            at: reference.span, notes: [Note("declared here", at: variable.isInMainFile ? variable.span : nil)],
            help: ["a variable within the function, or #define \(variable.name) with a number, would fit"])
    }

    private mutating func unary(_ expression: Cursor, _ operand: Cursor, _ locals: Locals) throws(Refusal) -> Formula {
        switch signOfUnary(expression) {
        case "-": return .unary(.negate, try formula(operand, locals))
        case "+", "__extension__": return try formula(operand, locals)
        case "!": return try bounded(condition(expression, locals).choose(.constant(1), .constant(0)), at: expression)
        case "++", "--": throw assignmentWithin(expression)
        case "*", "&": throw .pointer(expression.type.kind == .other ? expression.type.spelling : operand.type.spelling, at: expression.span)
        default: throw notAFormula(expression)
        }
    }

    private mutating func binary(_ expression: Cursor, _ left: Cursor, _ right: Cursor, _ locals: Locals) throws(Refusal) -> Formula {
        let sign = operatorBetweenOperands(expression)
        switch sign {
        case "<", "<=", ">", ">=", "==", "!=", "&&", "||":
            return try bounded(condition(expression, locals).choose(.constant(1), .constant(0)), at: expression)
        case "=": throw assignmentWithin(expression)
        default:
            if expression.type.kind == .otherInteger { throw unfitInteger(expression) }
            let (a, b) = (try formula(left, locals), try formula(right, locals))
            return try arithmetic(sign, a, b, expression)
        }
    }

    func arithmetic(_ sign: String, _ a: Formula, _ b: Formula, _ expression: Cursor) throws(Refusal) -> Formula {
        switch sign {
        case "+": return try bounded(.binary(.add, a, b), at: expression)
        case "-": return try bounded(.binary(.subtract, a, b), at: expression)
        case "*": return try bounded(.binary(.multiply, a, b), at: expression)
        case "/":
            if expression.type.kind.isInteger {
                throw .integer("this divides whole numbers and cuts off the rest", at: expression.span, help: ["(float)a / b would fit"])
            }
            if b.scalar.simplified() == .constant(0) { throw Refusal(.divisionByZero, "this divides by 0", at: expression.span) }
            return try bounded(.binary(.divide, a, b), at: expression)
        case "%", "&", "|", "^", "<<", ">>":
            throw .integer("`\(sign)` works on whole numbers", at: expression.span, help: ["+ - * / would fit"])
        default: throw notAFormula(expression)
        }
    }

    /// The text between the two operands of an expression.
    func operatorBetweenOperands(_ expression: Cursor) -> String {
        let parts = expression.expressions
        guard parts.count == 2 else { return "" }
        return unit.file.signs(between: parts[0].span.end, and: parts[1].span.start)
    }

    /// The text before, or after, the operand of an expression.
    func signOfUnary(_ expression: Cursor) -> String {
        guard let operand = expression.expressions.first else { return "" }
        let before = unit.file.signs(between: expression.span.start, and: operand.span.start)
        return before.isEmpty ? unit.file.signs(between: operand.span.end, and: expression.span.end) : before
    }
}
