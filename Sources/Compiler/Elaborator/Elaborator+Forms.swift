import Layers
import Syntax

/// What an expression looks like, before it is known whether it is right.
extension Elaborator {
    /// Whether the expression has the form of a value of that type, whatever its range.
    func suits(_ expression: Expression, _ type: ArgumentType) -> Bool {
        if case .name(let name) = expression.kind, let constant = knownConstant(name) { return suits(constant, type) }
        switch type {
        case .named(_, let type): return suits(expression, type)
        case .either(let types): return types.contains { suits(expression, $0) }
        case .integer, .number:
            switch expression.kind {
            case .integer, .float, .unary, .binary: return true
            case .string, .bool, .it, .name, .call, .array, .range, .invalid: return false
            }
        case .bool: if case .bool = expression.kind { return true }
        case .text: if case .string = expression.kind { return true }
        case .numbers: if case .array = expression.kind { return true }
        case .list(let element, let count):
            guard case .array(let elements) = expression.kind else { return false }
            return count.contains(elements.count) && elements.allSatisfy { suits($0, element) }
        case .word(let words): if case .name(let word) = expression.kind { return words.contains(word) }
        case .output: if case .name = expression.kind { return true }
        case .option:
            switch expression.kind {
            case .name, .call: return true
            case .integer, .float, .string, .bool, .it, .array, .range, .unary, .binary, .invalid: return false
            }
        }
        return false
    }

    private func suits(_ constant: Constant, _ type: ArgumentType) -> Bool {
        switch type {
        case .named(_, let type): suits(constant, type)
        case .either(let types): types.contains { suits(constant, $0) }
        case .integer, .number: constant.number != nil
        case .bool: if case .bool = constant { true } else { false }
        case .text: if case .text = constant { true } else { false }
        case .numbers: if case .list = constant { true } else { false }
        case .list(let element, let count):
            if case .list(let values) = constant { count.contains(values.count) && values.allSatisfy { suits($0, element) } } else { false }
        case .word, .output, .option: false
        }
    }

    /// The constant that a name stands for, of the model or of the file.
    func knownConstant(_ name: String) -> Constant? {
        if case .constant(let value)? = frame.bindings[name] { return value }
        if frame.bindings[name] != nil { return nil }
        return declared.constants[name] ?? (name == "pi" ? .number(.pi) : nil)
    }

    /// Whether the expression is a name whose declaration has been reported.
    func isPoisoned(_ expression: Expression) -> Bool {
        guard case .name(let name) = expression.kind else { return false }
        switch frame.bindings[name] {
        case .poisoned?: return true
        case .value(let value)?: return value.id == nil
        case .constant?, .activation?: return false
        case nil: return declared.constants[name] == nil && declared.poisoned.contains(name)
        }
    }
}
