/* Gauge, compiled from gauge.nnd by nnc; change that file instead of this one.

   Reads a small gauge: which of three kinds it is, and how high it stands.

   A model for the tests of the Swift wrapper: it has two of everything.

   Needs gauge.h and a C11 compiler, nothing else. No function allocates or keeps anything from call
   to call, so any number of threads may call them, each with a workspace of its own:

   float *parameters = aligned_alloc(NN_ALIGNMENT, GAUGE_PARAMETER_FLOATS * sizeof(float));
   void *workspace = aligned_alloc(NN_ALIGNMENT, GAUGE_PREDICT_BYTES);
   gauge_initialize(parameters, 1);
   gauge_predict(parameters, workspace, n, image, hour, kind, level); */
#include "gauge.h"
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

/* Normal with mean 0 and variance 1, within [-6.2, 6.2]: a multiple of 2^-20, from integers alone and so the same on
   every machine. t, a sum of eight uniform numbers, becomes c1 t + c3 t^3 + c5 t^5 with the coefficients that give the
   moments 1, 3 and 15 of the normal distribution; the distribution function is right to 1.1e-4. */
static inline float nn_normal(uint64_t seed, uint64_t stream, uint64_t index) {
    const uint64_t a = nn_bits(seed, stream, 2u * index);
    const uint64_t b = nn_bits(seed, stream, 2u * index + 1u);
    const uint64_t even = 0x0000ffff0000ffffu;
    const uint64_t halves = (a & even) + (a >> 16 & even) + (b & even) + (b >> 16 & even);
    const int64_t t = 2 * (int64_t)((halves >> 32) + (halves & 0xffffffffu)) - 8 * 65535;
    const uint64_t z = (uint64_t)(t * t) >> 14;
    const uint64_t factor = (((6665453982u * z >> 24) + 5131578114u) * z >> 24) + 41318168119u;
    return (float)(int32_t)(t * (int64_t)factor / ((int64_t)1 << 32)) * 0x1p-20f;
}

