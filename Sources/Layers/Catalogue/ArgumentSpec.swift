/// What an entry takes under one label.
package struct ArgumentSpec: Sendable {
    package enum Fallback: Sendable {
        case required
        /// May be left out, which means something of its own.
        case absent
        case value(ArgumentValue)
    }

    package var label: String
    /// Whether it is written without its label, in the order of the list; the label may be written too.
    package var isPositional: Bool
    package var type: ArgumentType
    package var fallback: Fallback
    /// One line for the language reference.
    package var summary: String

    package init(
        _ label: String, _ type: ArgumentType, _ fallback: Fallback = .required, positional: Bool = false,
        _ summary: String
    ) {
        (self.label, self.type, self.fallback) = (label, type, fallback)
        (self.isPositional, self.summary) = (positional, summary)
    }
}

/// The values an argument may take; numbers carry their range.
package indirect enum ArgumentType: Sendable {
    case integer(ClosedRange<Int>)
    case number(Interval)
    case bool
    case word([String])
    case text
    case list(ArgumentType, count: ClosedRange<Int>)
    /// Numbers in brackets, nested to any depth: explicit weights.
    case numbers
    case option(Family)
    /// The name of an output of the model.
    case output
    /// The first alternative that has the form of what is written.
    case either([ArgumentType])
    /// A type with a phrase of its own for messages.
    case named(String, ArgumentType)

    /// A positive extent, count or factor of a layer.
    package static let size = ArgumentType.integer(1...Limits.elements)
    package static let extents = ArgumentType.named("extents in brackets", .list(size, count: 1...Limits.rank))
    package static let positive = ArgumentType.number(.above(0))

    /// As messages name it: "a whole number", "max, average or min".
    package var phrase: String {
        switch self {
        case .integer: "a whole number"
        case .number: "a number"
        case .bool: "true or false"
        case .word(let words): words.joined(separator: ", ", last: " or ")
        case .text: "a text in quotes"
        case .list(let element, let count):
            count.lowerBound == count.upperBound
                ? "a list of \(count.lowerBound), each \(element.phrase)" : "a list, each \(element.phrase)"
        case .numbers: "numbers in brackets"
        case .option(let family): family.phrase
        case .output: "the name of an output"
        case .either(let types): types.map(\.phrase).joined(separator: ", ", last: " or ")
        case .named(let phrase, _): phrase
        }
    }
}

/// A range of numbers whose ends may be left out of it.
package struct Interval: Hashable, Sendable {
    package var lower: Double, upper: Double
    package var includesLower: Bool, includesUpper: Bool

    package init(_ lower: Double, _ upper: Double, includesLower: Bool = true, includesUpper: Bool = true) {
        (self.lower, self.upper) = (lower, upper)
        (self.includesLower, self.includesUpper) = (includesLower, includesUpper)
    }

    package static func above(_ lower: Double) -> Interval {
        Interval(lower, .infinity, includesLower: false, includesUpper: false)
    }
    package static func atLeast(_ lower: Double) -> Interval { Interval(lower, .infinity, includesUpper: false) }
    package static let any = Interval(-.infinity, .infinity, includesLower: false, includesUpper: false)

    package func contains(_ value: Double) -> Bool {
        (includesLower ? value >= lower : value > lower) && (includesUpper ? value <= upper : value < upper)
    }

    /// As a rule: "at least 0 and less than 1".
    package var phrase: String {
        var parts: [String] = []
        if lower > -.infinity { parts.append((includesLower ? "at least " : "greater than ") + lower.text) }
        if upper < .infinity { parts.append((includesUpper ? "at most " : "less than ") + upper.text) }
        return parts.isEmpty ? "finite" : parts.joined(separator: " and ")
    }
}
