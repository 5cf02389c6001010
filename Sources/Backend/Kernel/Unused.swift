import CCode

extension [CStatement] {
    /// Without the declarations that nothing behind them in their block names. A lowering may define
    /// a mask or a pointer that its ISA then has no use for.
    var withoutUnusedDeclarations: [CStatement] {
        var used: Set<String> = []
        var kept: [CStatement] = []
        for statement in reversed() {
            if case .declaration(let declaration) = statement, !used.contains(declaration.name) { continue }
            let statement = statement.withoutUnusedDeclarations
            used.formUnion([statement].identifiers)
            kept.append(statement)
        }
        return kept.reversed()
    }
}

extension CStatement {
    fileprivate var withoutUnusedDeclarations: CStatement {
        switch self {
        case .for(var loop):
            loop.body = loop.body.withoutUnusedDeclarations
            return .for(loop)
        case .while(let condition, let body):
            return .while(condition, body.withoutUnusedDeclarations)
        case .if(let condition, let then, let otherwise):
            return .if(
                condition, then: then.withoutUnusedDeclarations, otherwise: otherwise.withoutUnusedDeclarations)
        case .block(let body):
            return .block(body.withoutUnusedDeclarations)
        case .declaration, .expression, .marked, .return, .break, .continue, .comment, .verbatim, .blank:
            return self
        }
    }
}
