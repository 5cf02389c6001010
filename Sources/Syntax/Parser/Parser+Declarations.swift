import Source

extension Parser {
    mutating func parseFile() -> ModelFile {
        var declarations: [Declaration] = []
        while !at(.endOfFile), !diagnostics.isFull {
            let first = index
            do throws(Unreadable) {
                declarations.append(contentsOf: try parseDeclaration())
            } catch {
                skipToDeclaration(after: first)
            }
        }
        if !diagnostics.hasErrors { reportUnattachedDocumentation() }
        return ModelFile(declarations: declarations, span: Span(start: 0, end: current.span.end))
    }

    /// What is declared here; none where the mistake has been reported and the declaration can be left out.
    mutating func parseDeclaration() throws(Unreadable) -> [Declaration] {
        if at(.rightBrace) {
            let error = fail("unmatched-bracket", "`}` closes nothing", at: current.span)
            advance()
            throw error
        }
        guard current.startsLine else {
            throw fail(
                "line-not-ended", "expected the end of the line, found \(found)", help: ["put it on a line of its own"])
        }
        let documentation = takeDocumentation()
        switch at(.word) ? text(current) : "" {
        case "model": return [.model(try parseModel(documentation))]
        case "block": return [.block(try parseBlock(documentation))]
        case "activation": return [.formula(try parseFormula(.activation, documentation))]
        case "loss": return [.formula(try parseFormula(.loss, documentation))]
        case "const": return [.constant(try parseConstant(documentation))]
        default: throw failAtDeclaration()
        }
    }

    private mutating func failAtDeclaration() -> Unreadable {
        let words = ["model", "block", "activation", "loss", "const"]
        if at(.word), let meant = nearestName(to: text(current), among: words), next.kind == .word {
            return fail(
                "expected-declaration", "`\(text(current))` declares nothing", at: current.span,
                help: ["did you mean `\(meant)`?"])
        }
        return fail(
            "expected-declaration",
            "expected `model`, `block`, `activation`, `loss` or `const`, found `\(shortened(text(current)))`",
            at: current.span, help: ["layers stand within a model: `model Name { … }`"])
    }

    /// Moves to the next line that begins a declaration of a file, past all that cannot be one.
    private mutating func skipToDeclaration(after first: Int) {
        bracketDepth = 0
        depth = 0
        isInTrainSection = false
        var braces = 0
        while !at(.endOfFile) {
            if index > first, beginsFileDeclaration { return }
            if at(.leftBrace) { braces += 1 }
            if at(.rightBrace) {
                if braces == 0, index > first { return }
                braces = max(0, braces - 1)
            }
            advance()
        }
    }

    private var beginsFileDeclaration: Bool {
        guard beginsDeclarationLine else { return false }
        return at(word: "model") || at(word: "block") || at(word: "activation") || at(word: "loss") || at(word: "const")
    }

    private mutating func parseModel(_ documentation: Documentation?) throws(Unreadable) -> ModelDeclaration {
        let start = current.span.start
        advance()
        let name = try parseName(ofBody: "for the model", help: "model Digits { … }")
        let body = try parseBody(ofModel: true)
        return ModelDeclaration(
            documentation: documentation, name: name, statements: body.statements, train: body.train,
            span: span(from: start))
    }

    private mutating func parseBlock(_ documentation: Documentation?) throws(Unreadable) -> BlockDeclaration {
        let start = current.span.start
        advance()
        let name = try parseName(ofBody: "for the block", help: "block residual(filters: Int) { … }")
        let parameters = at(.leftParenthesis) ? try parseParameters() : []
        for parameter in parameters where parameter.type == nil {
            diagnostics.error(
                "missing-type", "the parameter `\(parameter.name.text)` has no type", at: parameter.span,
                help: ["write its type behind a colon: `\(parameter.name.text): Int`"])
        }
        let body = try parseBody(ofModel: false)
        return BlockDeclaration(
            documentation: documentation, name: name, parameters: parameters, statements: body.statements,
            span: span(from: start))
    }

    /// The name of what has a body; empty where it is missing, so that the body is still read.
    private mutating func parseName(ofBody purpose: String, help: String) throws(Unreadable) -> Name {
        do throws(Unreadable) {
            return try expectName(purpose, help: [help])
        } catch {
            while !at(.leftBrace), !at(.leftParenthesis) {
                advance()
                if current.startsLine || at(.endOfFile) { throw error }
            }
            return Name(text: "", span: Span(at: previousEnd))
        }
    }

    private mutating func parseFormula(
        _ kind: FormulaDeclaration.Kind, _ documentation: Documentation?
    ) throws(Unreadable) -> FormulaDeclaration {
        let start = current.span.start
        advance()
        let example = kind == .activation ? "activation swish(x) = x * sigmoid(x)" : "loss square(y, target) = (y - target) ^ 2"
        let name = try expectName("for the \(kind.rawValue)", help: [example])
        let parameters = at(.leftParenthesis) && continuesLine ? try parseParameters() : nil
        try expect(.assign, "=", "and the formula", help: [example])
        let value = parseLineValue()
        return FormulaDeclaration(
            documentation: documentation, kind: kind, name: name, parameters: parameters, value: value,
            span: span(from: start))
    }

    private mutating func parseParameters() throws(Unreadable) -> [Parameter] {
        try parseList(closing: .rightParenthesis) { parser throws(Unreadable) in
            let start = parser.current.span.start
            let name = try parser.expectName("for the parameter")
            let type = parser.take(.colon) ? try parser.expectName("of the type", help: ["types are Int, Float, …"]) : nil
            let value = parser.take(.assign) ? try parser.parseExpression() : nil
            return Parameter(name: name, type: type, defaultValue: value, span: parser.span(from: start))
        } invalid: { _ in nil }
    }

    mutating func parseConstant(_ documentation: Documentation?) throws(Unreadable) -> ConstantDeclaration {
        let start = current.span.start
        advance()
        let name = try expectName("for the constant", help: ["const classes = 10"])
        try expect(.assign, "=", "and the value of the constant", help: ["const \(name.text) = 10"])
        let value = parseLineValue()
        return ConstantDeclaration(documentation: documentation, name: name, value: value, span: span(from: start))
    }
}
