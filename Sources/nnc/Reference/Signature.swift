import Layers

/// A word of the language as it is written, with its arguments and their defaults.
struct Signature {
    let entry: any Entry

    /// `conv(filters:, size:, stride: 1, …)`; what may be left out is in brackets.
    var text: String {
        let arguments = entry.arguments.map(argument)
        return arguments.isEmpty ? entry.name : "\(entry.name)(\(arguments.joined(separator: ", ")))"
    }

    private func argument(_ spec: ArgumentSpec) -> String {
        let label = spec.isPositional ? spec.label : spec.label + ":"
        return switch spec.fallback {
        case .required: label
        case .absent: "[\(label)]"
        case .value(let value): spec.isPositional ? "\(label) = \(value.text)" : "\(label) \(value.text)"
        }
    }
}

extension ArgumentValue {
    /// As it is written in a model file.
    var text: String {
        switch self {
        case .integer(let value): "\(value)"
        case .number(let value): value.text
        case .bool(let value): "\(value)"
        case .word(let word): word
        case .text(let text): "\"\(text)\""
        case .list(let values): "[\(values.map(\.text).joined(separator: ", "))]"
        case .numbers(let values, _): "[\(values.map(\.text).joined(separator: ", "))]"
        case .option(let option): option.entry.name
        case .output(let name): name
        }
    }
}

extension ArgumentSpec.Fallback {
    /// What is meant where the argument is left out, for the end of a sentence.
    var phrase: String {
        switch self {
        case .required: "; required"
        case .absent: ""
        case .value(let value): "; \(value.text) if left out"
        }
    }
}
