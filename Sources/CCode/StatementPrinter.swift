extension CPrinter {
    mutating func statements(_ statements: [CStatement]) {
        var rest = statements[...]
        while let statement = rest.first {
            let plain = rest.prefix { $0.isPlainDeclaration && $0.declaredType == statement.declaredType }
            if plain.count > 1 {
                line(declarations(plain))
                rest.removeFirst(plain.count)
            } else {
                self.statement(statement)
                rest.removeFirst()
            }
        }
    }

    /// Variables of one type that start with a name or a number: `float a = 0.0f, b = a;`, as many a line as fit.
    private func declarations(_ statements: ArraySlice<CStatement>) -> Document {
        let declarators = statements.enumerated().compactMap { number, statement -> Document? in
            guard case .declaration(let declaration) = statement else { return nil }
            let end = Document.text(number == statements.count - 1 ? ";" : ",")
            let start = number == 0 ? declaration.type.declaring(declaration.name) : declaration.name
            return .concat([.text(start + " = "), declaration.value?.document ?? .text(""), end])
        }
        return .nest(4, .fill(declarators))
    }

    mutating func statement(_ statement: CStatement) {
        switch statement {
        case .declaration(let declaration):
            line(declaration.document)
        case .expression(let expression):
            line(.concat([expression.document, .text(";")]))
        case .marked(let mark, let expression):
            line(.concat([.text(mark + " "), expression.document, .text(";")]))
        case .for(let loop):
            head("for", loop.document, loop.body)
        case .while(let condition, let body):
            head("while", condition.document, body)
        case .if(let condition, let then, let otherwise):
            branch(condition, then: then, otherwise: otherwise)
        case .return(let value):
            line(.concat([.text("return"), value.map { .concat([.text(" "), $0.document]) } ?? .text(""), .text(";")]))
        case .break:
            line("break;")
        case .continue:
            line("continue;")
        case .block(let body):
            line("{")
            indented { $0.statements(body) }
            line("}")
        case .comment(let lines):
            comment(lines)
        case .verbatim(let text):
            line(text)
        case .blank:
            line("")
        }
    }

    /// `keyword (head) {`, the body and `}`.
    private mutating func head(_ keyword: String, _ head: Document, _ body: [CStatement]) {
        line(.concat([.text("\(keyword) ("), .align(head), .text(") {")]))
        indented { $0.statements(body) }
        line("}")
    }

    private mutating func branch(_ condition: CExpression, then: [CStatement], otherwise: [CStatement]) {
        if otherwise.isEmpty, then.count == 1, let jump = then[0].jump {
            line(.concat([.text("if ("), .align(condition.document), .text(") \(jump)")]))
            return
        }
        line(.concat([.text("if ("), .align(condition.document), .text(") {")]))
        indented { $0.statements(then) }
        var rest = otherwise
        while rest.count == 1, case .if(let condition, let then, let otherwise) = rest[0] {
            line(.concat([.text("} else if ("), .align(condition.document), .text(") {")]))
            indented { $0.statements(then) }
            rest = otherwise
        }
        if !rest.isEmpty {
            line("} else {")
            indented { $0.statements(rest) }
        }
        line("}")
    }
}

extension CStatement {
    fileprivate var declaredType: CType? {
        if case .declaration(let declaration) = self { declaration.type } else { nil }
    }

    /// Whether it may share a line with others: a name of a type's own, such as `float`, and a name or number as its value.
    fileprivate var isPlainDeclaration: Bool {
        guard case .declaration(let declaration) = self, !declaration.isStatic, declaration.alignment == nil,
            case .named = declaration.type, let value = declaration.value
        else { return false }
        return switch value {
        case .identifier, .integer, .float, .double: true
        case .unsigned, .string, .unary, .binary, .conditional, .call, .index, .member, .arrow, .cast, .sizeof, .initializer: false
        }
    }

    /// The text of a statement that leaves, short enough to stand behind its `if`.
    fileprivate var jump: String? {
        switch self {
        case .return(let value): value.map { "return \($0.text);" } ?? "return;"
        case .break: "break;"
        case .continue: "continue;"
        case .declaration, .expression, .marked, .for, .while, .if, .block, .comment, .verbatim, .blank: nil
        }
    }
}

extension CDeclaration {
    /// With its semicolon.
    var document: Document {
        let alignas = alignment.map { "_Alignas(\($0)) " } ?? ""
        let head = Document.text(alignas + (isStatic ? "static " : "") + type.declaring(name))
        guard let value else { return .concat([head, .text(";")]) }
        return .concat([head, .text(" = "), value.document, .text(";")])
    }
}

extension ForLoop {
    fileprivate var document: Document {
        let start: Document =
            switch initial {
            case .none: .text(";")
            case .declaration(let declaration): declaration.document
            case .expression(let expression): .concat([expression.document, .text(";")])
            }
        return .fill([start, .concat([condition.document, .text(";")]), advance.document])
    }
}
