import CCode
import LoopIR
import TensorIR

/// AVX-512 F, VL, BW and DQ: 16 lanes, masks of one bit a lane.
package struct AVX512: X86 {
    package let target = Target.avx512
    package let attribute: (macro: String, features: String)? = (
        "NN_AVX512", "avx512f,avx512vl,avx512bw,avx512dq,avx2,fma"
    )
    package let vector = CType.named("__m512")
    package let mask = CType.named("__mmask16")
    let prefix = "_mm512"

    package init() {}

    package func load(_ address: Address, mask: CExpression) -> CExpression {
        intrinsic("maskz_loadu_ps", mask, address.pointer)
    }
    package func store(_ value: CExpression, to address: Address, mask: CExpression) -> CStatement {
        .expression(intrinsic("mask_storeu_ps", address.pointer, mask, value))
    }

    package func unary(_ operation: Scalar.Unary, _ x: CExpression) -> CExpression {
        switch operation {
        case .negate: -x
        case .abs: intrinsic("abs_ps", x)
        case .sqrt: intrinsic("sqrt_ps", x)
        case .floor: intrinsic("floor_ps", x)
        case .sign, .exp, .expm1, .log, .log1p, .tanh, .sigmoid, .softplus, .sin, .cos, .erf:
            function(operation.rawValue, x)
        }
    }

    package func select(
        _ comparison: Scalar.Comparison, _ x: CExpression, _ y: CExpression, then: CExpression,
        otherwise: CExpression
    ) -> CExpression {
        intrinsic("mask_blend_ps", intrinsic("cmp_ps_mask", x, y, predicate(comparison)), otherwise, then)
    }

    package func blend(_ mask: CExpression, _ x: CExpression, _ y: CExpression) -> CExpression {
        intrinsic("mask_blend_ps", mask, y, x)
    }

    package func across(_ operation: Reduce.Operation, _ x: CExpression) -> CExpression {
        switch operation {
        case .sum: intrinsic("reduce_add_ps", x)
        case .maximum: intrinsic("reduce_max_ps", x)
        case .minimum: intrinsic("reduce_min_ps", x)
        }
    }

    package let helpers = [
        Helper(
            name: "first_lanes_avx512",
            text: """
                /* A mask of the first count lanes. */
                NN_AVX512 static inline __mmask16 first_lanes_avx512(ptrdiff_t count) {
                    return (__mmask16)((1u << count) - 1u);
                }
                """),
        Helper(
            name: "one_hot_avx512",
            text: """
                /* 1 in the lane of that number, 0 in the others. */
                NN_AVX512 static inline __m512 one_hot_avx512(ptrdiff_t lane) {
                    const __mmask16 is_hot = (__mmask16)(lane >= 0 && lane < 16 ? 1u << lane : 0u);
                    return _mm512_maskz_mov_ps(is_hot, _mm512_set1_ps(1.0f));
                }
                """),
        Helper(
            name: "prefix_mask_avx512",
            text: """
                /* 1 in the first count lanes, 0 in the others. */
                NN_AVX512 static inline __m512 prefix_mask_avx512(ptrdiff_t count) {
                    const ptrdiff_t held = count < 0 ? 0 : count > 16 ? 16 : count;
                    return _mm512_maskz_mov_ps((__mmask16)((1u << held) - 1u), _mm512_set1_ps(1.0f));
                }
                """),
        Helper(
            name: "sign_avx512",
            text: """
                /* -1, 0 or 1; NaN of NaN. */
                NN_AVX512 static inline __m512 sign_avx512(__m512 x) {
                    const __m512 sign_bit = _mm512_and_ps(x, _mm512_set1_ps(-0.0f));
                    const __m512 unit = _mm512_or_ps(sign_bit, _mm512_set1_ps(1.0f));
                    return _mm512_mask_mov_ps(
                        x, _mm512_cmp_ps_mask(x, _mm512_setzero_ps(), _CMP_NEQ_OQ), unit);
                }
                """),
    ]
}
