import Layers
import Source
import Syntax
import TensorIR

/// Arithmetic between values, element by element, and with numbers.
extension Elaborator {
    /// An operator as a line uses it.
    struct Elementwise {
        var symbol: String, kind: String
        var span: Span
        var naming: Name?
        var doc: String
        init(symbol: String, kind: String, at span: Span, _ naming: Name?, _ doc: String) {
            (self.symbol, self.kind, self.span, self.naming, self.doc) = (symbol, kind, span, naming, doc)
        }
    }

    enum Operation {
        case negate
        case binary(Scalar.Binary)
    }

    mutating func elementwise(_ operation: Operation, _ expressions: [Expression], _ use: Elementwise) -> Value {
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
            if isSound { error(.expectedValue, "this is a number, and a line is a layer or a value", at: use.span) }
            return .poisoned
        }
        for operand in operands {
            guard case .index(let count) = net.element(operand) else { continue }
            report(.needsFloats(use.symbol, count), Arguments(), at: use.span)
            return .poisoned
        }
        guard operands.allSatisfy({ net.dims($0) == net.dims(first) }) else {
            let shapes = operands.map { net.dims($0).shapeText }
            error(
                .unequalShapes, "`\(use.symbol)` takes values of one shape, but these are \(shapes[0]) and \(shapes[1])",
                at: use.span, notes: ["it works element by element"])
            return .poisoned
        }
        let layer = name(for: use.kind, naming: use.naming)
        guard countLayer(at: use.span) else { return .poisoned }
        net.begin(layer: layer, span: use.span)
        let time: Time?
        do throws(Complaint) {
            time = try net.time(after: .stepByStep, of: operands, for: use.symbol)
        } catch {
            report(error, Arguments(), at: use.span)
            return .poisoned
        }
        let formula: Scalar =
            switch operation {
            case .negate: -scalars[0]
            case .binary(let function): .binary(function, scalars[0], scalars[1])
            }
        let id = net.graph.append(.map(formula), operands, origin: net.origin)
        if let time { net.times[id] = time }
        summarize(layer, use.kind, use.doc, use.span, id, parameters: 0, multiplyAdds: 0)
        return Value(id: id, layer: nil)
    }

    private mutating func number(_ expression: Expression) -> Double? {
        guard case .number(let value)? = value(of: expression, as: .number(.any), label: "the operand") else { return nil }
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
    var elementwise: (Scalar.Binary, kind: String)? {
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
