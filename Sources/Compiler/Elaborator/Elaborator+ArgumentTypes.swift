import Layers
import Source
import Syntax

extension Elaborator {
    /// The expression as a value of that type; nil after a report.
    mutating func value(
        of expression: Expression, as type: ArgumentType, label: String, of owner: Owner
    ) -> ArgumentValue? {
        if case .invalid = expression.kind { return nil }
        if isPoisoned(expression) { return nil }
        let named = type
        switch type {
        case .named(_, let type):
            guard suits(expression, type) || !isAlternative(type) else { return mismatch(expression, named, label) }
            return value(of: expression, as: type, label: label, of: owner)
        case .either(let types):
            guard let suitable = types.first(where: { suits(expression, $0) }) else {
                return mismatch(expression, type, label)
            }
            return value(of: expression, as: suitable, label: label, of: owner)
        case .option(let family):
            guard suits(expression, type) else { return mismatch(expression, type, label) }
            return option(expression, of: family).map(ArgumentValue.option)
        case .word(let words):
            guard case .name(let word) = expression.kind, words.contains(word) else { return mismatch(expression, type, label) }
            return .word(word)
        case .output:
            guard case .name(let word) = expression.kind else { return mismatch(expression, type, label) }
            return .output(word)
        case .integer, .number, .bool, .text, .list, .numbers:
            switch expression.kind {
            case .call, .it, .range: return mismatch(expression, type, label)
            case .name(let name):
                if case .text = type, knownConstant(name) == nil {
                    error("wrong-type", "\(quoted(label)) takes \(type.phrase)", at: expression.span, help: ["\"\(name)\""])
                    return nil
                }
            case .integer, .float, .string, .bool, .array, .unary, .binary, .invalid: break
            }
            guard let constant = constant(expression) else { return nil }
            return value(of: constant, as: type, label: label, at: expression)
        }
    }

    private mutating func value(
        of constant: Constant, as type: ArgumentType, label: String, at expression: Expression
    ) -> ArgumentValue? {
        switch (type, constant) {
        case (.integer(let range), .integer(let value)):
            guard range.contains(value) else {
                let rule = value < range.lowerBound ? "at least \(range.lowerBound.text)" : "at most \(range.upperBound.text)"
                error("out-of-range", "\(quoted(label)) must be \(rule), and this is \(value.text)", at: expression.span)
                return nil
            }
            return .integer(value)
        case (.integer, .number(let value)):
            error("not-whole", "\(quoted(label)) must be a whole number, and this is \(value.text)", at: expression.span)
            return nil
        case (.number(let interval), .integer), (.number(let interval), .number):
            let value = constant.number!
            guard interval.contains(value) else {
                error("out-of-range", "\(quoted(label)) must be \(interval.phrase), and this is \(value.text)", at: expression.span)
                return nil
            }
            return .number(value)
        case (.bool, .bool(let value)): return .bool(value)
        case (.text, .text(let text)): return .text(text)
        case (.list(let element, let count), .list(let values)):
            guard count.contains(values.count) else { return mismatch(expression, type, label) }
            var result: [ArgumentValue] = []
            for (index, value) in values.enumerated() {
                guard let value = self.value(of: value, as: element, label: label, at: part(index, of: expression)) else { return nil }
                result.append(value)
            }
            return .list(result)
        case (.numbers, .list): return numbers(constant, label: label, at: expression)
        default: return mismatch(expression, type, label)
        }
    }

    /// The written element of a list; the whole expression where the list is a constant's.
    private func part(_ index: Int, of expression: Expression) -> Expression {
        if case .array(let elements) = expression.kind { elements[index] } else { expression }
    }

    /// Nested numbers row by row; all rows of one depth must be of one length.
    private mutating func numbers(_ constant: Constant, label: String, at expression: Expression) -> ArgumentValue? {
        var values: [Double] = []
        var dims: [Int] = []
        var leaf: Int?
        var problem: String?
        func visit(_ constant: Constant, depth: Int) {
            guard problem == nil else { return }
            if let number = constant.number {
                if let leaf, leaf != depth { problem = "some rows hold numbers and some hold rows" }
                leaf = depth
                values.append(number)
                return
            }
            guard case .list(let elements) = constant else {
                problem = "it holds \(constant.phrase)"
                return
            }
            if depth == dims.count, leaf == nil || leaf! > depth { dims.append(elements.count) }
            if depth >= dims.count {
                problem = "some rows hold numbers and some hold rows"
            } else if dims[depth] != elements.count {
                problem = "rows of \(dims[depth].text) and of \(elements.count.text) numbers stand side by side"
            } else if elements.isEmpty {
                problem = "it holds an empty row"
            }
            for element in elements { visit(element, depth: depth + 1) }
        }
        visit(constant, depth: 0)
        if let problem {
            error("ragged-numbers", "\(quoted(label)) must be rows of equal length", at: expression.span, notes: [Note(problem)])
            return nil
        }
        return .numbers(values, dims: dims)
    }