static inline uint32_t to_bits_scalar(float x) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline float from_bits_scalar(uint32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static inline float copysign_scalar(float magnitude, float sign) {
    return from_bits_scalar((to_bits_scalar(magnitude) & 0x7fffffffu) | (to_bits_scalar(sign) & 0x80000000u));
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

/* The m of x = m 2^e with 3/4 <= m < 3/2, for x > 0. */
static inline float split_scalar(float x, int *e) {
    const int denormal = x < 1.17549435e-38f;
    const uint32_t bits = to_bits_scalar(denormal ? x * 8388608.0f : x);
    const uint32_t exponent = ((bits + 0x00400000u) >> 23) - 127u;
    *e = (int)exponent - (denormal ? 23 : 0);
    return from_bits_scalar(bits - (exponent << 23));
}

/* log(1 + f) - f for -1/4 <= f <= 1/2: a polynomial of degree 10 (2^-27 of the logarithm). */
static inline float log1p_tail_scalar(float f) {
    float p = -4.51522693e-2f;
    p = p * f + 1.0472551e-1f;
    p = p * f - 1.31639361e-1f;
    p = p * f + 1.447763e-1f;
    p = p * f - 1.66468784e-1f;
    p = p * f + 1.9990848e-1f;
    p = p * f - 2.50001103e-1f;
    p = p * f + 3.33334506e-1f;
    p = p * f - 0.5f;
    return p * f * f;
}

/* The square root, rounded once. */
static inline float sqrt_scalar(float x) {
    if (!(x > 0.0f && x < INFINITY)) return x < 0.0f ? NAN : x;
    double y = (double)x;
    uint64_t bits;
    memcpy(&bits, &y, sizeof bits);
    bits = (bits >> 1) + ((uint64_t)1023 << 51);
    memcpy(&y, &bits, sizeof y);
    /* Heron's rule from within 4 %: after the last step only the rounding to float is left */
    for (int step = 0; step < 4; step++) y = 0.5 * (y + (double)x / y);
    return (float)y;
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

/* tanh(|x|) = e / (e + 2) with e = exp(2|x|) - 1, and the sign of x, to 2.6 ulp. */
static inline float tanh_scalar(float x) {
    const float twice = x < 0.0f ? -2.0f * x : 2.0f * x;
    int n;
    const float p = expm1_fraction_scalar(twice < 20.0f ? twice : 20.0f, &n);
    const float power = exp2i_scalar(n);
    const float e = power * p + (power - 1.0f);
    return x != x ? x : copysign_scalar(e / (e + 2.0f), x);
}

/* log(m 2^e) = e ln 2 + log(m), to 1 ulp; of denormals too. */
static inline float log_scalar(float x) {
    int e;
    const float f = split_scalar(x, &e) - 1.0f;
    const float y = (float)e * 0.693145752f + (f + ((float)e * 1.42860677e-6f + log1p_tail_scalar(f)));
    return x > 0.0f ? (x < INFINITY ? y : x) : x == 0.0f ? -INFINITY : NAN;
}

static inline float max_scalar(float a, float b) {
    return a > b ? a : b;
}

static inline float power_2_scalar(float x) {
    return x * x;
}

/* Whether a block or workspace starts where the kernels may rely on it. */
static int nn_is_aligned(const void *block) {
    return (uintptr_t)block % NN_ALIGNMENT == 0;
}

/* Whether all indices lie in 0..<range. */
static int nn_is_in_range(const int32_t *indices, size_t count, int32_t range) {
    for (size_t i = 0; i < count; i++) {
        if (indices[i] < 0 || indices[i] >= range) return 0;
    }
    return 1;
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

/* Draws the elements of a parameter from a normal distribution around 0. The values depend on the
   seed, the stream and the element's row-major number, not on where it stands. */
static void nn_fill_normal(float *parameters, const nn_parameter *parameter, float deviation,
                           uint64_t seed, uint64_t stream) {
    const size_t count = nn_count(parameter);
    for (size_t i = 0; i < count; i++) {
        parameters[nn_place(parameter, i)] = deviation * nn_normal(seed, stream, i);
    }
}

/* The sum of x[i] * x[i]; count is a multiple of 16. */
static double nn_sum_of_squares(const float *x, size_t count) {
    double sums[8] = { 0 };
    for (size_t i = 0; i < count; i += 8) {
        for (size_t lane = 0; lane < 8; lane++) sums[lane] += (double)x[i + lane] * (double)x[i + lane];
    }
    return sums[0] + sums[1] + sums[2] + sums[3] + (sums[4] + sums[5] + sums[6] + sums[7]);
}

/* The square root of a normal x > 0 by Newton's method, from a guess that halves the exponent;
   relative error below 4e-16. */
static double nn_square_root(double x) {
    uint64_t bits;
    double root;
    memcpy(&bits, &x, sizeof bits);
    bits = bits / 2 + (UINT64_C(1023) << 51);
    memcpy(&root, &bits, sizeof root);
    for (int i = 0; i < 5; i++) root = 0.5 * (root + x / root);
    return root;
}

/* x to the k by repeated squaring; relative error below k * 2e-16. */
static double nn_power(double x, uint64_t k) {
    double power = 1;
    for (; k > 0; k /= 2) {
        if (k % 2 == 1) power *= x;
        x *= x;
    }
    return power;
}

/* Where the parameters lie in their block. */
static const nn_parameter gauge_parameter_table[] = {
    {
        .name = "pixels.weight", .rank = 2, .shape = { 12, 16 }, .stride = { 1, 16 }, .offset = 0,
        .panel = 16, .panel_stride = 256, .trainable = 1
    },
    {
        .name = "pixels.bias", .rank = 1, .shape = { 12 }, .stride = { 1 }, .offset = 256,
        .panel = 12, .panel_stride = 0, .trainable = 1
    },
    {
        .name = "shared.weight", .rank = 2, .shape = { 10, 36 }, .stride = { 1, 16 }, .offset = 272,
        .panel = 16, .panel_stride = 576, .trainable = 1
    },
    {
        .name = "shared.bias", .rank = 1, .shape = { 10 }, .stride = { 1 }, .offset = 848,
        .panel = 10, .panel_stride = 0, .trainable = 1
    },
    {
        .name = "kind.weight", .rank = 2, .shape = { 3, 36 }, .stride = { 1, 16 }, .offset = 864,
        .panel = 16, .panel_stride = 576, .trainable = 1
    },
    {
        .name = "kind.bias", .rank = 1, .shape = { 3 }, .stride = { 1 }, .offset = 1440, .panel = 3,
        .panel_stride = 0, .trainable = 1
    },
    {
        .name = "level.weight", .rank = 2, .shape = { 1, 10 }, .stride = { 1, 16 }, .offset = 1456,
        .panel = 16, .panel_stride = 160, .trainable = 1
    },
    {
        .name = "level.bias", .rank = 1, .shape = { 1 }, .stride = { 1 }, .offset = 1616,
        .panel = 1, .panel_stride = 0, .trainable = 1
    }
};

nn_status gauge_initialize(float *parameters, uint64_t seed) {
    if (!parameters) return NN_NULL_POINTER;
    if (!nn_is_aligned(parameters)) return NN_MISALIGNED;
    memset(parameters, 0, 1632 * sizeof(float));
    nn_fill_normal(parameters, &gauge_parameter_table[0], 0.35355338f, seed, 0);
    nn_fill_uniform(parameters, &gauge_parameter_table[2], -0.36115757f, 0.36115757f, seed, 2);
    nn_fill_uniform(parameters, &gauge_parameter_table[4], -0.39223227f, 0.39223227f, seed, 4);
    nn_fill_uniform(parameters, &gauge_parameter_table[6], -0.73854893f, 0.73854893f, seed, 6);
    return NN_OK;
}

/* Whether predict can work on its arguments. */
static nn_status check_predict(const float *parameters, const void *workspace, size_t n,
                               const void *const *inputs, void *const *outputs) {
    if (!parameters || !workspace) return NN_NULL_POINTER;
    if (n > 0
        && (!inputs || !inputs[0] || !inputs[1] || !outputs || !outputs[0]
            || !outputs[1])) return NN_NULL_POINTER;
    if (!nn_is_aligned(parameters) || !nn_is_aligned(workspace)) return NN_MISALIGNED;
    if (!nn_is_in_range(inputs[1], n, 24)) return NN_INDEX_OUT_OF_RANGE;
    return NN_OK;
}

/* Whether evaluate can work on its arguments. */
static nn_status check_evaluate(const float *parameters, const void *workspace, size_t n,
                                const void *const *inputs, const void *const *targets,
                                const double *loss) {
    if (!parameters || !workspace || !loss) return NN_NULL_POINTER;
    if (n > 0
        && (!inputs || !inputs[0] || !inputs[1] || !targets || !targets[0]
            || !targets[1])) return NN_NULL_POINTER;
    if (!nn_is_aligned(parameters) || !nn_is_aligned(workspace)) return NN_MISALIGNED;
    if (!nn_is_in_range(inputs[1], n, 24)) return NN_INDEX_OUT_OF_RANGE;
    if (!nn_is_in_range(targets[0], n, 3)) return NN_INDEX_OUT_OF_RANGE;
    return NN_OK;
}

/* Whether gradient can work on its arguments. */
static nn_status check_gradient(const float *parameters, const float *gradients,
                                const void *workspace, size_t n, const void *const *inputs,
                                const void *const *targets, const double *loss) {
    if (!parameters || !gradients || !workspace || !loss) return NN_NULL_POINTER;
    if (n > 0
        && (!inputs || !inputs[0] || !inputs[1] || !targets || !targets[0]
            || !targets[1])) return NN_NULL_POINTER;
    if (!nn_is_aligned(parameters) || !nn_is_aligned(gradients)
        || !nn_is_aligned(workspace)) return NN_MISALIGNED;
    if (!nn_is_in_range(inputs[1], n, 24)) return NN_INDEX_OUT_OF_RANGE;
    if (!nn_is_in_range(targets[0], n, 3)) return NN_INDEX_OUT_OF_RANGE;
    return NN_OK;
}

/* Sets to 0 the floats of a gradient block that belong to no parameter. */
static void clear_padding(float *gradients) {
    for (size_t i = 0; i < 17; i++) {
        memset(gradients + 12 + 16 * i, 0, 4 * sizeof(float));
    }
    for (size_t i = 0; i < 37; i++) {
        memset(gradients + 282 + 16 * i, 0, 6 * sizeof(float));
    }
    for (size_t i = 0; i < 37; i++) {
        memset(gradients + 867 + 16 * i, 0, 13 * sizeof(float));
    }
    for (size_t i = 0; i < 11; i++) {
        memset(gradients + 1457 + 16 * i, 0, 15 * sizeof(float));
    }
}

/* What the penalties add to the loss. */
static double penalty(const float *parameters) {
    return 1e-05
           * (nn_sum_of_squares(parameters, 256) + nn_sum_of_squares(parameters + 272, 576)
              + nn_sum_of_squares(parameters + 864, 576)
              + nn_sum_of_squares(parameters + 1456, 160));
}

/* 1 − 0.9^(t + 1). */
static double correction_at(uint64_t t) {
    return 1 - nn_power(0.9, t + 1);
}

/* 1 − 0.999^(t + 1). */
static double correction2_at(uint64_t t) {
    return 1 - nn_power(0.999, t + 1);
}

/* pixels, gauge.nnd:8
   contract i,oi->o: [n, 16], [12, 16] → [n, 12]
   then max(sum + bias, 0) : [n, 12] */
static void pixels_forward_scalar(ptrdiff_t n, const float *restrict image,
                                  const float *restrict weight, const float *restrict bias,
                                  float *restrict y) {
    for (ptrdiff_t j = 0; j < 12; j += 4) {
        ptrdiff_t i = 0;
        for (; i + 2 <= n; i += 2) {
            const float *a = image + 16 * i;
            const float *b = weight + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            NN_UNROLL(4)
            for (ptrdiff_t k = 0; k < 16; k++) {
                const float *b_here = b + 16 * k;
                float w0 = b_here[0];
                float w1 = b_here[1];
                float w2 = b_here[2];
                float w3 = b_here[3];
                float x0 = a[k];
                s0_0 += x0 * w0;
                s0_1 += x0 * w1;
                s0_2 += x0 * w2;
                s0_3 += x0 * w3;
                float x1 = a[k + 16];
                s1_0 += x1 * w0;
                s1_1 += x1 * w1;
                s1_2 += x1 * w2;
                s1_3 += x1 * w3;
            }
            float bias_ = bias[j];
            float *y_here = y + j + 36 * i;
            y_here[0] = max_scalar(0.0f, s0_0 + bias_);
            float bias_2 = bias[j + 1];
            y_here[1] = max_scalar(0.0f, s0_1 + bias_2);
            float bias_3 = bias[j + 2];
            y_here[2] = max_scalar(0.0f, s0_2 + bias_3);
            float bias_4 = bias[j + 3];
            y_here[3] = max_scalar(0.0f, s0_3 + bias_4);
            y_here[36] = max_scalar(0.0f, s1_0 + bias_);
            y_here[37] = max_scalar(0.0f, s1_1 + bias_2);
            y_here[38] = max_scalar(0.0f, s1_2 + bias_3);
            y_here[39] = max_scalar(0.0f, s1_3 + bias_4);
        }
        for (; i < n; i++) {
            const float *a = image + 16 * i;
            const float *b = weight + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
            NN_UNROLL(4)
            for (ptrdiff_t k = 0; k < 16; k++) {
                const float *b_here = b + 16 * k;
                float w0 = b_here[0];
                float w1 = b_here[1];
                float w2 = b_here[2];
                float w3 = b_here[3];
                float x0 = a[k];
                s0_0 += x0 * w0;
                s0_1 += x0 * w1;
                s0_2 += x0 * w2;
                s0_3 += x0 * w3;
            }
            float bias_ = bias[j];
            float *y_here = y + j + 36 * i;
            y_here[0] = max_scalar(0.0f, s0_0 + bias_);
            float bias_2 = bias[j + 1];
            y_here[1] = max_scalar(0.0f, s0_1 + bias_2);
            float bias_3 = bias[j + 2];
            y_here[2] = max_scalar(0.0f, s0_2 + bias_3);
            float bias_4 = bias[j + 3];
            y_here[3] = max_scalar(0.0f, s0_3 + bias_4);
        }
    }
}

/* flatten2, gauge.nnd:13
   x : [n, 24] */
static void flatten2_forward_scalar(ptrdiff_t n, const int32_t *restrict hour, float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 24; j++) {
            y[36 * b + j] = hour[b] == j ? 1.0f : 0.0f;
        }
    }
}

/* shared, gauge.nnd:15
   contract i,oi->o: [n, 36], [10, 36] → [n, 10]
   then tanh(sum + bias) : [n, 10] */
static void shared_forward_scalar(ptrdiff_t n, const float *restrict x,
                                  const float *restrict weight, const float *restrict bias,
                                  float *restrict y) {
    for (ptrdiff_t j = 0; j < 8; j += 4) {
        ptrdiff_t i = 0;
        for (; i + 2 <= n; i += 2) {
            const float *a = x + 36 * i;
            const float *b = weight + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            NN_UNROLL(4)
            for (ptrdiff_t k = 0; k < 36; k++) {
                const float *b_here = b + 16 * k;
                float w0 = b_here[0];
                float w1 = b_here[1];
                float w2 = b_here[2];
                float w3 = b_here[3];
                float x0 = a[k];
                s0_0 += x0 * w0;
                s0_1 += x0 * w1;
                s0_2 += x0 * w2;
                s0_3 += x0 * w3;
                float x1 = a[k + 36];
                s1_0 += x1 * w0;
                s1_1 += x1 * w1;
                s1_2 += x1 * w2;
                s1_3 += x1 * w3;
            }
            float bias_ = bias[j];
            float *y_here = y + j + 10 * i;
            y_here[0] = tanh_scalar(s0_0 + bias_);
            float bias_2 = bias[j + 1];
            y_here[1] = tanh_scalar(s0_1 + bias_2);
            float bias_3 = bias[j + 2];
            y_here[2] = tanh_scalar(s0_2 + bias_3);
            float bias_4 = bias[j + 3];
            y_here[3] = tanh_scalar(s0_3 + bias_4);
            y_here[10] = tanh_scalar(s1_0 + bias_);
            y_here[11] = tanh_scalar(s1_1 + bias_2);
            y_here[12] = tanh_scalar(s1_2 + bias_3);
            y_here[13] = tanh_scalar(s1_3 + bias_4);
        }
        for (; i < n; i++) {
            const float *a = x + 36 * i;
            const float *b = weight + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
            NN_UNROLL(4)
            for (ptrdiff_t k = 0; k < 36; k++) {
                const float *b_here = b + 16 * k;
                float w0 = b_here[0];
                float w1 = b_here[1];
                float w2 = b_here[2];
                float w3 = b_here[3];
                float x0 = a[k];
                s0_0 += x0 * w0;
                s0_1 += x0 * w1;
                s0_2 += x0 * w2;
                s0_3 += x0 * w3;
            }
            float bias_ = bias[j];
            float *y_here = y + j + 10 * i;
            y_here[0] = tanh_scalar(s0_0 + bias_);
            float bias_2 = bias[j + 1];
            y_here[1] = tanh_scalar(s0_1 + bias_2);
            float bias_3 = bias[j + 2];
            y_here[2] = tanh_scalar(s0_2 + bias_3);
            float bias_4 = bias[j + 3];
            y_here[3] = tanh_scalar(s0_3 + bias_4);
        }
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= n; i2 += 2) {
        const float *a = x + 36 * i2;
        const float *b = weight + 8;
        float s0_0 = 0.0f, s0_1 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f;
        NN_UNROLL(4)
        for (ptrdiff_t k = 0; k < 36; k++) {
            float w0 = b[16 * k];
            float w1 = b[16 * k + 1];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            float x1 = a[k + 36];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
        }
        float bias_ = bias[8];
        float *y_here = y + 10 * i2;
        y_here[8] = tanh_scalar(s0_0 + bias_);
        float bias_2 = bias[9];
        y_here[9] = tanh_scalar(s0_1 + bias_2);
        y_here[18] = tanh_scalar(s1_0 + bias_);
        y_here[19] = tanh_scalar(s1_1 + bias_2);
    }
    for (; i2 < n; i2++) {
        const float *a = x + 36 * i2;
        const float *b = weight + 8;
        float s0_0 = 0.0f, s0_1 = 0.0f;
        NN_UNROLL(4)
        for (ptrdiff_t k = 0; k < 36; k++) {
            float w0 = b[16 * k];
            float w1 = b[16 * k + 1];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
        }
        float bias_ = bias[8];
        y[10 * i2 + 8] = tanh_scalar(s0_0 + bias_);
        float bias_2 = bias[9];
        y[10 * i2 + 9] = tanh_scalar(s0_1 + bias_2);
    }
}

/* kind, gauge.nnd:18
   contract i,oi->o: [n, 36], [3, 36] → [n, 3]
   then sum + bias : [n, 3] */
static void kind_forward_scalar(ptrdiff_t n, const float *restrict x, const float *restrict weight,
                                const float *restrict bias, float *restrict y) {
    ptrdiff_t i = 0;
    for (; i + 4 <= n; i += 4) {
        const float *a = x + 36 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f, s1_2 = 0.0f,
            s2_0 = 0.0f, s2_1 = 0.0f, s2_2 = 0.0f, s3_0 = 0.0f, s3_1 = 0.0f, s3_2 = 0.0f;
        NN_UNROLL(4)
        for (ptrdiff_t k = 0; k < 36; k++) {
            const float *b_here = b + 16 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            float x1 = a[k + 36];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            float x2 = a[k + 72];
            s2_0 += x2 * w0;
            s2_1 += x2 * w1;
            s2_2 += x2 * w2;
            float x3 = a[k + 108];
            s3_0 += x3 * w0;
            s3_1 += x3 * w1;
            s3_2 += x3 * w2;
        }
        float bias_ = bias[0];
        float *y_here = y + 3 * i;
        y_here[0] = s0_0 + bias_;
        float bias_2 = bias[1];
        y_here[1] = s0_1 + bias_2;
        float bias_3 = bias[2];
        y_here[2] = s0_2 + bias_3;
        y_here[3] = s1_0 + bias_;
        y_here[4] = s1_1 + bias_2;
        y_here[5] = s1_2 + bias_3;
        y_here[6] = s2_0 + bias_;
        y_here[7] = s2_1 + bias_2;
        y_here[8] = s2_2 + bias_3;
        y_here[9] = s3_0 + bias_;
        y_here[10] = s3_1 + bias_2;
        y_here[11] = s3_2 + bias_3;
    }
    for (; i < n; i++) {
        const float *a = x + 36 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f;
        NN_UNROLL(4)
        for (ptrdiff_t k = 0; k < 36; k++) {
            const float *b_here = b + 16 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
        }
        float bias_ = bias[0];
        float *y_here = y + 3 * i;
        y_here[0] = s0_0 + bias_;
        float bias_2 = bias[1];
        y_here[1] = s0_1 + bias_2;
        float bias_3 = bias[2];
        y_here[2] = s0_2 + bias_3;
    }
}

/* kind, gauge.nnd:18
   softmax: [n, 3] → [n, 3] */
static void kind_forward_2_scalar(ptrdiff_t n, const float *restrict x, float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        float best = -INFINITY;
        for (ptrdiff_t j = 0; j < 3; j++) {
            best = max_scalar(best, x[3 * b + j]);
        }
        float maximum = best, sum = 0.0f;
        for (ptrdiff_t j2 = 0; j2 < 3; j2++) {
            float e = exp_scalar(x[3 * b + j2] - maximum);
            y[3 * b + j2] = e;
            sum += e;
        }
        float total = 1.0f / sum;
        for (ptrdiff_t j3 = 0; j3 < 3; j3++) {
            y[3 * b + j3] *= total;
        }
    }
}

/* level, gauge.nnd:20
   contract i,oi->o: [n, 10], [1, 10] → [n, 1]
   then sigmoid(sum + bias) : [n, 1] */
static void level_forward_scalar(ptrdiff_t n, const float *restrict x, const float *restrict weight,
                                 const float *restrict bias, float *restrict y) {
    ptrdiff_t i = 0;
    for (; i + 13 <= n; i += 13) {
        const float *a = x + 10 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s1_0 = 0.0f, s2_0 = 0.0f, s3_0 = 0.0f, s4_0 = 0.0f, s5_0 = 0.0f,
            s6_0 = 0.0f, s7_0 = 0.0f, s8_0 = 0.0f, s9_0 = 0.0f, s10_0 = 0.0f, s11_0 = 0.0f,
            s12_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 10; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 10] * w0;
            s2_0 += a[k + 20] * w0;
            s3_0 += a[k + 30] * w0;
            s4_0 += a[k + 40] * w0;
            s5_0 += a[k + 50] * w0;
            s6_0 += a[k + 60] * w0;
            s7_0 += a[k + 70] * w0;
            s8_0 += a[k + 80] * w0;
            s9_0 += a[k + 90] * w0;
            s10_0 += a[k + 100] * w0;
            s11_0 += a[k + 110] * w0;
            s12_0 += a[k + 120] * w0;
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
        const float *a = x + 10 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s1_0 = 0.0f, s2_0 = 0.0f, s3_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 10; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 10] * w0;
            s2_0 += a[k + 20] * w0;
            s3_0 += a[k + 30] * w0;
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
        const float *a = x + 10 * i;
        const float *b = weight;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 10; k++) {
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

/* loss, gauge.nnd:23
   log-sum-exp: [n, 3] → [n] */
static void loss_forward_scalar(ptrdiff_t n, const float *restrict x, float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        float best = -INFINITY;
        for (ptrdiff_t j = 0; j < 3; j++) {
            best = max_scalar(best, x[3 * b + j]);
        }
        float maximum = best, sum = 0.0f;
        for (ptrdiff_t j2 = 0; j2 < 3; j2++) {
            float e = exp_scalar(x[3 * b + j2] - maximum);
            sum += e;
        }
        y[b] = maximum + log_scalar(sum);
    }
}

