extension CExpression {
    /// The expression in C, on one line.
    package var text: String { document.flatText }

    /// The expression as it stands at a position, in parentheses where they are needed.
    private func document(at position: Position) -> Document {
        guard needsParentheses(at: position) else { return document }
        return .concat([.text("("), .align(document), .text(")")])
    }

    var document: Document {
        switch self {
        case .identifier(let name): .text(name)
        case .integer(let value): .text(Literal.integer(value))
        case .unsigned(let value): .text("\(value)u")
        case .float(let value): .text(Literal.float(value))
        case .double(let value): .text(Literal.double(value))
        case .string(let text): .text(Literal.string(text))
        case .unary(let sign, let operand):
            sign.isPostfix
                ? .concat([operand.document(at: .operand(of: sign)), .text(sign.spelling)])
                : .concat([.text(sign.spelling), operand.document(at: .operand(of: sign))])
        case .binary(let sign, let target, let value) where sign.family == .assignment:
            .concat([
                target.document(at: .left(of: sign)), .text(" \(sign.rawValue) "),
                value.document(at: .right(of: sign)),
            ])
        case .binary(let sign, _, _):
            .align(.fill(chain(of: sign.precedence)))
        case .conditional(let condition, let then, let otherwise):
            .group(
                .align(
                    .concat([
                        condition.document(at: .condition), .line, .text("? "), then.document(at: .then),
                        .line, .text(": "), otherwise.document(at: .otherwise),
                    ])))
        case .call(let function, let arguments):
            .group(
                .concat([
                    function.document(at: .base), .text("("),
                    .nest(4, .concat([.softline, .fill(arguments.map(\.document).separatedByCommas)])), .text(")"),
                ]))
        case .index(let base, let index):
            .concat([base.document(at: .base), .text("["), .align(index.document), .text("]")])
        case .member(let base, let name):
            .concat([base.document(at: .base), .text(".\(name)")])
        case .arrow(let base, let name):
            .concat([base.document(at: .base), .text("->\(name)")])
        case .cast(let type, let operand):
            .concat([.text("(\(type.declaring("")))"), operand.document(at: .castOperand)])
        case .sizeof(let type):
            .text("sizeof(\(type.declaring("")))")
        case .initializer(let elements):
            Self.document(of: elements)
        }
    }

    /// The operands of `a + b - c`, each later one with its operator before it.
    private func chain(of level: Precedence) -> [Document] {
        guard case .binary(let sign, let left, let right) = self, sign.precedence == level else { return [] }
        let isChain = left.precedence == level && !left.needsParentheses(at: .left(of: sign))
        let operands = isChain ? left.chain(of: level) : [left.document(at: .left(of: sign))]
        return operands + [.concat([.text("\(sign.rawValue) "), right.document(at: .right(of: sign))])]
    }

    /// A list of values fills its lines; a list of lists has one of them a line.
    private static func document(of elements: [Element]) -> Document {
        precondition(!elements.isEmpty, "C has no empty initializer")
        let items = elements.map { element in
            element.member.map { .concat([.text(".\($0) = "), element.value.document]) } ?? element.value.document
        }.separatedByCommas
        let isTable = elements.contains { if case .initializer = $0.value { $0.member == nil } else { false } }
        let list = isTable ? Document.concat(Array(items.map { [$0] }.joined(separator: [.line]))) : .fill(items)
        return .group(.concat([.text("{"), .nest(4, .concat([.line, list])), .line, .text("}")]))
    }
}

extension [Document] {
    /// All but the last with a comma behind.
    var separatedByCommas: [Document] {
        enumerated().map { $0.offset == count - 1 ? $0.element : .concat([$0.element, .text(",")]) }
    }
}

extension Document {
    /// The text without any line break.
    var flatText: String {
        switch self {
        case .text(let text): text
        case .concat(let parts): parts.map(\.flatText).joined()
        case .line: " "
        case .softline: ""
        case .nest(_, let inner), .align(let inner), .group(let inner): inner.flatText
        case .fill(let parts, let started): (started ? " " : "") + parts.map(\.flatText).joined(separator: " ")
        }
    }
}
