/// A generator whose numbers are the same on every machine (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Draws files from the grammar, production by production, together with what they mean.
struct RandomFile {
    /// A token, and whether it must stand on the line of the token before it.
    struct Token {
        var text: String
        var staysOnLine = false
    }

    /// Tokens of an expression and its meaning as an outline.
    typealias Phrase = (tokens: [Token], outline: String)

    var random: SeededGenerator
    /// The comments drawn so far, each unlike the others.
    private(set) var comments: [String] = []
    private(set) var text = ""
    private(set) var outline = ""

    init(seed: UInt64) {
        random = SeededGenerator(state: seed)
        for _ in 0..<Int.random(in: 1...4, using: &random) { addDeclaration() }
    }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: 0..<choices.count, using: &random)] }

    mutating func name() -> String {
        pick(["a", "b2", "conv", "relu", "loss", "activation", "time", "of", "all", "x_y"])
    }
}

// MARK: Lines

extension RandomFile {
    private mutating func addDeclaration() {
        addTrivia()
        addDocumentation(indent: "")
        switch Int.random(in: 0..<5, using: &random) {
        case 0:
            addFormula()
        case 1:
            addAssignment("const", to: nil, indent: "")
        case 2:
            let parameters = parameters(typed: true)
            addHead("block", parameters)
            addBody(isModel: false)
        default:
            addHead("model", ([], ""))
            addBody(isModel: true)
        }
    }

    private mutating func addHead(_ word: String, _ parameters: Phrase) {
        let name = name()
        addLine(
            [Token(text: word), Token(text: name, staysOnLine: true)] + parameters.tokens + [
                Token(text: "{", staysOnLine: true)
            ],
            meaning: "\(word) \(name)\(word == "block" && parameters.outline.isEmpty ? "()" : parameters.outline)",
            indent: "")
    }

    private mutating func addFormula() {
        let (word, name) = (pick(["activation", "loss"]), name())
        let parameters: Phrase = chance(70) ? parameters(typed: chance(30)) : ([], "")
        let value = expression(depth: 3)
        addLine(
            [Token(text: word), Token(text: name, staysOnLine: true)] + parameters.tokens
                + [Token(text: "=", staysOnLine: true)] + value.tokens,
            meaning: "\(word) \(name)\(parameters.outline) = \(value.outline)", indent: "")
    }

    private mutating func addBody(isModel: Bool) {
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            addTrivia()
            addDocumentation(indent: "    ")
            addStatement()
        }
        if isModel, chance(60) { addTrain() }
        addTrivia()
        text += "}\n"
    }

    private mutating func addStatement() {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: addInput()
        case 1: addAssignment("let", to: nil, indent: "    ")
        case 2: addAssignment("const", to: nil, indent: "    ")
        case 3: addAssignment("output", to: chance(50) ? "" : nil, indent: "    ")
        default:
            let value = layer(depth: 3)
            addLine(value.tokens, meaning: value.outline, indent: "    ")
        }
    }

    /// `word name = expression`; with `target` "" `word expression`.
    private mutating func addAssignment(_ word: String, to target: String?, indent: String) {
        let name = target ?? name()
        var value = expression(depth: 3)
        value.tokens[0].staysOnLine = value.tokens[0].staysOnLine || name.isEmpty
        let head = name.isEmpty ? [] : [Token(text: name, staysOnLine: true), Token(text: "=", staysOnLine: true)]
        addLine(
            [Token(text: word)] + head + value.tokens,
            meaning: "\(word) \(name.isEmpty ? "" : name + " = ")\(value.outline)", indent: indent)
    }

    private mutating func addInput() {
        let name = name()
        let dimensions = (0..<Int.random(in: 0...3, using: &random)).map { _ in dimension() }
        var tokens = [Token(text: "input"), Token(text: name, staysOnLine: true), Token(text: ":", staysOnLine: true)]
        tokens += bracketed("[", dimensions, "]")
        var meaning = "input \(name) [\(dimensions.map(\.outline).joined(separator: " "))]"
        if chance(30) {
            let (low, high) = (sum(depth: 1), sum(depth: 1))
            tokens +=
                [Token(text: "of", staysOnLine: true)] + low.tokens.onLine + [Token(text: "..<", staysOnLine: true)]
                + high.tokens
            meaning += " of (..< \(low.outline) \(high.outline))"
        }
        if chance(30) {
            let buckets = list(depth: 1)
            tokens +=
                [Token(text: ",", staysOnLine: true), Token(text: "buckets"), Token(text: ":", staysOnLine: true)]
                + buckets.tokens
            meaning += " buckets \(buckets.outline)"
        }
        addLine(tokens, meaning: meaning, indent: "    ")
    }

    private mutating func dimension() -> Phrase {
        let extent = sum(depth: 1)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return ([Token(text: "time"), Token(text: ":")] + extent.tokens, "(time \(extent.outline))")
        case 1:
            return (
                [Token(text: "time"), Token(text: ":"), Token(text: "...")] + extent.tokens,
                "(time ...\(extent.outline))"
            )
        default: return extent
        }
    }

    private mutating func addTrain() {
        addTrivia()
        addLine([Token(text: "train"), Token(text: "{", staysOnLine: true)], meaning: "train", indent: "    ")
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            addTrivia()
            let key = name()
            let values = (0..<Int.random(in: 1...3, using: &random)).map { _ in expression(depth: 2) }
            let tokens = values.map(\.tokens).joined(separator: [Token(text: ",", staysOnLine: true)])
            addLine(
                [Token(text: key), Token(text: ":", staysOnLine: true)] + tokens,
                meaning: "\(key): \(values.map(\.outline).joined(separator: ", "))", indent: "        ")
        }
        addTrivia()
        text += "}\n"
    }
}

