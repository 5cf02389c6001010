import CCode
import LoopIR
import TensorIR

/// AArch64's Advanced SIMD: 4 lanes, fused multiply-add, no masks. What stands for a mask is the number of lanes
/// that exist; loads and stores of fewer than four go lane by lane.
package struct NEON: ISA {
    package let target = Target.neon
    /// Every AArch64 has it.
    package let attribute: (macro: String, features: String)? = nil
    package let condition: String? =
        "defined(__aarch64__) && defined(__ARM_NEON) && (defined(__GNUC__) || defined(__clang__))"
    package let includes = ["<arm_neon.h>"]
    package let vector = CType.named("float32x4_t")
    package let mask = CType.ptrdiff

    package init() {}

    private func intrinsic(_ name: String, _ arguments: CExpression...) -> CExpression {
        .call(.identifier(name), arguments)
    }

    package func splat(_ scalar: CExpression) -> CExpression { intrinsic("vdupq_n_f32", scalar) }
    package func load(_ address: Address) -> CExpression { intrinsic("vld1q_f32", address.pointer) }
    package func load(_ address: Address, mask: CExpression) -> CExpression {
        function("load_first", address.pointer, mask)
    }
    package func store(_ value: CExpression, to address: Address) -> CStatement {
        .expression(intrinsic("vst1q_f32", address.pointer, value))
    }
    package func store(_ value: CExpression, to address: Address, mask: CExpression) -> CStatement {
        .expression(function("store_first", address.pointer, mask, value))
    }
    package func firstLanes(_ count: CExpression) -> CExpression { count }

    package func unary(_ operation: Scalar.Unary, _ x: CExpression) -> CExpression {
        switch operation {
        case .negate: -x
        case .abs: intrinsic("vabsq_f32", x)
        case .sqrt: intrinsic("vsqrtq_f32", x)
        case .floor: intrinsic("vrndmq_f32", x)
        case .sign, .exp, .expm1, .log, .log1p, .tanh, .sigmoid, .softplus, .sin, .cos, .erf:
            function(operation.rawValue, x)
        }
    }

    // Not vmaxq_f32 and vminq_f32, which are NaN where either operand is.
    package func maximum(_ x: CExpression, _ y: CExpression) -> CExpression { function("max", x, y) }
    package func minimum(_ x: CExpression, _ y: CExpression) -> CExpression { function("min", x, y) }

    package func multiplyAdd(_ x: CExpression, _ y: CExpression, _ z: CExpression) -> CExpression {
        intrinsic("vfmaq_f32", z, x, y)
    }

    package func select(
        _ comparison: Scalar.Comparison, _ x: CExpression, _ y: CExpression, then: CExpression,
        otherwise: CExpression
    ) -> CExpression {
        let compare =
            switch comparison {
            case .less: "vcltq_f32"
            case .lessOrEqual: "vcleq_f32"
            case .equal: "vceqq_f32"
            }
        return intrinsic("vbslq_f32", intrinsic(compare, x, y), then, otherwise)
    }

    package func blend(_ mask: CExpression, _ x: CExpression, _ y: CExpression) -> CExpression {
        intrinsic("vbslq_f32", function("first_lanes", mask), x, y)
    }

    package func oneHot(index: CExpression, position: CExpression) -> CExpression {
        function("one_hot", position == 0 ? index : index - position)
    }

    package func prefixMask(count: CExpression, position: CExpression) -> CExpression {
        function("prefix_mask", position == 0 ? count : count - position)
    }

    package func across(_ operation: Reduce.Operation, _ x: CExpression) -> CExpression {
        switch operation {
        case .sum: intrinsic("vaddvq_f32", x)
        case .maximum: intrinsic("vmaxvq_f32", x)
        case .minimum: intrinsic("vminvq_f32", x)
        }
    }

    package func prefetch(_ address: Address, _ kind: Statement.Prefetch) -> CStatement? {
        builtinPrefetch(address, kind)
    }

    package let helpers = [
        Helper(
            name: "max_neon",
            text: """
                static inline float32x4_t max_neon(float32x4_t a, float32x4_t b) {
                    return vbslq_f32(vcgtq_f32(a, b), a, b);
                }
                """),
        Helper(
            name: "min_neon",
            text: """
                static inline float32x4_t min_neon(float32x4_t a, float32x4_t b) {
                    return vbslq_f32(vcltq_f32(a, b), a, b);
                }
                """),
        Helper(
            name: "load_first_neon",
            text: """
                /* The first count floats, and 0 behind them. */
                static inline float32x4_t load_first_neon(const float *x, ptrdiff_t count) {
                    if (count >= 4) return vld1q_f32(x);
                    float32x4_t lanes = vdupq_n_f32(0.0f);
                    if (count > 0) lanes = vld1q_lane_f32(x, lanes, 0);
                    if (count > 1) lanes = vld1q_lane_f32(x + 1, lanes, 1);
                    if (count > 2) lanes = vld1q_lane_f32(x + 2, lanes, 2);
                    return lanes;
                }
                """),
        Helper(
            name: "store_first_neon",
            text: """
                /* The first count lanes. */
                static inline void store_first_neon(float *x, ptrdiff_t count, float32x4_t lanes) {
                    if (count >= 4) {
                        vst1q_f32(x, lanes);
                        return;
                    }
                    if (count > 0) vst1q_lane_f32(x, lanes, 0);
                    if (count > 1) vst1q_lane_f32(x + 1, lanes, 1);
                    if (count > 2) vst1q_lane_f32(x + 2, lanes, 2);
                }
                """),
        Helper(
            name: "first_lanes_neon",
            text: """
                /* All ones in the first count lanes, zeros in the others. */
                static inline uint32x4_t first_lanes_neon(ptrdiff_t count) {
                    static const int32_t lanes[4] = { 0, 1, 2, 3 };
                    return vcltq_s32(vld1q_s32(lanes), vdupq_n_s32((int32_t)count));
                }
                """),
        Helper(
            name: "one_hot_neon",
            text: """
                /* 1 in the lane of that number, 0 in the others. */
                static inline float32x4_t one_hot_neon(ptrdiff_t lane) {
                    static const int32_t lanes[4] = { 0, 1, 2, 3 };
                    const uint32x4_t is_hot = vceqq_s32(vld1q_s32(lanes), vdupq_n_s32((int32_t)lane));
                    return vbslq_f32(is_hot, vdupq_n_f32(1.0f), vdupq_n_f32(0.0f));
                }
                """),
        Helper(
            name: "prefix_mask_neon",
            text: """
                /* 1 in the first count lanes, 0 in the others. */
                static inline float32x4_t prefix_mask_neon(ptrdiff_t count) {
                    static const int32_t lanes[4] = { 0, 1, 2, 3 };
                    const uint32x4_t is_before = vcltq_s32(vld1q_s32(lanes), vdupq_n_s32((int32_t)count));
                    return vbslq_f32(is_before, vdupq_n_f32(1.0f), vdupq_n_f32(0.0f));
                }
                """),
        Helper(
            name: "sign_neon",
            text: """
                /* -1, 0 or 1; NaN of NaN. */
                static inline float32x4_t sign_neon(float32x4_t x) {
                    const float32x4_t unit = vbslq_f32(vdupq_n_u32(0x80000000u), x, vdupq_n_f32(1.0f));
                    const float32x4_t magnitude = vabsq_f32(x);
                    return vbslq_f32(vcgtq_f32(magnitude, vdupq_n_f32(0.0f)), unit, x);
                }
                """),
    ]
}
