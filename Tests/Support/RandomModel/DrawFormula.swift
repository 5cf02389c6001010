/// Formulas as the language writes them, drawn as trees.
extension RandomModel {
    /// A declaration of an activation of its own; how it is used.
    mutating func drawRandomActivation() -> String {
        let name = "f\(head.count)", takesScale = random.chance(0.3)
        let body = drawTree(of: takesScale ? ["x", "x", "k"] : ["x"], depth: random.int(in: 1...4))
        head.append("activation \(name)(x\(takesScale ? ", k" : "")) = 0.5 * x + tanh(\(body))\(takesScale ? " * k" : "")")
        return name + (takesScale ? "(\(random.element(of: ["0.7", "-1", "2"])))" : "")
    }

    /// A declaration of a loss; its name.
    mutating func drawRandomLoss() -> String {
        let name = "f\(head.count)"
        head.append("loss \(name)(y, target) = (y - target) ^ 2 / 4 + 0.1 * tanh(\(drawTree(of: ["y", "target"], depth: 3)))")
        return name
    }

    /// Values that stay near 1 where those of the leaves do, by all operators and functions.
    private mutating func drawTree(of leaves: [String], depth: Int) -> String {
        if depth == 0 || random.chance(0.1) {
            return random.chance(0.75) ? random.element(of: leaves) : random.element(of: ["0.5", "2", "1", "0.25"])
        }
        func part() -> String { drawTree(of: leaves, depth: depth - 1) }
        switch random.int(in: 0...9) {
        case 0: return "(\(part()) \(random.element(of: ["+", "-"])) \(part()))"
        case 1: return "\(part()) * tanh(\(part()))"
        case 2: return "\(part()) / (1 + (\(part())) ^ 2)"
        case 3: return "\(random.element(of: ["min", "max"]))(\(part()), \(part()))"
        case 4:
            let comparison = random.element(of: ["<", "<=", ">", ">="])
            return "where(\(part()) \(comparison) \(part()), \(part()), \(part()))"
        case 5: return random.element(of: ["pow(1 + abs(\(part())), 0.4)", "sqrt(0.5 + (\(part())) ^ 2)", "tanh(\(part())) ^ 3", "-(\(part()))"])
        case 6: return random.element(of: ["log(1 + (\(part())) ^ 2)", "log1p(abs(\(part())))", "expm1(tanh(\(part())))", "exp(-(\(part())) ^ 2)"])
        case 7: return random.element(of: ["sinh(tanh(\(part())))", "cosh(tanh(\(part())))", "tan(0.5 * tanh(\(part())))", "softplus(\(part()))"])
        case 8: return random.element(of: ["sign(\(part()))", "floor(3 * tanh(\(part())))", "abs(\(part()))"])
        default: return "\(random.element(of: ["sin", "cos", "erf", "tanh", "sigmoid"]))(\(part()))"
        }
    }
}