/* loss, gauge.nnd:23
   contract i,oi->o: [n, 10], [1, 10] → [n, 1]
   then (sigmoid(sum + bias) − level)² : [n, 1] */
static void loss_forward_2_scalar(ptrdiff_t n, const float *restrict x,
                                  const float *restrict weight, const float *restrict bias,
                                  const float *restrict level, float *restrict y) {
    ptrdiff_t i = 0;
    for (; i + 13 <= n; i += 13) {
        const float *a = x + 10 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s1_0 = 0.0f, s2_0 = 0.0f, s3_0 = 0.0f, s4_0 = 0.0f, s5_0 = 0.0f,
            s6_0 = 0.0f, s7_0 = 0.0f, s8_0 = 0.0f, s9_0 = 0.0f, s10_0 = 0.0f, s11_0 = 0.0f,
            s12_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 10; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 10] * w0;
            s2_0 += a[k + 20] * w0;
            s3_0 += a[k + 30] * w0;
            s4_0 += a[k + 40] * w0;
            s5_0 += a[k + 50] * w0;
            s6_0 += a[k + 60] * w0;
            s7_0 += a[k + 70] * w0;
            s8_0 += a[k + 80] * w0;
            s9_0 += a[k + 90] * w0;
            s10_0 += a[k + 100] * w0;
            s11_0 += a[k + 110] * w0;
            s12_0 += a[k + 120] * w0;
        }
        float bias_ = bias[0];
        float level_ = level[i];
        _Alignas(64) float lanes[1];
        lanes[0] = power_2_scalar(sigmoid_scalar(s0_0 + bias_) - level_);
        for (ptrdiff_t l = 0; l < 1; l++) {
            y[i] = lanes[l];
        }
        float level_2 = level[i + 1];
        _Alignas(64) float lanes2[1];
        lanes2[0] = power_2_scalar(sigmoid_scalar(s1_0 + bias_) - level_2);
        for (ptrdiff_t l2 = 0; l2 < 1; l2++) {
            y[i + 1] = lanes2[l2];
        }
        float level_3 = level[i + 2];
        _Alignas(64) float lanes3[1];
        lanes3[0] = power_2_scalar(sigmoid_scalar(s2_0 + bias_) - level_3);
        for (ptrdiff_t l3 = 0; l3 < 1; l3++) {
            y[i + 2] = lanes3[l3];
        }
        float level_4 = level[i + 3];
        _Alignas(64) float lanes4[1];
        lanes4[0] = power_2_scalar(sigmoid_scalar(s3_0 + bias_) - level_4);
        for (ptrdiff_t l4 = 0; l4 < 1; l4++) {
            y[i + 3] = lanes4[l4];
        }
        float level_5 = level[i + 4];
        _Alignas(64) float lanes5[1];
        lanes5[0] = power_2_scalar(sigmoid_scalar(s4_0 + bias_) - level_5);
        for (ptrdiff_t l5 = 0; l5 < 1; l5++) {
            y[i + 4] = lanes5[l5];
        }
        float level_6 = level[i + 5];
        _Alignas(64) float lanes6[1];
        lanes6[0] = power_2_scalar(sigmoid_scalar(s5_0 + bias_) - level_6);
        for (ptrdiff_t l6 = 0; l6 < 1; l6++) {
            y[i + 5] = lanes6[l6];
        }
        float level_7 = level[i + 6];
        _Alignas(64) float lanes7[1];
        lanes7[0] = power_2_scalar(sigmoid_scalar(s6_0 + bias_) - level_7);
        for (ptrdiff_t l7 = 0; l7 < 1; l7++) {
            y[i + 6] = lanes7[l7];
        }
        float level_8 = level[i + 7];
        _Alignas(64) float lanes8[1];
        lanes8[0] = power_2_scalar(sigmoid_scalar(s7_0 + bias_) - level_8);
        for (ptrdiff_t l8 = 0; l8 < 1; l8++) {
            y[i + 7] = lanes8[l8];
        }
        float level_9 = level[i + 8];
        _Alignas(64) float lanes9[1];
        lanes9[0] = power_2_scalar(sigmoid_scalar(s8_0 + bias_) - level_9);
        for (ptrdiff_t l9 = 0; l9 < 1; l9++) {
            y[i + 8] = lanes9[l9];
        }
        float level_10 = level[i + 9];
        _Alignas(64) float lanes10[1];
        lanes10[0] = power_2_scalar(sigmoid_scalar(s9_0 + bias_) - level_10);
        for (ptrdiff_t l10 = 0; l10 < 1; l10++) {
            y[i + 9] = lanes10[l10];
        }
        float level_11 = level[i + 10];
        _Alignas(64) float lanes11[1];
        lanes11[0] = power_2_scalar(sigmoid_scalar(s10_0 + bias_) - level_11);
        for (ptrdiff_t l11 = 0; l11 < 1; l11++) {
            y[i + 10] = lanes11[l11];
        }
        float level_12 = level[i + 11];
        _Alignas(64) float lanes12[1];
        lanes12[0] = power_2_scalar(sigmoid_scalar(s11_0 + bias_) - level_12);
        for (ptrdiff_t l12 = 0; l12 < 1; l12++) {
            y[i + 11] = lanes12[l12];
        }
        float level_13 = level[i + 12];
        _Alignas(64) float lanes13[1];
        lanes13[0] = power_2_scalar(sigmoid_scalar(s12_0 + bias_) - level_13);
        for (ptrdiff_t l13 = 0; l13 < 1; l13++) {
            y[i + 12] = lanes13[l13];
        }
    }
    for (; i + 4 <= n; i += 4) {
        const float *a = x + 10 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s1_0 = 0.0f, s2_0 = 0.0f, s3_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 10; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 10] * w0;
            s2_0 += a[k + 20] * w0;
            s3_0 += a[k + 30] * w0;
        }
        float bias_ = bias[0];
        float level_ = level[i];
        _Alignas(64) float lanes[1];
        lanes[0] = power_2_scalar(sigmoid_scalar(s0_0 + bias_) - level_);
        for (ptrdiff_t l = 0; l < 1; l++) {
            y[i] = lanes[l];
        }
        float level_2 = level[i + 1];
        _Alignas(64) float lanes2[1];
        lanes2[0] = power_2_scalar(sigmoid_scalar(s1_0 + bias_) - level_2);
        for (ptrdiff_t l2 = 0; l2 < 1; l2++) {
            y[i + 1] = lanes2[l2];
        }
        float level_3 = level[i + 2];
        _Alignas(64) float lanes3[1];
        lanes3[0] = power_2_scalar(sigmoid_scalar(s2_0 + bias_) - level_3);
        for (ptrdiff_t l3 = 0; l3 < 1; l3++) {
            y[i + 2] = lanes3[l3];
        }
        float level_4 = level[i + 3];
        _Alignas(64) float lanes4[1];
        lanes4[0] = power_2_scalar(sigmoid_scalar(s3_0 + bias_) - level_4);
        for (ptrdiff_t l4 = 0; l4 < 1; l4++) {
            y[i + 3] = lanes4[l4];
        }
    }
    for (; i < n; i++) {
        const float *a = x + 10 * i;
        const float *b = weight;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 10; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
        }
        float bias_ = bias[0];
        float level_ = level[i];
        _Alignas(64) float lanes[1];
        lanes[0] = power_2_scalar(sigmoid_scalar(s0_0 + bias_) - level_);
        for (ptrdiff_t l = 0; l < 1; l++) {
            y[i] = lanes[l];
        }
    }
}

