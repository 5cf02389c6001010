/* Tiny, compiled from tiny.nnd by nnc; change that file instead of this one.

   Seven nodes: as small as a net can be and still have a hidden layer.

   Needs tiny.h and a C11 compiler, nothing else. No function allocates or keeps anything from call
   to call, so any number of threads may call them, each with a workspace of its own:

   float *parameters = aligned_alloc(NN_ALIGNMENT, TINY_PARAMETER_FLOATS * sizeof(float));
   void *workspace = aligned_alloc(NN_ALIGNMENT, TINY_PREDICT_BYTES);
   tiny_initialize(parameters, 1);
   tiny_predict(parameters, workspace, n, x, output); */
#include "tiny.h"
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__GNUC__) || defined(__clang__)
#define NN_PRAGMA(text) _Pragma(#text)
#define NN_UNROLL(copies) NN_PRAGMA(GCC unroll copies)
#define NN_OPAQUE(pointer) __asm__("" : "+r"(pointer))
#else
#define NN_UNROLL(copies)
#define NN_OPAQUE(pointer) (void)(pointer)
#endif

/* Every product is rounded before it is added to something, with all compilers and flags. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("fp-contract=off")
#else
#pragma STDC FP_CONTRACT OFF
#endif

/* With -DNN_PROFILE the program says which kernel runs: nn_profile is called with a kernel's number
   before it starts, and with -1 where none runs. */
#ifdef NN_PROFILE
void nn_profile(int kernel);
#define NN_AT(kernel) nn_profile(kernel);
#else
#define NN_AT(kernel)
#endif

