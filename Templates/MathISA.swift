/// The instructions that a form of a function is written in.
package enum MathISA: String, CaseIterable, Sendable {
    /// C11 without intrinsics: `float` in, `float` out.
    case scalar
    /// AVX2 with FMA: `__m256`.
    case avx2
    /// AVX-512 F, VL, BW and DQ: `__m512`.
    case avx512

    /// What the holes of the templates hold. Where two ISAs name an operation alike but for the
    /// prefix, the text has the prefix; the rest is named here.
    var holes: [String: Any] {
        switch self {
        case .scalar:
            ["scalar": true, "isa": rawValue]
        case .avx2:
            [
                "simd": true, "avx2": true, "isa": rawValue, "target": "NN_AVX2", "mm": "_mm256",
                "vector": "__m256", "integer": "__m256i", "double": "__m256d", "half": "__m128",
                "bits": "256", "lanes": "8", "compare": "_mm256_cmp_ps", "mask_bits": "_mm256_movemask_ps",
                "scale": "scale_avx2", "extract": "_mm256_extractf128_ps", "insert": "_mm256_insertf128_ps",
            ]
        case .avx512:
            [
                "simd": true, "avx512": true, "isa": rawValue, "target": "NN_AVX512", "mm": "_mm512",
                "vector": "__m512", "integer": "__m512i", "double": "__m512d", "half": "__m256",
                "bits": "512", "lanes": "16", "compare": "_mm512_cmp_ps_mask", "mask_bits": "_cvtmask16_u32",
                "scale": "_mm512_scalef_ps", "extract": "_mm512_extractf32x8_ps", "insert": "_mm512_insertf32x8",
            ]
        }
    }
}