/* loss, gauge.nnd:23
   sum: [n, 3] → [n]
   then sum + x + x : [n] */
static void loss_forward_3_scalar(ptrdiff_t n, const int32_t *restrict kind,
                                  const float *restrict x, const float *restrict x2,
                                  const float *restrict x3, float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        float sum = 0.0f;
        for (ptrdiff_t j = 0; j < 3; j++) {
            float x_ = x[3 * b + j];
            sum += -((kind[b] == j ? 1.0f : 0.0f) * x_);
        }
        float x_ = x2[b];
        float x_2 = x3[b];
        y[b] = sum + x_ + x_2;
    }
}

/* dropout1, gauge.nnd:16
   dropout mask: → [n, 36] */
static void dropout1_mask_scalar(ptrdiff_t n, uint64_t seed, ptrdiff_t first,
                                 float *restrict mask) {
    for (ptrdiff_t i = 0; i < 36 * n; i++) {
        mask[i] = nn_uniform(seed, 0, (uint64_t)(36 * first + i)) < 0.9f ? 1.1111112f : 0.0f;
    }
}

/* dropout1, gauge.nnd:16
   x · mask : [n, 36] */
static void dropout1_forward_scalar(ptrdiff_t n, const float *restrict x,
                                    const float *restrict mask, float *restrict y) {
    for (ptrdiff_t i = 0; i < 36 * n; i++) {
        float x_ = x[i];
        float mask_ = mask[i];
        y[i] = x_ * mask_;
    }
}

/* level, gauge.nnd:20
   contract i,oi->o: [n, 10], [1, 10] → [n, 1]
   then (sigmoid(sum + bias) − level)² : [n, 1]
   then sigmoid(sum + bias) · (1 − sigmoid(sum + bias)) · (2 · (sigmoid(sum + bias) − level) · dy) :
   [n, 1] */
static void level_backward_scalar(ptrdiff_t n, const float *restrict x,
                                  const float *restrict weight, const float *restrict bias,
                                  const float *restrict level, float example_weight,
                                  float *restrict y, float *restrict dx) {
    ptrdiff_t i = 0;
    for (; i + 8 <= n; i += 8) {
        const float *a = x + 10 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s1_0 = 0.0f, s2_0 = 0.0f, s3_0 = 0.0f, s4_0 = 0.0f, s5_0 = 0.0f,
            s6_0 = 0.0f, s7_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 10; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 10] * w0;
            s2_0 += a[k + 20] * w0;
            s3_0 += a[k + 30] * w0;
            s4_0 += a[k + 40] * w0;
            s5_0 += a[k + 50] * w0;
            s6_0 += a[k + 60] * w0;
            s7_0 += a[k + 70] * w0;
        }
        float bias_ = bias[0];
        float t = sigmoid_scalar(s0_0 + bias_);
        float level_ = level[i];
        _Alignas(64) float lanes[1];
        lanes[0] = power_2_scalar(t - level_);
        for (ptrdiff_t l = 0; l < 1; l++) {
            y[i] = lanes[l];
        }
        _Alignas(64) float lanes2[1];
        lanes2[0] = t * (1.0f - t) * (2.0f * (t - level_) * example_weight);
        for (ptrdiff_t l2 = 0; l2 < 1; l2++) {
            dx[i] = lanes2[l2];
        }
        float t2 = sigmoid_scalar(s1_0 + bias_);
        float level_2 = level[i + 1];
        _Alignas(64) float lanes3[1];
        lanes3[0] = power_2_scalar(t2 - level_2);
        for (ptrdiff_t l3 = 0; l3 < 1; l3++) {
            y[i + 1] = lanes3[l3];
        }
        _Alignas(64) float lanes4[1];
        lanes4[0] = t2 * (1.0f - t2) * (2.0f * (t2 - level_2) * example_weight);
        for (ptrdiff_t l4 = 0; l4 < 1; l4++) {
            dx[i + 1] = lanes4[l4];
        }
        float t3 = sigmoid_scalar(s2_0 + bias_);
        float level_3 = level[i + 2];
        _Alignas(64) float lanes5[1];
        lanes5[0] = power_2_scalar(t3 - level_3);
        for (ptrdiff_t l5 = 0; l5 < 1; l5++) {
            y[i + 2] = lanes5[l5];
        }
        _Alignas(64) float lanes6[1];
        lanes6[0] = t3 * (1.0f - t3) * (2.0f * (t3 - level_3) * example_weight);
        for (ptrdiff_t l6 = 0; l6 < 1; l6++) {
            dx[i + 2] = lanes6[l6];
        }
        float t4 = sigmoid_scalar(s3_0 + bias_);
        float level_4 = level[i + 3];
        _Alignas(64) float lanes7[1];
        lanes7[0] = power_2_scalar(t4 - level_4);
        for (ptrdiff_t l7 = 0; l7 < 1; l7++) {
            y[i + 3] = lanes7[l7];
        }
        _Alignas(64) float lanes8[1];
        lanes8[0] = t4 * (1.0f - t4) * (2.0f * (t4 - level_4) * example_weight);
        for (ptrdiff_t l8 = 0; l8 < 1; l8++) {
            dx[i + 3] = lanes8[l8];
        }
        float t5 = sigmoid_scalar(s4_0 + bias_);
        float level_5 = level[i + 4];
        _Alignas(64) float lanes9[1];
        lanes9[0] = power_2_scalar(t5 - level_5);
        for (ptrdiff_t l9 = 0; l9 < 1; l9++) {
            y[i + 4] = lanes9[l9];
        }
        _Alignas(64) float lanes10[1];
        lanes10[0] = t5 * (1.0f - t5) * (2.0f * (t5 - level_5) * example_weight);
        for (ptrdiff_t l10 = 0; l10 < 1; l10++) {
            dx[i + 4] = lanes10[l10];
        }
        float t6 = sigmoid_scalar(s5_0 + bias_);
        float level_6 = level[i + 5];
        _Alignas(64) float lanes11[1];
        lanes11[0] = power_2_scalar(t6 - level_6);
        for (ptrdiff_t l11 = 0; l11 < 1; l11++) {
            y[i + 5] = lanes11[l11];
        }
        _Alignas(64) float lanes12[1];
        lanes12[0] = t6 * (1.0f - t6) * (2.0f * (t6 - level_6) * example_weight);
        for (ptrdiff_t l12 = 0; l12 < 1; l12++) {
            dx[i + 5] = lanes12[l12];
        }
        float t7 = sigmoid_scalar(s6_0 + bias_);
        float level_7 = level[i + 6];
        _Alignas(64) float lanes13[1];
        lanes13[0] = power_2_scalar(t7 - level_7);
        for (ptrdiff_t l13 = 0; l13 < 1; l13++) {
            y[i + 6] = lanes13[l13];
        }
        _Alignas(64) float lanes14[1];
        lanes14[0] = t7 * (1.0f - t7) * (2.0f * (t7 - level_7) * example_weight);
        for (ptrdiff_t l14 = 0; l14 < 1; l14++) {
            dx[i + 6] = lanes14[l14];
        }
        float t8 = sigmoid_scalar(s7_0 + bias_);
        float level_8 = level[i + 7];
        _Alignas(64) float lanes15[1];
        lanes15[0] = power_2_scalar(t8 - level_8);
        for (ptrdiff_t l15 = 0; l15 < 1; l15++) {
            y[i + 7] = lanes15[l15];
        }
        _Alignas(64) float lanes16[1];
        lanes16[0] = t8 * (1.0f - t8) * (2.0f * (t8 - level_8) * example_weight);
        for (ptrdiff_t l16 = 0; l16 < 1; l16++) {
            dx[i + 7] = lanes16[l16];
        }
    }
    for (; i + 4 <= n; i += 4) {
        const float *a = x + 10 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s1_0 = 0.0f, s2_0 = 0.0f, s3_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 10; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 10] * w0;
            s2_0 += a[k + 20] * w0;
            s3_0 += a[k + 30] * w0;
        }
        float bias_ = bias[0];
        float t = sigmoid_scalar(s0_0 + bias_);
        float level_ = level[i];
        _Alignas(64) float lanes[1];
        lanes[0] = power_2_scalar(t - level_);
        for (ptrdiff_t l = 0; l < 1; l++) {
            y[i] = lanes[l];
        }
        _Alignas(64) float lanes2[1];
        lanes2[0] = t * (1.0f - t) * (2.0f * (t - level_) * example_weight);
        for (ptrdiff_t l2 = 0; l2 < 1; l2++) {
            dx[i] = lanes2[l2];
        }
        float t2 = sigmoid_scalar(s1_0 + bias_);
        float level_2 = level[i + 1];
        _Alignas(64) float lanes3[1];
        lanes3[0] = power_2_scalar(t2 - level_2);
        for (ptrdiff_t l3 = 0; l3 < 1; l3++) {
            y[i + 1] = lanes3[l3];
        }
        _Alignas(64) float lanes4[1];
        lanes4[0] = t2 * (1.0f - t2) * (2.0f * (t2 - level_2) * example_weight);
        for (ptrdiff_t l4 = 0; l4 < 1; l4++) {
            dx[i + 1] = lanes4[l4];
        }
        float t3 = sigmoid_scalar(s2_0 + bias_);
        float level_3 = level[i + 2];
        _Alignas(64) float lanes5[1];
        lanes5[0] = power_2_scalar(t3 - level_3);
        for (ptrdiff_t l5 = 0; l5 < 1; l5++) {
            y[i + 2] = lanes5[l5];
        }
        _Alignas(64) float lanes6[1];
        lanes6[0] = t3 * (1.0f - t3) * (2.0f * (t3 - level_3) * example_weight);
        for (ptrdiff_t l6 = 0; l6 < 1; l6++) {
            dx[i + 2] = lanes6[l6];
        }
        float t4 = sigmoid_scalar(s3_0 + bias_);
        float level_4 = level[i + 3];
        _Alignas(64) float lanes7[1];
        lanes7[0] = power_2_scalar(t4 - level_4);
        for (ptrdiff_t l7 = 0; l7 < 1; l7++) {
            y[i + 3] = lanes7[l7];
        }
        _Alignas(64) float lanes8[1];
        lanes8[0] = t4 * (1.0f - t4) * (2.0f * (t4 - level_4) * example_weight);
        for (ptrdiff_t l8 = 0; l8 < 1; l8++) {
            dx[i + 3] = lanes8[l8];
        }
    }
    for (; i < n; i++) {
        const float *a = x + 10 * i;
        const float *b = weight;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 10; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
        }
        float bias_ = bias[0];
        float t = sigmoid_scalar(s0_0 + bias_);
        float level_ = level[i];
        _Alignas(64) float lanes[1];
        lanes[0] = power_2_scalar(t - level_);
        for (ptrdiff_t l = 0; l < 1; l++) {
            y[i] = lanes[l];
        }
        _Alignas(64) float lanes2[1];
        lanes2[0] = t * (1.0f - t) * (2.0f * (t - level_) * example_weight);
        for (ptrdiff_t l2 = 0; l2 < 1; l2++) {
            dx[i] = lanes2[l2];
        }
    }
}

