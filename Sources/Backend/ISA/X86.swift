import CCode
import LoopIR
import TensorIR

/// What the vector extensions of x86 share: names `_mm256_add_ps`, `_mm512_add_ps` and so on.
protocol X86: ISA {
    /// "_mm256" or "_mm512".
    var prefix: String { get }
}

extension X86 {
    package var condition: String? { "defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))" }
    package var includes: [String] { ["<immintrin.h>"] }

    /// An intrinsic of the vector's width.
    func intrinsic(_ name: String, _ arguments: CExpression...) -> CExpression {
        .call(.identifier("\(prefix)_\(name)"), arguments)
    }

    package func splat(_ scalar: CExpression) -> CExpression {
        // Not −0, which is equal to 0.
        if case .float(let value) = scalar, value.bitPattern == 0 { return intrinsic("setzero_ps") }
        return intrinsic("set1_ps", scalar)
    }
    package func load(_ address: Address) -> CExpression { intrinsic("loadu_ps", address.pointer) }
    package func store(_ value: CExpression, to address: Address) -> CStatement {
        .expression(intrinsic("storeu_ps", address.pointer, value))
    }
    package func firstLanes(_ count: CExpression) -> CExpression { function("first_lanes", count) }

    package func maximum(_ x: CExpression, _ y: CExpression) -> CExpression { intrinsic("max_ps", x, y) }
    package func minimum(_ x: CExpression, _ y: CExpression) -> CExpression { intrinsic("min_ps", x, y) }
    package func multiplyAdd(_ x: CExpression, _ y: CExpression, _ z: CExpression) -> CExpression {
        intrinsic("fmadd_ps", x, y, z)
    }
    package func oneHot(index: CExpression, position: CExpression) -> CExpression {
        function("one_hot", position == 0 ? index : index - position)
    }

    package func prefixMask(count: CExpression, position: CExpression) -> CExpression {
        function("prefix_mask", position == 0 ? count : count - position)
    }

    package func prefetch(_ address: Address, _ kind: Statement.Prefetch) -> CStatement? {
        builtinPrefetch(address, kind)
    }

    func predicate(_ comparison: Scalar.Comparison) -> CExpression {
        switch comparison {
        case .less: "_CMP_LT_OQ"
        case .lessOrEqual: "_CMP_LE_OQ"
        case .equal: "_CMP_EQ_OQ"
        }
    }
}
