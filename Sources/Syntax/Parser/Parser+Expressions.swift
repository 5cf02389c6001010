import Source

extension Parser {
    mutating func parseExpression() throws(Unreadable) -> Expression {
        let lower = try parseOperation(binding: .comparison)
        guard at(.rangeUpTo) || at(.rangeThrough), continuesLine else { return lower }
        let includesUpper = at(.rangeThrough)
        let lowerHeight = height
        advance()
        let upper = try parseOperation(binding: .sum)
        height = max(height, lowerHeight) + 1
        return Expression(
            kind: .range(lower: lower, upper: upper, includesUpper: includesUpper), span: lower.span.union(upper.span))
    }

    /// An operand and the operators after it that bind at least as strongly as `weakest`.
    private mutating func parseOperation(binding weakest: BindingStrength) throws(Unreadable) -> Expression {
        try enterExpression()
        defer { depth -= 1 }
        var left = at(.minus) ? try parseNegation() : try parsePrimary()
        while let symbol = BinaryOperator(current.kind), symbol.bindingStrength >= weakest, continuesLine {
            let sign = current
            let leftHeight = height
            advance()
            let right = try parseOperation(binding: symbol.bindingStrength.ofRightOperand)
            height = max(height, leftHeight) + 1
            try checkDepth(height, at: sign.span)
            left = Expression(kind: .binary(symbol, left, right), span: left.span.union(right.span))
            if symbol.bindingStrength == .comparison, BinaryOperator(current.kind)?.bindingStrength == .comparison {
                throw fail(
                    .chainedComparison, "a comparison cannot be compared", help: ["compare two values at a time"])
            }
        }
        return left
    }

    private mutating func parseNegation() throws(Unreadable) -> Expression {
        let start = current.span.start
        advance()
        let operand = try parseOperation(binding: .power)
        let span = span(from: start)
        switch operand.kind {
        case .integer(let value): return Expression(kind: .integer(-value), span: span)
        case .float(let value): return Expression(kind: .float(-value), span: span)
        case .string, .bool, .it, .name, .call, .array, .range, .unary, .binary, .invalid:
            height += 1
            return Expression(kind: .unary(.minus, operand), span: span)
        }
    }

    private mutating func enterExpression() throws(Unreadable) {
        try checkDepth(depth + 1, at: current.span)
        depth += 1
    }

    private mutating func checkDepth(_ depth: Int, at span: Span) throws(Unreadable) {
        guard depth > Self.maximumDepth else { return }
        diagnostics.error(
            .nestedTooDeeply, "an expression nests at most \(Self.maximumDepth) operators and brackets", at: span,
            help: ["name a part of it by `let` or `const`"])
        throw .line
    }

    private mutating func parsePrimary() throws(Unreadable) -> Expression {
        let token = current
        height = 0
        if beginsDeclarationLine { throw failAtMissingValue() }
        switch token.kind {
        case .word: return try parseWord()
        case .integer, .float:
            advance()
            return Expression(kind: value(ofNumber: token), span: token.span)
        case .string:
            advance()
            return Expression(kind: .string(Lexer.value(ofString: file.bytes[token.span.range])), span: token.span)
        case .leftBracket: return try parseArray()
        case .leftParenthesis: return try parseParentheses()
        case .rangeUpTo, .rangeThrough:
            throw fail(
                .expectedExpression, "a range begins with its lower end", at: token.span,
                help: ["write `0\(text(token))10`"])
        case .invalid, .rightBrace, .leftBrace, .rightParenthesis, .rightBracket, .comma, .colon, .assign, .plus,
            .minus,
            .times, .divided, .power, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .endOfFile:
            throw failAtPrimary()
        }
    }

    private mutating func failAtPrimary() -> Unreadable {
        if BinaryOperator(current.kind) != nil, current.startsLine {
            return fail(
                .expectedExpression, "a line cannot begin with `\(text(current))`", at: current.span,
                help: ["to go on from the line above, end that line with `\(text(current))`"])
        }
        if at(.endOfFile) || at(.rightBrace) { return failAtMissingValue() }
        return fail(
            .expectedExpression, "expected a value or a layer, found `\(shortened(text(current)))`", at: current.span)
    }

    /// Reports that a line ends, and another declaration follows, where a value should stand.
    private mutating func failAtMissingValue() -> Unreadable {
        fail(.expectedExpression, "expected a value or a layer, found \(found)")
    }

    private func value(ofNumber token: Token) -> Expression.Kind {
        switch NumberLiteral(spelling: file.bytes[token.span.range]) {
        case .integer(let value): return .integer(value)
        case .float(let value): return .float(value)
        case .malformed, .integerOverflow, .floatOverflow, .floatUnderflow:
            preconditionFailure("the lexer lets only sound numbers pass")
        }
    }

    /// A name, a call, `it`, `true` or `false`.
    private mutating func parseWord() throws(Unreadable) -> Expression {
        let token = current
        let word = text(token)
        switch word {
        case "it":
            advance()
            return Expression(kind: .it, span: token.span)
        case "true", "false":
            advance()
            return Expression(kind: .bool(word == "true"), span: token.span)
        default:
            if Self.reservedWords.contains(word) {
                throw fail(
                    .reservedWord, "`\(word)` is a word of the language, not a value or a layer", at: token.span)
            }
            advance()
            guard at(.leftParenthesis), !current.startsLine else {
                return Expression(kind: .name(word), span: token.span)
            }
            let arguments = try parseArguments()
            return Expression(
                kind: .call(Name(text: word, span: token.span), arguments), span: span(from: token.span.start))
        }
    }

    private mutating func parseArguments() throws(Unreadable) -> [Argument] {
        var tallest = 0
        let arguments = try parseList(closing: .rightParenthesis) { parser throws(Unreadable) in
            let argument = try parser.parseArgument()
            tallest = max(tallest, parser.height)
            return argument
        } invalid: { span in
            Argument(label: nil, value: Expression(kind: .invalid, span: span), span: span)
        }
        height = tallest + 1
        return arguments
    }

    private mutating func parseArgument() throws(Unreadable) -> Argument {
        let start = current.span.start
        var label: Name?
        if at(.word), next.kind == .colon {
            label = Name(text: text(current), span: current.span)
            advance()
            advance()
        }
        var value = try parseExpression()
        if label == nil, case .name(let name) = value.kind, at(.assign) {
            _ = fail(.expectedSign, "expected `:` after the label `\(name)`, found `=`")
            label = Name(text: name, span: value.span)
            advance()
            value = try parseExpression()
        }
        return Argument(label: label, value: value, span: span(from: start))
    }

    private mutating func parseArray() throws(Unreadable) -> Expression {
        let start = current.span.start
        var tallest = 0
        let elements = try parseList(closing: .rightBracket) { parser throws(Unreadable) in
            let element = try parser.parseExpression()
            tallest = max(tallest, parser.height)
            return element
        } invalid: { span in
            Expression(kind: .invalid, span: span)
        }
        height = tallest + 1
        return Expression(kind: .array(elements), span: span(from: start))
    }

    private mutating func parseParentheses() throws(Unreadable) -> Expression {
        let opening = current
        let elements = try parseList(closing: .rightParenthesis) { parser throws(Unreadable) in
            try parser.parseExpression()
        } invalid: { span in
            Expression(kind: .invalid, span: span)
        }
        let span = span(from: opening.span.start)
        guard elements.count == 1, var value = elements.first else {
            throw fail(
                .expectedExpression, "parentheses hold one value, not \(elements.count)", at: span,
                help: ["a list stands in brackets: `[1, 2]`"])
        }
        value.span = span
        return value
    }
}
