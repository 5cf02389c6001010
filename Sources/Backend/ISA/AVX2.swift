import CCode
import LoopIR
import TensorIR

/// AVX2 with FMA: 8 lanes, masks of all ones or zeros in the lanes of an integer vector.
package struct AVX2: X86 {
    package let target = Target.avx2
    package let attribute: (macro: String, features: String)? = ("NN_AVX2", "avx2,fma")
    package let vector = CType.named("__m256")
    package let mask = CType.named("__m256i")
    let prefix = "_mm256"

    package init() {}

    package func load(_ address: Address, mask: CExpression) -> CExpression {
        intrinsic("maskload_ps", address.pointer, mask)
    }
    package func store(_ value: CExpression, to address: Address, mask: CExpression) -> CStatement {
        .expression(intrinsic("maskstore_ps", address.pointer, mask, value))
    }

    package func unary(_ operation: Scalar.Unary, _ x: CExpression) -> CExpression {
        switch operation {
        case .negate: -x
        case .abs: intrinsic("andnot_ps", splat(.float(-0.0)), x)
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
        intrinsic("blendv_ps", otherwise, then, intrinsic("cmp_ps", x, y, predicate(comparison)))
    }

    package func blend(_ mask: CExpression, _ x: CExpression, _ y: CExpression) -> CExpression {
        intrinsic("blendv_ps", y, x, intrinsic("castsi256_ps", mask))
    }

    package func across(_ operation: Reduce.Operation, _ x: CExpression) -> CExpression {
        switch operation {
        case .sum: function("sum_lanes", x)
        case .maximum: function("max_lanes", x)
        case .minimum: function("min_lanes", x)
        }
    }

    package let helpers = [
        Helper(
            name: "first_lanes_avx2",
            text: """
                /* A mask of the first count lanes. */
                NN_AVX2 static inline __m256i first_lanes_avx2(ptrdiff_t count) {
                    const __m256i lanes = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
                    return _mm256_cmpgt_epi32(_mm256_set1_epi32((int)count), lanes);
                }
                """),
        Helper(
            name: "one_hot_avx2",
            text: """
                /* 1 in the lane of that number, 0 in the others. */
                NN_AVX2 static inline __m256 one_hot_avx2(ptrdiff_t lane) {
                    const __m256i lanes = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
                    const __m256i is_hot = _mm256_cmpeq_epi32(_mm256_set1_epi32((int)lane), lanes);
                    return _mm256_and_ps(_mm256_castsi256_ps(is_hot), _mm256_set1_ps(1.0f));
                }
                """),
        Helper(
            name: "prefix_mask_avx2",
            text: """
                /* 1 in the first count lanes, 0 in the others. */
                NN_AVX2 static inline __m256 prefix_mask_avx2(ptrdiff_t count) {
                    const __m256i lanes = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
                    const __m256i is_before = _mm256_cmpgt_epi32(_mm256_set1_epi32((int)count), lanes);
                    return _mm256_and_ps(_mm256_castsi256_ps(is_before), _mm256_set1_ps(1.0f));
                }
                """),
        Helper(
            name: "sign_avx2",
            text: """
                /* -1, 0 or 1; NaN of NaN. */
                NN_AVX2 static inline __m256 sign_avx2(__m256 x) {
                    const __m256 sign_bit = _mm256_and_ps(x, _mm256_set1_ps(-0.0f));
                    const __m256 unit = _mm256_or_ps(sign_bit, _mm256_set1_ps(1.0f));
                    return _mm256_blendv_ps(x, unit, _mm256_cmp_ps(x, _mm256_setzero_ps(), _CMP_NEQ_OQ));
                }
                """),
        acrossHelper("sum_lanes", "add"), acrossHelper("max_lanes", "max"), acrossHelper("min_lanes", "min"),
    ]

    private static func acrossHelper(_ name: String, _ instruction: String) -> Helper {
        Helper(
            name: "\(name)_avx2",
            text: """
                NN_AVX2 static inline float \(name)_avx2(__m256 x) {
                    __m128 s = _mm_\(instruction)_ps(_mm256_castps256_ps128(x), _mm256_extractf128_ps(x, 1));
                    s = _mm_\(instruction)_ps(s, _mm_movehl_ps(s, s));
                    return _mm_cvtss_f32(_mm_\(instruction)_ss(s, _mm_movehdup_ps(s)));
                }
                """)
    }
}
