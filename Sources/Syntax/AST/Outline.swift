extension ModelFile {
    /// The tree without places, one declaration or line a line, operations in prefix form within parentheses.
    ///
    /// Two files have equal outlines exactly where they have the same meaning to the compiler.
    package var outline: String {
        declarations.flatMap(\.outline).map { $0 + "\n" }.joined()
    }
}

extension Declaration {
    fileprivate var outline: [String] {
        switch self {
        case .model(let model):
            return model.documentation.outline + [model.name.text.isEmpty ? "model" : "model \(model.name.text)"]
                + model.statements.flatMap(\.outline).indented
                + (model.train.map { ["train"] + $0.entries.map(\.outline).indented } ?? []).indented
        case .block(let block):
            return block.documentation.outline + ["block \(block.name.text)\(block.parameters.outline)"]
                + block.statements.flatMap(\.outline).indented
        case .formula(let formula):
            let head = "\(formula.kind.rawValue) \(formula.name.text)\(formula.parameters?.outline ?? "")"
            return formula.documentation.outline + ["\(head) = \(formula.value.outline)"]
        case .constant(let constant):
            return constant.outline
        }
    }
}

extension Statement {
    fileprivate var outline: [String] {
        switch self {
        case .input(let input):
            let shape = input.dimensions.map(\.outline).joined(separator: " ")
            let elements = input.elements.map { " of \($0.outline)" } ?? ""
            let buckets = input.buckets.map { " buckets \($0.outline)" } ?? ""
            return input.documentation.outline + ["input \(input.name.text) [\(shape)]\(elements)\(buckets)"]
        case .output(let output):
            return output.documentation.outline + [
                "output \(output.name.map { $0.text + " = " } ?? "")\(output.value.outline)"
            ]
        case .constant(let constant):
            return constant.outline
        case .binding(let binding):
            return binding.documentation.outline + ["let \(binding.name.text) = \(binding.value.outline)"]
        case .layer(let line):
            return line.documentation.outline + [line.value.outline]
        }
    }
}

extension ConstantDeclaration {
    fileprivate var outline: [String] {
        documentation.outline + ["const \(name.text) = \(value.outline)"]
    }
}

extension Dimension {
    fileprivate var outline: String {
        switch extent {
        case .fixed(let extent): extent.outline
        case .time(let steps): "(time \(steps.outline))"
        case .boundedTime(let steps): "(time ...\(steps.outline))"
        }
    }
}

extension TrainEntry {
    fileprivate var outline: String {
        "\(key.text): \(values.map(\.outline).joined(separator: ", "))"
    }
}

extension [Parameter] {
    fileprivate var outline: String {
        let parameters = map { parameter in
            let type = parameter.type.map { ": \($0.text)" } ?? ""
            let value = parameter.defaultValue.map { " = \($0.outline)" } ?? ""
            return parameter.name.text + type + value
        }
        return "(\(parameters.joined(separator: ", ")))"
    }
}

extension Documentation? {
    fileprivate var outline: [String] {
        map {
            $0.text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "///" : "/// \($0)" }
        } ?? []
    }
}

extension [String] {
    fileprivate var indented: [String] { map { "    " + $0 } }
}

extension Expression {
    /// The expression in prefix form: `1 + f(x: 2)` is `(+ 1 (f x: 2))`.
    package var outline: String {
        switch kind {
        case .integer(let value): "\(value)"
        case .float(let value): "\(value)"
        case .string(let text): text.debugDescription
        case .bool(let value): "\(value)"
        case .it: "it"
        case .name(let name): name
        case .call(let name, let arguments): "(\(([name.text] + arguments.map(\.outline)).joined(separator: " ")))"
        case .array(let elements): "[\(elements.map(\.outline).joined(separator: " "))]"
        case .range(let lower, let upper, let includesUpper):
            "(\(includesUpper ? "..." : "..<") \(lower.outline) \(upper.outline))"
        case .unary(let symbol, let operand): "(\(symbol.rawValue) \(operand.outline))"
        case .binary(let symbol, let left, let right): "(\(symbol.rawValue) \(left.outline) \(right.outline))"
        case .invalid: "‹invalid›"
        }
    }
}

extension Argument {
    fileprivate var outline: String {
        (label.map { "\($0.text): " } ?? "") + value.outline
    }
}
