import func Foundation.pow
import Layers
import Source
import Syntax

extension Elaborator {
    /// The value of an expression over constants; nil after a report.
    mutating func constant(_ expression: Expression) -> Constant? {
        switch expression.kind {
        case .integer(let value): return .integer(value)
        case .float(let value): return .number(value)
        case .bool(let value): return .bool(value)
        case .string(let text): return .text(text)
        case .name(let name): return constant(named: name, at: expression.span)
        case .array(let elements): return constants(elements).map(Constant.list)
        case .unary(.minus, let operand):
            guard let value = constant(operand) else { return nil }
            return negated(value, at: expression.span)
        case .binary(let symbol, let left, let right):
            guard let a = constant(left), let b = constant(right) else { return nil }
            return result(of: symbol, a, b, at: expression.span)
        case .it, .call, .range:
            error(.expectedConstant, "expected a number that is known when the file is compiled", at: expression.span)
            return nil
        case .invalid: return nil
        }
    }

    private mutating func constants(_ elements: [Expression]) -> [Constant]? {
        var values: [Constant]? = []
        for element in elements {
            guard let value = constant(element) else {
                values = nil
                continue
            }
            values?.append(value)
        }
        return values
    }

    private mutating func constant(named name: String, at span: Span) -> Constant? {
        switch frame.bindings[name] {
        case .constant(let value)?: return value
        case .poisoned?: return nil
        case .value(let value)?:
            if value.id != nil {
                error(.expectedConstant, "`\(name)` is a value of the model, and a number is needed here", at: span)
            }
            return nil
        case .activation?:
            error(.expectedConstant, "`\(name)` is an activation, and a number is needed here", at: span)
            return nil
        case nil: break
        }
        if let value = declared.constants[name] { return value }
        if declared.poisoned.contains(name) { return nil }
        if name == "pi" { return .number(.pi) }
        let known = frame.bindings.compactMap { if case .constant = $0.value { $0.key } else { nil } }
            + declared.constants.keys + ["pi"]
        error(.unknownName, "there is no constant `\(name)`", at: span, help: didYouMean(name, among: known))
        return nil
    }

    func didYouMean(_ name: String, among known: [String]) -> [String] {
        nearestName(to: name, among: known.sorted()).map { ["did you mean `\($0)`?"] } ?? []
    }

    private mutating func negated(_ value: Constant, at span: Span) -> Constant? {
        switch value {
        case .integer(let value) where value != .min: return .integer(-value)
        case .number(let value): return .number(-value)
        case .integer: overflow(at: span)
        case .bool, .text, .list: error(.expectedNumber, "`-` takes a number, and this is \(value.phrase)", at: span)
        }
        return nil
    }

    private mutating func overflow(at span: Span) {
        error(.numberOverflow, "the result is too large for a whole number", at: span, notes: ["it would exceed 2⁶³ − 1"])
    }

    /// Whole numbers stay whole where the result is; 7 / 2 is 3.5.
    private mutating func result(of symbol: BinaryOperator, _ a: Constant, _ b: Constant, at span: Span) -> Constant? {
        if case .integer(let x) = a, case .integer(let y) = b, let exact = whole(symbol, x, y) {
            guard !exact.overflow else {
                overflow(at: span)
                return nil
            }
            return .integer(exact.partialValue)
        }
        guard let x = a.number, let y = b.number else {
            let wrong = a.number == nil ? a : b
            error(.expectedNumber, "`\(symbol.rawValue)` takes numbers, and this is \(wrong.phrase)", at: span)
            return nil
        }
        let value: Double
        switch symbol {
        case .plus: value = x + y
        case .minus: value = x - y
        case .times: value = x * y
        case .divided:
            guard y != 0 else {
                error(.divisionByZero, "this divides \(x.text) by 0", at: span)
                return nil
            }
            value = x / y
        case .power: value = pow(x, y)
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
            error(.misplacedComparison, "a comparison stands only in the `where` of a formula", at: span)
            return nil
        }
        guard value.isFinite else {
            error(.numberOverflow, "the result is not a finite number", at: span, notes: ["\(x.text) \(symbol.rawValue) \(y.text)"])
            return nil
        }
        return .number(value)
    }

    private func whole(_ symbol: BinaryOperator, _ x: Int, _ y: Int) -> (partialValue: Int, overflow: Bool)? {
        switch symbol {
        case .plus: x.addingReportingOverflow(y)
        case .minus: x.subtractingReportingOverflow(y)
        case .times: x.multipliedReportingOverflow(by: y)
        case .divided: y != 0 && !(x == .min && y == -1) && x % y == 0 ? (x / y, false) : nil
        case .power: y >= 0 ? power(x, y) : nil
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: nil
        }
    }

    private func power(_ base: Int, _ exponent: Int) -> (partialValue: Int, overflow: Bool) {
        if base == 0 || base == 1 { return (exponent == 0 ? 1 : base, false) }
        if base == -1 { return (exponent.isMultiple(of: 2) ? 1 : -1, false) }
        var result = 1
        for _ in 0..<exponent {
            let (product, overflow) = result.multipliedReportingOverflow(by: base)
            if overflow { return (product, true) }
            result = product
        }
        return (result, false)
    }
}
