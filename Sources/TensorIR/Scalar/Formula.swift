/// A formula with the number and nesting of its nodes, which grow faster than the memory it takes: parts
/// are shared.
package struct Formula: Sendable {
    /// The most nodes of a formula that a user writes, after the formulas that it calls are opened.
    package static let sizeLimit = 1_000
    /// How deep its operations may nest.
    package static let depthLimit = 100

    package private(set) var scalar: Scalar
    package private(set) var size = 1
    package private(set) var depth = 1

    /// Whether it is no larger than a formula may be.
    package var isWithinLimits: Bool { size <= Self.sizeLimit && depth <= Self.depthLimit }

    private init(_ scalar: Scalar, _ parts: [Formula]) {
        self.scalar = scalar
        for part in parts { (size, depth) = (size + part.size, max(depth, part.depth + 1)) }
    }

    /// The formula `body` of operand 0, which is within the limits, with another in its place.
    package init(substituting operand: Formula, into body: Scalar) {
        var uses = 0
        scalar = body.substituting { _ in
            uses += 1
            return operand.scalar
        }
        size = body.size + uses * (operand.size - 1)
        depth = body.depth + operand.depth - 1
    }

    package static func constant(_ value: Double) -> Formula { Formula(.constant(value), []) }
    package static func operand(_ index: Int) -> Formula { Formula(.operand(index), []) }

    package static func unary(_ operation: Scalar.Unary, _ a: Formula) -> Formula {
        Formula(.unary(operation, a.scalar), [a])
    }

    package static func binary(_ operation: Scalar.Binary, _ a: Formula, _ b: Formula) -> Formula {
        Formula(.binary(operation, a.scalar, b.scalar), [a, b])
    }

    package static func select(
        _ comparison: Scalar.Comparison, _ a: Formula, _ b: Formula, then: Formula, otherwise: Formula
    ) -> Formula {
        Formula(
            .select(comparison, a.scalar, b.scalar, then: then.scalar, otherwise: otherwise.scalar),
            [a, b, then, otherwise])
    }

    /// The functions of one argument that formulas know by name.
    package static let functions: [String: @Sendable (Formula) -> Formula] = [
        "abs": { .unary(.abs, $0) }, "sqrt": { .unary(.sqrt, $0) }, "exp": { .unary(.exp, $0) },
        "expm1": { .unary(.expm1, $0) }, "log": { .unary(.log, $0) }, "log1p": { .unary(.log1p, $0) },
        "tanh": { .unary(.tanh, $0) }, "sigmoid": { .unary(.sigmoid, $0) }, "sin": { .unary(.sin, $0) },
        "cos": { .unary(.cos, $0) }, "erf": { .unary(.erf, $0) }, "softplus": { .unary(.softplus, $0) },
        "sign": { .unary(.sign, $0) }, "floor": { .unary(.floor, $0) },
        "tan": { .binary(.divide, .unary(.sin, $0), .unary(.cos, $0)) },
        "sinh": { x in .binary(.multiply, .constant(0.5), .binary(.subtract, .unary(.expm1, x), .unary(.expm1, .unary(.negate, x)))) },
        "cosh": { x in .binary(.multiply, .constant(0.5), .binary(.add, .unary(.exp, x), .unary(.exp, .unary(.negate, x)))) },
    ]

    /// The functions of two arguments.
    package static let functionsOfTwo: [String: Scalar.Binary] = ["min": .minimum, "max": .maximum, "pow": .power]
}
