import Templates
import TestSupport

/// A C program over the whole library that measures each function in each form against libm in
/// double. It prints a line a finding: `error exp avx2 0.92 15.6` (the largest, in ulp of the exact
/// result, and where); `lane`, `special` and `identity` lines only for what is wrong.
enum MathDriver {
    /// Those that give −0 for −0.
    private static let keepsZero: Set<MathFunction> = [.sqrt, .floor, .expm1, .tanh, .log1p, .erf]

    /// Tests every `stride`-th float, and `pairs` random arguments of pow.
    static func source(stride: Int, pairs: Int) -> String {
        let unary = MathFunction.allCases.filter { $0.arity == 1 }
        let loops = MathFunction.allCases.flatMap { function in MathISA.allCases.map { loop(function, $0) } }
        let rows = unary.map { function in
            "    {\"\(function)\", exact_\(function), {"
                + MathISA.allCases.map { "run_\(function.name(for: $0))" }.joined(separator: ", ")
                + "}, \(keepsZero.contains(function) ? 1 : 0)},"
        }
        return ([preamble, MathLibrary.source(of: Set(MathFunction.allCases), for: Set(MathISA.allCases))]
            + loops + [exact, "static const struct row rows[] = {"] + rows
            + ["};", "#define STRIDE \(stride)u", "#define PAIRS \(pairs)", program]).joined(separator: "\n")
    }

    static let preamble = """
        #include <immintrin.h>
        #include <math.h>
        #include <stdint.h>
        #include <stdio.h>
        #include <string.h>
        #define NN_AVX2 __attribute__((target("avx2,fma")))
        #define NN_AVX512 __attribute__((target("avx512f,avx512vl,avx512bw,avx512dq,avx2,fma")))
        """

    /// 16 elements through one form; the second argument is pow's alone.
    private static func loop(_ function: MathFunction, _ isa: MathISA) -> String {
        let (prefix, lanes, target) =
            switch isa {
            case .scalar: ("", 1, "")
            case .avx2: ("_mm256", 8, "NN_AVX2 ")
            case .avx512: ("_mm512", 16, "NN_AVX512 ")
            }
        func load(_ pointer: String) -> String {
            isa == .scalar ? "\(pointer)[i]" : "\(prefix)_loadu_ps(\(pointer) + i)"
        }
        let call = "\(function.name(for: isa))(\(load("x"))\(function.arity == 2 ? ", " + load("y") : ""))"
        let store = isa == .scalar ? "z[i] = \(call)" : "\(prefix)_storeu_ps(z + i, \(call))"
        return """
            \(target)static void run_\(function.name(for: isa))(const float *x, const float *y, float *z) {
                (void)y;
                for (int i = 0; i < 16; i += \(lanes)) \(store);
            }
            """
    }

