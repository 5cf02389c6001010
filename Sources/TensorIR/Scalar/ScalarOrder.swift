/// The order in which sums and products are written: operands, then functions and other parts,
/// then powers; constants come last in a sum and first in a product.
extension Scalar {
    static func precedes(_ a: Scalar, _ b: Scalar) -> Bool { compare(a, b) < 0 }

    static func compare(_ a: Scalar, _ b: Scalar) -> Int {
        func order<T: Comparable>(_ x: T, _ y: T) -> Int { x < y ? -1 : x > y ? 1 : 0 }
        switch (a, b) {
        case (.operand(let x), .operand(let y)): return order(x, y)
        case (.constant(let x), .constant(let y)): return order(x, y)
        default: break
        }
        if a.rank != b.rank { return order(a.rank, b.rank) }
        if a.name != b.name { return order(a.name, b.name) }
        for (x, y) in zip(a.children, b.children) {
            let result = compare(x, y)
            if result != 0 { return result }
        }
        return 0
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