/* level, gauge.nnd:20
   sum: [n, 1] → [1] */
static void level_bias_gradient_scalar(ptrdiff_t n, const float *restrict dy, float *restrict dbias,
                                       int accumulate) {
    float sum = 0.0f;
    for (ptrdiff_t b = 0; b < n; b++) {
        float dy_ = dy[b];
        sum += dy_;
    }
    float sum2 = sum;
    if (accumulate) {
        sum2 += dbias[0];
    }
    dbias[0] = sum2;
}

/* level, gauge.nnd:20
   contract o,i->oi over batch: [n, 1], [n, 10] → [1, 10] */
static void level_weight_gradient_scalar(ptrdiff_t n, const float *restrict dy,
                                         const float *restrict x, float *restrict dweight) {
    for (ptrdiff_t j = 0; j < 8; j += 4) {
        const float *a = dy;
        const float *b = x + j;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
        for (ptrdiff_t k = 0; k < n; k++) {
            const float *b_here = b + 10 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float w3 = b_here[3];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            s0_3 += x0 * w3;
        }
        dweight[j] = s0_0;
        dweight[j + 1] = s0_1;
        dweight[j + 2] = s0_2;
        dweight[j + 3] = s0_3;
    }
    {
        const float *a = dy;
        const float *b = x + 8;
        float s0_0 = 0.0f, s0_1 = 0.0f;
        for (ptrdiff_t k = 0; k < n; k++) {
            float w0 = b[10 * k];
            float w1 = b[10 * k + 1];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
        }
        dweight[8] = s0_0;
        dweight[9] = s0_1;
    }
}

/* level, gauge.nnd:20
   copy of [1, 10] */
static void level_copy_scalar(ptrdiff_t n, const float *restrict dweight, float *restrict y,
                              int accumulate) {
    (void)n;
    for (ptrdiff_t i = 0; i < 10; i++) {
        float sum = dweight[i];
        if (accumulate) {
            sum += y[16 * i];
        }
        y[16 * i] = sum;
    }
}

/* kind, gauge.nnd:18
   (x − x) · dy : [n, 3] */
static void kind_backward_scalar(ptrdiff_t n, const int32_t *restrict kind, float example_weight,
                                 const float *restrict x, float *restrict dx) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 3; j++) {
            float x_ = x[3 * b + j];
            dx[3 * b + j] = (x_ - (kind[b] == j ? 1.0f : 0.0f)) * example_weight;
        }
    }
}

/* kind, gauge.nnd:18
   sum: [n, 3] → [3] */
static void kind_bias_gradient_scalar(ptrdiff_t n, const float *restrict dy, float *restrict dbias,
                                      int accumulate) {
    for (ptrdiff_t i = 0; i < 3; i++) {
        float sum = 0.0f;
        for (ptrdiff_t b = 0; b < n; b++) {
            float dy_ = dy[i + 3 * b];
            sum += dy_;
        }
        float sum2 = sum;
        if (accumulate) {
            sum2 += dbias[i];
        }
        dbias[i] = sum2;
    }
}

/* kind, gauge.nnd:18
   contract o,i->oi over batch: [n, 3], [n, 36] → [3, 36] */
static void kind_weight_gradient_scalar(ptrdiff_t n, const float *restrict x,
                                        const float *restrict dy, float *restrict dweight,
                                        int accumulate) {
    for (ptrdiff_t i = 0; i < 36; i += 4) {
        const float *a = x + i;
        const float *b = dy;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f, s1_2 = 0.0f,
            s2_0 = 0.0f, s2_1 = 0.0f, s2_2 = 0.0f, s3_0 = 0.0f, s3_1 = 0.0f, s3_2 = 0.0f;
        for (ptrdiff_t k = 0; k < n; k++) {
            const float *b_here = b + 3 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            const float *a_here = a + 36 * k;
            float x0 = a_here[0];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            float x1 = a_here[1];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            float x2 = a_here[2];
            s2_0 += x2 * w0;
            s2_1 += x2 * w1;
            s2_2 += x2 * w2;
            float x3 = a_here[3];
            s3_0 += x3 * w0;
            s3_1 += x3 * w1;
            s3_2 += x3 * w2;
        }
        float *dweight_here = dweight + 16 * i;
        if (accumulate) {
            s0_0 += dweight_here[0];
            s0_1 += dweight_here[1];
            s0_2 += dweight_here[2];
            s1_0 += dweight_here[16];
            s1_1 += dweight_here[17];
            s1_2 += dweight_here[18];
            s2_0 += dweight_here[32];
            s2_1 += dweight_here[33];
            s2_2 += dweight_here[34];
            s3_0 += dweight_here[48];
            s3_1 += dweight_here[49];
            s3_2 += dweight_here[50];
        }
        dweight_here[0] = s0_0;
        dweight_here[1] = s0_1;
        dweight_here[2] = s0_2;
        dweight_here[16] = s1_0;
        dweight_here[17] = s1_1;
        dweight_here[18] = s1_2;
        dweight_here[32] = s2_0;
        dweight_here[33] = s2_1;
        dweight_here[34] = s2_2;
        dweight_here[48] = s3_0;
        dweight_here[49] = s3_1;
        dweight_here[50] = s3_2;
    }
}

/* kind, gauge.nnd:18
   panels of an operand of contract o,oi->i */
static void kind_pack_scalar(ptrdiff_t n, const float *restrict weight, float *restrict packed) {
    (void)n;
    for (ptrdiff_t i = 0; i < 3; i++) {
        ptrdiff_t c = 0;
        for (; c < 36; c++) {
            packed[32 * i + 96 * (c / 32) + c % 32] = weight[i + 16 * c];
        }
        for (; c < 64; c++) {
            packed[32 * i + 96 * (c / 32) + c % 32] = 0.0f;
        }
    }
}

/* dropout1, gauge.nnd:16
   contract o,oi->i: [n, 3], [3, 36] → [n, 36]
   then mask · sum : [n, 36] */
