import Testing

/// A C file that becomes a formula.
struct GoodFunction: Sendable, CustomTestStringConvertible {
    let name: String
    let parameters: Int
    let text: String

    var testDescription: String { name }

    private init(_ name: String, parameters: Int = 1, _ text: String) {
        (self.name, self.parameters, self.text) = (name, parameters, text)
    }

    static let activations = [
        GoodFunction("mish", """
            #include <math.h>
            /* Misra (2019) */
            float mish(float x) { return x * tanhf(log1pf(expf(x))); }
            """),
        GoodFunction("gelu", """
            #include <math.h>
            float gelu(float x) { return 0.5f * x * (1.0f + erff(x * 0.70710678f)); }
            """),
        GoodFunction("gelu_tanh", """
            #include <math.h>
            float gelu_tanh(const float x) {
                const float inner = sqrtf(2.0f / M_PI) * (x + 0.044715f * powf(x, 3));
                return 0.5f * x * (1.0f + tanhf(inner));
            }
            """),
        GoodFunction("hard_swish", """
            static float hard_sigmoid(float x) {
                if (x <= -3.0f) return 0.0f;
                if (x >= 3.0f) return 1.0f;
                return x / 6.0f + 0.5f;
            }
            float hard_swish(float x) { return x * hard_sigmoid(x); }
            """),
        GoodFunction("hard_sigmoid", """
            #include <math.h>
            float hard_sigmoid(float x) { return fminf(fmaxf(x + 3.0f, 0.0f), 6.0f) / 6.0f; }
            """),
        GoodFunction("softsign", """
            #include <math.h>
            float softsign(float x) { return x / (1 + fabsf(x)); }
            """),
        GoodFunction("silu", """
            #include <math.h>
            inline static float logistic(float x) { return 1.0f / (1.0f + expf(-x)); }
            float silu(float x) { return x * logistic(x); }
            """),
        GoodFunction("selu", """
            #include <math.h>
            #define SCALE 1.0507009873554805f
            #define ALPHA 1.6732632423543772f
            float selu(float x) { return SCALE * (x > 0 ? x : ALPHA * expm1f(x)); }
            """),
        GoodFunction("celu", """
            #include <math.h>
            float celu(float x) {
                const float alpha = 1.5f;
                float low = 0;
                if (x < 0) low = alpha * expm1f(x / alpha);
                return fmaxf(x, 0) + low;
            }
            """),
        GoodFunction("softplus", """
            #include <math.h>
            float softplus(float x) { return fmaxf(x, 0.0f) + log1pf(expf(-fabsf(x))); }
            """),
        GoodFunction("leaky_relu", """
            float leaky_relu(float x) {
                if (x > 0) {
                    return x;
                } else {
                    return 0.01f * x;
                }
            }
            """),
        GoodFunction("clipped_relu", """
            float clipped_relu(float x) {
                float y = x;
                if (y < 0.0f) y = 0.0f;
                else if (y > 6.0f) y = 6.0f;
                return y;
            }
            """),
        GoodFunction("gaussian", """
            #include <math.h>
            float gaussian(float x) { return (float)exp(-(double)x * x); }
            """),
        GoodFunction("nested", """
            float nested(float x) { return x < -2 ? -1 : x < 0 ? x / 2 : x < 2 ? x * x / 4 : 1; }
            """),
        GoodFunction("sign_of", """
            float sign_of(float x) { return (float)((x > 0) - (x < 0)) + 0.25f * x; }
            """),
        GoodFunction("reassigned", """
            #include <math.h>
            float reassigned(float x) {
                float y = x * x, z;
                y += 1;
                y *= 0.5f;
                z = sqrtf(y);
                z -= x / 4;
                x = z;
                x++;
                x /= 2;
                return x;
            }
            """),
        GoodFunction("tanh_shrink", """
            #include <math.h>
            float tanh_shrink(float x) { return x - tanhf(x); }
            """),
        GoodFunction("soft_shrink", """
            #include <math.h>
            enum { HALF = 2 };
            float soft_shrink(float x) {
                const int outside = x > 1.0f / HALF || x < -0.5;
                if (!outside) return 0;
                return x > 0 ? x - 0.5f : x + 0.5f;
            }
            """),
        GoodFunction("bent", """
            #include <math.h>
            double root(double x) { return sqrt(x * x + 1.0); }
            static float half(float x) { return (float)(x * 0.5); }
            float bent(float x) { return half((float)root(x) - 1.0f) + x; }
            """),
        GoodFunction("swish2", """
            #include <math.h>
            static float scaled(float x, float beta) { return x / (1 + expf(-beta * x)); }
            float swish2(float x) { return scaled(x, 2) /* beta */ ; }
            """),
        GoodFunction("waves", """
            #include <math.h>
            float waves(float x) { return sinf(M_PI * x) * cosf(x) + coshf(x / 4) - sinhf(x / 8); }
            """),
        GoodFunction("logarithms", """
            #include <math.h>
            float logarithms(float x) {
                float a = fabsf(x) + 1.0f;
                return log2f(a) - log10f(a) + exp2f(-a) + powf(a, 0.3f) + powf(2.0f, x / 3) + erfcf(x);
            }
            """),
        GoodFunction("returns_early", """
            float returns_early(float x) {
                float y = 1;
                if (x < 0) {
                    y = x;
                    if (x < -1) return -1 + 0.1f * x;
                    y = y * 0.5f;
                }
                y = y + x;
                return y * 2.0f;
            }
            """),
    ]

    static let losses = [
        GoodFunction("log_cosh", parameters: 2, """
            #include <math.h>
            float log_cosh(float y, float target) {
                const float z = fabsf(y - target);
                return z + log1pf(expf(-2 * z)) - logf(2.0f);
            }
            """),
        GoodFunction("huber", parameters: 2, """
            #include <math.h>
            #define DELTA 1.0f
            float huber(float y, float t) {
                float z = fabsf(y - t);
                return z <= DELTA ? z * z : DELTA * (2 * z - DELTA);
            }
            """),
        GoodFunction("pinball", parameters: 2, """
            float pinball(float y, float target) {
                (void)target;
                float difference = target - y;
                if (difference >= 0.0f && difference == difference) return 0.9f * difference;
                return -0.1f * difference;
            }
            """),
        GoodFunction("quartic", parameters: 2, """
            #include <math.h>
            float quartic(float y, float target) { return fmaf(y - target, y - target, powf(y - target, 4)); }
            """),
    ]
}