    /// A label as the user writes it, or, with a space, what there is no label for.
    private func quoted(_ label: String) -> String { label.contains(" ") ? label : "`\(label)`" }

    private mutating func mismatch(_ expression: Expression, _ type: ArgumentType, _ label: String) -> ArgumentValue? {
        let words = words(of: type)
        var help: [String] = []
        if case .name(let word) = expression.kind {
            help = didYouMean(word, among: words)
            if words.isEmpty, frame.bindings[word] == nil, !declared.poisoned.contains(word) {
                _ = constant(expression)
                return nil
            }
        }
        if help.isEmpty, case .option = type {
            let quoted = words.prefix(6).map { "`\($0)`" }
            help = [words.count > 6 ? "such as " + quoted.joined(separator: ", ") : "it is " + quoted.joined(separator: ", ", last: " or ")]
        }
        error("wrong-type", "\(quoted(label)) takes \(type.phrase)", at: expression.span, help: help)
        return nil
    }

    /// The words that may stand for a value of that type.
    private func words(of type: ArgumentType) -> [String] {
        switch type {
        case .word(let words): words
        case .either(let types): types.flatMap(words(of:))
        case .named(_, let type): words(of: type)
        case .option(let family): entries(of: family).map(\.name)
        case .bool: []
        case .integer, .number, .text, .list, .numbers, .output: []
        }
    }
}

// MARK: - What an expression looks like

extension Elaborator {
    /// Whether the expression has the form of a value of that type, whatever its range.
    private func suits(_ expression: Expression, _ type: ArgumentType) -> Bool {
        switch type {
        case .named(_, let type): return suits(expression, type)
        case .either(let types): return types.contains { suits(expression, $0) }
        case .word(let words):
            if case .name(let word) = expression.kind { return words.contains(word) }
            return false
        case .output:
            if case .name = expression.kind { return true }
            return false
        case .option:
            switch expression.kind {
            case .name(let name):
                if case .activation? = frame.bindings[name] { return true }
                return knownConstant(name) == nil
            case .call: return true
            case .integer, .float, .string, .bool, .it, .array, .range, .unary, .binary, .invalid: return false
            }
        case .integer, .number, .bool, .text, .list, .numbers:
            return suits(form: expression, type)
        }
    }

    private func suits(form expression: Expression, _ type: ArgumentType) -> Bool {
        switch expression.kind {
        case .name(let name): return knownConstant(name).map { suits($0, type) } ?? false
        case .integer, .float: return isNumeric(type)
        case .unary, .binary: return isNumeric(type)
        case .bool: if case .bool = type { return true } else { return false }
        case .string: if case .text = type { return true } else { return false }
        case .array(let elements):
            switch type {
            case .list(let element, let count):
                return count.contains(elements.count) && elements.allSatisfy { suits($0, element) }
            case .numbers: return true
            default: return false
            }
        case .it, .call, .range, .invalid: return false
        }
    }

    private func isAlternative(_ type: ArgumentType) -> Bool {
        if case .either = type { true } else { false }
    }

    private func suits(_ constant: Constant, _ type: ArgumentType) -> Bool {
        switch (constant, type) {
        case (_, .named(_, let type)): suits(constant, type)
        case (_, .either(let types)): types.contains { suits(constant, $0) }
        case (.integer, .integer), (.integer, .number), (.number, .integer), (.number, .number): true
        case (.bool, .bool), (.text, .text), (.list, .numbers): true
        case (.list(let values), .list(let element, let count)):
            count.contains(values.count) && values.allSatisfy { suits($0, element) }
        default: false
        }
    }

    private func isNumeric(_ type: ArgumentType) -> Bool {
        switch type {
        case .integer, .number: true
        default: false
        }
    }

    func knownConstant(_ name: String) -> Constant? {
        if case .constant(let value)? = frame.bindings[name] { return value }
        if frame.bindings[name] != nil { return nil }
        return declared.constants[name] ?? (name == "pi" ? .number(.pi) : nil)
    }

    /// Whether the expression is a name whose declaration has been reported.
    func isPoisoned(_ expression: Expression) -> Bool {
        guard case .name(let name) = expression.kind else { return false }
        switch frame.bindings[name] {
        case .poisoned?: return true
        case .value(let value)?: return value.id == nil
        case .constant?, .activation?: return false
        case nil: return declared.constants[name] == nil && declared.poisoned.contains(name)
        }
    }
}
