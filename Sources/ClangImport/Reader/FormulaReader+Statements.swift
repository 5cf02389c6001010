import Source
import TensorIR

extension FormulaReader {
    /// What the statements return; `body` is all of the function, for a path that returns nothing.
    mutating func result(of statements: [Cursor], _ before: Locals, _ body: Cursor) throws(Refusal) -> Formula {
        var locals = before
        /// The next one last.
        var rest = Array(statements.reversed())
        while let statement = rest.popLast() {
            try requireNoMacro(statement)
            switch statement.kind {
            case .compound: rest += statement.children.reversed()
            case .return:
                guard let value = statement.expressions.first else { throw pathWithoutReturn(body) }
                return try formula(value, locals)
            case .if where mayReturn(statement):
                let parts = statement.children
                let condition = try condition(parts[0], locals)
                let yes = Array((rest + [parts[1]]).reversed())
                let no = Array((rest + parts.dropFirst(2)).reversed())
                let (then, otherwise) = try within(statement) { (reader) throws(Refusal) in
                    (try reader.result(of: yes, locals, body), try reader.result(of: no, locals, body))
                }
                return try bounded(condition.choose(then, otherwise), at: statement)
            default: try run(statement, &locals)
            }
        }
        throw pathWithoutReturn(body)
    }

    private func pathWithoutReturn(_ body: Cursor) -> Refusal {
        Refusal(
            .cNoReturn, "a way through `\(calls.last?.name ?? "")` ends here without a value",
            at: Span(start: max(body.span.start, body.span.end - 1), end: body.span.end), help: ["return a number on every way"])
    }

    private mutating func mayReturn(_ statement: Cursor) -> Bool {
        if let known = returns[statement] { return known }
        let result = statement.kind == .return || statement.children.contains { $0.raw.kind >= 200 && mayReturn($0) }
        returns[statement] = result
        return result
    }

    private func requireNoMacro(_ part: Cursor) throws(Refusal) {
        guard let macro = macro(around: part) else { return }
        throw .macro(unit.file.text(macro), at: macro)
    }

    /// A statement that returns nothing.
    private mutating func run(_ statement: Cursor, _ locals: inout Locals) throws(Refusal) {
        try requireNoMacro(statement)
        switch statement.kind {
        case .compound:
            for part in statement.children { try run(part, &locals) }
        case .empty: break
        case .declaration:
            for variable in statement.children { try declare(variable, &locals) }
        case .if:
            let parts = statement.children
            let condition = try condition(parts[0], locals)
            var (yes, no) = (locals, locals)
            try within(statement) { (reader) throws(Refusal) in
                try reader.run(parts[1], &yes)
                if parts.count > 2 { try reader.run(parts[2], &no) }
            }
            for variable in locals.declared {
                guard let then = yes.values[variable], let otherwise = no.values[variable] else {
                    locals.values[variable] = nil
                    continue
                }
                locals.values[variable] =
                    then.scalar == otherwise.scalar ? then : try bounded(condition.choose(then, otherwise), at: statement)
            }
        case .parentheses:
            for part in statement.expressions { try run(part, &locals) }
        case .binary where operatorBetweenOperands(statement) == "=":
            let parts = statement.expressions
            let variable = try target(parts[0], locals)
            locals.values[variable] = try formula(parts[1], locals)
        case .compoundAssignment: try assign(statement, &locals)
        case .unary where ["++", "--"].contains(signOfUnary(statement)):
            let variable = try target(statement.expressions[0], locals)
            let value = try formula(statement.expressions[0], locals)
            locals.values[variable] = try bounded(
                .binary(signOfUnary(statement) == "++" ? .add : .subtract, value, .constant(1)), at: statement)
        case .cast where statement.type.kind == .void:
            for part in statement.expressions { _ = try formula(part, locals) }
        case .while, .do, .for:
            throw Refusal(
                .cLoop, "a loop cannot become a formula", at: statement.keyword,
                notes: ["a formula is one expression, the same for every number"], help: ["write the steps out"])
        case .switch:
            throw Refusal(.cStatement, "a `switch` cannot become a formula", at: statement.keyword, help: ["if and else would fit"])
        case .goto, .indirectGoto, .label:
            throw Refusal(
                .cStatement, "a jump cannot become a formula", at: statement.keyword, help: ["if, else and return would fit"])
        case .unexposed, .reference, .call, .integer, .floating, .binary, .unary, .conditional:
            // Its value is not used.
            _ = try formula(statement, locals)
        case .function, .variable, .parameter, .enumerator, .typeReference, .memberReference, .member, .subscripting, .cast, .sizeof,
            .text, .initializerList, .return, .macroDefinition, .macroExpansion, .other:
            throw notAFormula(statement)
        }
    }

    private mutating func declare(_ variable: Cursor, _ locals: inout Locals) throws(Refusal) {
        guard variable.kind == .variable else { throw notAFormula(variable) }
        if variable.isStatic || variable.isExtern {
            throw Refusal(
                .cGlobal, "`\(variable.name)` lives on between calls, and a formula depends on its parameters alone",
                at: variable.span, help: ["a variable without `\(variable.isStatic ? "static" : "extern")` would fit"])
        }
        try requireNumber(variable)
        locals.declared.insert(variable)
        locals.values[variable] = nil
        if let value = variable.expressions.last { locals.values[variable] = try formula(value, locals) }
    }

    /// `y += x`
    private mutating func assign(_ statement: Cursor, _ locals: inout Locals) throws(Refusal) {
        let parts = statement.expressions
        let variable = try target(parts[0], locals)
        let sign = operatorBetweenOperands(statement)
        guard sign.hasSuffix("=") else { throw notAFormula(statement) }
        if parts[0].type.kind.isInteger && parts[1].type.kind.isFloating {
            throw .integer("this cuts off the fraction", at: statement.span, help: ["a variable of type float would fit"])
        }
        let (a, b) = (try formula(parts[0], locals), try formula(parts[1], locals))
        locals.values[variable] = try arithmetic(String(sign.dropLast()), a, b, statement)
    }

    /// The variable of the function that is assigned to.
    private func target(_ place: Cursor, _ locals: Locals) throws(Refusal) -> Cursor {
        switch place.kind {
        case .parentheses:
            if let inner = place.expressions.first { return try target(inner, locals) }
        case .reference:
            guard let variable = place.referenced else { break }
            guard locals.declared.contains(variable) else { throw global(place) }
            return variable
        default: break
        }
        throw Refusal(
            .cType, "a formula assigns to variables of its own alone", at: place.span, help: ["float y = …; y = …;"])
    }
}

extension Cursor {
    /// The first word of a statement.
    fileprivate var keyword: Span {
        let span = span
        let text = unit.file.bytes[span.range.clamped(to: 0..<unit.file.bytes.count)]
        let letters = text.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_") }
        return letters.isEmpty ? span : Span(start: span.start, end: span.start + letters.count)
    }
}
