import Layers
import Source
import Syntax

extension Elaborator {
    /// The value of a block: its lines, elaborated in a frame of their own that begins with the operand.
    mutating func open(_ block: BlockDeclaration, _ use: LayerUse) -> Value {
        guard let specs = specs(of: block) else { return .poisoned }
        if blocks.contains(where: { $0.name == block.name.text }) {
            let chain = (blocks.map(\.name) + [block.name.text]).map { "`\($0)`" }.joined(separator: " → ")
            error(.recursiveBlock, "`\(block.name.text)` contains itself", at: use.name.span, notes: [Note(chain)])
            return .poisoned
        }
        var rest = use.arguments
        var operand = frame.it
        if let index = rest.firstIndex(where: { $0.label?.text == "of" }) {
            operand = value(of: rest.remove(at: index).value)
        } else if let first = rest.first, first.label == nil, isValue(first.value) {
            operand = value(of: rest.removeFirst().value)
        }
        let arguments = bind(rest, to: specs, of: Owner(name: block.name.text, span: use.span))
        if operand == nil, orphan == nil { orphan = use.name.span }
        guard let operand, let arguments else { return .poisoned }

        let caller = frame
        let prefix = name(for: block.name.text, naming: use.naming)
        let counts = frame.counts
        frame = Frame(prefix: prefix + ".")
        frame.it = operand
        for spec in specs { bindParameter(spec, arguments) }
        blocks.append((block.name.text, use.span))
        for statement in block.statements where !isExhausted { elaborate(statement) }
        blocks.removeLast()
        let result = frame.it
        frame = caller
        frame.counts = counts
        return Value(id: result?.id, layer: nil)
    }

    private mutating func bindParameter(_ spec: ArgumentSpec, _ arguments: Arguments) {
        let binding: Frame.Binding =
            switch arguments[spec.label] {
            case .integer(let value)?: .constant(.integer(value))
            case .number(let value)?: .constant(.number(value))
            case .bool(let value)?: .constant(.bool(value))
            case .option(let option)?: .activation(option)
            default: .poisoned
            }
        frame.bindings[spec.label] = binding
    }

    /// The parameters of a block as arguments; nil after a report.
    private mutating func specs(of block: BlockDeclaration) -> [ArgumentSpec]? {
        var specs: [ArgumentSpec] = []
        for parameter in block.parameters {
            let name = parameter.name.text
            guard let type = parameter.type else { return nil }
            guard let argumentType = Self.parameterTypes[type.text] else {
                error(
                    .unknownType, "there is no type `\(type.text)`", at: type.span,
                    help: didYouMean(type.text, among: Array(Self.parameterTypes.keys)).isEmpty
                        ? ["types are \(Self.parameterTypes.keys.sorted().joined(separator: ", ", last: " and "))"]
                        : didYouMean(type.text, among: Array(Self.parameterTypes.keys)))
                return nil
            }
            guard !specs.contains(where: { $0.label == name }) else {
                error(.duplicateName, "there are two parameters `\(name)`", at: parameter.name.span)
                return nil
            }
            var fallback = ArgumentSpec.Fallback.required
            if let written = parameter.defaultValue {
                guard let value = value(of: written, as: argumentType, label: name) else { return nil }
                fallback = .value(value)
            }
            specs.append(ArgumentSpec(name, argumentType, fallback, positional: true, "a parameter of the block"))
        }
        return specs
    }

    private static let parameterTypes: [String: ArgumentType] = [
        "Int": .integer(Int.min...Int.max), "Float": .number(.any), "Bool": .bool, "Activation": .option(.activation),
    ]
}