static void dropout1_backward_scalar(ptrdiff_t n, const float *restrict dy,
                                     const float *restrict packed, const float *restrict mask,
                                     float *restrict dx) {
    for (ptrdiff_t j = 0; j < 36; j += 4) {
        ptrdiff_t i = 0;
        for (; i + 2 <= n; i += 2) {
            const float *a = dy + 3 * i;
            const float *b = packed + 96 * (j / 32) + j % 32;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 3; k++) {
                const float *b_here = b + 32 * k;
                float w0 = b_here[0];
                float w1 = b_here[1];
                float w2 = b_here[2];
                float w3 = b_here[3];
                float x0 = a[k];
                s0_0 += x0 * w0;
                s0_1 += x0 * w1;
                s0_2 += x0 * w2;
                s0_3 += x0 * w3;
                float x1 = a[k + 3];
                s1_0 += x1 * w0;
                s1_1 += x1 * w1;
                s1_2 += x1 * w2;
                s1_3 += x1 * w3;
            }
            const float *mask_here = mask + j + 36 * i;
            float mask_ = mask_here[0];
            float *dx_here = dx + j + 36 * i;
            dx_here[0] = mask_ * s0_0;
            float mask_2 = mask_here[1];
            dx_here[1] = mask_2 * s0_1;
            float mask_3 = mask_here[2];
            dx_here[2] = mask_3 * s0_2;
            float mask_4 = mask_here[3];
            dx_here[3] = mask_4 * s0_3;
            float mask_5 = mask_here[36];
            dx_here[36] = mask_5 * s1_0;
            float mask_6 = mask_here[37];
            dx_here[37] = mask_6 * s1_1;
            float mask_7 = mask_here[38];
            dx_here[38] = mask_7 * s1_2;
            float mask_8 = mask_here[39];
            dx_here[39] = mask_8 * s1_3;
        }
        for (; i < n; i++) {
            const float *a = dy + 3 * i;
            const float *b = packed + 96 * (j / 32) + j % 32;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 3; k++) {
                const float *b_here = b + 32 * k;
                float w0 = b_here[0];
                float w1 = b_here[1];
                float w2 = b_here[2];
                float w3 = b_here[3];
                float x0 = a[k];
                s0_0 += x0 * w0;
                s0_1 += x0 * w1;
                s0_2 += x0 * w2;
                s0_3 += x0 * w3;
            }
            const float *mask_here = mask + j + 36 * i;
            float mask_ = mask_here[0];
            float *dx_here = dx + j + 36 * i;
            dx_here[0] = mask_ * s0_0;
            float mask_2 = mask_here[1];
            dx_here[1] = mask_2 * s0_1;
            float mask_3 = mask_here[2];
            dx_here[2] = mask_3 * s0_2;
            float mask_4 = mask_here[3];
            dx_here[3] = mask_4 * s0_3;
        }
    }
}

/* level, gauge.nnd:20
   panels of an operand of contract o,oi->i */
static void level_pack_scalar(ptrdiff_t n, const float *restrict weight, float *restrict packed) {
    (void)n;
    ptrdiff_t c = 0;
    for (; c < 10; c++) {
        packed[16 * (c / 16) + c % 16] = weight[16 * c];
    }
    for (; c < 16; c++) {
        packed[16 * (c / 16) + c % 16] = 0.0f;
    }
}

/* shared, gauge.nnd:15
   contract o,oi->i: [n, 1], [1, 10] → [n, 10]
   then (1 − x²) · sum : [n, 10] */
static void shared_backward_scalar(ptrdiff_t n, const float *restrict dy,
                                   const float *restrict packed, const float *restrict x,
                                   float *restrict dx) {
    for (ptrdiff_t j = 0; j < 8; j += 4) {
        ptrdiff_t i = 0;
        for (; i + 2 <= n; i += 2) {
            const float *a = dy + i;
            const float *b = packed + 16 * (j / 16) + j % 16;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            float w0 = b[0];
            float w1 = b[1];
            float w2 = b[2];
            float w3 = b[3];
            float x0 = a[0];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            s0_3 += x0 * w3;
            float x1 = a[1];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
            const float *x_here = x + j + 10 * i;
            float x_ = x_here[0];
            float *dx_here = dx + j + 10 * i;
            dx_here[0] = (1.0f - x_ * x_) * s0_0;
            float x_2 = x_here[1];
            dx_here[1] = (1.0f - x_2 * x_2) * s0_1;
            float x_3 = x_here[2];
            dx_here[2] = (1.0f - x_3 * x_3) * s0_2;
            float x_4 = x_here[3];
            dx_here[3] = (1.0f - x_4 * x_4) * s0_3;
            float x_5 = x_here[10];
            dx_here[10] = (1.0f - x_5 * x_5) * s1_0;
            float x_6 = x_here[11];
            dx_here[11] = (1.0f - x_6 * x_6) * s1_1;
            float x_7 = x_here[12];
            dx_here[12] = (1.0f - x_7 * x_7) * s1_2;
            float x_8 = x_here[13];
            dx_here[13] = (1.0f - x_8 * x_8) * s1_3;
        }
        for (; i < n; i++) {
            const float *a = dy + i;
            const float *b = packed + 16 * (j / 16) + j % 16;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
            float w0 = b[0];
            float w1 = b[1];
            float w2 = b[2];
            float w3 = b[3];
            float x0 = a[0];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            s0_3 += x0 * w3;
            const float *x_here = x + j + 10 * i;
            float x_ = x_here[0];
            float *dx_here = dx + j + 10 * i;
            dx_here[0] = (1.0f - x_ * x_) * s0_0;
            float x_2 = x_here[1];
            dx_here[1] = (1.0f - x_2 * x_2) * s0_1;
            float x_3 = x_here[2];
            dx_here[2] = (1.0f - x_3 * x_3) * s0_2;
            float x_4 = x_here[3];
            dx_here[3] = (1.0f - x_4 * x_4) * s0_3;
        }
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= n; i2 += 2) {
        const float *a = dy + i2;
        const float *b = packed + 8;
        float s0_0 = 0.0f, s0_1 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f;
        float w0 = b[0];
        float w1 = b[1];
        float x0 = a[0];
        s0_0 += x0 * w0;
        s0_1 += x0 * w1;
        float x1 = a[1];
        s1_0 += x1 * w0;
        s1_1 += x1 * w1;
        const float *x_here = x + 10 * i2;
        float x_ = x_here[8];
        float *dx_here = dx + 10 * i2;
        dx_here[8] = (1.0f - x_ * x_) * s0_0;
        float x_2 = x_here[9];
        dx_here[9] = (1.0f - x_2 * x_2) * s0_1;
        float x_3 = x_here[18];
        dx_here[18] = (1.0f - x_3 * x_3) * s1_0;
        float x_4 = x_here[19];
        dx_here[19] = (1.0f - x_4 * x_4) * s1_1;
    }
    for (; i2 < n; i2++) {
        const float *a = dy + i2;
        const float *b = packed + 8;
        float s0_0 = 0.0f, s0_1 = 0.0f;
        float w0 = b[0];
        float w1 = b[1];
        float x0 = a[0];
        s0_0 += x0 * w0;
        s0_1 += x0 * w1;
        float x_ = x[10 * i2 + 8];
        dx[10 * i2 + 8] = (1.0f - x_ * x_) * s0_0;
        float x_2 = x[10 * i2 + 9];
        dx[10 * i2 + 9] = (1.0f - x_2 * x_2) * s0_1;
    }
}

/* shared, gauge.nnd:15
   sum: [n, 10] → [10] */
static void shared_bias_gradient_scalar(ptrdiff_t n, const float *restrict dy,
                                        float *restrict dbias, int accumulate) {
    for (ptrdiff_t i = 0; i < 10; i++) {
        float sum = 0.0f;
        for (ptrdiff_t b = 0; b < n; b++) {
            float dy_ = dy[i + 10 * b];
            sum += dy_;
        }
        float sum2 = sum;
        if (accumulate) {
            sum2 += dbias[i];
        }
        dbias[i] = sum2;
    }
}

/* shared, gauge.nnd:15
   contract o,i->oi over batch: [n, 10], [n, 36] → [10, 36] */
