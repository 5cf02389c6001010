import Source
import TensorIR

extension FormulaReader {
    /// `tanhf(x)`, or a function of the file, which is opened.
    mutating func call(_ expression: Cursor, _ written: [Cursor], _ locals: Locals) throws(Refusal) -> Formula {
        guard let function = expression.referenced, function.kind == .function else { throw notAFormula(expression) }
        var arguments: [Formula] = []
        if let definition = function.definition, definition.isInMainFile {
            for argument in written { arguments.append(try formula(argument, locals)) }
            return try open(definition, arguments, at: expression)
        }
        guard let name = MathFunctions.name(of: function.name) else {
            throw Refusal(
                .cUnknownFunction, "`\(function.name)` has no formula", at: expression.span,
                notes: [
                    "of the C library, formulas know \(MathFunctions.known.joined(separator: " "))",
                    "functions of this file are opened where they are called",
                ], help: function.name == "abs" ? ["fabsf would fit"] : [])
        }
        for argument in written { arguments.append(try formula(argument, locals)) }
        switch arguments.count {
        case 1: if let formula = MathFunctions.ofOne[name] { return formula(arguments[0]) }
        case 2:
            if name == "pow" { return try power(arguments[0], arguments[1], expression) }
            if let formula = MathFunctions.ofTwo[name] { return formula(arguments[0], arguments[1]) }
        case 3: if let formula = MathFunctions.ofThree[name] { return formula(arguments[0], arguments[1], arguments[2]) }
        default: break
        }
        throw notAFormula(expression)
    }

    /// A power that means for numbers below 0 what C means.
    private func power(_ base: Formula, _ exponent: Formula, _ expression: Cursor) throws(Refusal) -> Formula {
        if case .constant(let exponent) = exponent.scalar.simplified() {
            if exponent != exponent.rounded() || abs(exponent) <= 64 { return .binary(.power, base, .constant(exponent)) }
        } else if case .constant(let base) = base.scalar.simplified(), base > 0 {
            return .binary(.power, .constant(base), exponent)
        }
        throw Refusal(
            .cPower, "a power has a constant exponent, at most 64 if it is whole, or a constant base above 0", at: expression.span,
            help: ["expf(y * logf(x)) is powf(x, y) for x above 0"])
    }
}
