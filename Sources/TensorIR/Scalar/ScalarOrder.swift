/// The order in which sums and products are written: by the first operand that a part reads, the
/// operand itself before functions of it, constants last (a product's coefficient leads all the same).
extension Scalar {
    static func precedes(_ a: Scalar, _ b: Scalar) -> Bool { compare(a, b) < 0 }

    static func compare(_ a: Scalar, _ b: Scalar) -> Int {
        func order<T: Comparable>(_ x: T, _ y: T) -> Int { x < y ? -1 : x > y ? 1 : 0 }
        switch (a, b) {
        case (.operand(let x), .operand(let y)): return order(x, y)
        case (.constant(let x), .constant(let y)): return order(x, y)
        default: break
        }
        let (first, second) = (a.firstOperand ?? .max, b.firstOperand ?? .max)
        if first != second { return order(first, second) }
        if a.rank != b.rank { return order(a.rank, b.rank) }
        if a.name != b.name { return order(a.name, b.name) }
        for (x, y) in zip(a.children, b.children) {
            let result = compare(x, y)
            if result != 0 { return result }
        }
        return 0
    }

    private var firstOperand: Int? {
        if case .operand(let index) = self { return index }
        return children.compactMap(\.firstOperand).min()
    }

    private var rank: Int {
        switch self {
        case .operand: 0
        case .unary: 1
        case .binary: 2
        case .select: 3
        case .constant: 4
        }
    }

    private var name: String {
        switch self {
        case .constant, .operand: ""
        case .unary(let function, _): function.rawValue
        case .binary(let function, _, _): function.rawValue
        case .select(let comparison, _, _, _, _): comparison.rawValue
        }
    }
}
