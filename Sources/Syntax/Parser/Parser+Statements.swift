import Source

extension Parser {
    mutating func parseStatement() throws(Unreadable) -> Statement {
        let documentation = takeDocumentation()
        switch at(.word) ? text(current) : "" {
        case "input": return .input(try parseInput(documentation))
        case "output": return .output(try parseOutput(documentation))
        case "const": return .constant(try parseConstant(documentation))
        case "let": return .binding(try parseBinding(documentation))
        default:
            let value = try parseExpression()
            guard case .name(let name) = value.kind, at(.assign), continuesLine else {
                return .layer(LayerLine(documentation: documentation, value: value))
            }
            return .binding(parseBindingWithoutLet(documentation, Name(text: name, span: value.span)))
        }
    }

    private mutating func parseBindingWithoutLet(_ documentation: Documentation?, _ name: Name) -> Binding {
        diagnostics.error(
            .missingLet, "a line that names a value begins with `let`", at: name.span, help: ["let \(name.text) = …"])
        advance()
        let value = parseLineValue()
        return Binding(documentation: documentation, name: name, value: value, span: span(from: name.span.start))
    }

    private mutating func parseBinding(_ documentation: Documentation?) throws(Unreadable) -> Binding {
        let start = current.span.start
        advance()
        let name = try expectName("a name for the value", help: ["let shortcut = it"])
        let value = parseAssignedValue("the value", help: "let \(name.text) = it")
        return Binding(documentation: documentation, name: name, value: value, span: span(from: start))
    }

    private mutating func parseOutput(_ documentation: Documentation?) throws(Unreadable) -> OutputDeclaration {
        let start = current.span.start
        advance()
        guard continuesLine else {
            throw fail(.expectedExpression, "expected a value to be the output, found \(found)", help: ["output it"])
        }
        var name: Name?
        if at(.word), next.kind == .assign {
            name = try expectName("a name for the output")
            advance()
        }
        let value = parseLineValue()
        return OutputDeclaration(documentation: documentation, name: name, value: value, span: span(from: start))
    }

    /// `=` and the expression that ends a line; `.invalid`, with the line skipped, where they cannot be read.
    mutating func parseAssignedValue(_ purpose: String, help: String) -> Expression {
        let first = index
        do throws(Unreadable) {
            try expect(.assign, "=", "and \(purpose)", help: [help])
        } catch {
            let start = markedSpan.start
            skipRest(ofLineBegunBefore: first)
            return Expression(kind: .invalid, span: span(from: min(start, previousEnd)))
        }
        return parseLineValue()
    }

    /// The expression that ends a line; `.invalid`, with the line skipped, where it cannot be read.
    mutating func parseLineValue() -> Expression {
        let first = index
        let start = current.span.start
        do throws(Unreadable) {
            return try parseExpression()
        } catch {
            skipRest(ofLineBegunBefore: first)
            return Expression(kind: .invalid, span: span(from: min(start, previousEnd)))
        }
    }

    /// Moves to the end of the line of which the token at `first` is not the first, unless it begins the next one.
    private mutating func skipRest(ofLineBegunBefore first: Int) {
        if index > first || continuesLine { skipLine(begunAt: first) }
    }
}
