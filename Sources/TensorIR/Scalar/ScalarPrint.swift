import Foundation

extension Scalar {
    /// The formula as a textbook writes it, with the fewest parentheses: `y · (1 − y)`.
    package func text(_ name: (Int) -> String) -> String { text(name, within: .sum) }

    /// How tightly the parts of a text hold together.
    private enum Precedence: Int { case sum, product, factor, power }

    private func text(_ name: (Int) -> String, within context: Precedence) -> String {
        func parenthesised(_ own: Precedence, _ text: String) -> String {
            own.rawValue < context.rawValue ? "(" + text + ")" : text
        }
        func product(_ sign: String, _ x: Scalar, _ y: Scalar) -> String {
            let isNegative = x.leadingConstant.map { $0 < 0 } ?? false
            let text = x.text(name, within: isNegative ? .sum : .product) + sign + y.text(name, within: .factor)
            return parenthesised(isNegative ? .sum : .product, text)
        }
        switch self {
        case .constant(let value):
            let digits = Scalar.text(of: value)
            return value < 0 && context != .sum ? "(" + digits + ")" : digits
        case .operand(let index):
            return name(index)
        case .unary(.negate, let x):
            return parenthesised(.sum, "−" + x.text(name, within: .product))
        case .unary(.abs, let x):
            return "|" + x.text(name, within: .sum) + "|"
        case .unary(let function, let x):
            return function.rawValue + "(" + x.text(name, within: .sum) + ")"
        case .binary(.add, let x, let y):
            return parenthesised(.sum, x.text(name, within: .sum) + " + " + y.text(name, within: .product))
        case .binary(.subtract, let x, let y):
            return parenthesised(.sum, x.text(name, within: .sum) + " − " + y.text(name, within: .product))
        case .binary(.multiply, let x, let y):
            return product(" · ", x, y)
        case .binary(.divide, let x, let y):
            return product(" / ", x, y)
        case .binary(.power, let x, let y):
            if let exponent = y.integer {
                return parenthesised(.factor, x.text(name, within: .power) + Scalar.superscript(exponent))
            }
            return "pow(" + x.text(name, within: .sum) + ", " + y.text(name, within: .sum) + ")"
        case .binary(.minimum, let x, let y):
            return "min(" + x.text(name, within: .sum) + ", " + y.text(name, within: .sum) + ")"
        case .binary(.maximum, let x, let y):
            return "max(" + x.text(name, within: .sum) + ", " + y.text(name, within: .sum) + ")"
        case .select(let comparison, let a, let b, let then, let otherwise):
            let sign =
                switch comparison {
                case .less: " < "
                case .lessOrEqual: " ≤ "
                case .equal: " = "
                }
            let condition = a.text(name, within: .sum) + sign + b.text(name, within: .sum)
            return "(" + condition + " ? " + then.text(name, within: .sum) + " : " + otherwise.text(name, within: .sum) + ")"
        }
    }

    /// The shortest digits that give the number back: `2`, `0.5`, `1e-07`.
    static func text(of value: Double) -> String {
        let digits = value == value.rounded() && Swift.abs(value) < 1e15 ? String(Int(value)) : "\(value)"
        return digits.replacingOccurrences(of: "-", with: "−")
    }

    private static func superscript(_ exponent: Int) -> String {
        let signs: [Character: Character] = [
            "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
        ]
        return String(String(exponent).map { signs[$0]! })
    }
}

extension Scalar: CustomStringConvertible {
    /// The formula with operands named x0, x1, ….
    package var description: String { text { "x\($0)" } }
}