// MARK: Expressions

extension RandomFile {
    mutating func expression(depth: Int) -> Phrase {
        let left = sum(depth: depth)
        switch Int.random(in: 0..<12, using: &random) {
        case 0:
            let (symbol, right) = (pick(["..<", "..."]), sum(depth: depth))
            return (
                left.tokens + [Token(text: symbol, staysOnLine: true)] + right.tokens,
                "(\(symbol) \(left.outline) \(right.outline))"
            )
        case 1:
            let (symbol, right) = (pick(["<", "<=", ">", ">=", "==", "!="]), sum(depth: depth))
            return (
                left.tokens + [Token(text: symbol, staysOnLine: true)] + right.tokens,
                "(\(symbol) \(left.outline) \(right.outline))"
            )
        default:
            return left
        }
    }

    mutating func sum(depth: Int) -> Phrase {
        var result = product(depth: depth)
        while chance(20) {
            let (symbol, right) = (pick(["+", "-"]), product(depth: depth))
            result.tokens += [Token(text: symbol, staysOnLine: true)] + right.tokens
            result.outline = "(\(symbol) \(result.outline) \(right.outline))"
        }
        return result
    }

    private mutating func product(depth: Int) -> Phrase {
        var result = factor(depth: depth)
        while chance(15) {
            let (symbol, right) = (pick(["*", "/"]), factor(depth: depth))
            result.tokens += [Token(text: symbol, staysOnLine: true)] + right.tokens
            result.outline = "(\(symbol) \(result.outline) \(right.outline))"
        }
        return result
    }

    private mutating func factor(depth: Int) -> Phrase {
        guard chance(15) else { return power(depth: depth) }
        let operand = factor(depth: depth)
        let isNumber = Double(operand.outline) != nil
        let negated = operand.outline.hasPrefix("-") ? String(operand.outline.dropFirst()) : "-" + operand.outline
        return ([Token(text: "-")] + operand.tokens, isNumber ? negated : "(- \(operand.outline))")
    }

    private mutating func power(depth: Int) -> Phrase {
        let base = primary(depth: depth)
        guard chance(10) else { return base }
        let exponent = factor(depth: depth)
        return (
            base.tokens + [Token(text: "^", staysOnLine: true)] + exponent.tokens,
            "(^ \(base.outline) \(exponent.outline))"
        )
    }

    private mutating func primary(depth: Int) -> Phrase {
        switch Int.random(in: 0..<(depth > 0 ? 10 : 6), using: &random) {
        case 0: return word("it")
        case 1: return word(pick(["true", "false"]))
        case 2, 3: return word(name())
        case 4:
            let (text, meaning) = pick([
                ("7", "7"), ("1_000", "1000"), ("0.50", "0.5"), ("2e3", "2000.0"), ("1e-4", "0.0001"),
            ])
            return ([Token(text: text)], meaning)
        case 5: return word(pick(["\"\"", "\"a // b\"", "\"→ }\""]))
        case 6:
            let inner = expression(depth: depth - 1)
            return (bracketed("(", [inner], ")", comma: false), inner.outline)
        case 7: return list(depth: depth - 1)
        default: return layer(depth: depth - 1)
        }
    }

    private func word(_ text: String) -> Phrase { ([Token(text: text)], text) }

    mutating func list(depth: Int) -> Phrase {
        let elements = (0..<Int.random(in: 0...3, using: &random)).map { _ in expression(depth: depth) }
        return (bracketed("[", elements, "]"), "[\(elements.map(\.outline).joined(separator: " "))]")
    }

