import Layers
import Source
import Syntax

/// What is being read, for messages: `size` of the type "a whole number, or one for each axis".
private struct Wanted {
    var label: String
    var type: ArgumentType

    /// A label as the user writes it, or, with a space, what there is no label for.
    var name: String { label.contains(" ") ? label : "`\(label)`" }
}

extension Elaborator {
    /// The expression as a value of that type; nil after a report.
    mutating func value(of expression: Expression, as type: ArgumentType, label: String) -> ArgumentValue? {
        value(of: expression, as: type, Wanted(label: label, type: type))
    }

    private mutating func value(of expression: Expression, as type: ArgumentType, _ wanted: Wanted) -> ArgumentValue? {
        if case .invalid = expression.kind { return nil }
        if isPoisoned(expression) { return nil }
        switch type {
        case .named(_, let type): return value(of: expression, as: type, wanted)
        case .either(let types):
            guard let suitable = types.first(where: { suits(expression, $0) }) else { return mismatch(expression, wanted) }
            return value(of: expression, as: suitable, wanted)
        case .option(let family):
            guard suits(expression, type) else { return mismatch(expression, wanted) }
            return option(expression, of: family).map(ArgumentValue.option)
        case .word(let words):
            guard case .name(let word) = expression.kind, words.contains(word) else { return mismatch(expression, wanted) }
            return .word(word)
        case .output:
            guard case .name(let word) = expression.kind else { return mismatch(expression, wanted) }
            return .output(word)
        case .text:
            guard suits(expression, type) else { return mismatch(expression, wanted) }
            return constant(expression).flatMap { value(of: $0, as: type, wanted, at: expression) }
        case .integer, .number, .bool, .list, .numbers:
            switch expression.kind {
            case .call, .it, .range: return mismatch(expression, wanted)
            case .integer, .float, .string, .bool, .name, .array, .unary, .binary, .invalid: break
            }
            return constant(expression).flatMap { value(of: $0, as: type, wanted, at: expression) }
        }
    }

    private mutating func value(
        of constant: Constant, as type: ArgumentType, _ wanted: Wanted, at expression: Expression
    ) -> ArgumentValue? {
        switch (type, constant) {
        case (.integer(let range), .integer(let value)):
            guard range.contains(value) else {
                let rule = value < range.lowerBound ? "at least \(range.lowerBound.text)" : "at most \(range.upperBound.text)"
                error(.outOfRange, "\(wanted.name) must be \(rule), and this is \(value.text)", at: expression.span)
                return nil
            }
            return .integer(value)
        case (.integer, .number(let value)):
            error(.notWhole, "\(wanted.name) must be a whole number, and this is \(value.text)", at: expression.span)
            return nil
        case (.number(let interval), .integer), (.number(let interval), .number):
            let value = constant.number!
            guard interval.contains(value) else {
                error(.outOfRange, "\(wanted.name) must be \(interval.phrase), and this is \(value.text)", at: expression.span)
                return nil
            }
            return .number(value)
        case (.bool, .bool(let value)): return .bool(value)
        case (.text, .text(let text)): return .text(text)
        case (.list(let element, let count), .list(let constants)):
            guard count.contains(constants.count) else { return mismatch(expression, wanted) }
            var values: [ArgumentValue?] = []
            for (index, constant) in constants.enumerated() {
                values.append(value(of: constant, as: element, wanted, at: part(index, of: expression)))
            }
            return values.contains { $0 == nil } ? nil : .list(values.map { $0! })
        case (.numbers, .list): return numbers(constant, wanted, at: expression)
        default: return mismatch(expression, wanted)
        }
    }

    /// The written element of a list; the whole expression where the list is a constant's.
    private func part(_ index: Int, of expression: Expression) -> Expression {
        if case .array(let elements) = expression.kind { elements[index] } else { expression }
    }

    private mutating func numbers(_ constant: Constant, _ wanted: Wanted, at expression: Expression) -> ArgumentValue? {
        do throws(NestedNumbers.Ragged) {
            let numbers = try NestedNumbers(constant)
            return .numbers(numbers.values, dims: numbers.dims)
        } catch {
            self.error(
                .raggedNumbers, "\(wanted.name) must be rows of equal length", at: expression.span,
                notes: [Note(error.message)])
            return nil
        }
    }

    private mutating func mismatch(_ expression: Expression, _ wanted: Wanted) -> ArgumentValue? {
        let words = words(of: wanted.type)
        var help: [String] = []
        if case .name(let word) = expression.kind {
            if case .text = wanted.type { help = ["\"\(word)\""] } else { help = didYouMean(word, among: words) }
            if words.isEmpty, help.isEmpty, frame.bindings[word] == nil { return constant(expression).flatMap { _ in nil } }
        }
        if help.isEmpty, case .option = wanted.type {
            let quoted = words.prefix(6).map { "`\($0)`" }
            help = [words.count > 6 ? "such as " + quoted.joined(separator: ", ") : "it is " + quoted.joined(separator: ", ", last: " or ")]
        }
        error(.wrongType, "\(wanted.name) takes \(wanted.type.phrase)", at: expression.span, help: help)
        return nil
    }

    /// The words that may stand for a value of that type.
    private func words(of type: ArgumentType) -> [String] {
        switch type {
        case .word(let words): words
        case .either(let types): types.flatMap(words(of:))
        case .named(_, let type): words(of: type)
        case .option(let family): entries(of: family).map(\.name)
        case .integer, .number, .bool, .text, .list, .numbers, .output: []
        }
    }
}
