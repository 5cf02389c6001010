import Layers
import Source
import Syntax
import TensorIR

extension Elaborator {
    /// Declares an activation or loss of the file; what it calls must be declared before it.
    mutating func declare(_ declaration: FormulaDeclaration) {
        let name = declaration.name.text
        guard let (parameters, body) = parametersAndBody(of: declaration) else {
            declared.poisoned.insert(name)
            return
        }
        let summary = declaration.documentation?.text ?? source.text(declaration.value.span)
        switch declaration.kind {
        case .activation:
            declared.activations[name] = FormulaActivation(name: name, summary: summary, arguments: parameters, body: body)
        case .loss:
            declared.losses[name] = FormulaLoss(name: name, summary: summary, arguments: parameters, body: body)
        }
    }

    /// The parameters beyond those that are always given, and the formula; nil after a report.
    private mutating func parametersAndBody(of declaration: FormulaDeclaration) -> ([ArgumentSpec], Scalar)? {
        if declaration.parameters == nil, case .call(let word, let arguments) = declaration.value.kind, word.text == "c" {
            return functionInC(arguments, for: declaration.name, declaration.kind, at: declaration.value.span).map { ([], $0) }
        }
        guard let parameters = formulaParameters(of: declaration) else { return nil }
        var names: [String: Formula] = [:]
        for (index, parameter) in parameters.enumerated() {
            names[parameter.label] = .operand(index)
        }
        guard let formula = formula(declaration.value, names) else { return nil }
        return (Array(parameters.dropFirst(declaration.kind == .activation ? 1 : 2)), formula.scalar)
    }

    /// The parameters as arguments of the entry; nil after a report.
    private mutating func formulaParameters(of declaration: FormulaDeclaration) -> [ArgumentSpec]? {
        let arity = declaration.kind == .activation ? 1 : 2
        let example = declaration.kind == .activation
            ? "activation \(declaration.name.text)(x) = …" : "loss \(declaration.name.text)(y, target) = …"
        guard let parameters = declaration.parameters, parameters.count >= arity else {
            error(
                .formulaParameters,
                declaration.kind == .activation ? "an activation has the parameter it acts on"
                    : "a loss has two parameters, the output and the target",
                at: declaration.name.span, help: [example])
            return nil
        }
        var specs: [ArgumentSpec] = []
        for (index, parameter) in parameters.enumerated() {
            if specs.contains(where: { $0.label == parameter.name.text }) {
                error(.duplicateName, "there are two parameters `\(parameter.name.text)`", at: parameter.name.span)
                return nil
            }
            if let type = parameter.type, type.text != "Float" {
                error(
                    .formulaParameters, "the parameters of a formula are numbers", at: type.span,
                    help: ["leave the type out, or write Float"])
                return nil
            }
            var fallback = ArgumentSpec.Fallback.required
            if let written = parameter.defaultValue {
                guard index >= arity else {
                    error(.formulaParameters, "`\(parameter.name.text)` is always given and has no default", at: parameter.span)
                    return nil
                }
                guard let value = value(of: written, as: .number(.any), label: parameter.name.text) else { return nil }
                fallback = .value(value)
            }
            specs.append(ArgumentSpec(parameter.name.text, .number(.any), fallback, positional: true, "a number of the formula"))
        }
        return specs
    }

    /// The expression as a formula of the named operands; nil after a report.
    mutating func formula(_ expression: Expression, _ names: [String: Formula]) -> Formula? {
        guard let result = unboundedFormula(expression, names) else { return nil }
        guard result.isWithinLimits else {
            error(
                .formulaTooLarge, "this formula grows too large when the formulas it calls are opened",
                at: expression.span,
                notes: [
                    "a formula may have \(Formula.sizeLimit.text) operations, nested \(Formula.depthLimit) deep"
                ])
            return nil
        }
        return result
    }

    private mutating func unboundedFormula(_ expression: Expression, _ names: [String: Formula]) -> Formula? {
        switch expression.kind {
        case .integer(let value): return .constant(Double(value))
        case .float(let value): return .constant(value)
        case .name(let name): return operand(named: name, names, at: expression.span)
        case .unary(.minus, let operand): return formula(operand, names).map { .unary(.negate, $0) }
        case .binary(let symbol, let left, let right): return operation(symbol, left, right, names, at: expression.span)
        case .call(let name, let arguments): return call(name, arguments, names, at: expression.span)
        case .string, .bool, .it, .array, .range:
            error(.expectedFormula, "a formula is made of numbers, its parameters, operators and functions", at: expression.span)
            return nil
        case .invalid: return nil
        }
    }

    private mutating func operand(named name: String, _ names: [String: Formula], at span: Span) -> Formula? {
        if let operand = names[name] { return operand }
        if let value = knownConstant(name) {
            if let number = value.number { return .constant(number) }
            error(.expectedNumber, "`\(name)` is \(value.phrase), and a formula takes numbers", at: span)
            return nil
        }
        if declared.poisoned.contains(name) { return nil }
        let known = Array(names.keys) + declared.constants.keys + ["pi"]
        error(.unknownName, "there is no `\(name)` in this formula", at: span, help: didYouMean(name, among: known))
        return nil
    }

    private mutating func operation(
        _ symbol: BinaryOperator, _ left: Expression, _ right: Expression, _ names: [String: Formula], at span: Span
    ) -> Formula? {
        let (a, b) = (formula(left, names), formula(right, names))
        guard let a, let b else { return nil }
        switch symbol {
        case .plus: return .binary(.add, a, b)
        case .minus: return .binary(.subtract, a, b)
        case .times: return .binary(.multiply, a, b)
        case .divided:
            if b.scalar == .constant(0) {
                error(.divisionByZero, "this divides by 0", at: span)
                return nil
            }
            return .binary(.divide, a, b)
        case .power: return .binary(.power, a, b)
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
            error(
                .misplacedComparison, "a comparison stands only in the `where` of a formula", at: span,
                help: ["where(x < 0, a, b) is a where x < 0, else b"])
            return nil
        }
    }
}
