extension CFile {
    /// The file's text. An empty line stands around functions, conditionals and what has a comment.
    package var text: String {
        var printer = CPrinter()
        printer.topLevel(items)
        return printer.output
    }
}

extension CPrinter {
    mutating func topLevel(_ items: [CTopLevel]) {
        var previous: CTopLevel?
        for item in items {
            if let previous, previous.isSet(apartFrom: item) { line("") }
            self.item(item)
            previous = item
        }
    }

    private mutating func item(_ item: CTopLevel) {
        switch item {
        case .include(let file):
            line("#include \(file)")
        case .define(let name, let value):
            line(value.isEmpty ? "#define \(name)" : "#define \(name) \(value)")
        case .conditional(let condition, let items, let otherwise):
            conditional(condition, items, otherwise)
        case .function(let function):
            comment(function.comment)
            line(.concat([function.head, .text(" {")]))
            indented { $0.statements(function.body) }
            line("}")
        case .prototype(let function):
            comment(function.comment)
            line(.concat([function.head, .text(";")]))
        case .declaration(let declaration, let lines):
            comment(lines)
            line(declaration.document)
        case .enumeration(let enumerators, let lines):
            comment(lines)
            let items = enumerators.map { enumerator in
                Document.concat([
                    .text(enumerator.name),
                    enumerator.value.map { .concat([.text(" = "), $0.document]) } ?? .text(""),
                ])
            }.separatedByCommas
            line(.group(.concat([.text("enum {"), .nest(4, .concat([.line, .fill(items)])), .line, .text("};")])))
        case .comment(let lines):
            comment(lines)
        case .text(let text):
            output += text.hasSuffix("\n") || text.isEmpty ? text : text + "\n"
        case .blank:
            line("")
        }
    }

    private mutating func conditional(_ condition: String, _ items: [CTopLevel], _ otherwise: [CTopLevel]) {
        let isLong = items.contains(where: \.isLarge) || otherwise.contains(where: \.isLarge)
        line("#if \(condition)")
        if isLong { line("") }
        topLevel(items)
        if isLong { line("") }
        if !otherwise.isEmpty {
            line("#else")
            if isLong { line("") }
            topLevel(otherwise)
            if isLong { line("") }
        }
        line(isLong ? "#endif /* \(Literal.comment(condition)) */" : "#endif")
    }
}

extension CTopLevel {
    /// Whether an empty line separates it from its neighbours of any kind.
    fileprivate var isLarge: Bool {
        switch self {
        case .function, .text: true
        case .conditional(_, let items, let otherwise): (items + otherwise).contains(where: \.isLarge)
        case .prototype(let function): !function.comment.isEmpty
        case .declaration(_, let comment), .enumeration(_, let comment): !comment.isEmpty
        case .include, .define, .comment, .blank: false
        }
    }

    fileprivate func isSet(apartFrom next: CTopLevel) -> Bool {
        if case .blank = self { return false }
        if case .blank = next { return false }
        if case .comment = self { return false }
        return isLarge || next.isLarge || kind != next.kind || kind == CTopLevel.conditional("", []).kind
    }

    private var kind: Int {
        switch self {
        case .include: 0
        case .define: 1
        case .conditional: 2
        case .function, .prototype: 3
        case .declaration: 4
        case .enumeration: 5
        case .comment: 6
        case .text: 7
        case .blank: 8
        }
    }
}

extension CFunction {
    /// All up to the brace or semicolon.
    fileprivate var head: Document {
        let specifiers = (isStatic ? ["static"] : []) + (isInline ? ["inline"] : [])
        let words = attributes + specifiers + [result.declaring("\(name)(")]
        let list = parameters.isEmpty ? ["void"] : parameters.map { $0.type.declaring($0.name) }
        return .concat([
            .text(words.joined(separator: " ")), .align(.fill(list.map(Document.text).separatedByCommas)), .text(")"),
        ])
    }
}
