import TestSupport

/// Draws functions in C of all that a formula can be read from: variables, branches that return and branches that do
/// not, conditions of every kind, helpers.
struct RandomFunction {
    private var random: SplitMix
    private var variables = ["x"]
    private var declared = 0

    /// The text of a helper and of `float fN(float x)`, the same for the same number.
    static func draw(_ number: Int) -> String {
        var draft = RandomFunction(random: SplitMix(state: UInt64(number)))
        let helper = "static float h\(number)(float x, float y) { \(draft.returning(["x", "y"])) }\n"
        draft.variables = ["x"]
        let lines = (0..<draft.random.int(in: 2...4)).map { _ in draft.statement(depth: 2, number) }
        return helper + "float f\(number)(float x) {\n\(lines.joined())return \(draft.expression(2, number));\n}\n"
    }

    private mutating func returning(_ names: [String]) -> String {
        variables = names
        return "if (\(condition(1, nil))) return \(expression(1, nil)); return \(expression(2, nil));"
    }

    private mutating func statement(depth: Int, _ number: Int) -> String {
        switch random.int(in: 0...7) {
        case 0, 1:
            declared += 1
            let text = "float v\(declared) = \(expression(2, number));\n"
            // Within a block, the name ends with it.
            if depth == 2 { variables.append("v\(declared)") }
            return text
        case 2: return "\(random.element(of: variables)) = \(expression(2, number));\n"
        case 3: return "\(random.element(of: variables)) \(random.element(of: ["+=", "-=", "*="])) \(expression(1, number));\n"
        case 4: return "if (\(condition(1, number))) return \(expression(1, number));\n"
        case 5 where depth > 0:
            return "if (\(condition(1, number))) \(block(depth, number)) else \(block(depth, number))"
        case 6 where depth > 0: return "if (\(condition(1, number))) \(block(depth, number))"
        default: return "{ int sign = \(condition(1, number)); \(random.element(of: variables)) += sign - 1; }\n"
        }
    }

    private mutating func block(_ depth: Int, _ number: Int) -> String {
        "{\n\((0..<random.int(in: 1...2)).map { _ in statement(depth: depth - 1, number) }.joined())}\n"
    }

    private mutating func expression(_ depth: Int, _ number: Int?) -> String {
        guard depth > 0 else {
            return random.chance(0.6) ? random.element(of: variables) : random.element(of: ["0.5f", "-1", "2.0f", ".25", "3", "1e0f"])
        }
        func part(_ draft: inout RandomFunction) -> String { draft.expression(depth - 1, number) }
        switch random.int(in: 0...11) {
        case 0: return "(\(part(&self)) + \(part(&self)))"
        case 1: return "\(part(&self)) - (\(part(&self)))"
        case 2: return "(\(part(&self))) * (\(part(&self)))"
        case 3: return "(\(part(&self))) / (2 + fabsf(\(part(&self))))"
        case 4: return "(\(condition(depth - 1, number)) ? \(part(&self)) : \(part(&self)))"
        case 5: return "\(random.element(of: ["tanhf", "sinf", "fabsf", "cosf"]))(\(part(&self)))"
        case 6: return "\(random.element(of: ["fmaxf", "fminf"]))(\(part(&self)), \(part(&self)))"
        case 7: return "-(\(part(&self)))"
        case 8: return "(float)(\(condition(depth - 1, number)))"
        case 9: return "expf(-fabsf(\(part(&self))))"
        case 10: return "(float)((\(condition(0, number))) - (\(condition(0, number))))"
        default: return number.map { "h\($0)(\(part(&self)), \(part(&self)))" } ?? part(&self)
        }
    }

    private mutating func condition(_ depth: Int, _ number: Int?) -> String {
        switch random.int(in: 0...(depth > 0 ? 9 : 5)) {
        case 6: return "(\(condition(depth - 1, number)) && \(condition(depth - 1, number)))"
        case 7: return "(\(condition(depth - 1, number)) || \(condition(depth - 1, number)))"
        case 8: return "!(\(condition(depth - 1, number)))"
        case 9: return "!\(random.element(of: variables))"
        default:
            return "\(expression(min(depth, 1), number)) \(random.element(of: ["<", "<=", ">", ">=", "==", "!="])) \(expression(0, number))"
        }
    }

    private init(random: SplitMix) { self.random = random }
}
