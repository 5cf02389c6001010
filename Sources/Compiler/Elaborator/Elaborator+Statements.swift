import Layers
import Source
import Syntax
import TensorIR

extension Elaborator {
    /// Elaborates one line; `it` becomes what the grammar says.
    mutating func elaborate(_ statement: Statement) {
        switch statement {
        case .input(let input):
            guard blocks.isEmpty else {
                return error(.inputInBlock, "a block has no inputs; it takes the value of the line above", at: input.span)
            }
            elaborate(input)
        case .output(let output):
            guard blocks.isEmpty else {
                return error(.outputInBlock, "a block has no outputs; its value is that of its last line", at: output.span)
            }
            elaborate(output)
        case .constant(let constant):
            let value = self.constant(constant.value)
            bind(constant.name, to: value.map(Frame.Binding.constant) ?? .poisoned)
        case .binding(let binding):
            elaborate(binding)
        case .layer(let line):
            frame.it = value(of: line.value, doc: line.documentation?.text ?? "")
        }
    }

    /// Gives a name its meaning; reports a second one.
    mutating func bind(_ name: Name, to binding: Frame.Binding) {
        if let first = frame.places[name.text] {
            error(
                .duplicateName, "`\(name.text)` is declared twice", at: name.span, notes: [Note("first here", at: first)])
            return
        }
        frame.places[name.text] = name.span
        frame.bindings[name.text] = binding
    }

    private mutating func elaborate(_ binding: Binding) {
        if let option = activation(binding.value) {
            bind(binding.name, to: .activation(option))
            return
        }
        if isConstant(binding.value) {
            let value = constant(binding.value)
            bind(binding.name, to: value.map(Frame.Binding.constant) ?? .poisoned)
            return
        }
        let value = value(of: binding.value, naming: binding.name, doc: binding.documentation?.text ?? "")
        bind(binding.name, to: value.id == nil ? .poisoned : .value(value))
    }

    /// The activation that a name bound by a block's parameter stands for.
    private func activation(_ expression: Expression) -> Option? {
        guard case .name(let name) = expression.kind, case .activation(let option)? = frame.bindings[name] else { return nil }
        return option
    }

    private func isConstant(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .integer, .float, .bool, .string, .array: true
        case .name(let name): knownConstant(name) != nil
        case .unary(_, let a): isConstant(a)
        case .binary(_, let a, let b): isConstant(a) && isConstant(b)
        case .it, .call, .range, .invalid: false
        }
    }

    private mutating func elaborate(_ output: OutputDeclaration) {
        hasOutput = true
        let value = value(of: output.value, naming: output.name, doc: output.documentation?.text ?? "")
        var name = output.name ?? Name(text: "output", span: output.value.span)
        if output.name == nil, case .name(let word) = output.value.kind { name.text = word }
        if let name = output.name { bind(name, to: value.id == nil ? .poisoned : .value(value)) }
        guard let id = value.id else {
            poisonedOutputs.insert(name.text)
            return
        }
        guard !net.graph.outputs.contains(where: { $0.name == name.text }) else {
            guard output.name == nil else { return }
            return error(.duplicateName, "there are two outputs `\(name.text)`", at: name.span)
        }
        if case .index = net.element(id) {
            return error(.needsFloats, "an output is made of numbers, and this value is indices", at: output.value.span)
        }
        net.graph.outputs.append(Port(name: name.text, value: id, doc: output.documentation?.text ?? ""))
    }
}