/* A bijection of 64 bits that spreads every bit over all (the last steps of splitmix64). */
static inline uint64_t nn_mix(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/* 64 random bits that depend on the three numbers alone: element `index` of the sequence that splitmix64 starts at a
   hash of seed and stream. */
static inline uint64_t nn_bits(uint64_t seed, uint64_t stream, uint64_t index) {
    const uint64_t step = 0x9e3779b97f4a7c15u;
    const uint64_t start = nn_mix(nn_mix(seed + step) + stream);
    return nn_mix(start + (index + 1u) * step);
}

/* 32 random bits. */
static inline uint32_t nn_random(uint64_t seed, uint64_t stream, uint64_t index) {
    return (uint32_t)(nn_bits(seed, stream, index) >> 32);
}

/* Uniform on [0, 1): a multiple of 2^-24, exact. */
static inline float nn_uniform(uint64_t seed, uint64_t stream, uint64_t index) {
    return (float)(int32_t)(nn_random(seed, stream, index) >> 8) * 0x1p-24f;
}

static inline float from_bits_scalar(uint32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* 2^n for an integral n, -126 <= n <= 127; exact. */
static inline float exp2i_scalar(int n) {
    return from_bits_scalar((uint32_t)(n + 127) << 23);
}

/* p 2^n for a normal p and -150 <= n <= 150, rounded once: in two steps, as 2^n alone may leave the range of float. */
static inline float scale_scalar(float p, int n) {
    const int half = n / 2;
    return p * exp2i_scalar(half) * exp2i_scalar(n - half);
}

/* exp(r) - 1 where x = n ln 2 + r, |r| <= ln 2 / 2, |x| < 1e4: a polynomial of degree 6 (2^-26).
   n ln 2 is subtracted in two pieces, the first of so few bits that its product is exact. */
static inline float expm1_fraction_scalar(float x, int *n) {
    const float turns = x * 1.44269504f;
    *n = (int)(turns + (turns < 0.0f ? -0.5f : 0.5f));
    const float r = x - (float)*n * 0.693145752f - (float)*n * 1.42860677e-6f;
    float p = 1.38706574e-3f;
    p = p * r + 8.36626161e-3f;
    p = p * r + 4.16674353e-2f;
    p = p * r + 1.66665465e-1f;
    p = p * r + 4.9999997e-1f;
    return p * r * r + r;
}

/* exp(x) = 2^n (1 + (exp(r) - 1)), to 1.06 ulp; denormal results too. */
static inline float exp_scalar(float x) {
    int n;
    const float p = expm1_fraction_scalar(x < -104.0f ? -104.0f : x < 89.0f ? x : 89.0f, &n);
    return x != x ? x : scale_scalar(1.0f + p, n);
}

/* 1 / (1 + exp(-x)) by exp(-|x|), which never overflows, to 2.4 ulp; denormal results too. */
static inline float sigmoid_scalar(float x) {
    const float e = exp_scalar(x < 0.0f ? x : -x);
    return (x < 0.0f ? e : 1.0f) / (1.0f + e);
}

/* Whether a block or workspace starts where the kernels may rely on it. */
static int nn_is_aligned(const void *block) {
    return (uintptr_t)block % NN_ALIGNMENT == 0;
}

/* Where in the parameter block the i-th element of a parameter stands, counted row-major. */
static size_t nn_place(const nn_parameter *parameter, size_t i) {
    size_t place = parameter->offset;
    for (uint32_t axis = parameter->rank; axis-- > 1;) {
        place += i % parameter->shape[axis] * parameter->stride[axis];
        i /= parameter->shape[axis];
    }
    return place + i / parameter->panel * parameter->panel_stride
        + i % parameter->panel * parameter->stride[0];
}

/* The number of elements of a parameter. */
static size_t nn_count(const nn_parameter *parameter) {
    size_t count = 1;
    for (uint32_t axis = 0; axis < parameter->rank; axis++) count *= parameter->shape[axis];
    return count;
}

/* Draws the elements of a parameter from low ... high. The values depend on the seed, the stream
   and the element's row-major number, not on where it stands. */
static void nn_fill_uniform(float *parameters, const nn_parameter *parameter, float low, float high,
                            uint64_t seed, uint64_t stream) {
    const size_t count = nn_count(parameter);
    for (size_t i = 0; i < count; i++) {
        parameters[nn_place(parameter, i)] = low + (high - low) * nn_uniform(seed, stream, i);
    }
}

/* Where the parameters lie in their block. */
static const nn_parameter tiny_parameter_table[] = {
    {
        .name = "dense1.weight", .rank = 2, .shape = { 2, 4 }, .stride = { 1, 16 }, .offset = 0,
        .panel = 16, .panel_stride = 64, .trainable = 1
    },
    {
        .name = "dense1.bias", .rank = 1, .shape = { 2 }, .stride = { 1 }, .offset = 64, .panel = 2,
        .panel_stride = 0, .trainable = 1
    },
    {
        .name = "dense2.weight", .rank = 2, .shape = { 1, 2 }, .stride = { 1, 16 }, .offset = 80,
        .panel = 16, .panel_stride = 32, .trainable = 1
    },
    {
        .name = "dense2.bias", .rank = 1, .shape = { 1 }, .stride = { 1 }, .offset = 112,
        .panel = 1, .panel_stride = 0, .trainable = 1
    }
};

_Alignas(NN_ALIGNMENT) const float tiny_weights[TINY_PARAMETER_FLOATS] = {
    /* dense1.weight: [2, 4] */
    0x1p0f, -0x1p0f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -0x1p1f, 0x1p0f, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0x1p-1f, 0x1p1f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x1p-2f,
    -0x1p-1f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    /* dense1.bias: [2] */
    0x1p-3f, -0x1p-2f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    /* dense2.weight: [1, 2] */
    0x1.8p1f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -0x1p2f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0,
    /* dense2.bias: [1] */
    0x1p-1f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
};

nn_status tiny_initialize(float *parameters, uint64_t seed) {
    if (!parameters) return NN_NULL_POINTER;
    if (!nn_is_aligned(parameters)) return NN_MISALIGNED;
    memset(parameters, 0, 128 * sizeof(float));
    nn_fill_uniform(parameters, &tiny_parameter_table[0], -1.0f, 1.0f, seed, 0);
    nn_fill_uniform(parameters, &tiny_parameter_table[2], -1.4142135f, 1.4142135f, seed, 2);
    return NN_OK;
}

/* Whether predict can work on its arguments. */
static nn_status check_predict(const float *parameters, const void *workspace, size_t n,
                               const void *const *inputs, void *const *outputs) {
    if (!parameters || !workspace) return NN_NULL_POINTER;
    if (n > 0 && (!inputs || !inputs[0] || !outputs || !outputs[0])) return NN_NULL_POINTER;
    if (!nn_is_aligned(parameters) || !nn_is_aligned(workspace)) return NN_MISALIGNED;
    return NN_OK;
}

/* dense1, tiny.nnd:4
   contract i,oi->o: [n, 4], [2, 4] → [n, 2]
   then sigmoid(sum + bias) : [n, 2] */
static void dense1_forward_scalar(ptrdiff_t n, const float *restrict x,
                                  const float *restrict weight, const float *restrict bias,
                                  float *restrict y) {
    ptrdiff_t i = 0;
    for (; i + 6 <= n; i += 6) {
        const float *a = x + 4 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s0_1 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f, s2_0 = 0.0f, s2_1 = 0.0f,
            s3_0 = 0.0f, s3_1 = 0.0f, s4_0 = 0.0f, s4_1 = 0.0f, s5_0 = 0.0f, s5_1 = 0.0f;
        for (ptrdiff_t k = 0; k < 4; k++) {
            float w0 = b[16 * k];
            float w1 = b[16 * k + 1];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            float x1 = a[k + 4];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            float x2 = a[k + 8];
            s2_0 += x2 * w0;
            s2_1 += x2 * w1;
            float x3 = a[k + 12];
            s3_0 += x3 * w0;
            s3_1 += x3 * w1;
            float x4 = a[k + 16];
            s4_0 += x4 * w0;
            s4_1 += x4 * w1;
            float x5 = a[k + 20];
            s5_0 += x5 * w0;
            s5_1 += x5 * w1;
        }
        float bias_ = bias[0];
        float *y_here = y + 2 * i;
        y_here[0] = sigmoid_scalar(s0_0 + bias_);
        float bias_2 = bias[1];
        y_here[1] = sigmoid_scalar(s0_1 + bias_2);
        y_here[2] = sigmoid_scalar(s1_0 + bias_);
        y_here[3] = sigmoid_scalar(s1_1 + bias_2);
        y_here[4] = sigmoid_scalar(s2_0 + bias_);
        y_here[5] = sigmoid_scalar(s2_1 + bias_2);
        y_here[6] = sigmoid_scalar(s3_0 + bias_);
        y_here[7] = sigmoid_scalar(s3_1 + bias_2);
        y_here[8] = sigmoid_scalar(s4_0 + bias_);
        y_here[9] = sigmoid_scalar(s4_1 + bias_2);
        y_here[10] = sigmoid_scalar(s5_0 + bias_);
        y_here[11] = sigmoid_scalar(s5_1 + bias_2);
    }
    for (; i + 4 <= n; i += 4) {
        const float *a = x + 4 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s0_1 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f, s2_0 = 0.0f, s2_1 = 0.0f,
            s3_0 = 0.0f, s3_1 = 0.0f;
        for (ptrdiff_t k = 0; k < 4; k++) {
            float w0 = b[16 * k];
            float w1 = b[16 * k + 1];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            float x1 = a[k + 4];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            float x2 = a[k + 8];
            s2_0 += x2 * w0;
            s2_1 += x2 * w1;
            float x3 = a[k + 12];
            s3_0 += x3 * w0;
            s3_1 += x3 * w1;
        }
        float bias_ = bias[0];
        float *y_here = y + 2 * i;
        y_here[0] = sigmoid_scalar(s0_0 + bias_);
        float bias_2 = bias[1];
        y_here[1] = sigmoid_scalar(s0_1 + bias_2);
        y_here[2] = sigmoid_scalar(s1_0 + bias_);
        y_here[3] = sigmoid_scalar(s1_1 + bias_2);
        y_here[4] = sigmoid_scalar(s2_0 + bias_);
        y_here[5] = sigmoid_scalar(s2_1 + bias_2);
        y_here[6] = sigmoid_scalar(s3_0 + bias_);
        y_here[7] = sigmoid_scalar(s3_1 + bias_2);
    }
    for (; i < n; i++) {
        const float *a = x + 4 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s0_1 = 0.0f;
        for (ptrdiff_t k = 0; k < 4; k++) {
            float w0 = b[16 * k];
            float w1 = b[16 * k + 1];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
        }
        float bias_ = bias[0];
        y[2 * i] = sigmoid_scalar(s0_0 + bias_);
        float bias_2 = bias[1];
        y[2 * i + 1] = sigmoid_scalar(s0_1 + bias_2);
    }
}

/* dense2, tiny.nnd:5
   contract i,oi->o: [n, 2], [1, 2] → [n, 1]
   then sigmoid(sum + bias) : [n, 1] */
static void dense2_forward_scalar(ptrdiff_t n, const float *restrict x,
                                  const float *restrict weight, const float *restrict bias,
                                  float *restrict y) {
    ptrdiff_t i = 0;
    for (; i + 13 <= n; i += 13) {
        const float *a = x + 2 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s1_0 = 0.0f, s2_0 = 0.0f, s3_0 = 0.0f, s4_0 = 0.0f, s5_0 = 0.0f,
            s6_0 = 0.0f, s7_0 = 0.0f, s8_0 = 0.0f, s9_0 = 0.0f, s10_0 = 0.0f, s11_0 = 0.0f,
            s12_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 2; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 2] * w0;
            s2_0 += a[k + 4] * w0;
            s3_0 += a[k + 6] * w0;
            s4_0 += a[k + 8] * w0;
            s5_0 += a[k + 10] * w0;
            s6_0 += a[k + 12] * w0;
            s7_0 += a[k + 14] * w0;
            s8_0 += a[k + 16] * w0;
            s9_0 += a[k + 18] * w0;
            s10_0 += a[k + 20] * w0;
            s11_0 += a[k + 22] * w0;
            s12_0 += a[k + 24] * w0;
        }
        float bias_ = bias[0];
        _Alignas(64) float lanes[1];
        lanes[0] = sigmoid_scalar(s0_0 + bias_);
        for (ptrdiff_t l = 0; l < 1; l++) {
            y[i] = lanes[l];
        }
        _Alignas(64) float lanes2[1];
        lanes2[0] = sigmoid_scalar(s1_0 + bias_);
        for (ptrdiff_t l2 = 0; l2 < 1; l2++) {
            y[i + 1] = lanes2[l2];
        }
        _Alignas(64) float lanes3[1];
        lanes3[0] = sigmoid_scalar(s2_0 + bias_);
        for (ptrdiff_t l3 = 0; l3 < 1; l3++) {
            y[i + 2] = lanes3[l3];
        }
        _Alignas(64) float lanes4[1];
        lanes4[0] = sigmoid_scalar(s3_0 + bias_);
        for (ptrdiff_t l4 = 0; l4 < 1; l4++) {
            y[i + 3] = lanes4[l4];
        }
        _Alignas(64) float lanes5[1];
        lanes5[0] = sigmoid_scalar(s4_0 + bias_);
        for (ptrdiff_t l5 = 0; l5 < 1; l5++) {
            y[i + 4] = lanes5[l5];
        }
        _Alignas(64) float lanes6[1];
        lanes6[0] = sigmoid_scalar(s5_0 + bias_);
        for (ptrdiff_t l6 = 0; l6 < 1; l6++) {
            y[i + 5] = lanes6[l6];
        }
        _Alignas(64) float lanes7[1];
        lanes7[0] = sigmoid_scalar(s6_0 + bias_);
        for (ptrdiff_t l7 = 0; l7 < 1; l7++) {
            y[i + 6] = lanes7[l7];
        }
        _Alignas(64) float lanes8[1];
        lanes8[0] = sigmoid_scalar(s7_0 + bias_);
        for (ptrdiff_t l8 = 0; l8 < 1; l8++) {
            y[i + 7] = lanes8[l8];
        }
        _Alignas(64) float lanes9[1];
        lanes9[0] = sigmoid_scalar(s8_0 + bias_);
        for (ptrdiff_t l9 = 0; l9 < 1; l9++) {
            y[i + 8] = lanes9[l9];
        }
        _Alignas(64) float lanes10[1];
        lanes10[0] = sigmoid_scalar(s9_0 + bias_);
        for (ptrdiff_t l10 = 0; l10 < 1; l10++) {
            y[i + 9] = lanes10[l10];
        }
        _Alignas(64) float lanes11[1];
        lanes11[0] = sigmoid_scalar(s10_0 + bias_);
        for (ptrdiff_t l11 = 0; l11 < 1; l11++) {
            y[i + 10] = lanes11[l11];
        }
        _Alignas(64) float lanes12[1];
        lanes12[0] = sigmoid_scalar(s11_0 + bias_);
        for (ptrdiff_t l12 = 0; l12 < 1; l12++) {
            y[i + 11] = lanes12[l12];
        }
        _Alignas(64) float lanes13[1];
        lanes13[0] = sigmoid_scalar(s12_0 + bias_);
        for (ptrdiff_t l13 = 0; l13 < 1; l13++) {
            y[i + 12] = lanes13[l13];
        }
    }
    for (; i + 4 <= n; i += 4) {
        const float *a = x + 2 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s1_0 = 0.0f, s2_0 = 0.0f, s3_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 2; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 2] * w0;
            s2_0 += a[k + 4] * w0;
            s3_0 += a[k + 6] * w0;
        }
        float bias_ = bias[0];
        _Alignas(64) float lanes[1];
        lanes[0] = sigmoid_scalar(s0_0 + bias_);
        for (ptrdiff_t l = 0; l < 1; l++) {
            y[i] = lanes[l];
        }
        _Alignas(64) float lanes2[1];
        lanes2[0] = sigmoid_scalar(s1_0 + bias_);
        for (ptrdiff_t l2 = 0; l2 < 1; l2++) {
            y[i + 1] = lanes2[l2];
        }
        _Alignas(64) float lanes3[1];
        lanes3[0] = sigmoid_scalar(s2_0 + bias_);
        for (ptrdiff_t l3 = 0; l3 < 1; l3++) {
            y[i + 2] = lanes3[l3];
        }
        _Alignas(64) float lanes4[1];
        lanes4[0] = sigmoid_scalar(s3_0 + bias_);
        for (ptrdiff_t l4 = 0; l4 < 1; l4++) {
            y[i + 3] = lanes4[l4];
        }
    }
    for (; i < n; i++) {
        const float *a = x + 2 * i;
        const float *b = weight;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 2; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
        }
        float bias_ = bias[0];
        _Alignas(64) float lanes[1];
        lanes[0] = sigmoid_scalar(s0_0 + bias_);
        for (ptrdiff_t l = 0; l < 1; l++) {
            y[i] = lanes[l];
        }
    }
}

