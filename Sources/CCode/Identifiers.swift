extension [CStatement] {
    /// Every identifier that an expression within names: variables, functions, macros called as such.
    package var identifiers: Set<String> {
        var names: Set<String> = []
        for statement in self { statement.collectIdentifiers(into: &names) }
        return names
    }
}

extension CTopLevel {
    /// Every identifier that a function body or an initial value within names.
    package var identifiers: Set<String> {
        switch self {
        case .function(let function): function.body.identifiers
        case .declaration(let declaration, _): [CStatement.declaration(declaration)].identifiers
        case .conditional(_, let items, let otherwise):
            (items + otherwise).reduce(into: []) { $0.formUnion($1.identifiers) }
        case .include, .define, .prototype, .enumeration, .comment, .text, .blank: []
        }
    }
}

extension CStatement {
    fileprivate func collectIdentifiers(into names: inout Set<String>) {
        switch self {
        case .declaration(let declaration): declaration.value?.collectIdentifiers(into: &names)
        case .expression(let expression), .marked(_, let expression):
            expression.collectIdentifiers(into: &names)
        case .for(let loop):
            switch loop.initial {
            case .none: break
            case .declaration(let declaration): declaration.value?.collectIdentifiers(into: &names)
            case .expression(let expression): expression.collectIdentifiers(into: &names)
            }
            loop.condition.collectIdentifiers(into: &names)
            loop.advance.collectIdentifiers(into: &names)
            names.formUnion(loop.body.identifiers)
        case .while(let condition, let body):
            condition.collectIdentifiers(into: &names)
            names.formUnion(body.identifiers)
        case .if(let condition, let then, let otherwise):
            condition.collectIdentifiers(into: &names)
            names.formUnion(then.identifiers)
            names.formUnion(otherwise.identifiers)
        case .return(let value): value?.collectIdentifiers(into: &names)
        case .block(let body): names.formUnion(body.identifiers)
        case .break, .continue, .comment, .verbatim, .blank: break
        }
    }
}

extension CExpression {
    fileprivate func collectIdentifiers(into names: inout Set<String>) {
        switch self {
        case .identifier(let name): names.insert(name)
        case .integer, .unsigned, .float, .double, .string, .sizeof: break
        case .unary(_, let x), .member(let x, _), .arrow(let x, _), .cast(_, let x):
            x.collectIdentifiers(into: &names)
        case .binary(_, let x, let y), .index(let x, let y):
            x.collectIdentifiers(into: &names)
            y.collectIdentifiers(into: &names)
        case .conditional(let x, let y, let z):
            for part in [x, y, z] { part.collectIdentifiers(into: &names) }
        case .call(let function, let arguments):
            for part in [function] + arguments { part.collectIdentifiers(into: &names) }
        case .initializer(let elements):
            for element in elements { element.value.collectIdentifiers(into: &names) }
        }
    }
}
