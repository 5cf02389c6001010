/// Where an expression stands within another one.
enum Position {
    /// A whole expression: an argument, an index, a statement, an initial value.
    case whole
    case left(of: CBinaryOperator)
    case right(of: CBinaryOperator)
    case operand(of: CUnaryOperator)
    case castOperand
    /// Before `(`, `[`, `.` or `->`.
    case base
    case condition, then, otherwise
}

/// The one place that decides about parentheses: where precedence and associativity ask for them,
/// and where compilers (-Wparentheses) and readers want them although the grammar does not.
extension CExpression {
    func needsParentheses(at position: Position) -> Bool {
        switch position {
        case .whole:
            return false
        case .left(let parent):
            let least = parent.family == .assignment ? Precedence.prefix : parent.precedence
            return precedence < least || isUnclear(under: parent) || isNegationBefore(parent)
        case .right(let parent):
            let isTight = parent.family != .assignment
            return precedence < parent.precedence || (isTight && precedence == parent.precedence)
                || isUnclear(under: parent)
        case .operand(let parent):
            return precedence < (parent.isPostfix ? .postfix : .prefix) || runsTogether(with: parent)
        case .castOperand:
            return precedence < .prefix
        case .base:
            return precedence < .postfix
        case .condition:
            guard case .binary(let child, _, _) = self else { return precedence <= .conditional }
            return child.family != .comparison && child.family != .logical
        case .then:
            return precedence <= .conditional
        case .otherwise:
            return precedence < .conditional
        }
    }

    var precedence: Precedence {
        switch self {
        case .identifier, .unsigned, .string, .sizeof, .initializer: .primary
        case .integer(let value): value == .min ? .additive : value < 0 ? .prefix : .primary
        case .float(let value): value.sign == .minus && !value.isNaN ? .prefix : .primary
        case .double(let value): value.sign == .minus && !value.isNaN || !value.isFinite ? .prefix : .primary
        case .unary(let sign, _): sign.isPostfix ? .postfix : .prefix
        case .binary(let sign, _, _): sign.precedence
        case .conditional: .conditional
        case .call, .index, .member, .arrow: .postfix
        case .cast: .prefix
        }
    }

    /// Legal without parentheses, but a compiler warns or a reader wonders.
    private func isUnclear(under parent: CBinaryOperator) -> Bool {
        guard case .binary(let child, _, _) = self else { return false }
        switch parent.family {
        case .shift, .bitwise: return child != parent
        case .comparison: return child.family == .comparison
        case .logical: return parent == .or && child == .and
        case .arithmetic, .assignment: return false
        }
    }

    /// `!a == b`: read by many as `!(a == b)`.
    private func isNegationBefore(_ parent: CBinaryOperator) -> Bool {
        guard case .unary(.not, _) = self else { return false }
        return parent.family == .comparison || parent.family == .bitwise
    }

    /// `- -a` and `& &a`: two signs that without a space would be another token.
    private func runsTogether(with sign: CUnaryOperator) -> Bool {
        guard let last = sign.spelling.last, !sign.isPostfix else { return false }
        switch self {
        case .unary(let inner, _): return !inner.isPostfix && inner.spelling.first == last && "+-&".contains(last)
        case .integer, .float, .double: return precedence == .prefix && last == "-"
        case .identifier, .unsigned, .string, .binary, .conditional, .call, .index, .member, .arrow, .cast,
            .sizeof, .initializer:
            return false
        }
    }
}