static nn_status tiny_predict_scalar(const float *parameters, void *workspace, size_t n,
                                     const void *const *inputs, void *const *outputs) {
    const nn_status status = check_predict(parameters, workspace, n, inputs, outputs);
    if (status != NN_OK) return status;
    float *const arena = workspace;
    for (size_t first = 0; first < n; first += 64) {
        const ptrdiff_t count = (ptrdiff_t)(n - first < 64 ? n - first : 64);
        const float *const x = (const float *)inputs[0] + first * 4;
        float *const output = (float *)outputs[0] + first;
        NN_AT(0) dense1_forward_scalar(count, x, parameters, parameters + 64, arena);
        NN_AT(1) dense2_forward_scalar(count, arena, parameters + 80, parameters + 112, output);
        NN_AT(-1)
    }
    return NN_OK;
}

static nn_status tiny_evaluate_scalar(const float *parameters, void *workspace, size_t n,
                                      const void *const *inputs, const void *const *targets,
                                      double *loss) {
    (void)parameters;
    (void)workspace;
    (void)n;
    (void)inputs;
    (void)targets;
    (void)loss;
    return NN_NO_TRAINING;
}

static nn_status tiny_gradient_scalar(float *parameters, float *gradients, void *workspace,
                                      uint64_t seed, size_t n, const void *const *inputs,
                                      const void *const *targets, double *loss) {
    (void)parameters;
    (void)gradients;
    (void)workspace;
    (void)seed;
    (void)n;
    (void)inputs;
    (void)targets;
    (void)loss;
    return NN_NO_TRAINING;
}

