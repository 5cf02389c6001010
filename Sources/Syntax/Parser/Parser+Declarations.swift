import Source

extension Parser {
    mutating func parseFile() -> ModelFile {
        var declarations: [Declaration] = []
        while !at(.endOfFile), !diagnostics.isFull {
            let first = index
            do throws(Unreadable) {
                let declaration = try parseDeclaration()
                declarations.append(declaration)
                if declaration.isCutShort { skipToDeclaration(after: index - 1) }
            } catch {
                skipToDeclaration(after: first)
            }
        }
        if !diagnostics.hasErrors { reportUnattachedDocumentation() }
        return ModelFile(declarations: declarations, span: Span(start: 0, end: current.span.end))
    }

    mutating func parseDeclaration() throws(Unreadable) -> Declaration {
        if at(.rightBrace) {
            let error = fail(.unmatchedBracket, "`}` closes nothing", at: current.span)
            advance()
            throw error
        }
        guard current.startsLine else {
            throw fail(
                .lineNotEnded, "expected the end of the line, found \(found)", help: ["put it on a line of its own"])
        }
        let documentation = takeDocumentation()
        switch try declarationWord() {
        case .model: return .model(try parseModel(documentation))
        case .block: return .block(try parseBlock(documentation))
        case .activation: return .formula(try parseFormula(.activation, documentation))
        case .loss: return .formula(try parseFormula(.loss, documentation))
        case .const: return .constant(try parseConstant(documentation))
        }
    }

    private enum DeclarationWord: String, CaseIterable {
        case model, block, activation, loss, const
    }

    /// The word that begins a declaration here, or the one that is meant by a misspelt word, which is reported.
    private mutating func declarationWord() throws(Unreadable) -> DeclarationWord {
        let word = at(.word) ? text(current) : ""
        if let known = DeclarationWord(rawValue: word) { return known }
        if next.kind == .word, let meant = nearestName(to: word, among: DeclarationWord.allCases.map(\.rawValue)),
            let known = DeclarationWord(rawValue: meant)
        {
            diagnostics.error(
                .expectedDeclaration, "`\(word)` declares nothing", at: current.span,
                help: ["did you mean `\(meant)`?"])
            return known
        }
        throw fail(
            .expectedDeclaration,
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
            if index > first, beginsDeclaration(withinBraces: braces > 0) { return }
            if at(.leftBrace) { braces += 1 }
            if at(.rightBrace) {
                if braces == 0, index > first { return }
                braces = max(0, braces - 1)
            }
            advance()
        }
    }

    /// Whether a declaration of the file begins here; within braces only one that could not be a line there.
    private func beginsDeclaration(withinBraces: Bool) -> Bool {
        guard current.startsLine, at(.word), let word = DeclarationWord(rawValue: text(current)) else { return false }
        return !withinBraces || word != .const && beginsDeclarationLine
    }

    private mutating func parseModel(_ documentation: Documentation?) throws(Unreadable) -> ModelDeclaration {
        let start = current.span.start
        advance()
        let name = try parseName(ofBody: "a name for the model", help: "model Digits { … }")
        let body = try parseBody(ofModel: true)
        return ModelDeclaration(
            documentation: documentation, name: name, statements: body.statements, train: body.train,
            span: span(from: start))
    }

    private mutating func parseBlock(_ documentation: Documentation?) throws(Unreadable) -> BlockDeclaration {
        let start = current.span.start
        advance()
        let name = try parseName(ofBody: "a name for the block", help: "block residual(filters: Int) { … }")
        let parameters = at(.leftParenthesis) && continuesLine ? try parseParameters() : []
        for parameter in parameters where parameter.type == nil {
            diagnostics.error(
                .missingType, "the parameter `\(parameter.name.text)` has no type", at: parameter.span,
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
        let example =
            kind == .activation ? "activation swish(x) = x * sigmoid(x)" : "loss square(y, target) = (y - target) ^ 2"
        let name = try expectName("a name for the \(kind.rawValue)", help: [example])
        let parameters = at(.leftParenthesis) && continuesLine ? try parseParameters() : nil
        let value = parseAssignedValue("the formula", help: example)
        return FormulaDeclaration(
            documentation: documentation, kind: kind, name: name, parameters: parameters, value: value,
            span: span(from: start))
    }

    private mutating func parseParameters() throws(Unreadable) -> [Parameter] {
        var readName: Name?
        return try parseList(closing: .rightParenthesis) { parser throws(Unreadable) in
            let start = parser.current.span.start
            readName = nil
            let name = try parser.expectName("a name for the parameter")
            readName = name
            let type = parser.take(.colon) ? try parser.expectName("a type", help: ["\(name.text): Int"]) : nil
            let value = parser.take(.assign) ? try parser.parseExpression() : nil
            return Parameter(name: name, type: type, defaultValue: value, span: parser.span(from: start))
        } invalid: { span in
            readName.map { Parameter(name: $0, type: Name(text: "", span: span), defaultValue: nil, span: span) }
        }
    }

    mutating func parseConstant(_ documentation: Documentation?) throws(Unreadable) -> ConstantDeclaration {
        let start = current.span.start
        advance()
        let name = try expectName("a name for the constant", help: ["const classes = 10"])
        let value = parseAssignedValue("the value of the constant", help: "const \(name.text) = 10")
        return ConstantDeclaration(documentation: documentation, name: name, value: value, span: span(from: start))
    }
}

extension Declaration {
    /// Whether the value that ends it could not be read, so that what follows may be the rest of it.
    fileprivate var isCutShort: Bool {
        switch self {
        case .formula(let formula): formula.value.kind == .invalid
        case .constant(let constant): constant.value.kind == .invalid
        case .model, .block: false
        }
    }
}
