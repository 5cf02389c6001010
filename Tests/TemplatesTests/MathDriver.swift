import Templates
import TestSupport

/// A C program over the whole library that measures each function in each form against libm in
/// double. It prints a line a finding: `error exp avx2 0.92 15.6` (the largest, in ulp of the exact
/// result, and where); `lane`, `special` and `identity` lines only for what is wrong.
enum MathDriver {
    /// Those that give −0 for −0.
    private static let keepsZero: Set<MathFunction> = [.sqrt, .floor, .expm1, .tanh, .log1p, .erf]

    /// Those that this machine's compilers know.
    static var isas: [MathISA] {
        #if arch(arm64)
        [.scalar, .neon]
        #else
        [.scalar, .avx2, .avx512]
        #endif
    }

    /// Tests every `stride`-th float, and `pairs` random arguments of pow, in the forms for `isas`.
    static func source(stride: Int, pairs: Int, isas: [MathISA] = isas) -> String {
        let unary = MathFunction.allCases.filter { $0.arity == 1 }
        let loops = MathFunction.allCases.flatMap { function in isas.map { loop(function, $0) } }
        let rows = unary.map { function in
            "    {\"\(function)\", exact_\(function), {"
                + isas.map { "run_\(function.name(for: $0))" }.joined(separator: ", ")
                + "}, \(keepsZero.contains(function) ? 1 : 0)},"
        }
        let forms = isas.map { isa in
            "    {\"\(isa)\", run_pow_\(isa), run_sigmoid_\(isa), run_tanh_\(isa), run_erf_\(isa), run_sin_\(isa)},"
        }
        return ([preamble, MathLibrary.source(of: Set(MathFunction.allCases), for: Set(isas))]
            + loops + ["enum { ISAS = \(isas.count) };", exact, "static const struct row rows[] = {"] + rows
            + ["};", "static const struct isa isas[ISAS] = {"] + forms
            + ["};", "#define STRIDE \(stride)u", "#define PAIRS \(pairs)", program]).joined(separator: "\n")
    }

    static let preamble = """
        #if defined(__x86_64__)
        #include <immintrin.h>
        #elif defined(__aarch64__)
        #include <arm_neon.h>
        #endif
        #include <math.h>
        #include <stdint.h>
        #include <stdio.h>
        #include <string.h>
        #define NN_AVX2 __attribute__((target("avx2,fma")))
        #define NN_AVX512 __attribute__((target("avx512f,avx512vl,avx512bw,avx512dq,avx2,fma")))
        """

    /// 16 elements through one form; the second argument is pow's alone.
    private static func loop(_ function: MathFunction, _ isa: MathISA) -> String {
        let (load, store, lanes, target) =
            switch isa {
            case .scalar: ("*", "*(z + i) = ", 1, "")
            case .avx2: ("_mm256_loadu_ps", "_mm256_storeu_ps", 8, "NN_AVX2 ")
            case .avx512: ("_mm512_loadu_ps", "_mm512_storeu_ps", 16, "NN_AVX512 ")
            case .neon: ("vld1q_f32", "vst1q_f32", 4, "")
            }
        let arguments = ["x", "y"].prefix(function.arity).map { "\(load)(\($0) + i)" }.joined(separator: ", ")
        let call = "\(function.name(for: isa))(\(arguments))"
        let statement = store + (isa == .scalar ? call : "(z + i, \(call))")
        return """
            \(target)static void run_\(function.name(for: isa))(const float *x, const float *y, float *z) {
                (void)y;
                for (int i = 0; i < 16; i += \(lanes)) \(statement);
            }
            """
    }

    private static let exact = """
        typedef void form(const float *x, const float *y, float *z);
        struct row { const char *name; double (*exact)(double); form *forms[ISAS]; int keeps_zero; };
        struct isa { const char *name; form *pow, *sigmoid, *tanh, *erf, *sin; };
        #define exact_sqrt sqrt
        #define exact_floor floor
        #define exact_exp exp
        #define exact_expm1 expm1
        #define exact_tanh tanh
        #define exact_log log
        #define exact_log1p log1p
        #define exact_sin sin
        #define exact_cos cos
        #define exact_erf erf
        static double exact_sigmoid(double x) { return x < 0 ? exp(x) / (1 + exp(x)) : 1 / (1 + exp(-x)); }
        static double exact_softplus(double x) { return isnan(x) ? x : fmax(x, 0) + log1p(exp(-fabs(x))); }
        """