    private static let exact = """
        typedef void form(const float *x, const float *y, float *z);
        struct row { const char *name; double (*exact)(double); form *forms[3]; int keeps_zero; };
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
        static const char *const isas[] = {"scalar", "avx2", "avx512"};
        static int supported[3] = {1, 0, 0};

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
            if (!same(alone[0], z[i])) printf("lane %s %s %a\\n", row->name, isas[isa], (double)x[i]);
        }

        static void check_row(const struct row *row) {
            double worst[3] = {0, 0, 0};
            float at[3] = {0, 0, 0};
            for (uint64_t block = 0; block < (((uint64_t)1 << 32) - 1) / STRIDE; block += 16) {
                float x[16], z[16];
                double exact[16];
                for (uint64_t i = 0; i < 16; i++) {
                    x[i] = from_bits((uint32_t)((block + i) * STRIDE));
                    exact[i] = row->exact((double)x[i]);
                }
                for (int isa = 0; isa < 3; isa++) {
                    if (!supported[isa]) continue;
                    row->forms[isa](x, x, z);
                    check_lanes(row, isa, x, z);
                    for (int i = 0; i < 16; i++) {
                        const double error = ulps(z[i], exact[i]);
                        if (error > worst[isa]) worst[isa] = error, at[isa] = x[i];
                    }
                }
            }
            for (int isa = 0; isa < 3; isa++)
                if (supported[isa]) printf("error %s %s %.4g %.9g\\n", row->name, isas[isa], worst[isa], (double)at[isa]);
        }

        static form *const pows[3] = {run_pow_scalar, run_pow_avx2, run_pow_avx512};

        static void check_pow(void) {
            double worst[3] = {0, 0, 0};
            float at[3] = {0, 0, 0};
            for (int pair = 0; pair < PAIRS; pair += 16) {
                float x[16], y[16], z[16];
                for (int i = 0; i < 16; i++) {
                    x[i] = from_bits(random32() % 0x7f800000u);
                    const double log_x = log((double)x[i]);
                    const double w = ((double)random32() * 0x1p-31 - 1) * 87;
                    y[i] = log_x == 0 || isinf(log_x) ? 1.0f : (float)(w / log_x);
                }
                for (int isa = 0; isa < 3; isa++) {
                    if (!supported[isa]) continue;
                    pows[isa](x, y, z);
                    for (int i = 0; i < 16; i++) {
                        const double exact = pow((double)x[i], (double)y[i]);
                        if (!(fabs(log(exact)) < 87)) continue;
                        const double error = ulps(z[i], exact);
                        if (error > worst[isa]) worst[isa] = error, at[isa] = x[i];
                    }
                }
            }
            for (int isa = 0; isa < 3; isa++)
                if (supported[isa]) printf("error pow %s %.4g %.9g\\n", isas[isa], worst[isa], (double)at[isa]);
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
                for (int isa = 0; isa < 3; isa++) {
                    float x[16], z[16];
                    for (int k = 0; k < 16; k++) x[k] = specials[i];
                    if (supported[isa]) row->forms[isa](x, x, z);
                    if (supported[isa] && !right(z[0], row->exact((double)x[0]), row->keeps_zero))
                        printf("special %s %s %a: %a\\n", row->name, isas[isa], (double)x[0], (double)z[0]);
                }
        }

        static void check_pow_specials(void) {
            for (size_t i = 0; i < SPECIALS * SPECIALS; i++)
                for (int isa = 0; isa < 3; isa++) {
                    float x[16], y[16], z[16];
                    for (int k = 0; k < 16; k++) x[k] = specials[i / SPECIALS], y[k] = specials[i % SPECIALS];
                    if (supported[isa]) pows[isa](x, y, z);
                    if (supported[isa] && !right(z[0], pow((double)x[0], (double)y[0]), 1))
                        printf("special pow %s %a %a: %a\\n", isas[isa], (double)x[0], (double)y[0], (double)z[0]);
                }
        }

        /* sigmoid(x) = 1 - sigmoid(-x) and tanh(x) = 2 sigmoid(2x) - 1 to 4 ulp of 1; tanh, erf and sin are odd */
        static void check_identities(const char *isa, form *sigmoid, form *tanh_, form *erf_, form *sin_) {
            for (int i = -12000; i <= 12000; i++) {
                float x[16], y[16];
                for (int k = 0; k < 16; k++) x[k] = 0.001f * (float)i * (k & 1 ? -1.0f : 1.0f) * (k & 2 ? 2.0f : 1.0f);
                sigmoid(x, x, y);
                const double one = (double)y[0] + (double)y[1], twice = 2 * (double)y[2] - 1;
                tanh_(x, x, y);
                if (fabs(one - 1) > 0x1p-22) printf("identity sigmoid %s %a\\n", isa, (double)x[0]);
                if (fabs((double)y[0] - twice) > 0x1p-22) printf("identity tanh sigmoid %s %a\\n", isa, (double)x[0]);
                if (y[0] != -y[1]) printf("identity tanh odd %s %a\\n", isa, (double)x[0]);
                erf_(x, x, y);
                if (y[0] != -y[1]) printf("identity erf odd %s %a\\n", isa, (double)x[0]);
                sin_(x, x, y);
                if (y[0] != -y[1]) printf("identity sin odd %s %a\\n", isa, (double)x[0]);
            }
        }

        int main(void) {
            supported[1] = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
            supported[2] = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
                && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") && supported[1];
            for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) check_row(&rows[i]), check_specials(&rows[i]);
            check_pow();
            check_pow_specials();
            check_identities("scalar", run_sigmoid_scalar, run_tanh_scalar, run_erf_scalar, run_sin_scalar);
            if (supported[1]) check_identities("avx2", run_sigmoid_avx2, run_tanh_avx2, run_erf_avx2, run_sin_avx2);
            if (supported[2]) check_identities("avx512", run_sigmoid_avx512, run_tanh_avx512, run_erf_avx512, run_sin_avx512);
            return 0;
        }

        """
}
