/// What a table of emitted C holds, as clang sees it.
indirect enum Initializer: Equatable {
    case number(Double)
    case text(String)
    case list([Initializer])
    case record([String: Initializer])
    /// The name of another table or of a function, or its address.
    case reference(String)
    case null

    /// The value of a variable or an expression.
    init(_ cursor: Cursor) {
        let parts = cursor.children
        switch cursor.kind {
        case .text: self = .text(String(cursor.name.dropFirst().dropLast()))
        case .reference: self = .reference(cursor.name)
        case .initializerList:
            let fields = parts.compactMap { part -> (String, Initializer)? in
                let inner = part.children
                guard part.kind == .unexposed, inner.count == 2 else { return nil }
                guard let member = inner.first(where: { $0.kind == .memberReference }),
                    let value = inner.first(where: { $0.kind != .memberReference })
                else { return nil }
                return (member.name, Initializer(value))
            }
            self = fields.count == parts.count && !parts.isEmpty
                ? .record(Dictionary(fields, uniquingKeysWith: { first, _ in first })) : .list(parts.map(Initializer.init))
        default:
            let values = cursor.expressions
            if values.count == 1, let inner = Optional(Initializer(values[0])), inner != .null, !inner.isNumber {
                self = inner
            } else {
                self = cursor.constantValue.map(Initializer.number) ?? .null
            }
        }
    }

    private var isNumber: Bool {
        if case .number = self { return true }
        return false
    }

    subscript(field: String) -> Initializer? {
        if case .record(let fields) = self { return fields[field] }
        return nil
    }

    /// A count or size; what a table leaves out is 0.
    func count(_ field: String) -> Int {
        if case .number(let value)? = self[field] { return Int(value) }
        return 0
    }

    var elements: [Initializer] {
        if case .list(let elements) = self { return elements }
        return []
    }
}