static void shared_weight_gradient_scalar(ptrdiff_t n, const float *restrict x,
                                          const float *restrict dy, float *restrict dweight,
                                          int accumulate) {
    for (ptrdiff_t j = 0; j < 8; j += 4) {
        for (ptrdiff_t i = 0; i < 36; i += 2) {
            const float *a = x + i;
            const float *b = dy + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            for (ptrdiff_t k = 0; k < n; k++) {
                const float *b_here = b + 10 * k;
                float w0 = b_here[0];
                float w1 = b_here[1];
                float w2 = b_here[2];
                float w3 = b_here[3];
                float x0 = a[36 * k];
                s0_0 += x0 * w0;
                s0_1 += x0 * w1;
                s0_2 += x0 * w2;
                s0_3 += x0 * w3;
                float x1 = a[36 * k + 1];
                s1_0 += x1 * w0;
                s1_1 += x1 * w1;
                s1_2 += x1 * w2;
                s1_3 += x1 * w3;
            }
            float *dweight_here = dweight + j + 16 * i;
            if (accumulate) {
                s0_0 += dweight_here[0];
                s0_1 += dweight_here[1];
                s0_2 += dweight_here[2];
                s0_3 += dweight_here[3];
                s1_0 += dweight_here[16];
                s1_1 += dweight_here[17];
                s1_2 += dweight_here[18];
                s1_3 += dweight_here[19];
            }
            dweight_here[0] = s0_0;
            dweight_here[1] = s0_1;
            dweight_here[2] = s0_2;
            dweight_here[3] = s0_3;
            dweight_here[16] = s1_0;
            dweight_here[17] = s1_1;
            dweight_here[18] = s1_2;
            dweight_here[19] = s1_3;
        }
    }
    for (ptrdiff_t i2 = 0; i2 < 36; i2 += 2) {
        const float *a = x + i2;
        const float *b = dy + 8;
        float s0_0 = 0.0f, s0_1 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f;
        for (ptrdiff_t k = 0; k < n; k++) {
            float w0 = b[10 * k];
            float w1 = b[10 * k + 1];
            float x0 = a[36 * k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            float x1 = a[36 * k + 1];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
        }
        float *dweight_here = dweight + 16 * i2;
        if (accumulate) {
            s0_0 += dweight_here[8];
            s0_1 += dweight_here[9];
            s1_0 += dweight_here[24];
            s1_1 += dweight_here[25];
        }
        dweight_here[8] = s0_0;
        dweight_here[9] = s0_1;
        dweight_here[24] = s1_0;
        dweight_here[25] = s1_1;
    }
}

/* shared, gauge.nnd:15
   panels of an operand of contract o,oi->i */
static void shared_pack_scalar(ptrdiff_t n, const float *restrict weight, float *restrict packed) {
    (void)n;
    for (ptrdiff_t i = 0; i < 10; i++) {
        ptrdiff_t c = 0;
        for (; c < 36; c++) {
            packed[32 * i + 320 * (c / 32) + c % 32] = weight[i + 16 * c];
        }
        for (; c < 64; c++) {
            packed[32 * i + 320 * (c / 32) + c % 32] = 0.0f;
        }
    }
}

/* concat1, gauge.nnd:14
   contract o,oi->i: [n, 10], [10, 36] → [n, 36]
   then dy + sum : [n, 36] */
static void concat1_backward_scalar(ptrdiff_t n, const float *restrict dy,
                                    const float *restrict packed, const float *restrict dy2,
                                    float *restrict dx) {
    for (ptrdiff_t j = 0; j < 36; j += 4) {
        ptrdiff_t i = 0;
        for (; i + 2 <= n; i += 2) {
            const float *a = dy + 10 * i;
            const float *b = packed + 320 * (j / 32) + j % 32;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 10; k++) {
                const float *b_here = b + 32 * k;
                float w0 = b_here[0];
                float w1 = b_here[1];
                float w2 = b_here[2];
                float w3 = b_here[3];
                float x0 = a[k];
                s0_0 += x0 * w0;
                s0_1 += x0 * w1;
                s0_2 += x0 * w2;
                s0_3 += x0 * w3;
                float x1 = a[k + 10];
                s1_0 += x1 * w0;
                s1_1 += x1 * w1;
                s1_2 += x1 * w2;
                s1_3 += x1 * w3;
            }
            const float *dy2_here = dy2 + j + 36 * i;
            float dy_ = dy2_here[0];
            float *dx_here = dx + j + 36 * i;
            dx_here[0] = dy_ + s0_0;
            float dy_2 = dy2_here[1];
            dx_here[1] = dy_2 + s0_1;
            float dy_3 = dy2_here[2];
            dx_here[2] = dy_3 + s0_2;
            float dy_4 = dy2_here[3];
            dx_here[3] = dy_4 + s0_3;
            float dy_5 = dy2_here[36];
            dx_here[36] = dy_5 + s1_0;
            float dy_6 = dy2_here[37];
            dx_here[37] = dy_6 + s1_1;
            float dy_7 = dy2_here[38];
            dx_here[38] = dy_7 + s1_2;
            float dy_8 = dy2_here[39];
            dx_here[39] = dy_8 + s1_3;
        }
        for (; i < n; i++) {
            const float *a = dy + 10 * i;
            const float *b = packed + 320 * (j / 32) + j % 32;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 10; k++) {
                const float *b_here = b + 32 * k;
                float w0 = b_here[0];
                float w1 = b_here[1];
                float w2 = b_here[2];
                float w3 = b_here[3];
                float x0 = a[k];
                s0_0 += x0 * w0;
                s0_1 += x0 * w1;
                s0_2 += x0 * w2;
                s0_3 += x0 * w3;
            }
            const float *dy2_here = dy2 + j + 36 * i;
            float dy_ = dy2_here[0];
            float *dx_here = dx + j + 36 * i;
            dx_here[0] = dy_ + s0_0;
            float dy_2 = dy2_here[1];
            dx_here[1] = dy_2 + s0_1;
            float dy_3 = dy2_here[2];
            dx_here[2] = dy_3 + s0_2;
            float dy_4 = dy2_here[3];
            dx_here[3] = dy_4 + s0_3;
        }
    }
}

/* pixels, gauge.nnd:8
   (0 < x ? dy : 0) : [n, 12] */
static void pixels_backward_scalar(ptrdiff_t n, const float *restrict x, const float *restrict dy,
                                   float *restrict dx) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 12; j++) {
            float x_ = x[36 * b + j];
            float dy_ = dy[36 * b + j];
            dx[12 * b + j] = 0.0f < x_ ? dy_ : 0.0f;
        }
    }
}

/* pixels, gauge.nnd:8
   sum: [n, 12] → [12] */
static void pixels_bias_gradient_scalar(ptrdiff_t n, const float *restrict dy,
                                        float *restrict dbias, int accumulate) {
    for (ptrdiff_t i = 0; i < 12; i++) {
        float sum = 0.0f;
        for (ptrdiff_t b = 0; b < n; b++) {
            float dy_ = dy[i + 12 * b];
            sum += dy_;
        }
        float sum2 = sum;
        if (accumulate) {
            sum2 += dbias[i];
        }
        dbias[i] = sum2;
    }
}

/* pixels, gauge.nnd:8
   contract o,i->oi over batch: [n, 12], [n, 16] → [12, 16] */
static void pixels_weight_gradient_scalar(ptrdiff_t n, const float *restrict image,
                                          const float *restrict dy, float *restrict dweight,
                                          int accumulate) {
    for (ptrdiff_t j = 0; j < 12; j += 4) {
        for (ptrdiff_t i = 0; i < 16; i += 2) {
            const float *a = image + i;
            const float *b = dy + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            for (ptrdiff_t k = 0; k < n; k++) {
                const float *b_here = b + 12 * k;
                float w0 = b_here[0];
                float w1 = b_here[1];
                float w2 = b_here[2];
                float w3 = b_here[3];
                float x0 = a[16 * k];
                s0_0 += x0 * w0;
                s0_1 += x0 * w1;
                s0_2 += x0 * w2;
                s0_3 += x0 * w3;
                float x1 = a[16 * k + 1];
                s1_0 += x1 * w0;
                s1_1 += x1 * w1;
                s1_2 += x1 * w2;
                s1_3 += x1 * w3;
            }
            float *dweight_here = dweight + j + 16 * i;
            if (accumulate) {
                s0_0 += dweight_here[0];
                s0_1 += dweight_here[1];
                s0_2 += dweight_here[2];
                s0_3 += dweight_here[3];
                s1_0 += dweight_here[16];
                s1_1 += dweight_here[17];
                s1_2 += dweight_here[18];
                s1_3 += dweight_here[19];
            }
            dweight_here[0] = s0_0;
            dweight_here[1] = s0_1;
            dweight_here[2] = s0_2;
            dweight_here[3] = s0_3;
            dweight_here[16] = s1_0;
            dweight_here[17] = s1_1;
            dweight_here[18] = s1_2;
            dweight_here[19] = s1_3;
        }
    }
}

/* The derivative of the penalty l2·Σw²: g ← g + 2·l2·w, factor = 2·l2. */
static void penalize_l2_scalar(ptrdiff_t n, const float *restrict parameters,
                               float *restrict gradients, float factor) {
    for (ptrdiff_t i = 0; i < n; i++) {
        float w = parameters[i];
        gradients[i] += factor * w;
    }
}

/* Scales the gradient. */
static void gradient_scale_scalar(ptrdiff_t n, float *restrict gradients, float factor) {
    for (ptrdiff_t i = 0; i < n; i++) {
        gradients[i] *= factor;
    }
}

/* One step of adam on a stretch of the parameters. */
static void adam_update_scalar(ptrdiff_t n, float *restrict parameters,
                               const float *restrict gradients, float *restrict mean,
                               float *restrict square, float rate, float correction,
                               float correction2) {
    for (ptrdiff_t i = 0; i < n; i++) {
        float w = parameters[i];
        float g = gradients[i];
        float old_mean = mean[i];
        float old_square = square[i];
        float new_mean = 0.9f * old_mean + 0.1f * g;
        float new_square = 0.999f * old_square + 0.001f * (g * g);
        mean[i] = new_mean;
        square[i] = new_square;
        parameters[i] = w
                        - rate / correction
                          * (new_mean
                             / (sqrt_scalar(new_square) / sqrt_scalar(correction2) + 1e-08f));
    }
}

static nn_status gauge_predict_scalar(const float *parameters, void *workspace, size_t n,
                                      const void *const *inputs, void *const *outputs) {
    const nn_status status = check_predict(parameters, workspace, n, inputs, outputs);
    if (status != NN_OK) return status;
    float *const arena = workspace;
    for (size_t first = 0; first < n; first += 64) {
        const ptrdiff_t count = (ptrdiff_t)(n - first < 64 ? n - first : 64);
        const float *const image = (const float *)inputs[0] + first * 16;
        const int32_t *const hour = (const int32_t *)inputs[1] + first;
        float *const kind = (float *)outputs[0] + first * 3;
        float *const level = (float *)outputs[1] + first;
        NN_AT(0) pixels_forward_scalar(count, image, parameters, parameters + 256, arena);
        NN_AT(1) flatten2_forward_scalar(count, hour, arena + 12);
        NN_AT(2) shared_forward_scalar(
            count, arena, parameters + 272, parameters + 848, arena + 2304);
        NN_AT(3) kind_forward_scalar(
            count, arena, parameters + 864, parameters + 1440, arena + 2944);
        NN_AT(4) kind_forward_2_scalar(count, arena + 2944, kind);
        NN_AT(5) level_forward_scalar(
            count, arena + 2304, parameters + 1456, parameters + 1616, level);
        NN_AT(-1)
    }
    return NN_OK;
}

