import Layers
import Source
import Syntax
import TensorIR

/// What a line gives a layer besides the arguments of its own: values and another layer's parameters.
extension Elaborator {
    struct Operands {
        /// Nil after a report, or where one is poisoned.
        var values: [ValueID]?
        var share: Expression?
        var rest: [Argument]
    }

    /// The values a layer works on: `of:`, its first arguments without labels as far as they are values, or `it`.
    mutating func operands(of use: LayerUse, atMost limit: Int, takesLayer: Bool = false) -> Operands {
        var written: [Expression] = []
        var rest: [Argument] = []
        var share: Expression?
        for argument in use.arguments {
            if argument.label?.text == "of" {
                written.append(argument.value)
            } else if argument.label?.text == "share" {
                share = argument.value
            } else if !takesLayer, argument.label == nil, rest.isEmpty, written.count < limit, isOperand(argument.value, limit) {
                written.append(argument.value)
            } else {
                rest.append(argument)
            }
        }
        if written.isEmpty { written = [Expression(kind: .it, span: use.name.span)] }
        guard written.count <= limit else {
            error(.tooManyValues, "`\(use.name.text)` takes one value, and two are given", at: use.span)
            return Operands(values: nil, share: share, rest: rest)
        }
        let values = written.map { value(of: $0).id }
        return Operands(values: values.contains(nil) ? nil : values.map { $0! }, share: share, rest: rest)
    }

    /// A layer of several values takes nothing else without a label, so an unknown name there is a value too.
    private func isOperand(_ expression: Expression, _ limit: Int) -> Bool {
        if isValue(expression) { return true }
        guard limit > 1, case .name(let name) = expression.kind else { return false }
        return knownConstant(name) == nil
    }

    enum Sharing {
        case sound(String?)
        case faulty
    }

    /// The name of the layer whose parameters are used again.
    mutating func sharedLayer(_ expression: Expression?, kind: String) -> Sharing {
        guard let expression else { return .sound(nil) }
        if case .invalid = expression.kind { return .faulty }
        guard case .name(let name) = expression.kind else {
            error(.shareLayer, "`share` takes the name that a `let` gives to a layer", at: expression.span)
            return .faulty
        }
        switch frame.bindings[name] {
        case .value(let value)?:
            guard let layer = value.layer else {
                error(.shareLayer, "`\(name)` is not the value of one layer", at: expression.span)
                return .faulty
            }
            guard layer.kind == kind else {
                error(.shareLayer, "`\(name)` is made by `\(layer.kind)`, and `\(kind)` cannot share with it", at: expression.span)
                return .faulty
            }
            return .sound(layer.name)
        case .poisoned?: return .faulty
        case .constant?, .activation?, nil:
            error(
                .unknownName, "there is no layer named `\(name)`", at: expression.span,
                help: didYouMean(name, among: Array(frame.bindings.keys)))
            return .faulty
        }
    }
}
