import Source

/// An argument after checking: of its type and within its range.
package indirect enum ArgumentValue: Sendable {
    case integer(Int)
    case number(Double)
    case bool(Bool)
    case word(String)
    case text(String)
    case list([ArgumentValue])
    /// Row-major, with the extents of the brackets.
    case numbers([Double], dims: [Int])
    case option(Option)
    case output(String)
}

/// The checked arguments of one use of an entry, defaults filled in.
///
/// The accessors trap on a label or type that the entry did not declare.
package struct Arguments: Sendable {
    private var values: [String: ArgumentValue] = [:]
    private var spans: [String: Span] = [:]

    package init() {}

    package init(defaultsOf specs: [ArgumentSpec]) {
        for spec in specs { fillDefault(of: spec) }
    }

    package mutating func set(_ label: String, _ value: ArgumentValue, at span: Span) {
        values[label] = value
        spans[label] = span
    }

    package mutating func fillDefault(of spec: ArgumentSpec) {
        guard values[spec.label] == nil, case .value(let value) = spec.fallback else { return }
        values[spec.label] = value
    }

    /// Where the argument is written; nil for a default.
    package func span(of label: String) -> Span? { spans[label] }

    package subscript(label: String) -> ArgumentValue? { values[label] }

    package func integer(_ label: String) -> Int {
        guard case .integer(let value)? = values[label] else { mismatch(label, "an integer") }
        return value
    }

    package func number(_ label: String) -> Double {
        guard let value = optionalNumber(label) else { mismatch(label, "a number") }
        return value
    }

    package func optionalNumber(_ label: String) -> Double? {
        switch values[label] {
        case .number(let value): value
        case .integer(let value): Double(value)
        case nil: nil
        default: mismatch(label, "a number")
        }
    }

    package func bool(_ label: String) -> Bool {
        guard case .bool(let value)? = values[label] else { mismatch(label, "a bool") }
        return value
    }

    package func word(_ label: String) -> String {
        guard case .word(let value)? = values[label] else { mismatch(label, "a word") }
        return value
    }

    package func option(_ label: String) -> Option? {
        guard case .option(let value)? = values[label] else { return nil }
        return value
    }

    private func mismatch(_ label: String, _ type: String) -> Never {
        preconditionFailure("the argument \(label) is not \(type): \(String(describing: values[label]))")
    }
}

extension ArgumentValue {
    /// The integers of a list, or one integer `count` times.
    package func integers(count: Int) -> [Int] {
        switch self {
        case .integer(let value): Array(repeating: value, count: count)
        case .list(let values): values.map { if case .integer(let i) = $0 { i } else { preconditionFailure("\($0)") } }
        default: preconditionFailure("not integers: \(self)")
        }
    }

    /// As the language writes it.
    package var text: String {
        switch self {
        case .integer(let value): String(value)
        case .number(let value): value == value.rounded() && abs(value) < 1e6 ? String(Int(value)) : "\(value)"
        case .bool(let value): value ? "true" : "false"
        case .word(let word): word
        case .text(let text): "\"\(text)\""
        case .list(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
        case .numbers: "[…]"
        case .option(let option): option.entry.name
        case .output(let name): name
        }
    }
}