    private static let program = """
        static int supported[ISAS];

        static float from_bits(uint32_t bits) { float x; memcpy(&x, &bits, sizeof x); return x; }
        static uint32_t to_bits(float x) { uint32_t bits; memcpy(&bits, &x, sizeof bits); return bits; }
        static int same(float a, float b) { return to_bits(a) == to_bits(b) || (a != a && b != b); }

        static uint32_t random32(void) {
            static uint64_t state = 1;
            state = state * 6364136223846793005u + 1442695040888963407u;
            return (uint32_t)(state >> 32);
        }

        /* the distance of y from the exact value in units of the last place of float there; beyond float: from infinity */
        static double ulps(float y, double exact) {
            if (isnan(exact)) return isnan(y) ? 0 : INFINITY;
            if (isnan(y)) return INFINITY;
            if (!same((float)exact, y) && (isinf(y) || y == 0) && (double)y * exact < 0) return INFINITY;
            const double limit = 0x1p128;
            const double a = fmin(fmax((double)y, -limit), limit), b = fmin(fmax(exact, -limit), limit);
            int exponent;
            (void)frexp(fmin(fabs(b), 0x1.fffffep127), &exponent);
            return fabs(a - b) / ldexp(1, exponent < -125 ? -149 : exponent - 24);
        }

        static void check_lanes(const struct row *row, int isa, const float *x, const float *z) {
            const int i = (int)(random32() % 16);
            float splat[16], alone[16];
            for (int k = 0; k < 16; k++) splat[k] = x[i];
            row->forms[isa](splat, splat, alone);
            if (!same(alone[0], z[i])) printf("lane %s %s %a\\n", row->name, isas[isa].name, (double)x[i]);
        }

        static void check_row(const struct row *row) {
            double worst[ISAS] = {0};
            float at[ISAS] = {0};
            for (uint64_t block = 0; block < (((uint64_t)1 << 32) - 1) / STRIDE; block += 16) {
                float x[16], z[16];
                double exact[16];
                for (uint64_t i = 0; i < 16; i++) {
                    x[i] = from_bits((uint32_t)((block + i) * STRIDE));
                    exact[i] = row->exact((double)x[i]);
                }
                for (int isa = 0; isa < ISAS; isa++) {
                    if (!supported[isa]) continue;
                    row->forms[isa](x, x, z);
                    check_lanes(row, isa, x, z);
                    for (int i = 0; i < 16; i++) {
                        const double error = ulps(z[i], exact[i]);
                        if (error > worst[isa]) worst[isa] = error, at[isa] = x[i];
                    }
                }
            }
            for (int isa = 0; isa < ISAS; isa++)
                if (supported[isa]) printf("error %s %s %.4g %.9g\\n", row->name, isas[isa].name, worst[isa], (double)at[isa]);
        }

        static void check_pow(void) {
            double worst[ISAS] = {0};
            float at[ISAS] = {0};
            for (int pair = 0; pair < PAIRS; pair += 16) {
                float x[16], y[16], z[16];
                for (int i = 0; i < 16; i++) {
                    x[i] = from_bits(random32() % 0x7f800000u);
                    const double log_x = log((double)x[i]);
                    const double w = ((double)random32() * 0x1p-31 - 1) * 87;
                    y[i] = log_x == 0 || isinf(log_x) ? 1.0f : (float)(w / log_x);
                }
                for (int isa = 0; isa < ISAS; isa++) {
                    if (!supported[isa]) continue;
                    isas[isa].pow(x, y, z);
                    for (int i = 0; i < 16; i++) {
                        const double exact = pow((double)x[i], (double)y[i]);
                        if (!(fabs(log(exact)) < 87)) continue;
                        const double error = ulps(z[i], exact);
                        if (error > worst[isa]) worst[isa] = error, at[isa] = x[i];
                    }
                }
            }
            for (int isa = 0; isa < ISAS; isa++)
                if (supported[isa]) printf("error pow %s %.4g %.9g\\n", isas[isa].name, worst[isa], (double)at[isa]);
        }

        static const float specials[] = {
            0.0f, -0.0f, 0x1p-149f, -0x1p-149f, 0x1p-127f, -0x1p-127f, 0x1p-126f, -0x1p-126f, 0x1p-30f, -0x1p-30f,
            0.5f, -0.5f, 0x1.fffffep-1f, -0x1.fffffep-1f, 1, -1, 0x1.000002p0f, -0x1.000002p0f, 1.5f, -1.5f, 2, -2, 3, -3,
            17, -17, 18, -18, 87, -87, 88.5f, -88.5f, 89, -89, 103, -103, 105, -105, 2147483648.0f, -2147483648.0f,
            8388607.5f, -8388607.5f, 16777215, -16777215, 16777216, -16777216, 16777218, -16777218, 1e30f, -1e30f,
            0x1.fffffep127f, -0x1.fffffep127f, INFINITY, -INFINITY, NAN};
        #define SPECIALS (sizeof specials / sizeof *specials)

        static int right(float y, double exact, int keeps_zero) {
            if (exact == 0 && keeps_zero && !signbit(exact) != !signbit(y)) return 0;
            return ulps(y, exact) <= 4;
        }

        static void check_specials(const struct row *row) {
            for (size_t i = 0; i < SPECIALS; i++)
                for (int isa = 0; isa < ISAS; isa++) {
                    float x[16], z[16];
                    for (int k = 0; k < 16; k++) x[k] = specials[i];
                    if (supported[isa]) row->forms[isa](x, x, z);
                    if (supported[isa] && !right(z[0], row->exact((double)x[0]), row->keeps_zero))
                        printf("special %s %s %a: %a\\n", row->name, isas[isa].name, (double)x[0], (double)z[0]);
                }
        }

        static void check_pow_specials(void) {
            for (size_t i = 0; i < SPECIALS * SPECIALS; i++)
                for (int isa = 0; isa < ISAS; isa++) {
                    float x[16], y[16], z[16];
                    for (int k = 0; k < 16; k++) x[k] = specials[i / SPECIALS], y[k] = specials[i % SPECIALS];
                    if (supported[isa]) isas[isa].pow(x, y, z);
                    if (supported[isa] && !right(z[0], pow((double)x[0], (double)y[0]), 1))
                        printf("special pow %s %a %a: %a\\n", isas[isa].name, (double)x[0], (double)y[0], (double)z[0]);
                }
        }

        /* sigmoid(x) = 1 - sigmoid(-x) and tanh(x) = 2 sigmoid(2x) - 1 to 4 ulp of 1; tanh, erf and sin are odd */
        static void check_identities(const struct isa *isa) {
            for (int i = -12000; i <= 12000; i++) {
                float x[16], y[16];
                for (int k = 0; k < 16; k++) x[k] = 0.001f * (float)i * (k & 1 ? -1.0f : 1.0f) * (k & 2 ? 2.0f : 1.0f);
                isa->sigmoid(x, x, y);
                const double one = (double)y[0] + (double)y[1], twice = 2 * (double)y[2] - 1;
                isa->tanh(x, x, y);
                if (fabs(one - 1) > 0x1p-22) printf("identity sigmoid %s %a\\n", isa->name, (double)x[0]);
                if (fabs((double)y[0] - twice) > 0x1p-22) printf("identity tanh sigmoid %s %a\\n", isa->name, (double)x[0]);
                if (y[0] != -y[1]) printf("identity tanh odd %s %a\\n", isa->name, (double)x[0]);
                isa->erf(x, x, y);
                if (y[0] != -y[1]) printf("identity erf odd %s %a\\n", isa->name, (double)x[0]);
                isa->sin(x, x, y);
                if (y[0] != -y[1]) printf("identity sin odd %s %a\\n", isa->name, (double)x[0]);
            }
        }

        static int has(const char *isa) {
        #if defined(__x86_64__)
            const int avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
            if (strcmp(isa, "avx2") == 0) return avx2;
            if (strcmp(isa, "avx512") == 0)
                return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
                    && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") && avx2;
        #endif
            return strcmp(isa, "scalar") == 0 || strcmp(isa, "neon") == 0;
        }

        int main(void) {
            for (int isa = 0; isa < ISAS; isa++) supported[isa] = has(isas[isa].name);
            for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) check_row(&rows[i]), check_specials(&rows[i]);
            check_pow();
            check_pow_specials();
            for (int isa = 0; isa < ISAS; isa++)
                if (supported[isa]) check_identities(&isas[isa]);
            return 0;
        }

        """
}
