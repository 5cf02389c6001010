import CCode
import LoopIR
import TensorIR

/// Portable C11 without intrinsics or extensions. A vector has one lane and is a plain float.
package struct ScalarISA: ISA {
    package let target = Target.scalar
    package let attribute: (macro: String, features: String)? = nil
    package let condition: String? = nil
    package let includes: [String] = []
    package let vector = CType.float
    package let mask = CType.int

    package init() {}

    package func splat(_ scalar: CExpression) -> CExpression { scalar }
    package func load(_ address: Address) -> CExpression { address.element }
    package func load(_ address: Address, mask: CExpression) -> CExpression {
        .conditional(mask, then: address.element, otherwise: .float(0))
    }
    package func store(_ value: CExpression, to address: Address) -> CStatement {
        .update(address.element, value)
    }
    package func store(_ value: CExpression, to address: Address, mask: CExpression) -> CStatement {
        .if(mask, then: [store(value, to: address)])
    }
    package func firstLanes(_ count: CExpression) -> CExpression { .binary(.greater, count, 0) }

    package func unary(_ operation: Scalar.Unary, _ x: CExpression) -> CExpression {
        switch operation {
        case .negate: -x
        case .abs: .call("abs_scalar", x)
        case .sign: .call("sign_scalar", x)
        case .sqrt, .exp, .expm1, .log, .log1p, .tanh, .sigmoid, .softplus, .sin, .cos, .erf, .floor:
            .call(.identifier(operation.rawValue + "_scalar"), [x])
        }
    }

    package func maximum(_ x: CExpression, _ y: CExpression) -> CExpression { .call("max_scalar", x, y) }
    package func minimum(_ x: CExpression, _ y: CExpression) -> CExpression { .call("min_scalar", x, y) }
    package func multiplyAdd(_ x: CExpression, _ y: CExpression, _ z: CExpression) -> CExpression { x * y + z }

    package func select(
        _ comparison: Scalar.Comparison, _ x: CExpression, _ y: CExpression, then: CExpression,
        otherwise: CExpression
    ) -> CExpression {
        let sign: CBinaryOperator =
            switch comparison {
            case .less: .less
            case .lessOrEqual: .lessOrEqual
            case .equal: .equal
            }
        return .conditional(.binary(sign, x, y), then: then, otherwise: otherwise)
    }

    package func blend(_ mask: CExpression, _ x: CExpression, _ y: CExpression) -> CExpression {
        .conditional(mask, then: x, otherwise: y)
    }

    package func oneHot(index: CExpression, position: CExpression) -> CExpression {
        .conditional(.binary(.equal, index, position), then: .float(1), otherwise: .float(0))
    }

    package func prefixMask(count: CExpression, position: CExpression) -> CExpression {
        .conditional(.binary(.less, position, count), then: .float(1), otherwise: .float(0))
    }

    package func across(_ operation: Reduce.Operation, _ x: CExpression) -> CExpression { x }
    package func prefetch(_ address: Address, _ kind: Statement.Prefetch) -> CStatement? { nil }

    package let helpers = [
        Helper(
            name: "max_scalar",
            text: """
                static inline float max_scalar(float a, float b) {
                    return a > b ? a : b;
                }
                """),
        Helper(
            name: "min_scalar",
            text: """
                static inline float min_scalar(float a, float b) {
                    return a < b ? a : b;
                }
                """),
        Helper(
            name: "abs_scalar",
            text: """
                static inline float abs_scalar(float x) {
                    return x < 0.0f ? -x : x;
                }
                """),
        Helper(
            name: "sign_scalar",
            text: """
                /* -1, 0 or 1; NaN of NaN. */
                static inline float sign_scalar(float x) {
                    return x > 0.0f ? 1.0f : x < 0.0f ? -1.0f : x;
                }
                """),
    ]
}