static nn_status gauge_evaluate_scalar(const float *parameters, void *workspace, size_t n,
                                       const void *const *inputs, const void *const *targets,
                                       double *loss) {
    const nn_status status = check_evaluate(parameters, workspace, n, inputs, targets, loss);
    if (status != NN_OK) return status;
    float *const arena = workspace;
    double sum = 0;
    for (size_t first = 0; first < n; first += 64) {
        const ptrdiff_t count = (ptrdiff_t)(n - first < 64 ? n - first : 64);
        const float *const image = (const float *)inputs[0] + first * 16;
        const int32_t *const hour = (const int32_t *)inputs[1] + first;
        const int32_t *const kind = (const int32_t *)targets[0] + first;
        const float *const level = (const float *)targets[1] + first;
        NN_AT(6) pixels_forward_scalar(count, image, parameters, parameters + 256, arena);
        NN_AT(7) flatten2_forward_scalar(count, hour, arena + 12);
        NN_AT(8) shared_forward_scalar(
            count, arena, parameters + 272, parameters + 848, arena + 2304);
        NN_AT(9) kind_forward_scalar(
            count, arena, parameters + 864, parameters + 1440, arena + 2944);
        NN_AT(10) loss_forward_scalar(count, arena + 2944, arena + 64);
        NN_AT(11) loss_forward_2_scalar(
            count, arena + 2304, parameters + 1456, parameters + 1616, level, arena + 128);
        NN_AT(12) loss_forward_3_scalar(count, kind, arena + 2944, arena + 64, arena + 128, arena);
        NN_AT(-1)
        for (ptrdiff_t i = 0; i < count; i++) {
            sum += arena[i];
        }
    }
    *loss = n > 0 ? sum / (double)n : 0.0;
    return NN_OK;
}

static nn_status gauge_gradient_scalar(float *parameters, float *gradients, void *workspace,
                                       uint64_t seed, size_t n, const void *const *inputs,
                                       const void *const *targets, double *loss) {
    const nn_status status = check_gradient(
        parameters, gradients, workspace, n, inputs, targets, loss);
    if (status != NN_OK) return status;
    if (n == 0) {
        memset(gradients, 0, 1632 * sizeof(float));
    }
    clear_padding(gradients);
    float *const arena = workspace;
    const float weight = 1.0f / (float)n;
    double sum = 0;
    for (size_t first = 0; first < n; first += 16) {
        const ptrdiff_t count = (ptrdiff_t)(n - first < 16 ? n - first : 16);
        const float *const image = (const float *)inputs[0] + first * 16;
        const int32_t *const hour = (const int32_t *)inputs[1] + first;
        const int32_t *const kind = (const int32_t *)targets[0] + first;
        const float *const level = (const float *)targets[1] + first;
        NN_AT(13) pixels_forward_scalar(count, image, parameters, parameters + 256, arena + 640);
        NN_AT(14) flatten2_forward_scalar(count, hour, arena + 652);
        NN_AT(15) shared_forward_scalar(
            count, arena + 640, parameters + 272, parameters + 848, arena + 1984);
        NN_AT(16) dropout1_mask_scalar(count, seed, (ptrdiff_t)first, arena);
        NN_AT(17) dropout1_forward_scalar(count, arena + 640, arena, arena + 1216);
        NN_AT(18) kind_forward_scalar(
            count, arena + 1216, parameters + 864, parameters + 1440, arena + 576);
        NN_AT(19) kind_forward_2_scalar(count, arena + 576, arena + 1792);
        NN_AT(20) loss_forward_scalar(count, arena + 576, arena + 624);
        NN_AT(21) level_backward_scalar(
            count, arena + 1984, parameters + 1456, parameters + 1616, level, weight, arena + 1840,
            arena + 2144);
        NN_AT(22) loss_forward_3_scalar(
            count, kind, arena + 576, arena + 624, arena + 1840, arena + 2528);
        NN_AT(23) level_bias_gradient_scalar(count, arena + 2144, gradients + 1616, first > 0);
        NN_AT(24) level_weight_gradient_scalar(count, arena + 2144, arena + 1984, arena + 576);
        NN_AT(25) level_copy_scalar(count, arena + 576, gradients + 1456, first > 0);
        NN_AT(26) kind_backward_scalar(count, kind, weight, arena + 1792, arena + 576);
        NN_AT(27) kind_bias_gradient_scalar(count, arena + 576, gradients + 1440, first > 0);
        NN_AT(28) kind_weight_gradient_scalar(
            count, arena + 1216, arena + 576, gradients + 864, first > 0);
        NN_AT(29) kind_pack_scalar(count, parameters + 864, arena + 1792);
        NN_AT(30) dropout1_backward_scalar(count, arena + 576, arena + 1792, arena, arena + 1216);
        NN_AT(31) level_pack_scalar(count, parameters + 1456, arena);
        NN_AT(32) shared_backward_scalar(count, arena + 2144, arena, arena + 1984, arena + 2368);
        NN_AT(33) shared_bias_gradient_scalar(count, arena + 2368, gradients + 848, first > 0);
        NN_AT(34) shared_weight_gradient_scalar(
            count, arena + 640, arena + 2368, gradients + 272, first > 0);
        NN_AT(35) shared_pack_scalar(count, parameters + 272, arena);
        NN_AT(36) concat1_backward_scalar(count, arena + 2368, arena, arena + 1216, arena + 1792);
        NN_AT(37) pixels_backward_scalar(count, arena + 640, arena + 1792, arena);
        NN_AT(38) pixels_bias_gradient_scalar(count, arena, gradients + 256, first > 0);
        NN_AT(39) pixels_weight_gradient_scalar(count, image, arena, gradients, first > 0);
        NN_AT(-1)
        for (ptrdiff_t i = 0; i < count; i++) {
            sum += arena[2528 + i];
        }
    }
    NN_AT(40) penalize_l2_scalar(256, parameters, gradients, 2e-05f);
    NN_AT(40) penalize_l2_scalar(576, parameters + 272, gradients + 272, 2e-05f);
    NN_AT(40) penalize_l2_scalar(576, parameters + 864, gradients + 864, 2e-05f);
    NN_AT(40) penalize_l2_scalar(160, parameters + 1456, gradients + 1456, 2e-05f);
    NN_AT(-1)
    *loss = (n > 0 ? sum / (double)n : 0.0) + penalty(parameters);
    return NN_OK;
}

static nn_status gauge_step_scalar(float *parameters, float *gradients, float *state,
                                   void *workspace, uint64_t iteration, uint64_t seed, size_t n,
                                   const void *const *inputs, const void *const *targets,
                                   double *loss) {
    if (!state) return NN_NULL_POINTER;
    if (!nn_is_aligned(state)) return NN_MISALIGNED;
    const nn_status status = gauge_gradient_scalar(
        parameters, gradients, workspace, seed, n, inputs, targets, loss);
    if (status != NN_OK) return status;
    NN_AT(41)
    const double square = nn_sum_of_squares(gradients, 1632);
    if (square > 25.0) {
        NN_AT(41) gradient_scale_scalar(1632, gradients, (float)(5.0 / nn_square_root(square)));
    }
    const float rate = 0.02f;
    const float correction = (float)correction_at(iteration);
    const float correction2 = (float)correction2_at(iteration);
    NN_AT(42) adam_update_scalar(
        1632, parameters, gradients, state, state + 1632, rate, correction, correction2);
    NN_AT(-1)
    return NN_OK;
}

static const nn_value gauge_inputs[] = {
    { .name = "image", .range = 0, .rank = 3, .shape = { 4, 4, 1 }, .count = 16 },
    { .name = "hour", .range = 24, .rank = 1, .shape = { 1 }, .count = 1 }
};
static const nn_value gauge_targets[] = {
    { .name = "kind", .range = 3, .rank = 0, .count = 1 },
    { .name = "level", .range = 0, .rank = 1, .shape = { 1 }, .count = 1 }
};
static const nn_value gauge_outputs[] = {
    { .name = "kind", .range = 0, .rank = 1, .shape = { 3 }, .count = 3 },
    { .name = "level", .range = 0, .rank = 1, .shape = { 1 }, .count = 1 }
};
static const nn_training gauge_training = {
    .loss = "crossEntropy(of: kind) + squaredError(of: level)", .optimizer = "adam(rate: 0.02)",
    .batch = 16, .epochs = 10, .train_share = 0.8, .validation_share = 0.0, .test_share = 0.2
};
static const nn_model gauge_model_scalar = {
    .abi = NN_ABI, .name = "Gauge", .isa = "scalar", .input_count = 2, .target_count = 2,
    .output_count = 2, .parameter_count = 8, .inputs = gauge_inputs, .targets = gauge_targets,
    .outputs = gauge_outputs, .parameters = gauge_parameter_table,
    .parameter_floats = GAUGE_PARAMETER_FLOATS, .state_floats = GAUGE_STATE_FLOATS,
    .predict_bytes = GAUGE_PREDICT_BYTES, .train_bytes = GAUGE_TRAIN_BYTES,
    .training = &gauge_training, .initialize = gauge_initialize, .predict = gauge_predict_scalar,
    .evaluate = gauge_evaluate_scalar, .gradient = gauge_gradient_scalar, .step = gauge_step_scalar
};

const nn_model *gauge_model(void) {
    return &gauge_model_scalar;
}

nn_status gauge_predict(const float *parameters, void *workspace, size_t n, const float *image,
                        const int32_t *hour, float *kind, float *level) {
    const void *const inputs[] = { image, hour };
    void *const outputs[] = { kind, level };
    return gauge_model()->predict(parameters, workspace, n, inputs, outputs);
}

nn_status gauge_evaluate(const float *parameters, void *workspace, size_t n, const float *image,
                         const int32_t *hour, const int32_t *kind, const float *level,
                         double *loss) {
    const void *const inputs[] = { image, hour };
    const void *const targets[] = { kind, level };
    return gauge_model()->evaluate(parameters, workspace, n, inputs, targets, loss);
}

nn_status gauge_gradient(float *parameters, float *gradients, void *workspace, uint64_t seed,
                         size_t n, const float *image, const int32_t *hour, const int32_t *kind,
                         const float *level, double *loss) {
    const void *const inputs[] = { image, hour };
    const void *const targets[] = { kind, level };
    return gauge_model()->gradient(
        parameters, gradients, workspace, seed, n, inputs, targets, loss);
}

nn_status gauge_step(float *parameters, float *gradients, float *state, void *workspace,
                     uint64_t iteration, uint64_t seed, size_t n, const float *image,
                     const int32_t *hour, const int32_t *kind, const float *level, double *loss) {
    const void *const inputs[] = { image, hour };
    const void *const targets[] = { kind, level };
    return gauge_model()->step(
        parameters, gradients, state, workspace, iteration, seed, n, inputs, targets, loss);
}
