import Mustache

/// The instructions that a form of a function is written in.
package enum MathISA: String, CaseIterable, Sendable {
    /// C11 without intrinsics: `float` in, `float` out.
    case scalar
    /// AVX2 with FMA: `__m256`.
    case avx2
    /// AVX-512 F, VL, BW and DQ: `__m512`.
    case avx512
    /// AArch64's Advanced SIMD: `float32x4_t`.
    case neon

    /// What the holes of the templates hold. Sections are named for an ISA, or for what several have in
    /// common; a section that is a function takes the text within as its arguments.
    var holes: [String: Any] {
        switch self {
        case .scalar:
            ["scalar": true, "isa": rawValue]
        case .avx2:
            Self.x86(self, bits: 256).merging([
                "stepwise": true, "any": "_mm256_movemask_ps", "scale": "scale_avx2", "half": "__m128",
                "extract": "_mm256_extractf128_ps", "insert": "_mm256_insertf128_ps",
            ]) { $1 }
        case .avx512:
            Self.x86(self, bits: 512).merging([
                "any": "_cvtmask16_u32", "scale": "_mm512_scalef_ps", "half": "__m256",
                "extract": "_mm512_extractf32x8_ps", "insert": "_mm512_insertf32x8",
            ]) { $1 }
        case .neon:
            Self.neonHoles
        }
    }

    private static func x86(_ isa: MathISA, bits: Int) -> [String: Any] {
        let mm = "_mm\(bits)"
        var holes: [String: Any] = [
            "simd": true, "x86": true, isa.rawValue: true, "isa": isa.rawValue, "mm": mm,
            "target": "NN_\(isa.rawValue.uppercased()) ", "lanes": "\(bits / 32)",
            "vector": "__m\(bits)", "integer": "__m\(bits)i", "integers": "__m\(bits)i", "double": "__m\(bits)d",
            "zero": "\(mm)_setzero_ps()", "load_int": "\(mm)_loadu_si\(bits)", "store_int": "\(mm)_storeu_si\(bits)",
            "bits_of": "\(mm)_castps_si\(bits)", "from_bits": "\(mm)_castsi\(bits)_ps",
        ]
        let names = [
            "splat": "set1_ps", "load": "loadu_ps", "store": "storeu_ps", "add": "add_ps", "sub": "sub_ps",
            "mul": "mul_ps", "div": "div_ps", "min": "min_ps", "max": "max_ps", "sqrt": "sqrt_ps", "floor": "floor_ps",
            "add_product": "fmadd_ps", "subtract_product": "fnmadd_ps", "splat_int": "set1_epi32",
            "add_int": "add_epi32", "sub_int": "sub_epi32", "shift_left": "slli_epi32", "shift_right": "srli_epi32",
            "half_of": "srai_epi32", "to_int": "cvtps_epi32", "to_float": "cvtepi32_ps",
        ]
        for (hole, name) in names { holes[hole] = "\(mm)_\(name)" }
        holes["abs"] = MustacheLambda { "\(mm)_andnot_ps(\(mm)_set1_ps(-0.0f), \($0))" }
        holes["minus_abs"] = MustacheLambda { "\(mm)_or_ps(\($0), \(mm)_set1_ps(-0.0f))" }
        let compare = "\(mm)_cmp_ps" + (isa == .avx512 ? "_mask" : "")
        for name in ["lt", "eq", "ge", "gt"] {
            holes[name] = MustacheLambda { "\(compare)(\($0), _CMP_\(name.uppercased())_OQ)" }
        }
        holes["neq"] = MustacheLambda { "\(compare)(\($0), _CMP_NEQ_UQ)" }
        return holes
    }

    private static var neonHoles: [String: Any] {
        var holes: [String: Any] = [
            "simd": true, "neon": true, "stepwise": true, "isa": "neon", "target": "", "lanes": "4",
            "vector": "float32x4_t", "integer": "int32x4_t", "integers": "int32_t", "zero": "vdupq_n_f32(0.0f)",
            "load_int": "vld1q_s32", "store_int": "vst1q_s32", "bits_of": "vreinterpretq_s32_f32",
            "from_bits": "vreinterpretq_f32_s32", "splat": "vdupq_n_f32", "load": "vld1q_f32", "store": "vst1q_f32",
            "add": "vaddq_f32", "sub": "vsubq_f32", "mul": "vmulq_f32", "div": "vdivq_f32", "min": "vminq_f32",
            "max": "vmaxq_f32", "sqrt": "vsqrtq_f32", "floor": "vrndmq_f32", "add_product": "add_product_neon",
            "subtract_product": "subtract_product_neon", "splat_int": "vdupq_n_s32", "add_int": "vaddq_s32",
            "sub_int": "vsubq_s32", "shift_left": "vshlq_n_s32", "shift_right": "vshrq_n_s32", "half_of": "vshrq_n_s32",
            "to_int": "vcvtnq_s32_f32", "to_float": "vcvtq_f32_s32", "any": "vmaxvq_u32", "scale": "scale_neon",
        ]
        holes["abs"] = MustacheLambda { "vabsq_f32(\($0))" }
        holes["minus_abs"] = MustacheLambda { "vnegq_f32(vabsq_f32(\($0)))" }
        for name in ["lt", "eq", "ge", "gt"] { holes[name] = MustacheLambda { "vc\(name)q_f32(\($0))" } }
        return holes
    }
}
