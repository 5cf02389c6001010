extension Scalar {
    /// Formulas up to this many nodes are simplified; larger ones are refused by the elaborator.
    package static let sizeLimit = 1024
    /// Likewise for nesting: algebra is recursive.
    package static let depthLimit = 100

    /// The nodes of the formula, written out as a tree.
    package var size: Int { 1 + children.reduce(0) { $0 + $1.size } }

    /// The longest way down from the formula to a leaf.
    package var depth: Int { 1 + (children.map(\.depth).max() ?? 0) }

    package var isWithinLimits: Bool {
        var room = Self.sizeLimit
        func fits(_ formula: Scalar, depth: Int) -> Bool {
            room -= 1
            return room >= 0 && depth <= Self.depthLimit && formula.children.allSatisfy { fits($0, depth: depth + 1) }
        }
        return fits(self, depth: 1)
    }

    /// The parts a formula is made of, in reading order.
    package var children: [Scalar] {
        switch self {
        case .constant, .operand: []
        case .unary(_, let x): [x]
        case .binary(_, let x, let y): [x, y]
        case .select(_, let a, let b, let then, let otherwise): [a, b, then, otherwise]
        }
    }

    /// The formula with each part replaced.
    package func mapChildren(_ transform: (Scalar) -> Scalar) -> Scalar {
        switch self {
        case .constant, .operand: self
        case .unary(let function, let x): .unary(function, transform(x))
        case .binary(let function, let x, let y): .binary(function, transform(x), transform(y))
        case .select(let comparison, let a, let b, let then, let otherwise):
            .select(comparison, transform(a), transform(b), then: transform(then), otherwise: transform(otherwise))
        }
    }

    /// The formula with every operand i replaced by `replacement(i)`.
    package func substituting(_ replacement: (Int) -> Scalar) -> Scalar {
        if case .operand(let index) = self { return replacement(index) }
        return mapChildren { $0.substituting(replacement) }
    }

    /// The formula with every occurrence of a part replaced.
    package func replacing(_ part: Scalar, with replacement: Scalar) -> Scalar {
        self == part ? replacement : mapChildren { $0.replacing(part, with: replacement) }
    }

    /// The operands that the formula reads.
    package var operands: Set<Int> {
        if case .operand(let index) = self { return [index] }
        return children.reduce(into: []) { $0.formUnion($1.operands) }
    }

    package func contains(_ part: Scalar) -> Bool {
        self == part || children.contains { $0.contains(part) }
    }

    /// A measure of the work of one evaluation, where a part that occurs twice is computed once.
    package var cost: Int {
        var seen: Set<Scalar> = []
        func visit(_ formula: Scalar) -> Int {
            let children = formula.children
            guard !children.isEmpty, seen.insert(formula).inserted else { return 0 }
            return formula.ownCost + children.reduce(0) { $0 + visit($1) }
        }
        return visit(self)
    }

    private var ownCost: Int {
        switch self {
        case .constant, .operand: 0
        case .unary(let function, _):
            switch function {
            case .negate, .abs, .floor: 1
            case .sign: 2
            case .sqrt: 6
            case .exp, .expm1, .log, .log1p, .tanh, .sigmoid, .sin, .cos, .erf, .softplus: 20
            }
        case .binary(let function, _, let y):
            switch function {
            case .add, .subtract, .multiply, .minimum, .maximum: 1
            case .divide: 4
            case .power:
                y.integer.map { Swift.max(1, Int.bitWidth - $0.magnitude.leadingZeroBitCount - 1) + ($0 < 0 ? 4 : 0) } ?? 40
            }
        case .select: 2
        }
    }

    /// The value of a constant that is a whole number of moderate size.
    var integer: Int? {
        if case .constant(let value) = self, value == value.rounded(), Swift.abs(value) <= 64 { return Int(value) }
        return nil
    }
}
