import Layers
import Source
import Syntax
import TensorIR

extension Elaborator {
    /// The value of an expression; poisoned after a report. `naming` is what a `let` calls it.
    mutating func value(of expression: Expression, naming: Name? = nil, doc: String = "") -> Value {
        guard depth < Self.maximumDepth else {
            error(.nestedTooDeeply, "blocks and layers nest at most \(Self.maximumDepth) deep", at: expression.span)
            return .poisoned
        }
        guard !isExhausted else { return .poisoned }
        depth += 1
        defer { depth -= 1 }
        switch expression.kind {
        case .it:
            if frame.it == nil, orphan == nil { orphan = expression.span }
            return frame.it ?? .poisoned
        case .name(let name):
            switch frame.bindings[name] {
            case .value(let value)?: return value
            case .poisoned?: return .poisoned
            case .constant?, .activation?, nil: break
            }
            if knownConstant(name) != nil {
                error(.expectedValue, "`\(name)` is a constant, and a line is a layer or a value", at: expression.span)
                return .poisoned
            }
            let word = Name(text: name, span: expression.span)
            return apply(LayerUse(word, [], expression.span, naming: naming, doc: doc))
        case .call(let name, let arguments):
            return apply(LayerUse(name, arguments, expression.span, naming: naming, doc: doc))
        case .unary(.minus, let operand):
            return elementwise(.negate, [operand], Elementwise(symbol: "-", kind: "negate", at: expression.span, naming, doc))
        case .binary(let symbol, let left, let right):
            guard let (operation, kind) = symbol.elementwise else {
                error(.misplacedComparison, "a comparison stands only in the `where` of a formula", at: expression.span)
                return .poisoned
            }
            return elementwise(
                .binary(operation), [left, right],
                Elementwise(symbol: symbol.rawValue, kind: kind, at: expression.span, naming, doc))
        case .integer, .float, .string, .bool, .array, .range:
            error(.expectedValue, "this is no layer and no value", at: expression.span, help: ["a line is a layer, such as `dense(10)`"])
            return .poisoned
        case .invalid:
            return .poisoned
        }
    }

    /// Whether the expression stands for a value of the graph rather than a number or an option.
    func isValue(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .it: return true
        case .name(let name):
            if let binding = frame.bindings[name] {
                if case .value = binding { return true }
                return false
            }
            return knownConstant(name) == nil && isLayer(name)
        case .call(let name, _): return isLayer(name.text)
        case .unary(_, let a): return isValue(a)
        case .binary(_, let a, let b): return isValue(a) || isValue(b)
        case .integer, .float, .string, .bool, .array, .range, .invalid: return false
        }
    }

    private func isLayer(_ name: String) -> Bool {
        declared.blocks[name] != nil || entry(named: name, of: .layer) != nil || entry(named: name, of: .activation) != nil
    }
}