static nn_status tiny_step_scalar(float *parameters, float *gradients, float *state,
                                  void *workspace, uint64_t iteration, uint64_t seed, size_t n,
                                  const void *const *inputs, const void *const *targets,
                                  double *loss) {
    (void)parameters;
    (void)gradients;
    (void)state;
    (void)workspace;
    (void)iteration;
    (void)seed;
    (void)n;
    (void)inputs;
    (void)targets;
    (void)loss;
    return NN_NO_TRAINING;
}

static const nn_value tiny_inputs[] = {
    { .name = "x", .range = 0, .rank = 1, .shape = { 4 }, .count = 4 }
};
static const nn_value tiny_outputs[] = {
    { .name = "output", .range = 0, .rank = 1, .shape = { 1 }, .count = 1 }
};
static const nn_model tiny_model_scalar = {
    .abi = NN_ABI, .name = "Tiny", .isa = "scalar", .input_count = 1, .target_count = 0,
    .output_count = 1, .parameter_count = 4, .inputs = tiny_inputs, .targets = NULL,
    .outputs = tiny_outputs, .parameters = tiny_parameter_table,
    .parameter_floats = TINY_PARAMETER_FLOATS, .state_floats = TINY_STATE_FLOATS,
    .predict_bytes = TINY_PREDICT_BYTES, .train_bytes = TINY_TRAIN_BYTES, .training = NULL,
    .initialize = tiny_initialize, .predict = tiny_predict_scalar, .evaluate = tiny_evaluate_scalar,
    .gradient = tiny_gradient_scalar, .step = tiny_step_scalar, .weights = tiny_weights
};

const nn_model *tiny_model(void) {
    return &tiny_model_scalar;
}

nn_status tiny_predict(const float *parameters, void *workspace, size_t n, const float *x,
                       float *output) {
    const void *const inputs[] = { x };
    void *const outputs[] = { output };
    return tiny_model()->predict(parameters, workspace, n, inputs, outputs);
}
