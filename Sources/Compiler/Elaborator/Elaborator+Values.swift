import Layers
import Source
import Syntax
import TensorIR

extension Elaborator {
    /// The value of an expression; poisoned after a report. `naming` is what a `let` calls it.
    mutating func value(of expression: Expression, naming: Name? = nil, doc: String = "") -> Value {
        guard depth < Self.maximumDepth else {
            error("nested-too-deeply", "blocks and layers nest at most \(Self.maximumDepth) deep", at: expression.span)
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
                error("expected-value", "`\(name)` is a constant, and a line is a layer or a value", at: expression.span)
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
                error("misplaced-comparison", "a comparison stands only in the `where` of a formula", at: expression.span)
                return .poisoned
            }
            return elementwise(
                .binary(operation), [left, right],
                Elementwise(symbol: symbol.rawValue, kind: kind, at: expression.span, naming, doc))
        case .integer, .float, .string, .bool, .array, .range:
            error("expected-value", "this is no layer and no value", at: expression.span, help: ["a line is a layer, such as `dense(10)`"])
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
            || Catalogue.announced.contains(name)
    }

    // MARK: Arithmetic between values

    private struct Elementwise {
        var symbol: String, kind: String
        var span: Span
        var naming: Name?
        var doc: String
        init(symbol: String, kind: String, at span: Span, _ naming: Name?, _ doc: String) {
            (self.symbol, self.kind, self.span, self.naming, self.doc) = (symbol, kind, span, naming, doc)
        }
    }

    private enum Operation {
        case negate
        case binary(Scalar.Binary)
    }

    private mutating func elementwise(_ operation: Operation, _ expressions: [Expression], _ use: Elementwise) -> Value {
        var operands: [ValueID] = []
        var scalars: [Scalar] = []
        var isSound = true
        for expression in expressions {
            if isValue(expression) || isUnbound(expression) {
                guard let id = value(of: expression).id else {
                    isSound = false
                    continue
                }
                scalars.append(.operand(operands.count))
                operands.append(id)
            } else if isPoisoned(expression) {
                isSound = false
            } else if let number = number(expression) {
                scalars.append(.constant(number))
            } else {
                isSound = false
            }
        }
        guard isSound, let first = operands.first else {
            if isSound { error("expected-value", "this is a number, and a line is a layer or a value", at: use.span) }
            return .poisoned
        }
        for operand in operands {
            if case .index(let count) = net.element(operand) {
                error(
                    "needs-floats", "`\(use.symbol)` takes numbers, but this value is indices in 0..<\(count)", at: use.span,
                    help: ["`oneHot` makes each index a vector of \(count)"])
                return .poisoned
            }
        }
        guard operands.allSatisfy({ net.dims($0) == net.dims(first) }) else {
            let shapes = operands.map { net.dims($0).shapeText }
            error(
                "unequal-shapes", "`\(use.symbol)` takes values of one shape, but these are \(shapes[0]) and \(shapes[1])",
                at: use.span, notes: ["it works element by element"])
            return .poisoned
        }
        let layer = name(for: use.kind, naming: use.naming)
        guard countLayer(at: use.span) else { return .poisoned }
        net.begin(layer: layer, span: use.span)
        let formula: Scalar =
            switch operation {
            case .negate: -scalars[0]
            case .binary(let function): .binary(function, scalars[0], scalars[1])
            }
        let id = net.graph.append(.map(formula), operands, origin: net.origin)
        summarize(layer, use.kind, use.doc, use.span, id, parameters: 0, multiplyAdds: 0)
        return Value(id: id, layer: nil)
    }

    private mutating func number(_ expression: Expression) -> Double? {
        guard case .number(let value)? = value(
            of: expression, as: .number(.any), label: "the operand", of: Owner(name: "operand", span: expression.span))
        else { return nil }
        return value
    }

    /// A name that is neither a number nor anything else, to be reported as an unknown layer or value.
    private func isUnbound(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .name(let name): frame.bindings[name] == nil && knownConstant(name) == nil && !declared.poisoned.contains(name)
        case .call: true
        case .integer, .float, .string, .bool, .it, .array, .range, .unary, .binary, .invalid: false
        }
    }
}

extension BinaryOperator {
    fileprivate var elementwise: (Scalar.Binary, kind: String)? {
        switch self {
        case .plus: (.add, "add")
        case .minus: (.subtract, "subtract")
        case .times: (.multiply, "multiply")
        case .divided: (.divide, "divide")
        case .power: (.power, "power")
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: nil
        }
    }
}
