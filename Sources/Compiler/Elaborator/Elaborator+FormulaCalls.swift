import Layers
import Source
import Syntax
import TensorIR

extension Elaborator {
    /// `exp(x)`, `where(x < 0, a, b)`, `swish(x)` within a formula; nil after a report.
    mutating func call(
        _ name: Name, _ arguments: [Argument], _ names: [String: Formula], at span: Span
    ) -> Formula? {
        if name.text == "where" { return choice(arguments, names, at: span) }
        if let function = Formula.functions[name.text], declared.activations[name.text] == nil {
            return operands(arguments, 1, of: name, names, at: span).map { function($0[0]) }
        }
        if let function = Formula.functionsOfTwo[name.text] {
            return operands(arguments, 2, of: name, names, at: span).map { .binary(function, $0[0], $0[1]) }
        }
        if name.text == "c" {
            reportMisplacedC(at: span)
            return nil
        }
        if declared.poisoned.contains(name.text) { return nil }
        guard let activation = entry(named: name.text, of: .activation) as? any Activation else {
            reportUnknownFunction(name)
            return nil
        }
        return apply(activation, name, arguments, names, at: span)
    }

    private mutating func reportUnknownFunction(_ name: Name) {
        let known = Array(Formula.functions.keys) + Formula.functionsOfTwo.keys + ["where"]
            + entries(of: .activation).map(\.name)
        if let place = declared.places[name.text] {
            let isItself = place.start < name.span.start
            error(
                .laterFormula, isItself ? "`\(name.text)` calls itself" : "`\(name.text)` is declared only further down",
                at: name.span, notes: [Note("here", at: place)], help: ["a formula calls formulas above it"])
        } else {
            error(
                .unknownName, "there is no function `\(name.text)`", at: name.span,
                help: didYouMean(name.text, among: known))
        }
    }

    private mutating func operands(
        _ arguments: [Argument], _ count: Int, of name: Name, _ names: [String: Formula], at span: Span
    ) -> [Formula]? {
        guard arguments.count == count, arguments.allSatisfy({ $0.label == nil }) else {
            error(
                .wrongNumberOfArguments,
                "`\(name.text)` takes \(count == 1 ? "one argument" : "\(count) arguments") without labels", at: span)
            return nil
        }
        let operands = arguments.map { formula($0.value, names) }
        return operands.contains { $0 == nil } ? nil : operands.map { $0! }
    }

    /// An elementwise activation of a formula, its further arguments numbers.
    private mutating func apply(
        _ activation: any Activation, _ name: Name, _ arguments: [Argument], _ names: [String: Formula], at span: Span
    ) -> Formula? {
        guard let first = arguments.first, first.label == nil else {
            error(.missingArgument, "`\(name.text)` needs the number it acts on", at: span, help: ["\(name.text)(x)"])
            return nil
        }
        guard let operand = formula(first.value, names),
            let options = bind(Array(arguments.dropFirst()), to: activation.arguments, of: Owner(name: name.text, span: span))
        else { return nil }
        guard let body = activation.formula(options) else {
            error(.notElementwise, "`\(name.text)` acts on a whole value and cannot stand in a formula of its elements", at: name.span)
            return nil
        }
        return Formula(substituting: operand, into: body)
    }

    /// `where(a < b, then, otherwise)`
    private mutating func choice(_ arguments: [Argument], _ names: [String: Formula], at span: Span) -> Formula? {
        guard arguments.count == 3, case .binary(let symbol, let left, let right) = arguments[0].value.kind,
            let comparison = symbol.comparison
        else {
            error(
                .wrongNumberOfArguments, "`where` takes a comparison and two values", at: span,
                help: ["where(x < 0, a, b) is a where x < 0, else b"])
            return nil
        }
        let parts = [left, right, arguments[1].value, arguments[2].value].map { formula($0, names) }
        guard let a = parts[0], let b = parts[1], let then = parts[2], let otherwise = parts[3] else { return nil }
        let (low, high) = comparison.isSwapped ? (b, a) : (a, b)
        let (yes, no) = comparison.isNegated ? (otherwise, then) : (then, otherwise)
        return .select(comparison.kind, low, high, then: yes, otherwise: no)
    }
}

extension BinaryOperator {
    fileprivate var comparison: (kind: Scalar.Comparison, isSwapped: Bool, isNegated: Bool)? {
        switch self {
        case .less: (.less, false, false)
        case .lessOrEqual: (.lessOrEqual, false, false)
        case .greater: (.less, true, false)
        case .greaterOrEqual: (.lessOrEqual, true, false)
        case .equal: (.equal, false, false)
        case .notEqual: (.equal, false, true)
        case .plus, .minus, .times, .divided, .power: nil
        }
    }
}