    mutating func layer(depth: Int) -> Phrase {
        let name = name()
        let arguments = (0..<Int.random(in: 0...3, using: &random)).map { _ in
            let value = expression(depth: depth)
            guard chance(50) else { return value }
            let label = pick(["size", "of", "input", "let", "it", "loss"])
            return ([Token(text: label), Token(text: ":")] + value.tokens, "\(label): \(value.outline)")
        }
        var brackets = bracketed("(", arguments, ")")
        brackets[0].staysOnLine = true
        return ([Token(text: name)] + brackets, "(\(([name] + arguments.map(\.outline)).joined(separator: " ")))")
    }

    private mutating func parameters(typed: Bool) -> Phrase {
        guard chance(80) else { return ([], "") }
        let parameters = (0..<Int.random(in: 0...3, using: &random)).map { _ in
            var parameter = word(name())
            if typed {
                parameter.tokens += [Token(text: ":"), Token(text: "Int")]
                parameter.outline += ": Int"
            }
            if chance(30) {
                let value = expression(depth: 1)
                parameter.tokens += [Token(text: "=")] + value.tokens
                parameter.outline += " = \(value.outline)"
            }
            return parameter
        }
        var brackets = bracketed("(", parameters, ")")
        brackets[0].staysOnLine = true
        return (brackets, "(\(parameters.map(\.outline).joined(separator: ", ")))")
    }

    private mutating func bracketed(_ open: String, _ phrases: [Phrase], _ close: String, comma: Bool = true) -> [Token]
    {
        var tokens = [Token(text: open, staysOnLine: open == "[")]
        tokens += phrases.map(\.tokens).joined(separator: [Token(text: ",")])
        if comma, !phrases.isEmpty, chance(20) { tokens.append(Token(text: ",")) }
        return tokens + [Token(text: close)]
    }
}

// MARK: Trivia

extension RandomFile {
    /// Adds the tokens with spaces, and with line breaks and comments wherever the grammar lets a line go on.
    private mutating func addLine(_ tokens: [Token], meaning: String, indent: String) {
        var depth = 0
        for (index, token) in tokens.enumerated() {
            if index > 0 {
                let previous = tokens[index - 1].text
                let mayBreak =
                    !["let", "const", "output", "input"].contains(previous)
                    && (depth > 0 && !token.isCallParenthesis || opensLine(previous) && !token.staysOnLine)
                if mayBreak, chance(15) {
                    addComment(percent: 50)
                    text += "\n"
                    if chance(20) { text += "\n\n" }
                    if chance(20) { text += comment() + "\n" }
                }
                text += needsSpace(previous, token.text) ? " " : pick(["", " ", "\t"])
            }
            if ["(", "[", "{"].contains(token.text) { depth += token.text == "{" ? 0 : 1 }
            if [")", "]"].contains(token.text) { depth -= 1 }
            text += token.text
        }
        addComment(percent: 20)
        text += pick(["\n", "\n", "\r\n", "\n  \n", "\n\n\n"])
        outline += indent + meaning + "\n"
    }

    private func opensLine(_ token: String) -> Bool {
        ["=", ":", ",", "+", "-", "*", "/", "^", "<", "<=", ">", ">=", "==", "!=", "..<", "..."].contains(token)
    }

    private func needsSpace(_ left: String, _ right: String) -> Bool {
        func isWordLike(_ character: Character?) -> Bool {
            character.map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "\"" || $0 == "." } ?? false
        }
        let signs: Set<Character> = ["<", ">", "=", "!", "/", ".", "-", "*"]
        return isWordLike(left.last) && isWordLike(right.first)
            || left.last.map(signs.contains) == true && right.first.map(signs.contains) == true
    }

    private mutating func comment() -> String {
        comments.append("//" + pick(["", " ", "//"]) + "comment \(comments.count) } ) \"")
        return comments[comments.count - 1]
    }

    private mutating func addComment(percent: Int) {
        if chance(percent) { text += " " + comment() + pick(["", "  "]) }
    }

    private mutating func addTrivia() {
        if chance(20) { text += comment() + "\n" }
        if chance(20) { text += "\n\n" }
    }

    private mutating func addDocumentation(indent: String) {
        guard chance(20) else { return }
        for line in (0..<Int.random(in: 1...2, using: &random)).map({ "line \($0) of `it`" }) {
            text += "/// " + line + "\n"
            outline += indent + "/// " + line + "\n"
        }
    }
}

extension RandomFile.Token {
    var isCallParenthesis: Bool { text == "(" && staysOnLine }
}

extension [RandomFile.Token] {
    /// The same with the first token on the line of the token before.
    var onLine: [RandomFile.Token] {
        var tokens = self
        if !tokens.isEmpty { tokens[0].staysOnLine = true }
        return tokens
    }
}
