/* Reader, compiled from reader.nnd by nnc; change that file instead of this one.

   Reads words one after the other: what it makes of all of them, and what might come next.

   A model for the tests of the Swift wrapper: a sequence of unequal lengths, beside it a value of
   another kind for
   each step.

   Needs reader.h and a C11 compiler, nothing else. No function allocates or keeps anything from
   call to call, so any number of threads may call them, each with a workspace of its own:

   float *parameters = aligned_alloc(NN_ALIGNMENT, READER_PARAMETER_FLOATS * sizeof(float));
   void *workspace = aligned_alloc(NN_ALIGNMENT, READER_PREDICT_BYTES);
   reader_initialize(parameters, 1);
   reader_predict(parameters, workspace, n, words, words_length, place, next, mood); */
#include "reader.h"
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

/* log(1 + x) = e ln 2 + log(1 + f) with f = x 2^-e + (2^-e - 1), which never rounds 1 + x; to 1 ulp. */
static inline float log1p_scalar(float x) {
    const float u = 1.0f + x;
    int e;
    (void)split_scalar(u, &e);
    const float f = scale_scalar(x, -e) + (scale_scalar(1.0f, -e) - 1.0f);
    const float y = (float)e * 0.693145752f + (f + ((float)e * 1.42860677e-6f + log1p_tail_scalar(f)));
    return u > 0.0f ? (u < INFINITY && x != 0.0f ? y : x) : u == 0.0f ? -INFINITY : NAN;
}

/* log(1 + exp(x)) = max(x, 0) + log1p(exp(-|x|)), which never overflows, to 1.9 ulp. */
static inline float softplus_scalar(float x) {
    const float tail = log1p_scalar(exp_scalar(x < 0.0f ? x : -x));
    return x > 0.0f ? x + tail : tail;
}

static inline float max_scalar(float a, float b) {
    return a > b ? a : b;
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

/* The greatest of the numbers of steps; 0 if there are none. */
static int32_t nn_longest(const int32_t *lengths, size_t count) {
    int32_t longest = 0;
    for (size_t i = 0; i < count; i++) longest = lengths[i] > longest ? lengths[i] : longest;
    return longest;
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
static const nn_parameter reader_parameter_table[] = {
    {
        .name = "seen.weight", .rank = 2, .shape = { 9, 4 }, .stride = { 4, 1 }, .offset = 0,
        .panel = 9, .panel_stride = 0, .trainable = 1
    },
    {
        .name = "states.weight_ih", .rank = 2, .shape = { 15, 6 }, .stride = { 1, 16 },
        .offset = 48, .panel = 16, .panel_stride = 96, .trainable = 1
    },
    {
        .name = "states.weight_hh", .rank = 2, .shape = { 15, 5 }, .stride = { 5, 1 },
        .offset = 144, .panel = 15, .panel_stride = 0, .trainable = 1
    },
    {
        .name = "states.bias", .rank = 1, .shape = { 15 }, .stride = { 1 }, .offset = 224,
        .panel = 15, .panel_stride = 0, .trainable = 1
    },
    {
        .name = "next.weight", .rank = 2, .shape = { 9, 6 }, .stride = { 1, 16 }, .offset = 240,
        .panel = 16, .panel_stride = 96, .trainable = 1
    },
    {
        .name = "next.bias", .rank = 1, .shape = { 9 }, .stride = { 1 }, .offset = 336, .panel = 9,
        .panel_stride = 0, .trainable = 1
    },
    {
        .name = "mood.weight", .rank = 2, .shape = { 1, 5 }, .stride = { 1, 16 }, .offset = 352,
        .panel = 16, .panel_stride = 80, .trainable = 1
    },
    {
        .name = "mood.bias", .rank = 1, .shape = { 1 }, .stride = { 1 }, .offset = 432, .panel = 1,
        .panel_stride = 0, .trainable = 1
    }
};

nn_status reader_initialize(float *parameters, uint64_t seed) {
    if (!parameters) return NN_NULL_POINTER;
    if (!nn_is_aligned(parameters)) return NN_MISALIGNED;
    memset(parameters, 0, 448 * sizeof(float));
    nn_fill_normal(parameters, &reader_parameter_table[0], 0.5f, seed, 0);
    nn_fill_uniform(parameters, &reader_parameter_table[1], -0.73854893f, 0.73854893f, seed, 1);
    nn_fill_uniform(parameters, &reader_parameter_table[2], -0.7745967f, 0.7745967f, seed, 2);
    nn_fill_uniform(parameters, &reader_parameter_table[4], -0.6324555f, 0.6324555f, seed, 4);
    nn_fill_uniform(parameters, &reader_parameter_table[6], -1.0f, 1.0f, seed, 6);
    return NN_OK;
}

/* Whether predict can work on its arguments. */
static nn_status check_predict(const float *parameters, const void *workspace, size_t n,
                               const void *const *inputs, void *const *outputs) {
    if (!parameters || !workspace) return NN_NULL_POINTER;
    if (n > 0
        && (!inputs || !inputs[0] || !inputs[1] || !inputs[2] || !outputs || !outputs[0]
            || !outputs[1])) return NN_NULL_POINTER;
    if (!nn_is_aligned(parameters) || !nn_is_aligned(workspace)) return NN_MISALIGNED;
    if (!nn_is_in_range(inputs[0], n * 6, 9)) return NN_INDEX_OUT_OF_RANGE;
    if (!nn_is_in_range(inputs[1], n, 7)) return NN_INDEX_OUT_OF_RANGE;
    return NN_OK;
}

/* Whether evaluate can work on its arguments. */
static nn_status check_evaluate(const float *parameters, const void *workspace, size_t n,
                                const void *const *inputs, const void *const *targets,
                                const double *loss) {
    if (!parameters || !workspace || !loss) return NN_NULL_POINTER;
    if (n > 0
        && (!inputs || !inputs[0] || !inputs[1] || !inputs[2] || !targets || !targets[0]
            || !targets[1])) return NN_NULL_POINTER;
    if (!nn_is_aligned(parameters) || !nn_is_aligned(workspace)) return NN_MISALIGNED;
    if (!nn_is_in_range(inputs[0], n * 6, 9)) return NN_INDEX_OUT_OF_RANGE;
    if (!nn_is_in_range(inputs[1], n, 7)) return NN_INDEX_OUT_OF_RANGE;
    if (!nn_is_in_range(targets[0], n * 6, 9)) return NN_INDEX_OUT_OF_RANGE;
    return NN_OK;
}

/* Whether gradient can work on its arguments. */
static nn_status check_gradient(const float *parameters, const float *gradients,
                                const void *workspace, size_t n, const void *const *inputs,
                                const void *const *targets, const double *loss) {
    if (!parameters || !gradients || !workspace || !loss) return NN_NULL_POINTER;
    if (n > 0
        && (!inputs || !inputs[0] || !inputs[1] || !inputs[2] || !targets || !targets[0]
            || !targets[1])) return NN_NULL_POINTER;
    if (!nn_is_aligned(parameters) || !nn_is_aligned(gradients)
        || !nn_is_aligned(workspace)) return NN_MISALIGNED;
    if (!nn_is_in_range(inputs[0], n * 6, 9)) return NN_INDEX_OUT_OF_RANGE;
    if (!nn_is_in_range(inputs[1], n, 7)) return NN_INDEX_OUT_OF_RANGE;
    if (!nn_is_in_range(targets[0], n * 6, 9)) return NN_INDEX_OUT_OF_RANGE;
    return NN_OK;
}

/* Whether stream can work on its arguments. */
static nn_status check_stream(const float *parameters, const float *states, const void *workspace,
                              size_t n, const void *const *inputs, void *const *outputs) {
    if (!parameters || !states || !workspace) return NN_NULL_POINTER;
    if (n > 0
        && (!inputs || !inputs[0] || !inputs[2] || !outputs || !outputs[0]
            || !outputs[1])) return NN_NULL_POINTER;
    if (!nn_is_aligned(parameters) || !nn_is_aligned(states)
        || !nn_is_aligned(workspace)) return NN_MISALIGNED;
    if (!nn_is_in_range(inputs[0], n, 9)) return NN_INDEX_OUT_OF_RANGE;
    return NN_OK;
}

/* Sets to 0 the floats of a gradient block that belong to no parameter. */
static void clear_padding(float *gradients) {
    memset(gradients + 36, 0, 12 * sizeof(float));
    for (size_t i = 0; i < 6; i++) {
        memset(gradients + 63 + 16 * i, 0, 1 * sizeof(float));
    }
    memset(gradients + 219, 0, 5 * sizeof(float));
    memset(gradients + 239, 0, 1 * sizeof(float));
    for (size_t i = 0; i < 7; i++) {
        memset(gradients + 249 + 16 * i, 0, 7 * sizeof(float));
    }
    for (size_t i = 0; i < 6; i++) {
        memset(gradients + 353 + 16 * i, 0, 15 * sizeof(float));
    }
}

/* 1 − 0.9^(t + 1). */
static double correction_at(uint64_t t) {
    return 1 - nn_power(0.9, t + 1);
}

/* 1 − 0.999^(t + 1). */
static double correction2_at(uint64_t t) {
    return 1 - nn_power(0.999, t + 1);
}

/* words, reader.nnd:7
   x : [n, 3] */
static void words_forward_scalar(ptrdiff_t n, const int32_t *restrict words_length,
                                 float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 3; j++) {
            y[3 * b + j] = j < words_length[b] ? 1.0f : 0.0f;
        }
    }
}

/* seen, reader.nnd:8
   gather: [9, 4], [n, 3] → [n, 3, 4] */
static void seen_forward_scalar(ptrdiff_t n, const float *restrict weight, float *restrict y,
                                const int32_t *restrict words) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 3; j++) {
            const ptrdiff_t row = words[6 * b + j];
            for (ptrdiff_t i = 0; i < 4; i++) {
                y[18 * b + 6 * j + i] = weight[4 * row + i];
            }
        }
    }
}

/* place, reader.nnd:11
   copy of [n, 3, 2] */
static void place_copy_scalar(ptrdiff_t n, const float *restrict place, float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 3; j++) {
            for (ptrdiff_t k = 0; k < 2; k++) {
                y[18 * b + 6 * j + k] = place[12 * b + 2 * j + k];
            }
        }
    }
}

/* states, reader.nnd:13
   contract ti,oi->to: [n, 3, 6], [15, 6] → [n, 3, 15] */
static void states_forward_scalar(ptrdiff_t n, const float *restrict x,
                                  const float *restrict weight_ih, float *restrict y) {
    for (ptrdiff_t j = 0; j < 12; j += 4) {
        ptrdiff_t i = 0;
        for (; i + 2 <= 3 * n; i += 2) {
            const float *a = x + 6 * i;
            const float *b = weight_ih + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 6; k++) {
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
                float x1 = a[k + 6];
                s1_0 += x1 * w0;
                s1_1 += x1 * w1;
                s1_2 += x1 * w2;
                s1_3 += x1 * w3;
            }
            float *y_here = y + j + 15 * i;
            y_here[0] = s0_0;
            y_here[1] = s0_1;
            y_here[2] = s0_2;
            y_here[3] = s0_3;
            y_here[15] = s1_0;
            y_here[16] = s1_1;
            y_here[17] = s1_2;
            y_here[18] = s1_3;
        }
        for (; i < 3 * n; i++) {
            const float *a = x + 6 * i;
            const float *b = weight_ih + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 6; k++) {
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
            float *y_here = y + j + 15 * i;
            y_here[0] = s0_0;
            y_here[1] = s0_1;
            y_here[2] = s0_2;
            y_here[3] = s0_3;
        }
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= 3 * n; i2 += 2) {
        const float *a = x + 6 * i2;
        const float *b = weight_ih + 12;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f, s1_2 = 0.0f;
        for (ptrdiff_t k = 0; k < 6; k++) {
            const float *b_here = b + 16 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            float x1 = a[k + 6];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
        }
        float *y_here = y + 15 * i2;
        y_here[12] = s0_0;
        y_here[13] = s0_1;
        y_here[14] = s0_2;
        y_here[27] = s1_0;
        y_here[28] = s1_1;
        y_here[29] = s1_2;
    }
    for (; i2 < 3 * n; i2++) {
        const float *a = x + 6 * i2;
        const float *b = weight_ih + 12;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f;
        for (ptrdiff_t k = 0; k < 6; k++) {
            const float *b_here = b + 16 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
        }
        float *y_here = y + 15 * i2;
        y_here[12] = s0_0;
        y_here[13] = s0_1;
        y_here[14] = s0_2;
    }
}

/* states, reader.nnd:13
   x : [n, 5] */
static void states_forward_2_scalar(ptrdiff_t n, float *restrict y) {
    for (ptrdiff_t i = 0; i < 5 * n; i++) {
        y[i] = 0.0f;
    }
}

/* states, reader.nnd:13
   copy of [n, 5] */
static void states_copy_scalar(ptrdiff_t n, const float *restrict x, float *restrict y) {
    for (ptrdiff_t i = 0; i < 5 * n; i++) {
        y[i] = x[i];
    }
}

/* states, reader.nnd:13
   panels of an operand of contract i,oi->o */
static void states_pack_scalar(ptrdiff_t n, const float *restrict weight, float *restrict packed) {
    (void)n;
    for (ptrdiff_t i = 0; i < 5; i++) {
        ptrdiff_t c = 0;
        for (; c < 10; c++) {
            packed[16 * i + 80 * (c / 16) + c % 16] = weight[i + 5 * c];
        }
        for (; c < 16; c++) {
            packed[16 * i + 80 * (c / 16) + c % 16] = 0.0f;
        }
    }
}

/* states, reader.nnd:13
   contract i,oi->o: [n, 5], [10, 5] → [n, 10] */
static void states_forward_3_scalar(ptrdiff_t n, const float *restrict state,
                                    const float *restrict packed, float *restrict y) {
    for (ptrdiff_t j = 0; j < 8; j += 4) {
        ptrdiff_t i = 0;
        for (; i + 2 <= n; i += 2) {
            const float *a = state + 5 * i;
            const float *b = packed + 80 * (j / 16) + j % 16;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 5; k++) {
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
                float x1 = a[k + 5];
                s1_0 += x1 * w0;
                s1_1 += x1 * w1;
                s1_2 += x1 * w2;
                s1_3 += x1 * w3;
            }
            float *y_here = y + j + 10 * i;
            y_here[0] = s0_0;
            y_here[1] = s0_1;
            y_here[2] = s0_2;
            y_here[3] = s0_3;
            y_here[10] = s1_0;
            y_here[11] = s1_1;
            y_here[12] = s1_2;
            y_here[13] = s1_3;
        }
        for (; i < n; i++) {
            const float *a = state + 5 * i;
            const float *b = packed + 80 * (j / 16) + j % 16;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 5; k++) {
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
            float *y_here = y + j + 10 * i;
            y_here[0] = s0_0;
            y_here[1] = s0_1;
            y_here[2] = s0_2;
            y_here[3] = s0_3;
        }
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= n; i2 += 2) {
        const float *a = state + 5 * i2;
        const float *b = packed + 8;
        float s0_0 = 0.0f, s0_1 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            float w1 = b[16 * k + 1];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            float x1 = a[k + 5];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
        }
        float *y_here = y + 10 * i2;
        y_here[8] = s0_0;
        y_here[9] = s0_1;
        y_here[18] = s1_0;
        y_here[19] = s1_1;
    }
    for (; i2 < n; i2++) {
        const float *a = state + 5 * i2;
        const float *b = packed + 8;
        float s0_0 = 0.0f, s0_1 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            float w1 = b[16 * k + 1];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
        }
        y[10 * i2 + 8] = s0_0;
        y[10 * i2 + 9] = s0_1;
    }
}

/* states, reader.nnd:13
   sigmoid(x + x + weight) : [n, 5]
   then sigmoid(x + x + weight) · state : [n, 5] */
static void states_forward_4_scalar(ptrdiff_t n, const float *restrict x, const float *restrict x2,
                                    const float *restrict weight, const float *restrict x3,
                                    const float *restrict x4, const float *restrict weight2,
                                    const float *restrict state, float *restrict y,
                                    float *restrict y2) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 5; j++) {
            float x_ = x[45 * b + j];
            float x_2 = x2[10 * b + j];
            float weight_ = weight[j];
            float x_3 = x3[45 * b + j];
            float x_4 = x4[10 * b + j];
            float weight_2 = weight2[j];
            float state_ = state[5 * b + j];
            y[5 * b + j] = sigmoid_scalar(x_3 + x_4 + weight_2);
            y2[5 * b + j] = sigmoid_scalar(x_ + x_2 + weight_) * state_;
        }
    }
}

/* states, reader.nnd:13
   panels of an operand of contract i,oi->o */
static void states_pack_2_scalar(ptrdiff_t n, const float *restrict weight,
                                 float *restrict packed) {
    (void)n;
    for (ptrdiff_t i = 0; i < 5; i++) {
        ptrdiff_t c = 0;
        for (; c < 5; c++) {
            packed[16 * i + 80 * (c / 16) + c % 16] = weight[i + 5 * c];
        }
        for (; c < 16; c++) {
            packed[16 * i + 80 * (c / 16) + c % 16] = 0.0f;
        }
    }
}

/* states, reader.nnd:13
   contract i,oi->o: [n, 5], [5, 5] → [n, 5]
   then (0 < x ? x · state + (1 − x) · tanh(x + sum + weight) : state) : [n, 5] */
static void states_forward_5_scalar(ptrdiff_t n, const float *restrict x,
                                    const float *restrict packed, const float *restrict x2,
                                    const float *restrict weight, const float *restrict x3,
                                    const float *restrict state, const float *restrict x4,
                                    float *restrict y) {
    ptrdiff_t i = 0;
    for (; i + 2 <= n; i += 2) {
        const float *a = x + 5 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
            s1_2 = 0.0f, s1_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
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
            float x1 = a[k + 5];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
        }
        const float *x2_here = x2 + 45 * i;
        float x_ = x2_here[0];
        float weight_ = weight[0];
        const float *x3_here = x3 + 5 * i;
        float x_2 = x3_here[0];
        const float *state_here = state + 5 * i;
        float state_ = state_here[0];
        float x_3 = x4[3 * i];
        float *y_here = y + 5 * i;
        y_here[0] = 0.0f < x_3
                    ? x_2 * state_ + (1.0f - x_2) * tanh_scalar(x_ + s0_0 + weight_)
                    : state_;
        float x_4 = x2_here[1];
        float weight_2 = weight[1];
        float x_5 = x3_here[1];
        float state_2 = state_here[1];
        y_here[1] = 0.0f < x_3
                    ? x_5 * state_2 + (1.0f - x_5) * tanh_scalar(x_4 + s0_1 + weight_2)
                    : state_2;
        float x_7 = x2_here[2];
        float weight_3 = weight[2];
        float x_8 = x3_here[2];
        float state_3 = state_here[2];
        y_here[2] = 0.0f < x_3
                    ? x_8 * state_3 + (1.0f - x_8) * tanh_scalar(x_7 + s0_2 + weight_3)
                    : state_3;
        float x_10 = x2_here[3];
        float weight_4 = weight[3];
        float x_11 = x3_here[3];
        float state_4 = state_here[3];
        y_here[3] = 0.0f < x_3
                    ? x_11 * state_4 + (1.0f - x_11) * tanh_scalar(x_10 + s0_3 + weight_4)
                    : state_4;
        float x_13 = x2_here[45];
        float x_14 = x3_here[5];
        float state_5 = state_here[5];
        float x_15 = x4[3 * i + 3];
        y_here[5] = 0.0f < x_15
                    ? x_14 * state_5 + (1.0f - x_14) * tanh_scalar(x_13 + s1_0 + weight_)
                    : state_5;
        float x_16 = x2_here[46];
        float x_17 = x3_here[6];
        float state_6 = state_here[6];
        y_here[6] = 0.0f < x_15
                    ? x_17 * state_6 + (1.0f - x_17) * tanh_scalar(x_16 + s1_1 + weight_2)
                    : state_6;
        float x_19 = x2_here[47];
        float x_20 = x3_here[7];
        float state_7 = state_here[7];
        y_here[7] = 0.0f < x_15
                    ? x_20 * state_7 + (1.0f - x_20) * tanh_scalar(x_19 + s1_2 + weight_3)
                    : state_7;
        float x_22 = x2_here[48];
        float x_23 = x3_here[8];
        float state_8 = state_here[8];
        y_here[8] = 0.0f < x_15
                    ? x_23 * state_8 + (1.0f - x_23) * tanh_scalar(x_22 + s1_3 + weight_4)
                    : state_8;
    }
    for (; i < n; i++) {
        const float *a = x + 5 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
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
        const float *x2_here = x2 + 45 * i;
        float x_ = x2_here[0];
        float weight_ = weight[0];
        const float *x3_here = x3 + 5 * i;
        float x_2 = x3_here[0];
        const float *state_here = state + 5 * i;
        float state_ = state_here[0];
        float x_3 = x4[3 * i];
        float *y_here = y + 5 * i;
        y_here[0] = 0.0f < x_3
                    ? x_2 * state_ + (1.0f - x_2) * tanh_scalar(x_ + s0_0 + weight_)
                    : state_;
        float x_4 = x2_here[1];
        float weight_2 = weight[1];
        float x_5 = x3_here[1];
        float state_2 = state_here[1];
        y_here[1] = 0.0f < x_3
                    ? x_5 * state_2 + (1.0f - x_5) * tanh_scalar(x_4 + s0_1 + weight_2)
                    : state_2;
        float x_7 = x2_here[2];
        float weight_3 = weight[2];
        float x_8 = x3_here[2];
        float state_3 = state_here[2];
        y_here[2] = 0.0f < x_3
                    ? x_8 * state_3 + (1.0f - x_8) * tanh_scalar(x_7 + s0_2 + weight_3)
                    : state_3;
        float x_10 = x2_here[3];
        float weight_4 = weight[3];
        float x_11 = x3_here[3];
        float state_4 = state_here[3];
        y_here[3] = 0.0f < x_3
                    ? x_11 * state_4 + (1.0f - x_11) * tanh_scalar(x_10 + s0_3 + weight_4)
                    : state_4;
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= n; i2 += 2) {
        const float *a = x + 5 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 5] * w0;
        }
        float x_ = x2[45 * i2 + 4];
        float weight_ = weight[4];
        float x_2 = x3[5 * i2 + 4];
        float state_ = state[5 * i2 + 4];
        float x_3 = x4[3 * i2];
        y[5 * i2 + 4] = 0.0f < x_3
                        ? x_2 * state_ + (1.0f - x_2) * tanh_scalar(x_ + s0_0 + weight_)
                        : state_;
        float x_4 = x2[45 * i2 + 49];
        float x_5 = x3[5 * i2 + 9];
        float state_2 = state[5 * i2 + 9];
        float x_6 = x4[3 * i2 + 3];
        y[5 * i2 + 9] = 0.0f < x_6
                        ? x_5 * state_2 + (1.0f - x_5) * tanh_scalar(x_4 + s1_0 + weight_)
                        : state_2;
    }
    for (; i2 < n; i2++) {
        const float *a = x + 5 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
        }
        float x_ = x2[45 * i2 + 4];
        float weight_ = weight[4];
        float x_2 = x3[5 * i2 + 4];
        float state_ = state[5 * i2 + 4];
        float x_3 = x4[3 * i2];
        y[5 * i2 + 4] = 0.0f < x_3
                        ? x_2 * state_ + (1.0f - x_2) * tanh_scalar(x_ + s0_0 + weight_)
                        : state_;
    }
}

/* next, reader.nnd:16
   contract ti,oi->to: [n, 3, 6], [9, 6] → [n, 3, 9]
   then sum + bias : [n, 3, 9] */
static void next_forward_scalar(ptrdiff_t n, const float *restrict x, const float *restrict weight,
                                const float *restrict bias, float *restrict y) {
    for (ptrdiff_t j = 0; j < 8; j += 4) {
        ptrdiff_t i = 0;
        for (; i + 2 <= 3 * n; i += 2) {
            const float *a = x + 6 * i;
            const float *b = weight + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 6; k++) {
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
                float x1 = a[k + 6];
                s1_0 += x1 * w0;
                s1_1 += x1 * w1;
                s1_2 += x1 * w2;
                s1_3 += x1 * w3;
            }
            float bias_ = bias[j];
            float *y_here = y + j + 9 * i;
            y_here[0] = s0_0 + bias_;
            float bias_2 = bias[j + 1];
            y_here[1] = s0_1 + bias_2;
            float bias_3 = bias[j + 2];
            y_here[2] = s0_2 + bias_3;
            float bias_4 = bias[j + 3];
            y_here[3] = s0_3 + bias_4;
            y_here[9] = s1_0 + bias_;
            y_here[10] = s1_1 + bias_2;
            y_here[11] = s1_2 + bias_3;
            y_here[12] = s1_3 + bias_4;
        }
        for (; i < 3 * n; i++) {
            const float *a = x + 6 * i;
            const float *b = weight + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 6; k++) {
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
            float *y_here = y + j + 9 * i;
            y_here[0] = s0_0 + bias_;
            float bias_2 = bias[j + 1];
            y_here[1] = s0_1 + bias_2;
            float bias_3 = bias[j + 2];
            y_here[2] = s0_2 + bias_3;
            float bias_4 = bias[j + 3];
            y_here[3] = s0_3 + bias_4;
        }
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= 3 * n; i2 += 2) {
        const float *a = x + 6 * i2;
        const float *b = weight + 8;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 6; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 6] * w0;
        }
        float bias_ = bias[8];
        y[9 * i2 + 8] = s0_0 + bias_;
        y[9 * i2 + 17] = s1_0 + bias_;
    }
    for (; i2 < 3 * n; i2++) {
        const float *a = x + 6 * i2;
        const float *b = weight + 8;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 6; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
        }
        float bias_ = bias[8];
        y[9 * i2 + 8] = s0_0 + bias_;
    }
}

/* next, reader.nnd:16
   softmax: [n, 3, 9] → [n, 3, 9] */
static void next_forward_2_scalar(ptrdiff_t n, const float *restrict x, float *restrict y) {
    for (ptrdiff_t i = 0; i < 3 * n; i++) {
        float best = -INFINITY;
        for (ptrdiff_t j = 0; j < 9; j++) {
            best = max_scalar(best, x[9 * i + j]);
        }
        float maximum = best, sum = 0.0f;
        for (ptrdiff_t j2 = 0; j2 < 9; j2++) {
            float e = exp_scalar(x[9 * i + j2] - maximum);
            y[9 * i + j2] = e;
            sum += e;
        }
        float total = 1.0f / sum;
        for (ptrdiff_t j3 = 0; j3 < 9; j3++) {
            y[9 * i + j3] *= total;
        }
    }
}

/* mood, reader.nnd:19
   contract i,oi->o: [n, 5], [1, 5] → [n, 1]
   then sigmoid(sum + bias) : [n, 1] */
static void mood_forward_scalar(ptrdiff_t n, const float *restrict x, const float *restrict weight,
                                const float *restrict bias, float *restrict y) {
    ptrdiff_t i = 0;
    for (; i + 13 <= n; i += 13) {
        const float *a = x + 5 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s1_0 = 0.0f, s2_0 = 0.0f, s3_0 = 0.0f, s4_0 = 0.0f, s5_0 = 0.0f,
            s6_0 = 0.0f, s7_0 = 0.0f, s8_0 = 0.0f, s9_0 = 0.0f, s10_0 = 0.0f, s11_0 = 0.0f,
            s12_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 5] * w0;
            s2_0 += a[k + 10] * w0;
            s3_0 += a[k + 15] * w0;
            s4_0 += a[k + 20] * w0;
            s5_0 += a[k + 25] * w0;
            s6_0 += a[k + 30] * w0;
            s7_0 += a[k + 35] * w0;
            s8_0 += a[k + 40] * w0;
            s9_0 += a[k + 45] * w0;
            s10_0 += a[k + 50] * w0;
            s11_0 += a[k + 55] * w0;
            s12_0 += a[k + 60] * w0;
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
        const float *a = x + 5 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s1_0 = 0.0f, s2_0 = 0.0f, s3_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 5] * w0;
            s2_0 += a[k + 10] * w0;
            s3_0 += a[k + 15] * w0;
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
        const float *a = x + 5 * i;
        const float *b = weight;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
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

/* next, reader.nnd:16
   (0 < x ? x : 0) : [n, 3, 9] */
static void next_forward_3_scalar(ptrdiff_t n, const float *restrict x, const float *restrict x2,
                                  float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 3; j++) {
            for (ptrdiff_t k = 0; k < 9; k++) {
                float x_ = x[27 * b + 9 * j + k];
                float x_2 = x2[3 * b + j];
                y[54 * b + 9 * j + k] = 0.0f < x_2 ? x_ : 0.0f;
            }
        }
    }
}

/* next, reader.nnd:16
   the padding around [n, 3, 9] in [n, 6, 9] */
static void next_border_scalar(ptrdiff_t n, float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 27; j++) {
            y[54 * b + j + 27] = 0.0f;
        }
    }
}

/* loss, reader.nnd:22
   log-sum-exp: [n, 3, 9] → [n, 3] */
static void loss_forward_scalar(ptrdiff_t n, const float *restrict x, float *restrict y) {
    for (ptrdiff_t i = 0; i < 3 * n; i++) {
        float best = -INFINITY;
        for (ptrdiff_t j = 0; j < 9; j++) {
            best = max_scalar(best, x[9 * i + j]);
        }
        float maximum = best, sum = 0.0f;
        for (ptrdiff_t j2 = 0; j2 < 9; j2++) {
            float e = exp_scalar(x[9 * i + j2] - maximum);
            sum += e;
        }
        y[i] = maximum + log_scalar(sum);
    }
}

/* loss, reader.nnd:22
   sum: [n, 3, 9] → [n, 3] */
static void loss_forward_2_scalar(ptrdiff_t n, const int32_t *restrict next,
                                  const float *restrict x, float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 3; j++) {
            float sum = 0.0f;
            for (ptrdiff_t k = 0; k < 9; k++) {
                float x_ = x[27 * b + 9 * j + k];
                sum += -((next[6 * b + j] == k ? 1.0f : 0.0f) * x_);
            }
            y[3 * b + j] = sum;
        }
    }
}

/* loss, reader.nnd:22
   contract i,oi->o: [n, 5], [1, 5] → [n, 1]
   then softplus(sum + bias) − (sum + bias) · mood : [n, 1] */
static void loss_forward_3_scalar(ptrdiff_t n, const float *restrict x,
                                  const float *restrict weight, const float *restrict bias,
                                  const float *restrict mood, float *restrict y) {
    ptrdiff_t i = 0;
    for (; i + 13 <= n; i += 13) {
        const float *a = x + 5 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s1_0 = 0.0f, s2_0 = 0.0f, s3_0 = 0.0f, s4_0 = 0.0f, s5_0 = 0.0f,
            s6_0 = 0.0f, s7_0 = 0.0f, s8_0 = 0.0f, s9_0 = 0.0f, s10_0 = 0.0f, s11_0 = 0.0f,
            s12_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 5] * w0;
            s2_0 += a[k + 10] * w0;
            s3_0 += a[k + 15] * w0;
            s4_0 += a[k + 20] * w0;
            s5_0 += a[k + 25] * w0;
            s6_0 += a[k + 30] * w0;
            s7_0 += a[k + 35] * w0;
            s8_0 += a[k + 40] * w0;
            s9_0 += a[k + 45] * w0;
            s10_0 += a[k + 50] * w0;
            s11_0 += a[k + 55] * w0;
            s12_0 += a[k + 60] * w0;
        }
        float bias_ = bias[0];
        float mood_ = mood[i];
        _Alignas(64) float lanes[1];
        lanes[0] = softplus_scalar(s0_0 + bias_) - (s0_0 + bias_) * mood_;
        for (ptrdiff_t l = 0; l < 1; l++) {
            y[i] = lanes[l];
        }
        float mood_2 = mood[i + 1];
        _Alignas(64) float lanes2[1];
        lanes2[0] = softplus_scalar(s1_0 + bias_) - (s1_0 + bias_) * mood_2;
        for (ptrdiff_t l2 = 0; l2 < 1; l2++) {
            y[i + 1] = lanes2[l2];
        }
        float mood_3 = mood[i + 2];
        _Alignas(64) float lanes3[1];
        lanes3[0] = softplus_scalar(s2_0 + bias_) - (s2_0 + bias_) * mood_3;
        for (ptrdiff_t l3 = 0; l3 < 1; l3++) {
            y[i + 2] = lanes3[l3];
        }
        float mood_4 = mood[i + 3];
        _Alignas(64) float lanes4[1];
        lanes4[0] = softplus_scalar(s3_0 + bias_) - (s3_0 + bias_) * mood_4;
        for (ptrdiff_t l4 = 0; l4 < 1; l4++) {
            y[i + 3] = lanes4[l4];
        }
        float mood_5 = mood[i + 4];
        _Alignas(64) float lanes5[1];
        lanes5[0] = softplus_scalar(s4_0 + bias_) - (s4_0 + bias_) * mood_5;
        for (ptrdiff_t l5 = 0; l5 < 1; l5++) {
            y[i + 4] = lanes5[l5];
        }
        float mood_6 = mood[i + 5];
        _Alignas(64) float lanes6[1];
        lanes6[0] = softplus_scalar(s5_0 + bias_) - (s5_0 + bias_) * mood_6;
        for (ptrdiff_t l6 = 0; l6 < 1; l6++) {
            y[i + 5] = lanes6[l6];
        }
        float mood_7 = mood[i + 6];
        _Alignas(64) float lanes7[1];
        lanes7[0] = softplus_scalar(s6_0 + bias_) - (s6_0 + bias_) * mood_7;
        for (ptrdiff_t l7 = 0; l7 < 1; l7++) {
            y[i + 6] = lanes7[l7];
        }
        float mood_8 = mood[i + 7];
        _Alignas(64) float lanes8[1];
        lanes8[0] = softplus_scalar(s7_0 + bias_) - (s7_0 + bias_) * mood_8;
        for (ptrdiff_t l8 = 0; l8 < 1; l8++) {
            y[i + 7] = lanes8[l8];
        }
        float mood_9 = mood[i + 8];
        _Alignas(64) float lanes9[1];
        lanes9[0] = softplus_scalar(s8_0 + bias_) - (s8_0 + bias_) * mood_9;
        for (ptrdiff_t l9 = 0; l9 < 1; l9++) {
            y[i + 8] = lanes9[l9];
        }
        float mood_10 = mood[i + 9];
        _Alignas(64) float lanes10[1];
        lanes10[0] = softplus_scalar(s9_0 + bias_) - (s9_0 + bias_) * mood_10;
        for (ptrdiff_t l10 = 0; l10 < 1; l10++) {
            y[i + 9] = lanes10[l10];
        }
        float mood_11 = mood[i + 10];
        _Alignas(64) float lanes11[1];
        lanes11[0] = softplus_scalar(s10_0 + bias_) - (s10_0 + bias_) * mood_11;
        for (ptrdiff_t l11 = 0; l11 < 1; l11++) {
            y[i + 10] = lanes11[l11];
        }
        float mood_12 = mood[i + 11];
        _Alignas(64) float lanes12[1];
        lanes12[0] = softplus_scalar(s11_0 + bias_) - (s11_0 + bias_) * mood_12;
        for (ptrdiff_t l12 = 0; l12 < 1; l12++) {
            y[i + 11] = lanes12[l12];
        }
        float mood_13 = mood[i + 12];
        _Alignas(64) float lanes13[1];
        lanes13[0] = softplus_scalar(s12_0 + bias_) - (s12_0 + bias_) * mood_13;
        for (ptrdiff_t l13 = 0; l13 < 1; l13++) {
            y[i + 12] = lanes13[l13];
        }
    }
    for (; i + 4 <= n; i += 4) {
        const float *a = x + 5 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s1_0 = 0.0f, s2_0 = 0.0f, s3_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 5] * w0;
            s2_0 += a[k + 10] * w0;
            s3_0 += a[k + 15] * w0;
        }
        float bias_ = bias[0];
        float mood_ = mood[i];
        _Alignas(64) float lanes[1];
        lanes[0] = softplus_scalar(s0_0 + bias_) - (s0_0 + bias_) * mood_;
        for (ptrdiff_t l = 0; l < 1; l++) {
            y[i] = lanes[l];
        }
        float mood_2 = mood[i + 1];
        _Alignas(64) float lanes2[1];
        lanes2[0] = softplus_scalar(s1_0 + bias_) - (s1_0 + bias_) * mood_2;
        for (ptrdiff_t l2 = 0; l2 < 1; l2++) {
            y[i + 1] = lanes2[l2];
        }
        float mood_3 = mood[i + 2];
        _Alignas(64) float lanes3[1];
        lanes3[0] = softplus_scalar(s2_0 + bias_) - (s2_0 + bias_) * mood_3;
        for (ptrdiff_t l3 = 0; l3 < 1; l3++) {
            y[i + 2] = lanes3[l3];
        }
        float mood_4 = mood[i + 3];
        _Alignas(64) float lanes4[1];
        lanes4[0] = softplus_scalar(s3_0 + bias_) - (s3_0 + bias_) * mood_4;
        for (ptrdiff_t l4 = 0; l4 < 1; l4++) {
            y[i + 3] = lanes4[l4];
        }
    }
    for (; i < n; i++) {
        const float *a = x + 5 * i;
        const float *b = weight;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
        }
        float bias_ = bias[0];
        float mood_ = mood[i];
        _Alignas(64) float lanes[1];
        lanes[0] = softplus_scalar(s0_0 + bias_) - (s0_0 + bias_) * mood_;
        for (ptrdiff_t l = 0; l < 1; l++) {
            y[i] = lanes[l];
        }
    }
}

/* loss, reader.nnd:22
   sum: [n, 3] → [n]
   then sum + x : [n] */
static void loss_forward_4_scalar(ptrdiff_t n, const float *restrict x, const float *restrict x2,
                                  const float *restrict x3, const float *restrict x4,
                                  float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        float sum = 0.0f;
        for (ptrdiff_t j = 0; j < 3; j++) {
            float x_ = x[3 * b + j];
            float x_2 = x2[3 * b + j];
            float x_3 = x3[3 * b + j];
            sum += 0.0f < x_3 ? x_ + x_2 : 0.0f;
        }
        float x_ = x4[b];
        y[b] = sum + x_;
    }
}

/* loss, reader.nnd:22
   x : [n, 3]
   then (0 < x ? dy : 0) : [n, 3] */
static void loss_backward_scalar(ptrdiff_t n, const int32_t *restrict words_length,
                                 float example_weight, float *restrict y, float *restrict dx) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 3; j++) {
            float t = j < words_length[b] ? 1.0f : 0.0f;
            y[3 * b + j] = t;
            dx[3 * b + j] = 0.0f < t ? example_weight : 0.0f;
        }
    }
}

/* place, reader.nnd:11
   (0 < x ? place : 0) : [n, 3, 2] */
static void place_forward_scalar(ptrdiff_t n, const float *restrict place, const float *restrict x,
                                 float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 3; j++) {
            for (ptrdiff_t k = 0; k < 2; k++) {
                float place_ = place[12 * b + 2 * j + k];
                float x_ = x[3 * b + j];
                y[18 * b + 6 * j + k] = 0.0f < x_ ? place_ : 0.0f;
            }
        }
    }
}

/* next, reader.nnd:16
   (x − x) · dy : [n, 3, 9] */
static void next_backward_scalar(ptrdiff_t n, const int32_t *restrict next,
                                 const float *restrict dy, const float *restrict x,
                                 float *restrict dx) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 3; j++) {
            for (ptrdiff_t k = 0; k < 9; k++) {
                float dy_ = dy[3 * b + j];
                float x_ = x[27 * b + 9 * j + k];
                dx[27 * b + 9 * j + k] = (x_ - (next[6 * b + j] == k ? 1.0f : 0.0f)) * dy_;
            }
        }
    }
}

/* next, reader.nnd:16
   sum: [n, 3, 9] → [9] */
static void next_bias_gradient_scalar(ptrdiff_t n, const float *restrict dy, float *restrict dbias,
                                      int accumulate) {
    for (ptrdiff_t i = 0; i < 9; i++) {
        float sum = 0.0f;
        for (ptrdiff_t j = 0; j < 3 * n; j++) {
            float dy_ = dy[i + 9 * j];
            sum += dy_;
        }
        float sum2 = sum;
        if (accumulate) {
            sum2 += dbias[i];
        }
        dbias[i] = sum2;
    }
}

/* next, reader.nnd:16
   panels of an operand of contract to,oi->ti */
static void next_pack_scalar(ptrdiff_t n, const float *restrict weight, float *restrict packed) {
    (void)n;
    for (ptrdiff_t i = 0; i < 9; i++) {
        ptrdiff_t c = 0;
        for (; c < 6; c++) {
            packed[16 * i + 144 * (c / 16) + c % 16] = weight[i + 16 * c];
        }
        for (; c < 16; c++) {
            packed[16 * i + 144 * (c / 16) + c % 16] = 0.0f;
        }
    }
}

/* next, reader.nnd:16
   contract to,oi->ti: [n, 3, 9], [9, 6] → [n, 3, 6] */
static void next_backward_2_scalar(ptrdiff_t n, const float *restrict dy,
                                   const float *restrict packed, float *restrict dx) {
    ptrdiff_t i = 0;
    for (; i + 2 <= 3 * n; i += 2) {
        const float *a = dy + 9 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
            s1_2 = 0.0f, s1_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 9; k++) {
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
            float x1 = a[k + 9];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
        }
        float *dx_here = dx + 6 * i;
        dx_here[0] = s0_0;
        dx_here[1] = s0_1;
        dx_here[2] = s0_2;
        dx_here[3] = s0_3;
        dx_here[6] = s1_0;
        dx_here[7] = s1_1;
        dx_here[8] = s1_2;
        dx_here[9] = s1_3;
    }
    for (; i < 3 * n; i++) {
        const float *a = dy + 9 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 9; k++) {
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
        float *dx_here = dx + 6 * i;
        dx_here[0] = s0_0;
        dx_here[1] = s0_1;
        dx_here[2] = s0_2;
        dx_here[3] = s0_3;
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= 3 * n; i2 += 2) {
        const float *a = dy + 9 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f, s0_1 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f;
        for (ptrdiff_t k = 0; k < 9; k++) {
            float w0 = b[16 * k];
            float w1 = b[16 * k + 1];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            float x1 = a[k + 9];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
        }
        float *dx_here = dx + 6 * i2;
        dx_here[4] = s0_0;
        dx_here[5] = s0_1;
        dx_here[10] = s1_0;
        dx_here[11] = s1_1;
    }
    for (; i2 < 3 * n; i2++) {
        const float *a = dy + 9 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f, s0_1 = 0.0f;
        for (ptrdiff_t k = 0; k < 9; k++) {
            float w0 = b[16 * k];
            float w1 = b[16 * k + 1];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
        }
        dx[6 * i2 + 4] = s0_0;
        dx[6 * i2 + 5] = s0_1;
    }
}

/* next, reader.nnd:16
   contract to,ti->oi over batch: [n, 3, 9], [n, 3, 6] → [9, 6] */
static void next_weight_gradient_scalar(ptrdiff_t n, const float *restrict x,
                                        const float *restrict dy, float *restrict dweight,
                                        int accumulate) {
    for (ptrdiff_t j = 0; j < 8; j += 4) {
        for (ptrdiff_t i = 0; i < 6; i += 2) {
            const float *a = x + i;
            const float *b = dy + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 3 * n; k++) {
                const float *b_here = b + 9 * k;
                float w0 = b_here[0];
                float w1 = b_here[1];
                float w2 = b_here[2];
                float w3 = b_here[3];
                float x0 = a[6 * k];
                s0_0 += x0 * w0;
                s0_1 += x0 * w1;
                s0_2 += x0 * w2;
                s0_3 += x0 * w3;
                float x1 = a[6 * k + 1];
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
    for (ptrdiff_t i2 = 0; i2 < 6; i2 += 2) {
        const float *a = x + i2;
        const float *b = dy + 8;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 3 * n; k++) {
            float w0 = b[9 * k];
            s0_0 += a[6 * k] * w0;
            s1_0 += a[6 * k + 1] * w0;
        }
        float *dweight_here = dweight + 16 * i2;
        if (accumulate) {
            s0_0 += dweight_here[8];
            s1_0 += dweight_here[24];
        }
        dweight_here[8] = s0_0;
        dweight_here[24] = s1_0;
    }
}

/* states, reader.nnd:13
   the padding around [n, 2, 5] in [n, 3, 5] */
static void states_border_scalar(ptrdiff_t n, float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 5; j++) {
            y[15 * b + j] = 0.0f;
        }
    }
}

/* states, reader.nnd:13
   sigmoid(x + x + weight) : [n, 5]
   then sigmoid(x + x + weight) : [n, 5]
   then sigmoid(x + x + weight) · state : [n, 5] */
static void states_forward_6_scalar(ptrdiff_t n, const float *restrict x, const float *restrict x2,
                                    const float *restrict weight, const float *restrict x3,
                                    const float *restrict x4, const float *restrict weight2,
                                    const float *restrict state, float *restrict y,
                                    float *restrict y2, float *restrict y3, float *restrict y4) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 5; j++) {
            float x_ = x[45 * b + j];
            float x_2 = x2[10 * b + j];
            float weight_ = weight[j];
            float t = sigmoid_scalar(x_ + x_2 + weight_);
            float x_3 = x3[45 * b + j];
            float x_4 = x4[10 * b + j];
            float weight_2 = weight2[j];
            float state_ = state[5 * b + j];
            float t2 = t * state_;
            y[15 * b + j] = t;
            y2[15 * b + j] = sigmoid_scalar(x_3 + x_4 + weight_2);
            y3[5 * b + j] = t2;
            y4[15 * b + j] = t2;
        }
    }
}

/* states, reader.nnd:13
   contract i,oi->o: [n, 5], [5, 5] → [n, 5]
   then tanh(x + sum + weight) : [n, 5]
   then (0 < x ? x · state + (1 − x) · tanh(x + sum + weight) : state) : [n, 5] */
static void states_forward_7_scalar(ptrdiff_t n, const float *restrict x,
                                    const float *restrict packed, const float *restrict x2,
                                    const float *restrict weight, const float *restrict x3,
                                    const float *restrict state, const float *restrict x4,
                                    float *restrict y, float *restrict y2) {
    ptrdiff_t i = 0;
    for (; i + 2 <= n; i += 2) {
        const float *a = x + 5 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
            s1_2 = 0.0f, s1_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
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
            float x1 = a[k + 5];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
        }
        const float *x2_here = x2 + 45 * i;
        float x_ = x2_here[0];
        float weight_ = weight[0];
        float t = tanh_scalar(x_ + s0_0 + weight_);
        const float *x3_here = x3 + 15 * i;
        float x_2 = x3_here[0];
        const float *state_here = state + 5 * i;
        float state_ = state_here[0];
        float x_3 = x4[3 * i];
        float *y_here = y + 15 * i;
        y_here[0] = t;
        float *y2_here = y2 + 5 * i;
        y2_here[0] = 0.0f < x_3 ? x_2 * state_ + (1.0f - x_2) * t : state_;
        float x_4 = x2_here[1];
        float weight_2 = weight[1];
        float t2 = tanh_scalar(x_4 + s0_1 + weight_2);
        float x_5 = x3_here[1];
        float state_2 = state_here[1];
        y_here[1] = t2;
        y2_here[1] = 0.0f < x_3 ? x_5 * state_2 + (1.0f - x_5) * t2 : state_2;
        float x_7 = x2_here[2];
        float weight_3 = weight[2];
        float t3 = tanh_scalar(x_7 + s0_2 + weight_3);
        float x_8 = x3_here[2];
        float state_3 = state_here[2];
        y_here[2] = t3;
        y2_here[2] = 0.0f < x_3 ? x_8 * state_3 + (1.0f - x_8) * t3 : state_3;
        float x_10 = x2_here[3];
        float weight_4 = weight[3];
        float t4 = tanh_scalar(x_10 + s0_3 + weight_4);
        float x_11 = x3_here[3];
        float state_4 = state_here[3];
        y_here[3] = t4;
        y2_here[3] = 0.0f < x_3 ? x_11 * state_4 + (1.0f - x_11) * t4 : state_4;
        float x_13 = x2_here[45];
        float t5 = tanh_scalar(x_13 + s1_0 + weight_);
        float x_14 = x3_here[15];
        float state_5 = state_here[5];
        float x_15 = x4[3 * i + 3];
        y_here[15] = t5;
        y2_here[5] = 0.0f < x_15 ? x_14 * state_5 + (1.0f - x_14) * t5 : state_5;
        float x_16 = x2_here[46];
        float t6 = tanh_scalar(x_16 + s1_1 + weight_2);
        float x_17 = x3_here[16];
        float state_6 = state_here[6];
        y_here[16] = t6;
        y2_here[6] = 0.0f < x_15 ? x_17 * state_6 + (1.0f - x_17) * t6 : state_6;
        float x_19 = x2_here[47];
        float t7 = tanh_scalar(x_19 + s1_2 + weight_3);
        float x_20 = x3_here[17];
        float state_7 = state_here[7];
        y_here[17] = t7;
        y2_here[7] = 0.0f < x_15 ? x_20 * state_7 + (1.0f - x_20) * t7 : state_7;
        float x_22 = x2_here[48];
        float t8 = tanh_scalar(x_22 + s1_3 + weight_4);
        float x_23 = x3_here[18];
        float state_8 = state_here[8];
        y_here[18] = t8;
        y2_here[8] = 0.0f < x_15 ? x_23 * state_8 + (1.0f - x_23) * t8 : state_8;
    }
    for (; i < n; i++) {
        const float *a = x + 5 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
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
        const float *x2_here = x2 + 45 * i;
        float x_ = x2_here[0];
        float weight_ = weight[0];
        float t = tanh_scalar(x_ + s0_0 + weight_);
        const float *x3_here = x3 + 15 * i;
        float x_2 = x3_here[0];
        const float *state_here = state + 5 * i;
        float state_ = state_here[0];
        float x_3 = x4[3 * i];
        float *y_here = y + 15 * i;
        y_here[0] = t;
        float *y2_here = y2 + 5 * i;
        y2_here[0] = 0.0f < x_3 ? x_2 * state_ + (1.0f - x_2) * t : state_;
        float x_4 = x2_here[1];
        float weight_2 = weight[1];
        float t2 = tanh_scalar(x_4 + s0_1 + weight_2);
        float x_5 = x3_here[1];
        float state_2 = state_here[1];
        y_here[1] = t2;
        y2_here[1] = 0.0f < x_3 ? x_5 * state_2 + (1.0f - x_5) * t2 : state_2;
        float x_7 = x2_here[2];
        float weight_3 = weight[2];
        float t3 = tanh_scalar(x_7 + s0_2 + weight_3);
        float x_8 = x3_here[2];
        float state_3 = state_here[2];
        y_here[2] = t3;
        y2_here[2] = 0.0f < x_3 ? x_8 * state_3 + (1.0f - x_8) * t3 : state_3;
        float x_10 = x2_here[3];
        float weight_4 = weight[3];
        float t4 = tanh_scalar(x_10 + s0_3 + weight_4);
        float x_11 = x3_here[3];
        float state_4 = state_here[3];
        y_here[3] = t4;
        y2_here[3] = 0.0f < x_3 ? x_11 * state_4 + (1.0f - x_11) * t4 : state_4;
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= n; i2 += 2) {
        const float *a = x + 5 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 5] * w0;
        }
        float x_ = x2[45 * i2 + 4];
        float weight_ = weight[4];
        float t = tanh_scalar(x_ + s0_0 + weight_);
        float x_2 = x3[15 * i2 + 4];
        float state_ = state[5 * i2 + 4];
        float x_3 = x4[3 * i2];
        y[15 * i2 + 4] = t;
        y2[5 * i2 + 4] = 0.0f < x_3 ? x_2 * state_ + (1.0f - x_2) * t : state_;
        float x_4 = x2[45 * i2 + 49];
        float t2 = tanh_scalar(x_4 + s1_0 + weight_);
        float x_5 = x3[15 * i2 + 19];
        float state_2 = state[5 * i2 + 9];
        float x_6 = x4[3 * i2 + 3];
        y[15 * i2 + 19] = t2;
        y2[5 * i2 + 9] = 0.0f < x_6 ? x_5 * state_2 + (1.0f - x_5) * t2 : state_2;
    }
    for (; i2 < n; i2++) {
        const float *a = x + 5 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
        }
        float x_ = x2[45 * i2 + 4];
        float weight_ = weight[4];
        float t = tanh_scalar(x_ + s0_0 + weight_);
        float x_2 = x3[15 * i2 + 4];
        float state_ = state[5 * i2 + 4];
        float x_3 = x4[3 * i2];
        y[15 * i2 + 4] = t;
        y2[5 * i2 + 4] = 0.0f < x_3 ? x_2 * state_ + (1.0f - x_2) * t : state_;
    }
}

/* states, reader.nnd:13
   copy of [n, 5] */
static void states_copy_2_scalar(ptrdiff_t n, const float *restrict x, float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 5; j++) {
            y[15 * b + j] = x[5 * b + j];
        }
    }
}

/* loss, reader.nnd:22
   contract i,oi->o: [n, 5], [1, 5] → [n, 1]
   then softplus(sum + bias) − (sum + bias) · mood : [n, 1]
   then (sigmoid(sum + bias) − mood) · dy : [n, 1] */
static void loss_backward_2_scalar(ptrdiff_t n, const float *restrict x,
                                   const float *restrict weight, const float *restrict bias,
                                   const float *restrict mood, float example_weight,
                                   float *restrict y, float *restrict dx) {
    ptrdiff_t i = 0;
    for (; i + 11 <= n; i += 11) {
        const float *a = x + 5 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s1_0 = 0.0f, s2_0 = 0.0f, s3_0 = 0.0f, s4_0 = 0.0f, s5_0 = 0.0f,
            s6_0 = 0.0f, s7_0 = 0.0f, s8_0 = 0.0f, s9_0 = 0.0f, s10_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 5] * w0;
            s2_0 += a[k + 10] * w0;
            s3_0 += a[k + 15] * w0;
            s4_0 += a[k + 20] * w0;
            s5_0 += a[k + 25] * w0;
            s6_0 += a[k + 30] * w0;
            s7_0 += a[k + 35] * w0;
            s8_0 += a[k + 40] * w0;
            s9_0 += a[k + 45] * w0;
            s10_0 += a[k + 50] * w0;
        }
        float bias_ = bias[0];
        float t = s0_0 + bias_;
        float mood_ = mood[i];
        _Alignas(64) float lanes[1];
        lanes[0] = softplus_scalar(t) - t * mood_;
        for (ptrdiff_t l = 0; l < 1; l++) {
            y[i] = lanes[l];
        }
        _Alignas(64) float lanes2[1];
        lanes2[0] = (sigmoid_scalar(t) - mood_) * example_weight;
        for (ptrdiff_t l2 = 0; l2 < 1; l2++) {
            dx[i] = lanes2[l2];
        }
        float t2 = s1_0 + bias_;
        float mood_2 = mood[i + 1];
        _Alignas(64) float lanes3[1];
        lanes3[0] = softplus_scalar(t2) - t2 * mood_2;
        for (ptrdiff_t l3 = 0; l3 < 1; l3++) {
            y[i + 1] = lanes3[l3];
        }
        _Alignas(64) float lanes4[1];
        lanes4[0] = (sigmoid_scalar(t2) - mood_2) * example_weight;
        for (ptrdiff_t l4 = 0; l4 < 1; l4++) {
            dx[i + 1] = lanes4[l4];
        }
        float t3 = s2_0 + bias_;
        float mood_3 = mood[i + 2];
        _Alignas(64) float lanes5[1];
        lanes5[0] = softplus_scalar(t3) - t3 * mood_3;
        for (ptrdiff_t l5 = 0; l5 < 1; l5++) {
            y[i + 2] = lanes5[l5];
        }
        _Alignas(64) float lanes6[1];
        lanes6[0] = (sigmoid_scalar(t3) - mood_3) * example_weight;
        for (ptrdiff_t l6 = 0; l6 < 1; l6++) {
            dx[i + 2] = lanes6[l6];
        }
        float t4 = s3_0 + bias_;
        float mood_4 = mood[i + 3];
        _Alignas(64) float lanes7[1];
        lanes7[0] = softplus_scalar(t4) - t4 * mood_4;
        for (ptrdiff_t l7 = 0; l7 < 1; l7++) {
            y[i + 3] = lanes7[l7];
        }
        _Alignas(64) float lanes8[1];
        lanes8[0] = (sigmoid_scalar(t4) - mood_4) * example_weight;
        for (ptrdiff_t l8 = 0; l8 < 1; l8++) {
            dx[i + 3] = lanes8[l8];
        }
        float t5 = s4_0 + bias_;
        float mood_5 = mood[i + 4];
        _Alignas(64) float lanes9[1];
        lanes9[0] = softplus_scalar(t5) - t5 * mood_5;
        for (ptrdiff_t l9 = 0; l9 < 1; l9++) {
            y[i + 4] = lanes9[l9];
        }
        _Alignas(64) float lanes10[1];
        lanes10[0] = (sigmoid_scalar(t5) - mood_5) * example_weight;
        for (ptrdiff_t l10 = 0; l10 < 1; l10++) {
            dx[i + 4] = lanes10[l10];
        }
        float t6 = s5_0 + bias_;
        float mood_6 = mood[i + 5];
        _Alignas(64) float lanes11[1];
        lanes11[0] = softplus_scalar(t6) - t6 * mood_6;
        for (ptrdiff_t l11 = 0; l11 < 1; l11++) {
            y[i + 5] = lanes11[l11];
        }
        _Alignas(64) float lanes12[1];
        lanes12[0] = (sigmoid_scalar(t6) - mood_6) * example_weight;
        for (ptrdiff_t l12 = 0; l12 < 1; l12++) {
            dx[i + 5] = lanes12[l12];
        }
        float t7 = s6_0 + bias_;
        float mood_7 = mood[i + 6];
        _Alignas(64) float lanes13[1];
        lanes13[0] = softplus_scalar(t7) - t7 * mood_7;
        for (ptrdiff_t l13 = 0; l13 < 1; l13++) {
            y[i + 6] = lanes13[l13];
        }
        _Alignas(64) float lanes14[1];
        lanes14[0] = (sigmoid_scalar(t7) - mood_7) * example_weight;
        for (ptrdiff_t l14 = 0; l14 < 1; l14++) {
            dx[i + 6] = lanes14[l14];
        }
        float t8 = s7_0 + bias_;
        float mood_8 = mood[i + 7];
        _Alignas(64) float lanes15[1];
        lanes15[0] = softplus_scalar(t8) - t8 * mood_8;
        for (ptrdiff_t l15 = 0; l15 < 1; l15++) {
            y[i + 7] = lanes15[l15];
        }
        _Alignas(64) float lanes16[1];
        lanes16[0] = (sigmoid_scalar(t8) - mood_8) * example_weight;
        for (ptrdiff_t l16 = 0; l16 < 1; l16++) {
            dx[i + 7] = lanes16[l16];
        }
        float t9 = s8_0 + bias_;
        float mood_9 = mood[i + 8];
        _Alignas(64) float lanes17[1];
        lanes17[0] = softplus_scalar(t9) - t9 * mood_9;
        for (ptrdiff_t l17 = 0; l17 < 1; l17++) {
            y[i + 8] = lanes17[l17];
        }
        _Alignas(64) float lanes18[1];
        lanes18[0] = (sigmoid_scalar(t9) - mood_9) * example_weight;
        for (ptrdiff_t l18 = 0; l18 < 1; l18++) {
            dx[i + 8] = lanes18[l18];
        }
        float t10 = s9_0 + bias_;
        float mood_10 = mood[i + 9];
        _Alignas(64) float lanes19[1];
        lanes19[0] = softplus_scalar(t10) - t10 * mood_10;
        for (ptrdiff_t l19 = 0; l19 < 1; l19++) {
            y[i + 9] = lanes19[l19];
        }
        _Alignas(64) float lanes20[1];
        lanes20[0] = (sigmoid_scalar(t10) - mood_10) * example_weight;
        for (ptrdiff_t l20 = 0; l20 < 1; l20++) {
            dx[i + 9] = lanes20[l20];
        }
        float t11 = s10_0 + bias_;
        float mood_11 = mood[i + 10];
        _Alignas(64) float lanes21[1];
        lanes21[0] = softplus_scalar(t11) - t11 * mood_11;
        for (ptrdiff_t l21 = 0; l21 < 1; l21++) {
            y[i + 10] = lanes21[l21];
        }
        _Alignas(64) float lanes22[1];
        lanes22[0] = (sigmoid_scalar(t11) - mood_11) * example_weight;
        for (ptrdiff_t l22 = 0; l22 < 1; l22++) {
            dx[i + 10] = lanes22[l22];
        }
    }
    for (; i + 4 <= n; i += 4) {
        const float *a = x + 5 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s1_0 = 0.0f, s2_0 = 0.0f, s3_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 5] * w0;
            s2_0 += a[k + 10] * w0;
            s3_0 += a[k + 15] * w0;
        }
        float bias_ = bias[0];
        float t = s0_0 + bias_;
        float mood_ = mood[i];
        _Alignas(64) float lanes[1];
        lanes[0] = softplus_scalar(t) - t * mood_;
        for (ptrdiff_t l = 0; l < 1; l++) {
            y[i] = lanes[l];
        }
        _Alignas(64) float lanes2[1];
        lanes2[0] = (sigmoid_scalar(t) - mood_) * example_weight;
        for (ptrdiff_t l2 = 0; l2 < 1; l2++) {
            dx[i] = lanes2[l2];
        }
        float t2 = s1_0 + bias_;
        float mood_2 = mood[i + 1];
        _Alignas(64) float lanes3[1];
        lanes3[0] = softplus_scalar(t2) - t2 * mood_2;
        for (ptrdiff_t l3 = 0; l3 < 1; l3++) {
            y[i + 1] = lanes3[l3];
        }
        _Alignas(64) float lanes4[1];
        lanes4[0] = (sigmoid_scalar(t2) - mood_2) * example_weight;
        for (ptrdiff_t l4 = 0; l4 < 1; l4++) {
            dx[i + 1] = lanes4[l4];
        }
        float t3 = s2_0 + bias_;
        float mood_3 = mood[i + 2];
        _Alignas(64) float lanes5[1];
        lanes5[0] = softplus_scalar(t3) - t3 * mood_3;
        for (ptrdiff_t l5 = 0; l5 < 1; l5++) {
            y[i + 2] = lanes5[l5];
        }
        _Alignas(64) float lanes6[1];
        lanes6[0] = (sigmoid_scalar(t3) - mood_3) * example_weight;
        for (ptrdiff_t l6 = 0; l6 < 1; l6++) {
            dx[i + 2] = lanes6[l6];
        }
        float t4 = s3_0 + bias_;
        float mood_4 = mood[i + 3];
        _Alignas(64) float lanes7[1];
        lanes7[0] = softplus_scalar(t4) - t4 * mood_4;
        for (ptrdiff_t l7 = 0; l7 < 1; l7++) {
            y[i + 3] = lanes7[l7];
        }
        _Alignas(64) float lanes8[1];
        lanes8[0] = (sigmoid_scalar(t4) - mood_4) * example_weight;
        for (ptrdiff_t l8 = 0; l8 < 1; l8++) {
            dx[i + 3] = lanes8[l8];
        }
    }
    for (; i < n; i++) {
        const float *a = x + 5 * i;
        const float *b = weight;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
        }
        float bias_ = bias[0];
        float t = s0_0 + bias_;
        float mood_ = mood[i];
        _Alignas(64) float lanes[1];
        lanes[0] = softplus_scalar(t) - t * mood_;
        for (ptrdiff_t l = 0; l < 1; l++) {
            y[i] = lanes[l];
        }
        _Alignas(64) float lanes2[1];
        lanes2[0] = (sigmoid_scalar(t) - mood_) * example_weight;
        for (ptrdiff_t l2 = 0; l2 < 1; l2++) {
            dx[i] = lanes2[l2];
        }
    }
}

/* mood, reader.nnd:19
   sum: [n, 1] → [1] */
static void mood_bias_gradient_scalar(ptrdiff_t n, const float *restrict dy, float *restrict dbias,
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

/* mood, reader.nnd:19
   panels of an operand of contract o,oi->i */
static void mood_pack_scalar(ptrdiff_t n, const float *restrict weight, float *restrict packed) {
    (void)n;
    ptrdiff_t c = 0;
    for (; c < 5; c++) {
        packed[16 * (c / 16) + c % 16] = weight[16 * c];
    }
    for (; c < 16; c++) {
        packed[16 * (c / 16) + c % 16] = 0.0f;
    }
}

/* mood, reader.nnd:19
   contract o,oi->i: [n, 1], [1, 5] → [n, 5] */
static void mood_backward_scalar(ptrdiff_t n, const float *restrict dy,
                                 const float *restrict packed, float *restrict dx) {
    ptrdiff_t i = 0;
    for (; i + 2 <= n; i += 2) {
        const float *a = dy + i;
        const float *b = packed;
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
        float *dx_here = dx + 5 * i;
        dx_here[0] = s0_0;
        dx_here[1] = s0_1;
        dx_here[2] = s0_2;
        dx_here[3] = s0_3;
        dx_here[5] = s1_0;
        dx_here[6] = s1_1;
        dx_here[7] = s1_2;
        dx_here[8] = s1_3;
    }
    for (; i < n; i++) {
        const float *a = dy + i;
        const float *b = packed;
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
        float *dx_here = dx + 5 * i;
        dx_here[0] = s0_0;
        dx_here[1] = s0_1;
        dx_here[2] = s0_2;
        dx_here[3] = s0_3;
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= n; i2 += 2) {
        const float *a = dy + i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        float w0 = b[0];
        s0_0 += a[0] * w0;
        s1_0 += a[1] * w0;
        dx[5 * i2 + 4] = s0_0;
        dx[5 * i2 + 9] = s1_0;
    }
    for (; i2 < n; i2++) {
        const float *a = dy + i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f;
        float w0 = b[0];
        s0_0 += a[0] * w0;
        dx[5 * i2 + 4] = s0_0;
    }
}

/* mood, reader.nnd:19
   copy of [n, 5] */
static void mood_copy_scalar(ptrdiff_t n, const float *restrict dy, float *restrict y) {
    for (ptrdiff_t i = 0; i < 5 * n; i++) {
        y[i] = dy[i];
    }
}

/* mood, reader.nnd:19
   contract o,i->oi over batch: [n, 1], [n, 5] → [1, 5] */
static void mood_weight_gradient_scalar(ptrdiff_t n, const float *restrict dy,
                                        const float *restrict x, float *restrict dweight) {
    {
        const float *a = dy;
        const float *b = x;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
        for (ptrdiff_t k = 0; k < n; k++) {
            const float *b_here = b + 5 * k;
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
        dweight[0] = s0_0;
        dweight[1] = s0_1;
        dweight[2] = s0_2;
        dweight[3] = s0_3;
    }
    {
        const float *a = dy;
        const float *b = x + 4;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < n; k++) {
            float w0 = b[5 * k];
            s0_0 += a[k] * w0;
        }
        dweight[4] = s0_0;
    }
}

/* mood, reader.nnd:19
   copy of [1, 5] */
static void mood_copy_2_scalar(ptrdiff_t n, const float *restrict dweight, float *restrict y,
                               int accumulate) {
    (void)n;
    for (ptrdiff_t i = 0; i < 5; i++) {
        float sum = dweight[i];
        if (accumulate) {
            sum += y[16 * i];
        }
        y[16 * i] = sum;
    }
}

/* states, reader.nnd:13
   copy of [n, 2, 5] */
static void states_copy_3_scalar(ptrdiff_t n, const float *restrict x, float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 10; j++) {
            y[15 * b + j] = x[15 * b + j];
        }
    }
}

/* states, reader.nnd:13
   (0 < x ? 0 : dy) : [n, 5] */
static void states_backward_scalar(ptrdiff_t n, const float *restrict x, const float *restrict dy,
                                   float *restrict dx) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 5; j++) {
            float x_ = x[3 * b];
            float dy_ = dy[5 * b + j];
            dx[5 * b + j] = 0.0f < x_ ? 0.0f : dy_;
        }
    }
}

/* states, reader.nnd:13
   y · (0 < x ? dy : 0) : [n, 5]
   then (1 − y²) · ((1 − y) · (0 < x ? dy : 0)) : [n, 5]
   then y · (1 − y) · ((state − y) · (0 < x ? dy : 0)) : [n, 5] */
static void states_backward_2_scalar(ptrdiff_t n, const float *restrict x, const float *restrict dy,
                                     const float *restrict y, const float *restrict state,
                                     const float *restrict y2, float *restrict dx,
                                     float *restrict dx2, float *restrict dx3, float *restrict dx4,
                                     float *restrict dx5) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 5; j++) {
            float x_ = x[3 * b];
            float dy_ = dy[5 * b + j];
            float t = 0.0f < x_ ? dy_ : 0.0f;
            float y_ = y[15 * b + j];
            float state_ = state[15 * b + j];
            float y_2 = y2[15 * b + j];
            float t2 = (1.0f - y_ * y_) * ((1.0f - y_2) * t);
            float t3 = y_2 * (1.0f - y_2) * ((state_ - y_) * t);
            dx[5 * b + j] = y_2 * t;
            dx2[45 * b + j] = t2;
            dx3[15 * b + j] = t2;
            dx4[45 * b + j] = t3;
            dx5[30 * b + j] = t3;
        }
    }
}

/* states, reader.nnd:13
   contract o,oi->i: [n, 5], [5, 5] → [n, 5]
   then y · sum : [n, 5]
   then y · (1 − y) · (state · sum) : [n, 5] */
static void states_backward_3_scalar(ptrdiff_t n, const float *restrict dy,
                                     const float *restrict weight, const float *restrict state,
                                     const float *restrict y, float *restrict dx,
                                     float *restrict dx2) {
    ptrdiff_t i = 0;
    for (; i + 2 <= n; i += 2) {
        const float *a = dy + 45 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
            s1_2 = 0.0f, s1_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            const float *b_here = b + 5 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float w3 = b_here[3];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            s0_3 += x0 * w3;
            float x1 = a[k + 45];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
        }
        const float *state_here = state + 15 * i;
        float state_ = state_here[0];
        const float *y_here = y + 15 * i;
        float y_ = y_here[0];
        float *dx_here = dx + 5 * i;
        dx_here[0] = y_ * s0_0;
        float *dx2_here = dx2 + 45 * i;
        dx2_here[0] = y_ * (1.0f - y_) * (state_ * s0_0);
        float state_2 = state_here[1];
        float y_2 = y_here[1];
        dx_here[1] = y_2 * s0_1;
        dx2_here[1] = y_2 * (1.0f - y_2) * (state_2 * s0_1);
        float state_3 = state_here[2];
        float y_3 = y_here[2];
        dx_here[2] = y_3 * s0_2;
        dx2_here[2] = y_3 * (1.0f - y_3) * (state_3 * s0_2);
        float state_4 = state_here[3];
        float y_4 = y_here[3];
        dx_here[3] = y_4 * s0_3;
        dx2_here[3] = y_4 * (1.0f - y_4) * (state_4 * s0_3);
        float state_5 = state_here[15];
        float y_5 = y_here[15];
        dx_here[5] = y_5 * s1_0;
        dx2_here[45] = y_5 * (1.0f - y_5) * (state_5 * s1_0);
        float state_6 = state_here[16];
        float y_6 = y_here[16];
        dx_here[6] = y_6 * s1_1;
        dx2_here[46] = y_6 * (1.0f - y_6) * (state_6 * s1_1);
        float state_7 = state_here[17];
        float y_7 = y_here[17];
        dx_here[7] = y_7 * s1_2;
        dx2_here[47] = y_7 * (1.0f - y_7) * (state_7 * s1_2);
        float state_8 = state_here[18];
        float y_8 = y_here[18];
        dx_here[8] = y_8 * s1_3;
        dx2_here[48] = y_8 * (1.0f - y_8) * (state_8 * s1_3);
    }
    for (; i < n; i++) {
        const float *a = dy + 45 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            const float *b_here = b + 5 * k;
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
        const float *state_here = state + 15 * i;
        float state_ = state_here[0];
        const float *y_here = y + 15 * i;
        float y_ = y_here[0];
        float *dx_here = dx + 5 * i;
        dx_here[0] = y_ * s0_0;
        float *dx2_here = dx2 + 45 * i;
        dx2_here[0] = y_ * (1.0f - y_) * (state_ * s0_0);
        float state_2 = state_here[1];
        float y_2 = y_here[1];
        dx_here[1] = y_2 * s0_1;
        dx2_here[1] = y_2 * (1.0f - y_2) * (state_2 * s0_1);
        float state_3 = state_here[2];
        float y_3 = y_here[2];
        dx_here[2] = y_3 * s0_2;
        dx2_here[2] = y_3 * (1.0f - y_3) * (state_3 * s0_2);
        float state_4 = state_here[3];
        float y_4 = y_here[3];
        dx_here[3] = y_4 * s0_3;
        dx2_here[3] = y_4 * (1.0f - y_4) * (state_4 * s0_3);
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= n; i2 += 2) {
        const float *a = dy + 45 * i2;
        const float *b = weight + 4;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[5 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 45] * w0;
        }
        float state_ = state[15 * i2 + 4];
        float y_ = y[15 * i2 + 4];
        dx[5 * i2 + 4] = y_ * s0_0;
        dx2[45 * i2 + 4] = y_ * (1.0f - y_) * (state_ * s0_0);
        float state_2 = state[15 * i2 + 19];
        float y_2 = y[15 * i2 + 19];
        dx[5 * i2 + 9] = y_2 * s1_0;
        dx2[45 * i2 + 49] = y_2 * (1.0f - y_2) * (state_2 * s1_0);
    }
    for (; i2 < n; i2++) {
        const float *a = dy + 45 * i2;
        const float *b = weight + 4;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[5 * k];
            s0_0 += a[k] * w0;
        }
        float state_ = state[15 * i2 + 4];
        float y_ = y[15 * i2 + 4];
        dx[5 * i2 + 4] = y_ * s0_0;
        dx2[45 * i2 + 4] = y_ * (1.0f - y_) * (state_ * s0_0);
    }
}

/* states, reader.nnd:13
   copy of [n, 5] */
static void states_copy_4_scalar(ptrdiff_t n, const float *restrict dy, float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 5; j++) {
            y[30 * b + j] = dy[45 * b + j];
        }
    }
}

/* states, reader.nnd:13
   contract o,oi->i: [n, 10], [10, 5] → [n, 5]
   then dy + dy + dy + sum : [n, 5] */
static void states_backward_4_scalar(ptrdiff_t n, const float *restrict dy,
                                     const float *restrict weight, const float *restrict dy2,
                                     const float *restrict dy3, const float *restrict dy4,
                                     float *restrict dx) {
    ptrdiff_t i = 0;
    for (; i + 2 <= n; i += 2) {
        const float *a = dy + 30 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
            s1_2 = 0.0f, s1_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 10; k++) {
            const float *b_here = b + 5 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float w3 = b_here[3];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            s0_3 += x0 * w3;
            float x1 = a[k + 30];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
        }
        const float *dy2_here = dy2 + 5 * i;
        float dy_ = dy2_here[0];
        const float *dy3_here = dy3 + 5 * i;
        float dy_2 = dy3_here[0];
        const float *dy4_here = dy4 + 5 * i;
        float dy_3 = dy4_here[0];
        float *dx_here = dx + 5 * i;
        dx_here[0] = dy_ + dy_2 + dy_3 + s0_0;
        float dy_4 = dy2_here[1];
        float dy_5 = dy3_here[1];
        float dy_6 = dy4_here[1];
        dx_here[1] = dy_4 + dy_5 + dy_6 + s0_1;
        float dy_7 = dy2_here[2];
        float dy_8 = dy3_here[2];
        float dy_9 = dy4_here[2];
        dx_here[2] = dy_7 + dy_8 + dy_9 + s0_2;
        float dy_10 = dy2_here[3];
        float dy_11 = dy3_here[3];
        float dy_12 = dy4_here[3];
        dx_here[3] = dy_10 + dy_11 + dy_12 + s0_3;
        float dy_13 = dy2_here[5];
        float dy_14 = dy3_here[5];
        float dy_15 = dy4_here[5];
        dx_here[5] = dy_13 + dy_14 + dy_15 + s1_0;
        float dy_16 = dy2_here[6];
        float dy_17 = dy3_here[6];
        float dy_18 = dy4_here[6];
        dx_here[6] = dy_16 + dy_17 + dy_18 + s1_1;
        float dy_19 = dy2_here[7];
        float dy_20 = dy3_here[7];
        float dy_21 = dy4_here[7];
        dx_here[7] = dy_19 + dy_20 + dy_21 + s1_2;
        float dy_22 = dy2_here[8];
        float dy_23 = dy3_here[8];
        float dy_24 = dy4_here[8];
        dx_here[8] = dy_22 + dy_23 + dy_24 + s1_3;
    }
    for (; i < n; i++) {
        const float *a = dy + 30 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 10; k++) {
            const float *b_here = b + 5 * k;
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
        const float *dy2_here = dy2 + 5 * i;
        float dy_ = dy2_here[0];
        const float *dy3_here = dy3 + 5 * i;
        float dy_2 = dy3_here[0];
        const float *dy4_here = dy4 + 5 * i;
        float dy_3 = dy4_here[0];
        float *dx_here = dx + 5 * i;
        dx_here[0] = dy_ + dy_2 + dy_3 + s0_0;
        float dy_4 = dy2_here[1];
        float dy_5 = dy3_here[1];
        float dy_6 = dy4_here[1];
        dx_here[1] = dy_4 + dy_5 + dy_6 + s0_1;
        float dy_7 = dy2_here[2];
        float dy_8 = dy3_here[2];
        float dy_9 = dy4_here[2];
        dx_here[2] = dy_7 + dy_8 + dy_9 + s0_2;
        float dy_10 = dy2_here[3];
        float dy_11 = dy3_here[3];
        float dy_12 = dy4_here[3];
        dx_here[3] = dy_10 + dy_11 + dy_12 + s0_3;
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= n; i2 += 2) {
        const float *a = dy + 30 * i2;
        const float *b = weight + 4;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 10; k++) {
            float w0 = b[5 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 30] * w0;
        }
        float dy_ = dy2[5 * i2 + 4];
        float dy_2 = dy3[5 * i2 + 4];
        float dy_3 = dy4[5 * i2 + 4];
        dx[5 * i2 + 4] = dy_ + dy_2 + dy_3 + s0_0;
        float dy_4 = dy2[5 * i2 + 9];
        float dy_5 = dy3[5 * i2 + 9];
        float dy_6 = dy4[5 * i2 + 9];
        dx[5 * i2 + 9] = dy_4 + dy_5 + dy_6 + s1_0;
    }
    for (; i2 < n; i2++) {
        const float *a = dy + 30 * i2;
        const float *b = weight + 4;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 10; k++) {
            float w0 = b[5 * k];
            s0_0 += a[k] * w0;
        }
        float dy_ = dy2[5 * i2 + 4];
        float dy_2 = dy3[5 * i2 + 4];
        float dy_3 = dy4[5 * i2 + 4];
        dx[5 * i2 + 4] = dy_ + dy_2 + dy_3 + s0_0;
    }
}

/* states, reader.nnd:13
   contract ao,ai->oi over batch: [n, 3, 10], [n, 3, 5] → [10, 5] */
static void states_backward_5_scalar(ptrdiff_t n, const float *restrict dy, const float *restrict x,
                                     float *restrict dx, int accumulate) {
    for (ptrdiff_t i = 0; i < 10; i += 2) {
        const float *a = dy + i;
        const float *b = x;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
            s1_2 = 0.0f, s1_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 3 * n; k++) {
            const float *b_here = b + 5 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float w3 = b_here[3];
            float x0 = a[10 * k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            s0_3 += x0 * w3;
            float x1 = a[10 * k + 1];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
        }
        float *dx_here = dx + 5 * i;
        if (accumulate) {
            s0_0 += dx_here[0];
            s0_1 += dx_here[1];
            s0_2 += dx_here[2];
            s0_3 += dx_here[3];
            s1_0 += dx_here[5];
            s1_1 += dx_here[6];
            s1_2 += dx_here[7];
            s1_3 += dx_here[8];
        }
        dx_here[0] = s0_0;
        dx_here[1] = s0_1;
        dx_here[2] = s0_2;
        dx_here[3] = s0_3;
        dx_here[5] = s1_0;
        dx_here[6] = s1_1;
        dx_here[7] = s1_2;
        dx_here[8] = s1_3;
    }
    for (ptrdiff_t i2 = 0; i2 < 10; i2 += 2) {
        const float *a = dy + i2;
        const float *b = x + 4;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 3 * n; k++) {
            float w0 = b[5 * k];
            s0_0 += a[10 * k] * w0;
            s1_0 += a[10 * k + 1] * w0;
        }
        float *dx_here = dx + 5 * i2;
        if (accumulate) {
            s0_0 += dx_here[4];
            s1_0 += dx_here[9];
        }
        dx_here[4] = s0_0;
        dx_here[9] = s1_0;
    }
}

/* states, reader.nnd:13
   contract ao,ai->oi over batch: [n, 3, 5], [n, 3, 5] → [5, 5] */
static void states_backward_6_scalar(ptrdiff_t n, const float *restrict dy, const float *restrict x,
                                     float *restrict dx, int accumulate) {
    for (ptrdiff_t i = 0; i < 4; i += 2) {
        const float *a = dy + i;
        const float *b = x;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
            s1_2 = 0.0f, s1_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 3 * n; k++) {
            const float *b_here = b + 5 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float w3 = b_here[3];
            float x0 = a[5 * k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            s0_3 += x0 * w3;
            float x1 = a[5 * k + 1];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
        }
        float *dx_here = dx + 5 * i;
        if (accumulate) {
            s0_0 += dx_here[0];
            s0_1 += dx_here[1];
            s0_2 += dx_here[2];
            s0_3 += dx_here[3];
            s1_0 += dx_here[5];
            s1_1 += dx_here[6];
            s1_2 += dx_here[7];
            s1_3 += dx_here[8];
        }
        dx_here[0] = s0_0;
        dx_here[1] = s0_1;
        dx_here[2] = s0_2;
        dx_here[3] = s0_3;
        dx_here[5] = s1_0;
        dx_here[6] = s1_1;
        dx_here[7] = s1_2;
        dx_here[8] = s1_3;
    }
    {
        const float *a = dy + 4;
        const float *b = x;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 3 * n; k++) {
            const float *b_here = b + 5 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float w3 = b_here[3];
            float x0 = a[5 * k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            s0_3 += x0 * w3;
        }
        if (accumulate) {
            s0_0 += dx[20];
            s0_1 += dx[21];
            s0_2 += dx[22];
            s0_3 += dx[23];
        }
        dx[20] = s0_0;
        dx[21] = s0_1;
        dx[22] = s0_2;
        dx[23] = s0_3;
    }
    for (ptrdiff_t i2 = 0; i2 < 4; i2 += 2) {
        const float *a = dy + i2;
        const float *b = x + 4;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 3 * n; k++) {
            float w0 = b[5 * k];
            s0_0 += a[5 * k] * w0;
            s1_0 += a[5 * k + 1] * w0;
        }
        float *dx_here = dx + 5 * i2;
        if (accumulate) {
            s0_0 += dx_here[4];
            s1_0 += dx_here[9];
        }
        dx_here[4] = s0_0;
        dx_here[9] = s1_0;
    }
    {
        const float *a = dy + 4;
        const float *b = x + 4;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 3 * n; k++) {
            float w0 = b[5 * k];
            s0_0 += a[5 * k] * w0;
        }
        if (accumulate) {
            s0_0 += dx[24];
        }
        dx[24] = s0_0;
    }
}

/* states, reader.nnd:13
   sum: [n, 3, 15] → [15] */
static void states_bias_gradient_scalar(ptrdiff_t n, const float *restrict dy,
                                        float *restrict dbias, int accumulate) {
    for (ptrdiff_t i = 0; i < 15; i++) {
        float sum = 0.0f;
        for (ptrdiff_t j = 0; j < 3 * n; j++) {
            float dy_ = dy[i + 15 * j];
            sum += dy_;
        }
        float sum2 = sum;
        if (accumulate) {
            sum2 += dbias[i];
        }
        dbias[i] = sum2;
    }
}

/* states, reader.nnd:13
   contract to,ti->oi over batch: [n, 3, 15], [n, 3, 6] → [15, 6] */
static void states_weight_ih_gradient_scalar(ptrdiff_t n, const float *restrict x,
                                             const float *restrict dy, float *restrict dweight_ih,
                                             int accumulate) {
    for (ptrdiff_t j = 0; j < 12; j += 4) {
        for (ptrdiff_t i = 0; i < 6; i += 2) {
            const float *a = x + i;
            const float *b = dy + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 3 * n; k++) {
                const float *b_here = b + 15 * k;
                float w0 = b_here[0];
                float w1 = b_here[1];
                float w2 = b_here[2];
                float w3 = b_here[3];
                float x0 = a[6 * k];
                s0_0 += x0 * w0;
                s0_1 += x0 * w1;
                s0_2 += x0 * w2;
                s0_3 += x0 * w3;
                float x1 = a[6 * k + 1];
                s1_0 += x1 * w0;
                s1_1 += x1 * w1;
                s1_2 += x1 * w2;
                s1_3 += x1 * w3;
            }
            float *dweight_ih_here = dweight_ih + j + 16 * i;
            if (accumulate) {
                s0_0 += dweight_ih_here[0];
                s0_1 += dweight_ih_here[1];
                s0_2 += dweight_ih_here[2];
                s0_3 += dweight_ih_here[3];
                s1_0 += dweight_ih_here[16];
                s1_1 += dweight_ih_here[17];
                s1_2 += dweight_ih_here[18];
                s1_3 += dweight_ih_here[19];
            }
            dweight_ih_here[0] = s0_0;
            dweight_ih_here[1] = s0_1;
            dweight_ih_here[2] = s0_2;
            dweight_ih_here[3] = s0_3;
            dweight_ih_here[16] = s1_0;
            dweight_ih_here[17] = s1_1;
            dweight_ih_here[18] = s1_2;
            dweight_ih_here[19] = s1_3;
        }
    }
    for (ptrdiff_t i2 = 0; i2 < 6; i2 += 2) {
        const float *a = x + i2;
        const float *b = dy + 12;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f, s1_2 = 0.0f;
        for (ptrdiff_t k = 0; k < 3 * n; k++) {
            const float *b_here = b + 15 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float x0 = a[6 * k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            float x1 = a[6 * k + 1];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
        }
        float *dweight_ih_here = dweight_ih + 16 * i2;
        if (accumulate) {
            s0_0 += dweight_ih_here[12];
            s0_1 += dweight_ih_here[13];
            s0_2 += dweight_ih_here[14];
            s1_0 += dweight_ih_here[28];
            s1_1 += dweight_ih_here[29];
            s1_2 += dweight_ih_here[30];
        }
        dweight_ih_here[12] = s0_0;
        dweight_ih_here[13] = s0_1;
        dweight_ih_here[14] = s0_2;
        dweight_ih_here[28] = s1_0;
        dweight_ih_here[29] = s1_1;
        dweight_ih_here[30] = s1_2;
    }
}

/* states, reader.nnd:13
   panels of an operand of contract to,oi->ti */
static void states_pack_3_scalar(ptrdiff_t n, const float *restrict weight_ih,
                                 float *restrict packed) {
    (void)n;
    for (ptrdiff_t i = 0; i < 15; i++) {
        ptrdiff_t c = 0;
        for (; c < 6; c++) {
            packed[16 * i + 240 * (c / 16) + c % 16] = weight_ih[i + 16 * c];
        }
        for (; c < 16; c++) {
            packed[16 * i + 240 * (c / 16) + c % 16] = 0.0f;
        }
    }
}

/* concat1, reader.nnd:12
   contract to,oi->ti: [n, 3, 15], [15, 6] → [n, 3, 6]
   then dy + sum : [n, 3, 6] */
static void concat1_backward_scalar(ptrdiff_t n, const float *restrict dy,
                                    const float *restrict packed, const float *restrict dy2,
                                    float *restrict dx) {
    ptrdiff_t i = 0;
    for (; i + 2 <= 3 * n; i += 2) {
        const float *a = dy + 15 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
            s1_2 = 0.0f, s1_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 15; k++) {
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
            float x1 = a[k + 15];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
        }
        const float *dy2_here = dy2 + 6 * i;
        float dy_ = dy2_here[0];
        float *dx_here = dx + 6 * i;
        dx_here[0] = dy_ + s0_0;
        float dy_2 = dy2_here[1];
        dx_here[1] = dy_2 + s0_1;
        float dy_3 = dy2_here[2];
        dx_here[2] = dy_3 + s0_2;
        float dy_4 = dy2_here[3];
        dx_here[3] = dy_4 + s0_3;
        float dy_5 = dy2_here[6];
        dx_here[6] = dy_5 + s1_0;
        float dy_6 = dy2_here[7];
        dx_here[7] = dy_6 + s1_1;
        float dy_7 = dy2_here[8];
        dx_here[8] = dy_7 + s1_2;
        float dy_8 = dy2_here[9];
        dx_here[9] = dy_8 + s1_3;
    }
    for (; i < 3 * n; i++) {
        const float *a = dy + 15 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 15; k++) {
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
        const float *dy2_here = dy2 + 6 * i;
        float dy_ = dy2_here[0];
        float *dx_here = dx + 6 * i;
        dx_here[0] = dy_ + s0_0;
        float dy_2 = dy2_here[1];
        dx_here[1] = dy_2 + s0_1;
        float dy_3 = dy2_here[2];
        dx_here[2] = dy_3 + s0_2;
        float dy_4 = dy2_here[3];
        dx_here[3] = dy_4 + s0_3;
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= 3 * n; i2 += 2) {
        const float *a = dy + 15 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f, s0_1 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f;
        for (ptrdiff_t k = 0; k < 15; k++) {
            float w0 = b[16 * k];
            float w1 = b[16 * k + 1];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            float x1 = a[k + 15];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
        }
        const float *dy2_here = dy2 + 6 * i2;
        float dy_ = dy2_here[4];
        float *dx_here = dx + 6 * i2;
        dx_here[4] = dy_ + s0_0;
        float dy_2 = dy2_here[5];
        dx_here[5] = dy_2 + s0_1;
        float dy_3 = dy2_here[10];
        dx_here[10] = dy_3 + s1_0;
        float dy_4 = dy2_here[11];
        dx_here[11] = dy_4 + s1_1;
    }
    for (; i2 < 3 * n; i2++) {
        const float *a = dy + 15 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f, s0_1 = 0.0f;
        for (ptrdiff_t k = 0; k < 15; k++) {
            float w0 = b[16 * k];
            float w1 = b[16 * k + 1];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
        }
        float dy_ = dy2[6 * i2 + 4];
        dx[6 * i2 + 4] = dy_ + s0_0;
        float dy_2 = dy2[6 * i2 + 5];
        dx[6 * i2 + 5] = dy_2 + s0_1;
    }
}

/* seen, reader.nnd:8
   scatter-add: [n, 3, 4], [n, 3] → [9, 4] */
static void seen_weight_gradient_scalar(ptrdiff_t n, const float *restrict dy, float *restrict y,
                                        const int32_t *restrict words, int accumulate) {
    if (accumulate) {
    } else {
        for (ptrdiff_t i = 0; i < 36; i++) {
            y[i] = 0.0f;
        }
    }
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 3; j++) {
            const ptrdiff_t row = words[6 * b + j];
            for (ptrdiff_t i2 = 0; i2 < 4; i2++) {
                y[4 * row + i2] += dy[18 * b + 6 * j + i2];
            }
        }
    }
}

/* words, reader.nnd:7
   x : [n, 6] */
static void words_forward_2_scalar(ptrdiff_t n, const int32_t *restrict words_length,
                                   float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 6; j++) {
            y[6 * b + j] = j < words_length[b] ? 1.0f : 0.0f;
        }
    }
}

/* seen, reader.nnd:8
   gather: [9, 4], [n, 6] → [n, 6, 4] */
static void seen_forward_2_scalar(ptrdiff_t n, const float *restrict weight, float *restrict y,
                                  const int32_t *restrict words) {
    for (ptrdiff_t i = 0; i < 6 * n; i++) {
        const ptrdiff_t row = words[i];
        for (ptrdiff_t i2 = 0; i2 < 4; i2++) {
            y[6 * i + i2] = weight[4 * row + i2];
        }
    }
}

/* place, reader.nnd:11
   copy of [n, 6, 2] */
static void place_copy_2_scalar(ptrdiff_t n, const float *restrict place, float *restrict y) {
    for (ptrdiff_t i = 0; i < 6 * n; i++) {
        for (ptrdiff_t j = 0; j < 2; j++) {
            y[6 * i + j] = place[2 * i + j];
        }
    }
}

/* states, reader.nnd:13
   contract ti,oi->to: [n, 6, 6], [15, 6] → [n, 6, 15] */
static void states_forward_8_scalar(ptrdiff_t n, const float *restrict x,
                                    const float *restrict weight_ih, float *restrict y) {
    for (ptrdiff_t j = 0; j < 12; j += 4) {
        ptrdiff_t i = 0;
        for (; i < 6 * n; i += 2) {
            const float *a = x + 6 * i;
            const float *b = weight_ih + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 6; k++) {
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
                float x1 = a[k + 6];
                s1_0 += x1 * w0;
                s1_1 += x1 * w1;
                s1_2 += x1 * w2;
                s1_3 += x1 * w3;
            }
            float *y_here = y + j + 15 * i;
            y_here[0] = s0_0;
            y_here[1] = s0_1;
            y_here[2] = s0_2;
            y_here[3] = s0_3;
            y_here[15] = s1_0;
            y_here[16] = s1_1;
            y_here[17] = s1_2;
            y_here[18] = s1_3;
        }
        for (; i < 6 * n; i++) {
            const float *a = x + 6 * i;
            const float *b = weight_ih + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 6; k++) {
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
            float *y_here = y + j + 15 * i;
            y_here[0] = s0_0;
            y_here[1] = s0_1;
            y_here[2] = s0_2;
            y_here[3] = s0_3;
        }
    }
    ptrdiff_t i2 = 0;
    for (; i2 < 6 * n; i2 += 2) {
        const float *a = x + 6 * i2;
        const float *b = weight_ih + 12;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f, s1_2 = 0.0f;
        for (ptrdiff_t k = 0; k < 6; k++) {
            const float *b_here = b + 16 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            float x1 = a[k + 6];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
        }
        float *y_here = y + 15 * i2;
        y_here[12] = s0_0;
        y_here[13] = s0_1;
        y_here[14] = s0_2;
        y_here[27] = s1_0;
        y_here[28] = s1_1;
        y_here[29] = s1_2;
    }
    for (; i2 < 6 * n; i2++) {
        const float *a = x + 6 * i2;
        const float *b = weight_ih + 12;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f;
        for (ptrdiff_t k = 0; k < 6; k++) {
            const float *b_here = b + 16 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
        }
        float *y_here = y + 15 * i2;
        y_here[12] = s0_0;
        y_here[13] = s0_1;
        y_here[14] = s0_2;
    }
}

/* states, reader.nnd:13
   sigmoid(x + x + weight) : [n, 5]
   then sigmoid(x + x + weight) · state : [n, 5] */
static void states_forward_9_scalar(ptrdiff_t n, const float *restrict x, const float *restrict x2,
                                    const float *restrict weight, const float *restrict x3,
                                    const float *restrict x4, const float *restrict weight2,
                                    const float *restrict state, float *restrict y,
                                    float *restrict y2) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 5; j++) {
            float x_ = x[90 * b + j];
            float x_2 = x2[10 * b + j];
            float weight_ = weight[j];
            float x_3 = x3[90 * b + j];
            float x_4 = x4[10 * b + j];
            float weight_2 = weight2[j];
            float state_ = state[5 * b + j];
            y[5 * b + j] = sigmoid_scalar(x_3 + x_4 + weight_2);
            y2[5 * b + j] = sigmoid_scalar(x_ + x_2 + weight_) * state_;
        }
    }
}

/* states, reader.nnd:13
   contract i,oi->o: [n, 5], [5, 5] → [n, 5]
   then (0 < x ? x · state + (1 − x) · tanh(x + sum + weight) : state) : [n, 5] */
static void states_forward_10_scalar(ptrdiff_t n, const float *restrict x,
                                     const float *restrict packed, const float *restrict x2,
                                     const float *restrict weight, const float *restrict x3,
                                     const float *restrict state, const float *restrict x4,
                                     float *restrict y) {
    ptrdiff_t i = 0;
    for (; i + 2 <= n; i += 2) {
        const float *a = x + 5 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
            s1_2 = 0.0f, s1_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
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
            float x1 = a[k + 5];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
        }
        const float *x2_here = x2 + 90 * i;
        float x_ = x2_here[0];
        float weight_ = weight[0];
        const float *x3_here = x3 + 5 * i;
        float x_2 = x3_here[0];
        const float *state_here = state + 5 * i;
        float state_ = state_here[0];
        float x_3 = x4[6 * i];
        float *y_here = y + 5 * i;
        y_here[0] = 0.0f < x_3
                    ? x_2 * state_ + (1.0f - x_2) * tanh_scalar(x_ + s0_0 + weight_)
                    : state_;
        float x_4 = x2_here[1];
        float weight_2 = weight[1];
        float x_5 = x3_here[1];
        float state_2 = state_here[1];
        y_here[1] = 0.0f < x_3
                    ? x_5 * state_2 + (1.0f - x_5) * tanh_scalar(x_4 + s0_1 + weight_2)
                    : state_2;
        float x_7 = x2_here[2];
        float weight_3 = weight[2];
        float x_8 = x3_here[2];
        float state_3 = state_here[2];
        y_here[2] = 0.0f < x_3
                    ? x_8 * state_3 + (1.0f - x_8) * tanh_scalar(x_7 + s0_2 + weight_3)
                    : state_3;
        float x_10 = x2_here[3];
        float weight_4 = weight[3];
        float x_11 = x3_here[3];
        float state_4 = state_here[3];
        y_here[3] = 0.0f < x_3
                    ? x_11 * state_4 + (1.0f - x_11) * tanh_scalar(x_10 + s0_3 + weight_4)
                    : state_4;
        float x_13 = x2_here[90];
        float x_14 = x3_here[5];
        float state_5 = state_here[5];
        float x_15 = x4[6 * i + 6];
        y_here[5] = 0.0f < x_15
                    ? x_14 * state_5 + (1.0f - x_14) * tanh_scalar(x_13 + s1_0 + weight_)
                    : state_5;
        float x_16 = x2_here[91];
        float x_17 = x3_here[6];
        float state_6 = state_here[6];
        y_here[6] = 0.0f < x_15
                    ? x_17 * state_6 + (1.0f - x_17) * tanh_scalar(x_16 + s1_1 + weight_2)
                    : state_6;
        float x_19 = x2_here[92];
        float x_20 = x3_here[7];
        float state_7 = state_here[7];
        y_here[7] = 0.0f < x_15
                    ? x_20 * state_7 + (1.0f - x_20) * tanh_scalar(x_19 + s1_2 + weight_3)
                    : state_7;
        float x_22 = x2_here[93];
        float x_23 = x3_here[8];
        float state_8 = state_here[8];
        y_here[8] = 0.0f < x_15
                    ? x_23 * state_8 + (1.0f - x_23) * tanh_scalar(x_22 + s1_3 + weight_4)
                    : state_8;
    }
    for (; i < n; i++) {
        const float *a = x + 5 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
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
        const float *x2_here = x2 + 90 * i;
        float x_ = x2_here[0];
        float weight_ = weight[0];
        const float *x3_here = x3 + 5 * i;
        float x_2 = x3_here[0];
        const float *state_here = state + 5 * i;
        float state_ = state_here[0];
        float x_3 = x4[6 * i];
        float *y_here = y + 5 * i;
        y_here[0] = 0.0f < x_3
                    ? x_2 * state_ + (1.0f - x_2) * tanh_scalar(x_ + s0_0 + weight_)
                    : state_;
        float x_4 = x2_here[1];
        float weight_2 = weight[1];
        float x_5 = x3_here[1];
        float state_2 = state_here[1];
        y_here[1] = 0.0f < x_3
                    ? x_5 * state_2 + (1.0f - x_5) * tanh_scalar(x_4 + s0_1 + weight_2)
                    : state_2;
        float x_7 = x2_here[2];
        float weight_3 = weight[2];
        float x_8 = x3_here[2];
        float state_3 = state_here[2];
        y_here[2] = 0.0f < x_3
                    ? x_8 * state_3 + (1.0f - x_8) * tanh_scalar(x_7 + s0_2 + weight_3)
                    : state_3;
        float x_10 = x2_here[3];
        float weight_4 = weight[3];
        float x_11 = x3_here[3];
        float state_4 = state_here[3];
        y_here[3] = 0.0f < x_3
                    ? x_11 * state_4 + (1.0f - x_11) * tanh_scalar(x_10 + s0_3 + weight_4)
                    : state_4;
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= n; i2 += 2) {
        const float *a = x + 5 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 5] * w0;
        }
        float x_ = x2[90 * i2 + 4];
        float weight_ = weight[4];
        float x_2 = x3[5 * i2 + 4];
        float state_ = state[5 * i2 + 4];
        float x_3 = x4[6 * i2];
        y[5 * i2 + 4] = 0.0f < x_3
                        ? x_2 * state_ + (1.0f - x_2) * tanh_scalar(x_ + s0_0 + weight_)
                        : state_;
        float x_4 = x2[90 * i2 + 94];
        float x_5 = x3[5 * i2 + 9];
        float state_2 = state[5 * i2 + 9];
        float x_6 = x4[6 * i2 + 6];
        y[5 * i2 + 9] = 0.0f < x_6
                        ? x_5 * state_2 + (1.0f - x_5) * tanh_scalar(x_4 + s1_0 + weight_)
                        : state_2;
    }
    for (; i2 < n; i2++) {
        const float *a = x + 5 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
        }
        float x_ = x2[90 * i2 + 4];
        float weight_ = weight[4];
        float x_2 = x3[5 * i2 + 4];
        float state_ = state[5 * i2 + 4];
        float x_3 = x4[6 * i2];
        y[5 * i2 + 4] = 0.0f < x_3
                        ? x_2 * state_ + (1.0f - x_2) * tanh_scalar(x_ + s0_0 + weight_)
                        : state_;
    }
}

/* next, reader.nnd:16
   contract ti,oi->to: [n, 6, 6], [9, 6] → [n, 6, 9]
   then sum + bias : [n, 6, 9] */
static void next_forward_4_scalar(ptrdiff_t n, const float *restrict x,
                                  const float *restrict weight, const float *restrict bias,
                                  float *restrict y) {
    for (ptrdiff_t j = 0; j < 8; j += 4) {
        ptrdiff_t i = 0;
        for (; i < 6 * n; i += 2) {
            const float *a = x + 6 * i;
            const float *b = weight + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 6; k++) {
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
                float x1 = a[k + 6];
                s1_0 += x1 * w0;
                s1_1 += x1 * w1;
                s1_2 += x1 * w2;
                s1_3 += x1 * w3;
            }
            float bias_ = bias[j];
            float *y_here = y + j + 9 * i;
            y_here[0] = s0_0 + bias_;
            float bias_2 = bias[j + 1];
            y_here[1] = s0_1 + bias_2;
            float bias_3 = bias[j + 2];
            y_here[2] = s0_2 + bias_3;
            float bias_4 = bias[j + 3];
            y_here[3] = s0_3 + bias_4;
            y_here[9] = s1_0 + bias_;
            y_here[10] = s1_1 + bias_2;
            y_here[11] = s1_2 + bias_3;
            y_here[12] = s1_3 + bias_4;
        }
        for (; i < 6 * n; i++) {
            const float *a = x + 6 * i;
            const float *b = weight + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 6; k++) {
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
            float *y_here = y + j + 9 * i;
            y_here[0] = s0_0 + bias_;
            float bias_2 = bias[j + 1];
            y_here[1] = s0_1 + bias_2;
            float bias_3 = bias[j + 2];
            y_here[2] = s0_2 + bias_3;
            float bias_4 = bias[j + 3];
            y_here[3] = s0_3 + bias_4;
        }
    }
    ptrdiff_t i2 = 0;
    for (; i2 < 6 * n; i2 += 2) {
        const float *a = x + 6 * i2;
        const float *b = weight + 8;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 6; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 6] * w0;
        }
        float bias_ = bias[8];
        y[9 * i2 + 8] = s0_0 + bias_;
        y[9 * i2 + 17] = s1_0 + bias_;
    }
    for (; i2 < 6 * n; i2++) {
        const float *a = x + 6 * i2;
        const float *b = weight + 8;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 6; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
        }
        float bias_ = bias[8];
        y[9 * i2 + 8] = s0_0 + bias_;
    }
}

/* next, reader.nnd:16
   softmax: [n, 6, 9] → [n, 6, 9] */
static void next_forward_5_scalar(ptrdiff_t n, const float *restrict x, float *restrict y) {
    for (ptrdiff_t i = 0; i < 6 * n; i++) {
        float best = -INFINITY;
        for (ptrdiff_t j = 0; j < 9; j++) {
            best = max_scalar(best, x[9 * i + j]);
        }
        float maximum = best, sum = 0.0f;
        for (ptrdiff_t j2 = 0; j2 < 9; j2++) {
            float e = exp_scalar(x[9 * i + j2] - maximum);
            y[9 * i + j2] = e;
            sum += e;
        }
        float total = 1.0f / sum;
        for (ptrdiff_t j3 = 0; j3 < 9; j3++) {
            y[9 * i + j3] *= total;
        }
    }
}

/* next, reader.nnd:16
   (0 < x ? x : 0) : [n, 6, 9] */
static void next_forward_6_scalar(ptrdiff_t n, const float *restrict x, const float *restrict x2,
                                  float *restrict y) {
    for (ptrdiff_t i = 0; i < 6 * n; i++) {
        for (ptrdiff_t j = 0; j < 9; j++) {
            float x_ = x[9 * i + j];
            float x_2 = x2[i];
            y[9 * i + j] = 0.0f < x_2 ? x_ : 0.0f;
        }
    }
}

/* loss, reader.nnd:22
   log-sum-exp: [n, 6, 9] → [n, 6] */
static void loss_forward_5_scalar(ptrdiff_t n, const float *restrict x, float *restrict y) {
    for (ptrdiff_t i = 0; i < 6 * n; i++) {
        float best = -INFINITY;
        for (ptrdiff_t j = 0; j < 9; j++) {
            best = max_scalar(best, x[9 * i + j]);
        }
        float maximum = best, sum = 0.0f;
        for (ptrdiff_t j2 = 0; j2 < 9; j2++) {
            float e = exp_scalar(x[9 * i + j2] - maximum);
            sum += e;
        }
        y[i] = maximum + log_scalar(sum);
    }
}

/* loss, reader.nnd:22
   sum: [n, 6, 9] → [n, 6] */
static void loss_forward_6_scalar(ptrdiff_t n, const int32_t *restrict next,
                                  const float *restrict x, float *restrict y) {
    for (ptrdiff_t i = 0; i < 6 * n; i++) {
        float sum = 0.0f;
        for (ptrdiff_t j = 0; j < 9; j++) {
            float x_ = x[9 * i + j];
            sum += -((next[i] == j ? 1.0f : 0.0f) * x_);
        }
        y[i] = sum;
    }
}

/* loss, reader.nnd:22
   sum: [n, 6] → [n]
   then sum + x : [n] */
static void loss_forward_7_scalar(ptrdiff_t n, const float *restrict x, const float *restrict x2,
                                  const float *restrict x3, const float *restrict x4,
                                  float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        float sum = 0.0f;
        for (ptrdiff_t j = 0; j < 6; j++) {
            float x_ = x[6 * b + j];
            float x_2 = x2[6 * b + j];
            float x_3 = x3[6 * b + j];
            sum += 0.0f < x_3 ? x_ + x_2 : 0.0f;
        }
        float x_ = x4[b];
        y[b] = sum + x_;
    }
}

/* loss, reader.nnd:22
   x : [n, 6]
   then (0 < x ? dy : 0) : [n, 6] */
static void loss_backward_3_scalar(ptrdiff_t n, const int32_t *restrict words_length,
                                   float example_weight, float *restrict y, float *restrict dx) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 6; j++) {
            float t = j < words_length[b] ? 1.0f : 0.0f;
            y[6 * b + j] = t;
            dx[6 * b + j] = 0.0f < t ? example_weight : 0.0f;
        }
    }
}

/* place, reader.nnd:11
   (0 < x ? place : 0) : [n, 6, 2] */
static void place_forward_2_scalar(ptrdiff_t n, const float *restrict place,
                                   const float *restrict x, float *restrict y) {
    for (ptrdiff_t i = 0; i < 6 * n; i++) {
        for (ptrdiff_t j = 0; j < 2; j++) {
            float place_ = place[2 * i + j];
            float x_ = x[i];
            y[6 * i + j] = 0.0f < x_ ? place_ : 0.0f;
        }
    }
}

/* next, reader.nnd:16
   (x − x) · dy : [n, 6, 9] */
static void next_backward_3_scalar(ptrdiff_t n, const int32_t *restrict next,
                                   const float *restrict dy, const float *restrict x,
                                   float *restrict dx) {
    for (ptrdiff_t i = 0; i < 6 * n; i++) {
        for (ptrdiff_t j = 0; j < 9; j++) {
            float dy_ = dy[i];
            float x_ = x[9 * i + j];
            dx[9 * i + j] = (x_ - (next[i] == j ? 1.0f : 0.0f)) * dy_;
        }
    }
}

/* next, reader.nnd:16
   sum: [n, 6, 9] → [9] */
static void next_bias_gradient_2_scalar(ptrdiff_t n, const float *restrict dy,
                                        float *restrict dbias, int accumulate) {
    for (ptrdiff_t i = 0; i < 9; i++) {
        float sum = 0.0f;
        for (ptrdiff_t j = 0; j < 6 * n; j++) {
            float dy_ = dy[i + 9 * j];
            sum += dy_;
        }
        float sum2 = sum;
        if (accumulate) {
            sum2 += dbias[i];
        }
        dbias[i] = sum2;
    }
}

/* next, reader.nnd:16
   contract to,oi->ti: [n, 6, 9], [9, 6] → [n, 6, 6] */
static void next_backward_4_scalar(ptrdiff_t n, const float *restrict dy,
                                   const float *restrict packed, float *restrict dx) {
    ptrdiff_t i = 0;
    for (; i < 6 * n; i += 2) {
        const float *a = dy + 9 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
            s1_2 = 0.0f, s1_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 9; k++) {
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
            float x1 = a[k + 9];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
        }
        float *dx_here = dx + 6 * i;
        dx_here[0] = s0_0;
        dx_here[1] = s0_1;
        dx_here[2] = s0_2;
        dx_here[3] = s0_3;
        dx_here[6] = s1_0;
        dx_here[7] = s1_1;
        dx_here[8] = s1_2;
        dx_here[9] = s1_3;
    }
    for (; i < 6 * n; i++) {
        const float *a = dy + 9 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 9; k++) {
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
        float *dx_here = dx + 6 * i;
        dx_here[0] = s0_0;
        dx_here[1] = s0_1;
        dx_here[2] = s0_2;
        dx_here[3] = s0_3;
    }
    ptrdiff_t i2 = 0;
    for (; i2 < 6 * n; i2 += 2) {
        const float *a = dy + 9 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f, s0_1 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f;
        for (ptrdiff_t k = 0; k < 9; k++) {
            float w0 = b[16 * k];
            float w1 = b[16 * k + 1];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            float x1 = a[k + 9];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
        }
        float *dx_here = dx + 6 * i2;
        dx_here[4] = s0_0;
        dx_here[5] = s0_1;
        dx_here[10] = s1_0;
        dx_here[11] = s1_1;
    }
    for (; i2 < 6 * n; i2++) {
        const float *a = dy + 9 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f, s0_1 = 0.0f;
        for (ptrdiff_t k = 0; k < 9; k++) {
            float w0 = b[16 * k];
            float w1 = b[16 * k + 1];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
        }
        dx[6 * i2 + 4] = s0_0;
        dx[6 * i2 + 5] = s0_1;
    }
}

/* next, reader.nnd:16
   contract to,ti->oi over batch: [n, 6, 9], [n, 6, 6] → [9, 6] */
static void next_weight_gradient_2_scalar(ptrdiff_t n, const float *restrict x,
                                          const float *restrict dy, float *restrict dweight,
                                          int accumulate) {
    for (ptrdiff_t j = 0; j < 8; j += 4) {
        for (ptrdiff_t i = 0; i < 6; i += 2) {
            const float *a = x + i;
            const float *b = dy + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 6 * n; k++) {
                const float *b_here = b + 9 * k;
                float w0 = b_here[0];
                float w1 = b_here[1];
                float w2 = b_here[2];
                float w3 = b_here[3];
                float x0 = a[6 * k];
                s0_0 += x0 * w0;
                s0_1 += x0 * w1;
                s0_2 += x0 * w2;
                s0_3 += x0 * w3;
                float x1 = a[6 * k + 1];
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
    for (ptrdiff_t i2 = 0; i2 < 6; i2 += 2) {
        const float *a = x + i2;
        const float *b = dy + 8;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 6 * n; k++) {
            float w0 = b[9 * k];
            s0_0 += a[6 * k] * w0;
            s1_0 += a[6 * k + 1] * w0;
        }
        float *dweight_here = dweight + 16 * i2;
        if (accumulate) {
            s0_0 += dweight_here[8];
            s1_0 += dweight_here[24];
        }
        dweight_here[8] = s0_0;
        dweight_here[24] = s1_0;
    }
}

/* states, reader.nnd:13
   the padding around [n, 5, 5] in [n, 6, 5] */
static void states_border_2_scalar(ptrdiff_t n, float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 5; j++) {
            y[30 * b + j] = 0.0f;
        }
    }
}

/* states, reader.nnd:13
   sigmoid(x + x + weight) : [n, 5]
   then sigmoid(x + x + weight) : [n, 5]
   then sigmoid(x + x + weight) · state : [n, 5] */
static void states_forward_11_scalar(ptrdiff_t n, const float *restrict x, const float *restrict x2,
                                     const float *restrict weight, const float *restrict x3,
                                     const float *restrict x4, const float *restrict weight2,
                                     const float *restrict state, float *restrict y,
                                     float *restrict y2, float *restrict y3, float *restrict y4) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 5; j++) {
            float x_ = x[90 * b + j];
            float x_2 = x2[10 * b + j];
            float weight_ = weight[j];
            float t = sigmoid_scalar(x_ + x_2 + weight_);
            float x_3 = x3[90 * b + j];
            float x_4 = x4[10 * b + j];
            float weight_2 = weight2[j];
            float state_ = state[5 * b + j];
            float t2 = t * state_;
            y[30 * b + j] = t;
            y2[30 * b + j] = sigmoid_scalar(x_3 + x_4 + weight_2);
            y3[5 * b + j] = t2;
            y4[30 * b + j] = t2;
        }
    }
}

/* states, reader.nnd:13
   contract i,oi->o: [n, 5], [5, 5] → [n, 5]
   then tanh(x + sum + weight) : [n, 5]
   then (0 < x ? x · state + (1 − x) · tanh(x + sum + weight) : state) : [n, 5] */
static void states_forward_12_scalar(ptrdiff_t n, const float *restrict x,
                                     const float *restrict packed, const float *restrict x2,
                                     const float *restrict weight, const float *restrict x3,
                                     const float *restrict state, const float *restrict x4,
                                     float *restrict y, float *restrict y2) {
    ptrdiff_t i = 0;
    for (; i + 2 <= n; i += 2) {
        const float *a = x + 5 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
            s1_2 = 0.0f, s1_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
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
            float x1 = a[k + 5];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
        }
        const float *x2_here = x2 + 90 * i;
        float x_ = x2_here[0];
        float weight_ = weight[0];
        float t = tanh_scalar(x_ + s0_0 + weight_);
        const float *x3_here = x3 + 30 * i;
        float x_2 = x3_here[0];
        const float *state_here = state + 5 * i;
        float state_ = state_here[0];
        float x_3 = x4[6 * i];
        float *y_here = y + 30 * i;
        y_here[0] = t;
        float *y2_here = y2 + 5 * i;
        y2_here[0] = 0.0f < x_3 ? x_2 * state_ + (1.0f - x_2) * t : state_;
        float x_4 = x2_here[1];
        float weight_2 = weight[1];
        float t2 = tanh_scalar(x_4 + s0_1 + weight_2);
        float x_5 = x3_here[1];
        float state_2 = state_here[1];
        y_here[1] = t2;
        y2_here[1] = 0.0f < x_3 ? x_5 * state_2 + (1.0f - x_5) * t2 : state_2;
        float x_7 = x2_here[2];
        float weight_3 = weight[2];
        float t3 = tanh_scalar(x_7 + s0_2 + weight_3);
        float x_8 = x3_here[2];
        float state_3 = state_here[2];
        y_here[2] = t3;
        y2_here[2] = 0.0f < x_3 ? x_8 * state_3 + (1.0f - x_8) * t3 : state_3;
        float x_10 = x2_here[3];
        float weight_4 = weight[3];
        float t4 = tanh_scalar(x_10 + s0_3 + weight_4);
        float x_11 = x3_here[3];
        float state_4 = state_here[3];
        y_here[3] = t4;
        y2_here[3] = 0.0f < x_3 ? x_11 * state_4 + (1.0f - x_11) * t4 : state_4;
        float x_13 = x2_here[90];
        float t5 = tanh_scalar(x_13 + s1_0 + weight_);
        float x_14 = x3_here[30];
        float state_5 = state_here[5];
        float x_15 = x4[6 * i + 6];
        y_here[30] = t5;
        y2_here[5] = 0.0f < x_15 ? x_14 * state_5 + (1.0f - x_14) * t5 : state_5;
        float x_16 = x2_here[91];
        float t6 = tanh_scalar(x_16 + s1_1 + weight_2);
        float x_17 = x3_here[31];
        float state_6 = state_here[6];
        y_here[31] = t6;
        y2_here[6] = 0.0f < x_15 ? x_17 * state_6 + (1.0f - x_17) * t6 : state_6;
        float x_19 = x2_here[92];
        float t7 = tanh_scalar(x_19 + s1_2 + weight_3);
        float x_20 = x3_here[32];
        float state_7 = state_here[7];
        y_here[32] = t7;
        y2_here[7] = 0.0f < x_15 ? x_20 * state_7 + (1.0f - x_20) * t7 : state_7;
        float x_22 = x2_here[93];
        float t8 = tanh_scalar(x_22 + s1_3 + weight_4);
        float x_23 = x3_here[33];
        float state_8 = state_here[8];
        y_here[33] = t8;
        y2_here[8] = 0.0f < x_15 ? x_23 * state_8 + (1.0f - x_23) * t8 : state_8;
    }
    for (; i < n; i++) {
        const float *a = x + 5 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
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
        const float *x2_here = x2 + 90 * i;
        float x_ = x2_here[0];
        float weight_ = weight[0];
        float t = tanh_scalar(x_ + s0_0 + weight_);
        const float *x3_here = x3 + 30 * i;
        float x_2 = x3_here[0];
        const float *state_here = state + 5 * i;
        float state_ = state_here[0];
        float x_3 = x4[6 * i];
        float *y_here = y + 30 * i;
        y_here[0] = t;
        float *y2_here = y2 + 5 * i;
        y2_here[0] = 0.0f < x_3 ? x_2 * state_ + (1.0f - x_2) * t : state_;
        float x_4 = x2_here[1];
        float weight_2 = weight[1];
        float t2 = tanh_scalar(x_4 + s0_1 + weight_2);
        float x_5 = x3_here[1];
        float state_2 = state_here[1];
        y_here[1] = t2;
        y2_here[1] = 0.0f < x_3 ? x_5 * state_2 + (1.0f - x_5) * t2 : state_2;
        float x_7 = x2_here[2];
        float weight_3 = weight[2];
        float t3 = tanh_scalar(x_7 + s0_2 + weight_3);
        float x_8 = x3_here[2];
        float state_3 = state_here[2];
        y_here[2] = t3;
        y2_here[2] = 0.0f < x_3 ? x_8 * state_3 + (1.0f - x_8) * t3 : state_3;
        float x_10 = x2_here[3];
        float weight_4 = weight[3];
        float t4 = tanh_scalar(x_10 + s0_3 + weight_4);
        float x_11 = x3_here[3];
        float state_4 = state_here[3];
        y_here[3] = t4;
        y2_here[3] = 0.0f < x_3 ? x_11 * state_4 + (1.0f - x_11) * t4 : state_4;
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= n; i2 += 2) {
        const float *a = x + 5 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 5] * w0;
        }
        float x_ = x2[90 * i2 + 4];
        float weight_ = weight[4];
        float t = tanh_scalar(x_ + s0_0 + weight_);
        float x_2 = x3[30 * i2 + 4];
        float state_ = state[5 * i2 + 4];
        float x_3 = x4[6 * i2];
        y[30 * i2 + 4] = t;
        y2[5 * i2 + 4] = 0.0f < x_3 ? x_2 * state_ + (1.0f - x_2) * t : state_;
        float x_4 = x2[90 * i2 + 94];
        float t2 = tanh_scalar(x_4 + s1_0 + weight_);
        float x_5 = x3[30 * i2 + 34];
        float state_2 = state[5 * i2 + 9];
        float x_6 = x4[6 * i2 + 6];
        y[30 * i2 + 34] = t2;
        y2[5 * i2 + 9] = 0.0f < x_6 ? x_5 * state_2 + (1.0f - x_5) * t2 : state_2;
    }
    for (; i2 < n; i2++) {
        const float *a = x + 5 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
        }
        float x_ = x2[90 * i2 + 4];
        float weight_ = weight[4];
        float t = tanh_scalar(x_ + s0_0 + weight_);
        float x_2 = x3[30 * i2 + 4];
        float state_ = state[5 * i2 + 4];
        float x_3 = x4[6 * i2];
        y[30 * i2 + 4] = t;
        y2[5 * i2 + 4] = 0.0f < x_3 ? x_2 * state_ + (1.0f - x_2) * t : state_;
    }
}

/* states, reader.nnd:13
   copy of [n, 5] */
static void states_copy_5_scalar(ptrdiff_t n, const float *restrict x, float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 5; j++) {
            y[30 * b + j] = x[5 * b + j];
        }
    }
}

/* states, reader.nnd:13
   copy of [n, 5, 5] */
static void states_copy_6_scalar(ptrdiff_t n, const float *restrict x, float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 25; j++) {
            y[30 * b + j] = x[30 * b + j];
        }
    }
}

/* states, reader.nnd:13
   (0 < x ? 0 : dy) : [n, 5] */
static void states_backward_7_scalar(ptrdiff_t n, const float *restrict x, const float *restrict dy,
                                     float *restrict dx) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 5; j++) {
            float x_ = x[6 * b];
            float dy_ = dy[5 * b + j];
            dx[5 * b + j] = 0.0f < x_ ? 0.0f : dy_;
        }
    }
}

/* states, reader.nnd:13
   y · (0 < x ? dy : 0) : [n, 5]
   then (1 − y²) · ((1 − y) · (0 < x ? dy : 0)) : [n, 5]
   then y · (1 − y) · ((state − y) · (0 < x ? dy : 0)) : [n, 5] */
static void states_backward_8_scalar(ptrdiff_t n, const float *restrict x, const float *restrict dy,
                                     const float *restrict y, const float *restrict state,
                                     const float *restrict y2, float *restrict dx,
                                     float *restrict dx2, float *restrict dx3, float *restrict dx4,
                                     float *restrict dx5) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 5; j++) {
            float x_ = x[6 * b];
            float dy_ = dy[5 * b + j];
            float t = 0.0f < x_ ? dy_ : 0.0f;
            float y_ = y[30 * b + j];
            float state_ = state[30 * b + j];
            float y_2 = y2[30 * b + j];
            float t2 = (1.0f - y_ * y_) * ((1.0f - y_2) * t);
            float t3 = y_2 * (1.0f - y_2) * ((state_ - y_) * t);
            dx[5 * b + j] = y_2 * t;
            dx2[90 * b + j] = t2;
            dx3[30 * b + j] = t2;
            dx4[90 * b + j] = t3;
            dx5[60 * b + j] = t3;
        }
    }
}

/* states, reader.nnd:13
   contract o,oi->i: [n, 5], [5, 5] → [n, 5]
   then y · sum : [n, 5]
   then y · (1 − y) · (state · sum) : [n, 5] */
static void states_backward_9_scalar(ptrdiff_t n, const float *restrict dy,
                                     const float *restrict weight, const float *restrict state,
                                     const float *restrict y, float *restrict dx,
                                     float *restrict dx2) {
    ptrdiff_t i = 0;
    for (; i + 2 <= n; i += 2) {
        const float *a = dy + 90 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
            s1_2 = 0.0f, s1_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            const float *b_here = b + 5 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float w3 = b_here[3];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            s0_3 += x0 * w3;
            float x1 = a[k + 90];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
        }
        const float *state_here = state + 30 * i;
        float state_ = state_here[0];
        const float *y_here = y + 30 * i;
        float y_ = y_here[0];
        float *dx_here = dx + 5 * i;
        dx_here[0] = y_ * s0_0;
        float *dx2_here = dx2 + 90 * i;
        dx2_here[0] = y_ * (1.0f - y_) * (state_ * s0_0);
        float state_2 = state_here[1];
        float y_2 = y_here[1];
        dx_here[1] = y_2 * s0_1;
        dx2_here[1] = y_2 * (1.0f - y_2) * (state_2 * s0_1);
        float state_3 = state_here[2];
        float y_3 = y_here[2];
        dx_here[2] = y_3 * s0_2;
        dx2_here[2] = y_3 * (1.0f - y_3) * (state_3 * s0_2);
        float state_4 = state_here[3];
        float y_4 = y_here[3];
        dx_here[3] = y_4 * s0_3;
        dx2_here[3] = y_4 * (1.0f - y_4) * (state_4 * s0_3);
        float state_5 = state_here[30];
        float y_5 = y_here[30];
        dx_here[5] = y_5 * s1_0;
        dx2_here[90] = y_5 * (1.0f - y_5) * (state_5 * s1_0);
        float state_6 = state_here[31];
        float y_6 = y_here[31];
        dx_here[6] = y_6 * s1_1;
        dx2_here[91] = y_6 * (1.0f - y_6) * (state_6 * s1_1);
        float state_7 = state_here[32];
        float y_7 = y_here[32];
        dx_here[7] = y_7 * s1_2;
        dx2_here[92] = y_7 * (1.0f - y_7) * (state_7 * s1_2);
        float state_8 = state_here[33];
        float y_8 = y_here[33];
        dx_here[8] = y_8 * s1_3;
        dx2_here[93] = y_8 * (1.0f - y_8) * (state_8 * s1_3);
    }
    for (; i < n; i++) {
        const float *a = dy + 90 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            const float *b_here = b + 5 * k;
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
        const float *state_here = state + 30 * i;
        float state_ = state_here[0];
        const float *y_here = y + 30 * i;
        float y_ = y_here[0];
        float *dx_here = dx + 5 * i;
        dx_here[0] = y_ * s0_0;
        float *dx2_here = dx2 + 90 * i;
        dx2_here[0] = y_ * (1.0f - y_) * (state_ * s0_0);
        float state_2 = state_here[1];
        float y_2 = y_here[1];
        dx_here[1] = y_2 * s0_1;
        dx2_here[1] = y_2 * (1.0f - y_2) * (state_2 * s0_1);
        float state_3 = state_here[2];
        float y_3 = y_here[2];
        dx_here[2] = y_3 * s0_2;
        dx2_here[2] = y_3 * (1.0f - y_3) * (state_3 * s0_2);
        float state_4 = state_here[3];
        float y_4 = y_here[3];
        dx_here[3] = y_4 * s0_3;
        dx2_here[3] = y_4 * (1.0f - y_4) * (state_4 * s0_3);
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= n; i2 += 2) {
        const float *a = dy + 90 * i2;
        const float *b = weight + 4;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[5 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 90] * w0;
        }
        float state_ = state[30 * i2 + 4];
        float y_ = y[30 * i2 + 4];
        dx[5 * i2 + 4] = y_ * s0_0;
        dx2[90 * i2 + 4] = y_ * (1.0f - y_) * (state_ * s0_0);
        float state_2 = state[30 * i2 + 34];
        float y_2 = y[30 * i2 + 34];
        dx[5 * i2 + 9] = y_2 * s1_0;
        dx2[90 * i2 + 94] = y_2 * (1.0f - y_2) * (state_2 * s1_0);
    }
    for (; i2 < n; i2++) {
        const float *a = dy + 90 * i2;
        const float *b = weight + 4;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[5 * k];
            s0_0 += a[k] * w0;
        }
        float state_ = state[30 * i2 + 4];
        float y_ = y[30 * i2 + 4];
        dx[5 * i2 + 4] = y_ * s0_0;
        dx2[90 * i2 + 4] = y_ * (1.0f - y_) * (state_ * s0_0);
    }
}

/* states, reader.nnd:13
   copy of [n, 5] */
static void states_copy_7_scalar(ptrdiff_t n, const float *restrict dy, float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 5; j++) {
            y[60 * b + j] = dy[90 * b + j];
        }
    }
}

/* states, reader.nnd:13
   contract o,oi->i: [n, 10], [10, 5] → [n, 5]
   then dy + dy + dy + sum : [n, 5] */
static void states_backward_10_scalar(ptrdiff_t n, const float *restrict dy,
                                      const float *restrict weight, const float *restrict dy2,
                                      const float *restrict dy3, const float *restrict dy4,
                                      float *restrict dx) {
    ptrdiff_t i = 0;
    for (; i + 2 <= n; i += 2) {
        const float *a = dy + 60 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
            s1_2 = 0.0f, s1_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 10; k++) {
            const float *b_here = b + 5 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float w3 = b_here[3];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            s0_3 += x0 * w3;
            float x1 = a[k + 60];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
        }
        const float *dy2_here = dy2 + 5 * i;
        float dy_ = dy2_here[0];
        const float *dy3_here = dy3 + 5 * i;
        float dy_2 = dy3_here[0];
        const float *dy4_here = dy4 + 5 * i;
        float dy_3 = dy4_here[0];
        float *dx_here = dx + 5 * i;
        dx_here[0] = dy_ + dy_2 + dy_3 + s0_0;
        float dy_4 = dy2_here[1];
        float dy_5 = dy3_here[1];
        float dy_6 = dy4_here[1];
        dx_here[1] = dy_4 + dy_5 + dy_6 + s0_1;
        float dy_7 = dy2_here[2];
        float dy_8 = dy3_here[2];
        float dy_9 = dy4_here[2];
        dx_here[2] = dy_7 + dy_8 + dy_9 + s0_2;
        float dy_10 = dy2_here[3];
        float dy_11 = dy3_here[3];
        float dy_12 = dy4_here[3];
        dx_here[3] = dy_10 + dy_11 + dy_12 + s0_3;
        float dy_13 = dy2_here[5];
        float dy_14 = dy3_here[5];
        float dy_15 = dy4_here[5];
        dx_here[5] = dy_13 + dy_14 + dy_15 + s1_0;
        float dy_16 = dy2_here[6];
        float dy_17 = dy3_here[6];
        float dy_18 = dy4_here[6];
        dx_here[6] = dy_16 + dy_17 + dy_18 + s1_1;
        float dy_19 = dy2_here[7];
        float dy_20 = dy3_here[7];
        float dy_21 = dy4_here[7];
        dx_here[7] = dy_19 + dy_20 + dy_21 + s1_2;
        float dy_22 = dy2_here[8];
        float dy_23 = dy3_here[8];
        float dy_24 = dy4_here[8];
        dx_here[8] = dy_22 + dy_23 + dy_24 + s1_3;
    }
    for (; i < n; i++) {
        const float *a = dy + 60 * i;
        const float *b = weight;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 10; k++) {
            const float *b_here = b + 5 * k;
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
        const float *dy2_here = dy2 + 5 * i;
        float dy_ = dy2_here[0];
        const float *dy3_here = dy3 + 5 * i;
        float dy_2 = dy3_here[0];
        const float *dy4_here = dy4 + 5 * i;
        float dy_3 = dy4_here[0];
        float *dx_here = dx + 5 * i;
        dx_here[0] = dy_ + dy_2 + dy_3 + s0_0;
        float dy_4 = dy2_here[1];
        float dy_5 = dy3_here[1];
        float dy_6 = dy4_here[1];
        dx_here[1] = dy_4 + dy_5 + dy_6 + s0_1;
        float dy_7 = dy2_here[2];
        float dy_8 = dy3_here[2];
        float dy_9 = dy4_here[2];
        dx_here[2] = dy_7 + dy_8 + dy_9 + s0_2;
        float dy_10 = dy2_here[3];
        float dy_11 = dy3_here[3];
        float dy_12 = dy4_here[3];
        dx_here[3] = dy_10 + dy_11 + dy_12 + s0_3;
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= n; i2 += 2) {
        const float *a = dy + 60 * i2;
        const float *b = weight + 4;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 10; k++) {
            float w0 = b[5 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 60] * w0;
        }
        float dy_ = dy2[5 * i2 + 4];
        float dy_2 = dy3[5 * i2 + 4];
        float dy_3 = dy4[5 * i2 + 4];
        dx[5 * i2 + 4] = dy_ + dy_2 + dy_3 + s0_0;
        float dy_4 = dy2[5 * i2 + 9];
        float dy_5 = dy3[5 * i2 + 9];
        float dy_6 = dy4[5 * i2 + 9];
        dx[5 * i2 + 9] = dy_4 + dy_5 + dy_6 + s1_0;
    }
    for (; i2 < n; i2++) {
        const float *a = dy + 60 * i2;
        const float *b = weight + 4;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 10; k++) {
            float w0 = b[5 * k];
            s0_0 += a[k] * w0;
        }
        float dy_ = dy2[5 * i2 + 4];
        float dy_2 = dy3[5 * i2 + 4];
        float dy_3 = dy4[5 * i2 + 4];
        dx[5 * i2 + 4] = dy_ + dy_2 + dy_3 + s0_0;
    }
}

/* states, reader.nnd:13
   contract ao,ai->oi over batch: [n, 6, 10], [n, 6, 5] → [10, 5] */
static void states_backward_11_scalar(ptrdiff_t n, const float *restrict dy,
                                      const float *restrict x, float *restrict dx, int accumulate) {
    for (ptrdiff_t i = 0; i < 10; i += 2) {
        const float *a = dy + i;
        const float *b = x;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
            s1_2 = 0.0f, s1_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 6 * n; k++) {
            const float *b_here = b + 5 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float w3 = b_here[3];
            float x0 = a[10 * k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            s0_3 += x0 * w3;
            float x1 = a[10 * k + 1];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
        }
        float *dx_here = dx + 5 * i;
        if (accumulate) {
            s0_0 += dx_here[0];
            s0_1 += dx_here[1];
            s0_2 += dx_here[2];
            s0_3 += dx_here[3];
            s1_0 += dx_here[5];
            s1_1 += dx_here[6];
            s1_2 += dx_here[7];
            s1_3 += dx_here[8];
        }
        dx_here[0] = s0_0;
        dx_here[1] = s0_1;
        dx_here[2] = s0_2;
        dx_here[3] = s0_3;
        dx_here[5] = s1_0;
        dx_here[6] = s1_1;
        dx_here[7] = s1_2;
        dx_here[8] = s1_3;
    }
    for (ptrdiff_t i2 = 0; i2 < 10; i2 += 2) {
        const float *a = dy + i2;
        const float *b = x + 4;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 6 * n; k++) {
            float w0 = b[5 * k];
            s0_0 += a[10 * k] * w0;
            s1_0 += a[10 * k + 1] * w0;
        }
        float *dx_here = dx + 5 * i2;
        if (accumulate) {
            s0_0 += dx_here[4];
            s1_0 += dx_here[9];
        }
        dx_here[4] = s0_0;
        dx_here[9] = s1_0;
    }
}

/* states, reader.nnd:13
   contract ao,ai->oi over batch: [n, 6, 5], [n, 6, 5] → [5, 5] */
static void states_backward_12_scalar(ptrdiff_t n, const float *restrict dy,
                                      const float *restrict x, float *restrict dx, int accumulate) {
    for (ptrdiff_t i = 0; i < 4; i += 2) {
        const float *a = dy + i;
        const float *b = x;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
            s1_2 = 0.0f, s1_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 6 * n; k++) {
            const float *b_here = b + 5 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float w3 = b_here[3];
            float x0 = a[5 * k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            s0_3 += x0 * w3;
            float x1 = a[5 * k + 1];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
        }
        float *dx_here = dx + 5 * i;
        if (accumulate) {
            s0_0 += dx_here[0];
            s0_1 += dx_here[1];
            s0_2 += dx_here[2];
            s0_3 += dx_here[3];
            s1_0 += dx_here[5];
            s1_1 += dx_here[6];
            s1_2 += dx_here[7];
            s1_3 += dx_here[8];
        }
        dx_here[0] = s0_0;
        dx_here[1] = s0_1;
        dx_here[2] = s0_2;
        dx_here[3] = s0_3;
        dx_here[5] = s1_0;
        dx_here[6] = s1_1;
        dx_here[7] = s1_2;
        dx_here[8] = s1_3;
    }
    {
        const float *a = dy + 4;
        const float *b = x;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 6 * n; k++) {
            const float *b_here = b + 5 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float w3 = b_here[3];
            float x0 = a[5 * k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            s0_3 += x0 * w3;
        }
        if (accumulate) {
            s0_0 += dx[20];
            s0_1 += dx[21];
            s0_2 += dx[22];
            s0_3 += dx[23];
        }
        dx[20] = s0_0;
        dx[21] = s0_1;
        dx[22] = s0_2;
        dx[23] = s0_3;
    }
    for (ptrdiff_t i2 = 0; i2 < 4; i2 += 2) {
        const float *a = dy + i2;
        const float *b = x + 4;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 6 * n; k++) {
            float w0 = b[5 * k];
            s0_0 += a[5 * k] * w0;
            s1_0 += a[5 * k + 1] * w0;
        }
        float *dx_here = dx + 5 * i2;
        if (accumulate) {
            s0_0 += dx_here[4];
            s1_0 += dx_here[9];
        }
        dx_here[4] = s0_0;
        dx_here[9] = s1_0;
    }
    {
        const float *a = dy + 4;
        const float *b = x + 4;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 6 * n; k++) {
            float w0 = b[5 * k];
            s0_0 += a[5 * k] * w0;
        }
        if (accumulate) {
            s0_0 += dx[24];
        }
        dx[24] = s0_0;
    }
}

/* states, reader.nnd:13
   sum: [n, 6, 15] → [15] */
static void states_bias_gradient_2_scalar(ptrdiff_t n, const float *restrict dy,
                                          float *restrict dbias, int accumulate) {
    for (ptrdiff_t i = 0; i < 15; i++) {
        float sum = 0.0f;
        for (ptrdiff_t j = 0; j < 6 * n; j++) {
            float dy_ = dy[i + 15 * j];
            sum += dy_;
        }
        float sum2 = sum;
        if (accumulate) {
            sum2 += dbias[i];
        }
        dbias[i] = sum2;
    }
}

/* states, reader.nnd:13
   contract to,ti->oi over batch: [n, 6, 15], [n, 6, 6] → [15, 6] */
static void states_weight_ih_gradient_2_scalar(ptrdiff_t n, const float *restrict x,
                                               const float *restrict dy, float *restrict dweight_ih,
                                               int accumulate) {
    for (ptrdiff_t j = 0; j < 12; j += 4) {
        for (ptrdiff_t i = 0; i < 6; i += 2) {
            const float *a = x + i;
            const float *b = dy + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 6 * n; k++) {
                const float *b_here = b + 15 * k;
                float w0 = b_here[0];
                float w1 = b_here[1];
                float w2 = b_here[2];
                float w3 = b_here[3];
                float x0 = a[6 * k];
                s0_0 += x0 * w0;
                s0_1 += x0 * w1;
                s0_2 += x0 * w2;
                s0_3 += x0 * w3;
                float x1 = a[6 * k + 1];
                s1_0 += x1 * w0;
                s1_1 += x1 * w1;
                s1_2 += x1 * w2;
                s1_3 += x1 * w3;
            }
            float *dweight_ih_here = dweight_ih + j + 16 * i;
            if (accumulate) {
                s0_0 += dweight_ih_here[0];
                s0_1 += dweight_ih_here[1];
                s0_2 += dweight_ih_here[2];
                s0_3 += dweight_ih_here[3];
                s1_0 += dweight_ih_here[16];
                s1_1 += dweight_ih_here[17];
                s1_2 += dweight_ih_here[18];
                s1_3 += dweight_ih_here[19];
            }
            dweight_ih_here[0] = s0_0;
            dweight_ih_here[1] = s0_1;
            dweight_ih_here[2] = s0_2;
            dweight_ih_here[3] = s0_3;
            dweight_ih_here[16] = s1_0;
            dweight_ih_here[17] = s1_1;
            dweight_ih_here[18] = s1_2;
            dweight_ih_here[19] = s1_3;
        }
    }
    for (ptrdiff_t i2 = 0; i2 < 6; i2 += 2) {
        const float *a = x + i2;
        const float *b = dy + 12;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f, s1_2 = 0.0f;
        for (ptrdiff_t k = 0; k < 6 * n; k++) {
            const float *b_here = b + 15 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float x0 = a[6 * k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            float x1 = a[6 * k + 1];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
        }
        float *dweight_ih_here = dweight_ih + 16 * i2;
        if (accumulate) {
            s0_0 += dweight_ih_here[12];
            s0_1 += dweight_ih_here[13];
            s0_2 += dweight_ih_here[14];
            s1_0 += dweight_ih_here[28];
            s1_1 += dweight_ih_here[29];
            s1_2 += dweight_ih_here[30];
        }
        dweight_ih_here[12] = s0_0;
        dweight_ih_here[13] = s0_1;
        dweight_ih_here[14] = s0_2;
        dweight_ih_here[28] = s1_0;
        dweight_ih_here[29] = s1_1;
        dweight_ih_here[30] = s1_2;
    }
}

/* concat1, reader.nnd:12
   contract to,oi->ti: [n, 6, 15], [15, 6] → [n, 6, 6]
   then dy + sum : [n, 6, 6] */
static void concat1_backward_2_scalar(ptrdiff_t n, const float *restrict dy,
                                      const float *restrict packed, const float *restrict dy2,
                                      float *restrict dx) {
    ptrdiff_t i = 0;
    for (; i < 6 * n; i += 2) {
        const float *a = dy + 15 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
            s1_2 = 0.0f, s1_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 15; k++) {
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
            float x1 = a[k + 15];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
        }
        const float *dy2_here = dy2 + 6 * i;
        float dy_ = dy2_here[0];
        float *dx_here = dx + 6 * i;
        dx_here[0] = dy_ + s0_0;
        float dy_2 = dy2_here[1];
        dx_here[1] = dy_2 + s0_1;
        float dy_3 = dy2_here[2];
        dx_here[2] = dy_3 + s0_2;
        float dy_4 = dy2_here[3];
        dx_here[3] = dy_4 + s0_3;
        float dy_5 = dy2_here[6];
        dx_here[6] = dy_5 + s1_0;
        float dy_6 = dy2_here[7];
        dx_here[7] = dy_6 + s1_1;
        float dy_7 = dy2_here[8];
        dx_here[8] = dy_7 + s1_2;
        float dy_8 = dy2_here[9];
        dx_here[9] = dy_8 + s1_3;
    }
    for (; i < 6 * n; i++) {
        const float *a = dy + 15 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 15; k++) {
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
        const float *dy2_here = dy2 + 6 * i;
        float dy_ = dy2_here[0];
        float *dx_here = dx + 6 * i;
        dx_here[0] = dy_ + s0_0;
        float dy_2 = dy2_here[1];
        dx_here[1] = dy_2 + s0_1;
        float dy_3 = dy2_here[2];
        dx_here[2] = dy_3 + s0_2;
        float dy_4 = dy2_here[3];
        dx_here[3] = dy_4 + s0_3;
    }
    ptrdiff_t i2 = 0;
    for (; i2 < 6 * n; i2 += 2) {
        const float *a = dy + 15 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f, s0_1 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f;
        for (ptrdiff_t k = 0; k < 15; k++) {
            float w0 = b[16 * k];
            float w1 = b[16 * k + 1];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            float x1 = a[k + 15];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
        }
        const float *dy2_here = dy2 + 6 * i2;
        float dy_ = dy2_here[4];
        float *dx_here = dx + 6 * i2;
        dx_here[4] = dy_ + s0_0;
        float dy_2 = dy2_here[5];
        dx_here[5] = dy_2 + s0_1;
        float dy_3 = dy2_here[10];
        dx_here[10] = dy_3 + s1_0;
        float dy_4 = dy2_here[11];
        dx_here[11] = dy_4 + s1_1;
    }
    for (; i2 < 6 * n; i2++) {
        const float *a = dy + 15 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f, s0_1 = 0.0f;
        for (ptrdiff_t k = 0; k < 15; k++) {
            float w0 = b[16 * k];
            float w1 = b[16 * k + 1];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
        }
        float dy_ = dy2[6 * i2 + 4];
        dx[6 * i2 + 4] = dy_ + s0_0;
        float dy_2 = dy2[6 * i2 + 5];
        dx[6 * i2 + 5] = dy_2 + s0_1;
    }
}

/* seen, reader.nnd:8
   scatter-add: [n, 6, 4], [n, 6] → [9, 4] */
static void seen_weight_gradient_2_scalar(ptrdiff_t n, const float *restrict dy, float *restrict y,
                                          const int32_t *restrict words, int accumulate) {
    if (accumulate) {
    } else {
        for (ptrdiff_t i = 0; i < 36; i++) {
            y[i] = 0.0f;
        }
    }
    for (ptrdiff_t i2 = 0; i2 < 6 * n; i2++) {
        const ptrdiff_t row = words[i2];
        for (ptrdiff_t i3 = 0; i3 < 4; i3++) {
            y[4 * row + i3] += dy[6 * i2 + i3];
        }
    }
}

/* seen, reader.nnd:8
   gather: [9, 4], [n, 1] → [n, 1, 4] */
static void seen_forward_3_scalar(ptrdiff_t n, const float *restrict weight, float *restrict y,
                                  const int32_t *restrict words) {
    for (ptrdiff_t b = 0; b < n; b++) {
        const ptrdiff_t row = words[b];
        for (ptrdiff_t i = 0; i < 4; i++) {
            y[6 * b + i] = weight[4 * row + i];
        }
    }
}

/* place, reader.nnd:11
   copy of [n, 1, 2] */
static void place_copy_3_scalar(ptrdiff_t n, const float *restrict place, float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 2; j++) {
            y[6 * b + j] = place[2 * b + j];
        }
    }
}

/* states, reader.nnd:13
   contract ti,oi->to: [n, 1, 6], [15, 6] → [n, 1, 15] */
static void states_forward_13_scalar(ptrdiff_t n, const float *restrict x,
                                     const float *restrict weight_ih, float *restrict y) {
    for (ptrdiff_t j = 0; j < 12; j += 4) {
        ptrdiff_t i = 0;
        for (; i + 2 <= n; i += 2) {
            const float *a = x + 6 * i;
            const float *b = weight_ih + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 6; k++) {
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
                float x1 = a[k + 6];
                s1_0 += x1 * w0;
                s1_1 += x1 * w1;
                s1_2 += x1 * w2;
                s1_3 += x1 * w3;
            }
            float *y_here = y + j + 15 * i;
            y_here[0] = s0_0;
            y_here[1] = s0_1;
            y_here[2] = s0_2;
            y_here[3] = s0_3;
            y_here[15] = s1_0;
            y_here[16] = s1_1;
            y_here[17] = s1_2;
            y_here[18] = s1_3;
        }
        for (; i < n; i++) {
            const float *a = x + 6 * i;
            const float *b = weight_ih + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 6; k++) {
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
            float *y_here = y + j + 15 * i;
            y_here[0] = s0_0;
            y_here[1] = s0_1;
            y_here[2] = s0_2;
            y_here[3] = s0_3;
        }
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= n; i2 += 2) {
        const float *a = x + 6 * i2;
        const float *b = weight_ih + 12;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f, s1_2 = 0.0f;
        for (ptrdiff_t k = 0; k < 6; k++) {
            const float *b_here = b + 16 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
            float x1 = a[k + 6];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
        }
        float *y_here = y + 15 * i2;
        y_here[12] = s0_0;
        y_here[13] = s0_1;
        y_here[14] = s0_2;
        y_here[27] = s1_0;
        y_here[28] = s1_1;
        y_here[29] = s1_2;
    }
    for (; i2 < n; i2++) {
        const float *a = x + 6 * i2;
        const float *b = weight_ih + 12;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f;
        for (ptrdiff_t k = 0; k < 6; k++) {
            const float *b_here = b + 16 * k;
            float w0 = b_here[0];
            float w1 = b_here[1];
            float w2 = b_here[2];
            float x0 = a[k];
            s0_0 += x0 * w0;
            s0_1 += x0 * w1;
            s0_2 += x0 * w2;
        }
        float *y_here = y + 15 * i2;
        y_here[12] = s0_0;
        y_here[13] = s0_1;
        y_here[14] = s0_2;
    }
}

/* states, reader.nnd:13
   copy of [n, 5] */
static void states_copy_8_scalar(ptrdiff_t n, const float *restrict states_state1,
                                 float *restrict y) {
    for (ptrdiff_t i = 0; i < 5 * n; i++) {
        y[i] = states_state1[i];
    }
}

/* states, reader.nnd:13
   sigmoid(x + x + weight) : [n, 5]
   then sigmoid(x + x + weight) · state : [n, 5] */
static void states_forward_14_scalar(ptrdiff_t n, const float *restrict x, const float *restrict x2,
                                     const float *restrict weight, const float *restrict x3,
                                     const float *restrict x4, const float *restrict weight2,
                                     const float *restrict state, float *restrict y,
                                     float *restrict y2) {
    for (ptrdiff_t b = 0; b < n; b++) {
        for (ptrdiff_t j = 0; j < 5; j++) {
            float x_ = x[15 * b + j];
            float x_2 = x2[10 * b + j];
            float weight_ = weight[j];
            float x_3 = x3[15 * b + j];
            float x_4 = x4[10 * b + j];
            float weight_2 = weight2[j];
            float state_ = state[5 * b + j];
            y[5 * b + j] = sigmoid_scalar(x_3 + x_4 + weight_2);
            y2[5 * b + j] = sigmoid_scalar(x_ + x_2 + weight_) * state_;
        }
    }
}

/* states, reader.nnd:13
   contract i,oi->o: [n, 5], [5, 5] → [n, 5]
   then x · state + (1 − x) · tanh(x + sum + weight) : [n, 5] */
static void states_forward_15_scalar(ptrdiff_t n, const float *restrict x,
                                     const float *restrict packed, const float *restrict x2,
                                     const float *restrict weight, const float *restrict x3,
                                     const float *restrict state, float *restrict y) {
    ptrdiff_t i = 0;
    for (; i + 2 <= n; i += 2) {
        const float *a = x + 5 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
            s1_2 = 0.0f, s1_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
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
            float x1 = a[k + 5];
            s1_0 += x1 * w0;
            s1_1 += x1 * w1;
            s1_2 += x1 * w2;
            s1_3 += x1 * w3;
        }
        const float *x2_here = x2 + 15 * i;
        float x_ = x2_here[0];
        float weight_ = weight[0];
        const float *x3_here = x3 + 5 * i;
        float x_2 = x3_here[0];
        const float *state_here = state + 5 * i;
        float state_ = state_here[0];
        float *y_here = y + 5 * i;
        y_here[0] = x_2 * state_ + (1.0f - x_2) * tanh_scalar(x_ + s0_0 + weight_);
        float x_3 = x2_here[1];
        float weight_2 = weight[1];
        float x_4 = x3_here[1];
        float state_2 = state_here[1];
        y_here[1] = x_4 * state_2 + (1.0f - x_4) * tanh_scalar(x_3 + s0_1 + weight_2);
        float x_5 = x2_here[2];
        float weight_3 = weight[2];
        float x_6 = x3_here[2];
        float state_3 = state_here[2];
        y_here[2] = x_6 * state_3 + (1.0f - x_6) * tanh_scalar(x_5 + s0_2 + weight_3);
        float x_7 = x2_here[3];
        float weight_4 = weight[3];
        float x_8 = x3_here[3];
        float state_4 = state_here[3];
        y_here[3] = x_8 * state_4 + (1.0f - x_8) * tanh_scalar(x_7 + s0_3 + weight_4);
        float x_9 = x2_here[15];
        float x_10 = x3_here[5];
        float state_5 = state_here[5];
        y_here[5] = x_10 * state_5 + (1.0f - x_10) * tanh_scalar(x_9 + s1_0 + weight_);
        float x_11 = x2_here[16];
        float x_12 = x3_here[6];
        float state_6 = state_here[6];
        y_here[6] = x_12 * state_6 + (1.0f - x_12) * tanh_scalar(x_11 + s1_1 + weight_2);
        float x_13 = x2_here[17];
        float x_14 = x3_here[7];
        float state_7 = state_here[7];
        y_here[7] = x_14 * state_7 + (1.0f - x_14) * tanh_scalar(x_13 + s1_2 + weight_3);
        float x_15 = x2_here[18];
        float x_16 = x3_here[8];
        float state_8 = state_here[8];
        y_here[8] = x_16 * state_8 + (1.0f - x_16) * tanh_scalar(x_15 + s1_3 + weight_4);
    }
    for (; i < n; i++) {
        const float *a = x + 5 * i;
        const float *b = packed;
        float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
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
        const float *x2_here = x2 + 15 * i;
        float x_ = x2_here[0];
        float weight_ = weight[0];
        const float *x3_here = x3 + 5 * i;
        float x_2 = x3_here[0];
        const float *state_here = state + 5 * i;
        float state_ = state_here[0];
        float *y_here = y + 5 * i;
        y_here[0] = x_2 * state_ + (1.0f - x_2) * tanh_scalar(x_ + s0_0 + weight_);
        float x_3 = x2_here[1];
        float weight_2 = weight[1];
        float x_4 = x3_here[1];
        float state_2 = state_here[1];
        y_here[1] = x_4 * state_2 + (1.0f - x_4) * tanh_scalar(x_3 + s0_1 + weight_2);
        float x_5 = x2_here[2];
        float weight_3 = weight[2];
        float x_6 = x3_here[2];
        float state_3 = state_here[2];
        y_here[2] = x_6 * state_3 + (1.0f - x_6) * tanh_scalar(x_5 + s0_2 + weight_3);
        float x_7 = x2_here[3];
        float weight_4 = weight[3];
        float x_8 = x3_here[3];
        float state_4 = state_here[3];
        y_here[3] = x_8 * state_4 + (1.0f - x_8) * tanh_scalar(x_7 + s0_3 + weight_4);
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= n; i2 += 2) {
        const float *a = x + 5 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 5] * w0;
        }
        float x_ = x2[15 * i2 + 4];
        float weight_ = weight[4];
        float x_2 = x3[5 * i2 + 4];
        float state_ = state[5 * i2 + 4];
        y[5 * i2 + 4] = x_2 * state_ + (1.0f - x_2) * tanh_scalar(x_ + s0_0 + weight_);
        float x_3 = x2[15 * i2 + 19];
        float x_4 = x3[5 * i2 + 9];
        float state_2 = state[5 * i2 + 9];
        y[5 * i2 + 9] = x_4 * state_2 + (1.0f - x_4) * tanh_scalar(x_3 + s1_0 + weight_);
    }
    for (; i2 < n; i2++) {
        const float *a = x + 5 * i2;
        const float *b = packed + 4;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 5; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
        }
        float x_ = x2[15 * i2 + 4];
        float weight_ = weight[4];
        float x_2 = x3[5 * i2 + 4];
        float state_ = state[5 * i2 + 4];
        y[5 * i2 + 4] = x_2 * state_ + (1.0f - x_2) * tanh_scalar(x_ + s0_0 + weight_);
    }
}

/* next, reader.nnd:16
   contract ti,oi->to: [n, 1, 6], [9, 6] → [n, 1, 9]
   then sum + bias : [n, 1, 9] */
static void next_forward_7_scalar(ptrdiff_t n, const float *restrict x,
                                  const float *restrict weight, const float *restrict bias,
                                  float *restrict y) {
    for (ptrdiff_t j = 0; j < 8; j += 4) {
        ptrdiff_t i = 0;
        for (; i + 2 <= n; i += 2) {
            const float *a = x + 6 * i;
            const float *b = weight + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f, s1_0 = 0.0f, s1_1 = 0.0f,
                s1_2 = 0.0f, s1_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 6; k++) {
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
                float x1 = a[k + 6];
                s1_0 += x1 * w0;
                s1_1 += x1 * w1;
                s1_2 += x1 * w2;
                s1_3 += x1 * w3;
            }
            float bias_ = bias[j];
            float *y_here = y + j + 9 * i;
            y_here[0] = s0_0 + bias_;
            float bias_2 = bias[j + 1];
            y_here[1] = s0_1 + bias_2;
            float bias_3 = bias[j + 2];
            y_here[2] = s0_2 + bias_3;
            float bias_4 = bias[j + 3];
            y_here[3] = s0_3 + bias_4;
            y_here[9] = s1_0 + bias_;
            y_here[10] = s1_1 + bias_2;
            y_here[11] = s1_2 + bias_3;
            y_here[12] = s1_3 + bias_4;
        }
        for (; i < n; i++) {
            const float *a = x + 6 * i;
            const float *b = weight + j;
            float s0_0 = 0.0f, s0_1 = 0.0f, s0_2 = 0.0f, s0_3 = 0.0f;
            for (ptrdiff_t k = 0; k < 6; k++) {
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
            float *y_here = y + j + 9 * i;
            y_here[0] = s0_0 + bias_;
            float bias_2 = bias[j + 1];
            y_here[1] = s0_1 + bias_2;
            float bias_3 = bias[j + 2];
            y_here[2] = s0_2 + bias_3;
            float bias_4 = bias[j + 3];
            y_here[3] = s0_3 + bias_4;
        }
    }
    ptrdiff_t i2 = 0;
    for (; i2 + 2 <= n; i2 += 2) {
        const float *a = x + 6 * i2;
        const float *b = weight + 8;
        float s0_0 = 0.0f, s1_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 6; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
            s1_0 += a[k + 6] * w0;
        }
        float bias_ = bias[8];
        y[9 * i2 + 8] = s0_0 + bias_;
        y[9 * i2 + 17] = s1_0 + bias_;
    }
    for (; i2 < n; i2++) {
        const float *a = x + 6 * i2;
        const float *b = weight + 8;
        float s0_0 = 0.0f;
        for (ptrdiff_t k = 0; k < 6; k++) {
            float w0 = b[16 * k];
            s0_0 += a[k] * w0;
        }
        float bias_ = bias[8];
        y[9 * i2 + 8] = s0_0 + bias_;
    }
}

/* next, reader.nnd:16
   softmax: [n, 1, 9] → [n, 1, 9] */
static void next_forward_8_scalar(ptrdiff_t n, const float *restrict x, float *restrict y) {
    for (ptrdiff_t b = 0; b < n; b++) {
        float best = -INFINITY;
        for (ptrdiff_t j = 0; j < 9; j++) {
            best = max_scalar(best, x[9 * b + j]);
        }
        float maximum = best, sum = 0.0f;
        for (ptrdiff_t j2 = 0; j2 < 9; j2++) {
            float e = exp_scalar(x[9 * b + j2] - maximum);
            y[9 * b + j2] = e;
            sum += e;
        }
        float total = 1.0f / sum;
        for (ptrdiff_t j3 = 0; j3 < 9; j3++) {
            y[9 * b + j3] *= total;
        }
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

static nn_status reader_predict_scalar(const float *parameters, void *workspace, size_t n,
                                       const void *const *inputs, void *const *outputs) {
    const nn_status status = check_predict(parameters, workspace, n, inputs, outputs);
    if (status != NN_OK) return status;
    float *const arena = workspace;
    const int32_t longest = n > 0 ? nn_longest(inputs[1], n) : 0;
    if (longest <= 3) {
        for (size_t first = 0; first < n; first += 64) {
            const ptrdiff_t count = (ptrdiff_t)(n - first < 64 ? n - first : 64);
            const int32_t *const words = (const int32_t *)inputs[0] + first * 6;
            const int32_t *const words_length = (const int32_t *)inputs[1] + first;
            const float *const place = (const float *)inputs[2] + first * 12;
            float *const next = (float *)outputs[0] + first * 54;
            float *const mood = (float *)outputs[1] + first;
            NN_AT(0) words_forward_scalar(count, words_length, arena + 6432);
            NN_AT(1) seen_forward_scalar(count, parameters, arena + 4320, words);
            NN_AT(2) place_copy_scalar(count, place, arena + 4324);
            NN_AT(3) states_forward_scalar(count, arena + 4320, parameters + 48, arena);
            NN_AT(4) states_forward_2_scalar(count, arena + 6112);
            NN_AT(5) states_copy_scalar(count, arena + 6112, arena + 5472);
            NN_AT(6) states_pack_scalar(count, parameters + 144, arena + 4160);
            NN_AT(7) states_pack_2_scalar(count, parameters + 194, arena + 4240);
            for (ptrdiff_t t = 0; t < 3; t++) {
                NN_AT(8) states_forward_3_scalar(
                    count, t % 2 == 0 ? arena + 5472 : arena + 5792, arena + 4160, arena + 2880);
                NN_AT(9) states_forward_4_scalar(
                    count, arena + t * 15, arena + 2880, parameters + 224, arena + 5 + t * 15,
                    arena + 2885, parameters + 229, t % 2 == 0 ? arena + 5472 : arena + 5792,
                    arena + 3520, arena + 3840);
                NN_AT(10) states_forward_5_scalar(
                    count, arena + 3840, arena + 4240, arena + 10 + t * 15, parameters + 234,
                    arena + 3520, t % 2 == 0 ? arena + 5472 : arena + 5792, arena + 6432 + t,
                    t % 2 == 0 ? arena + 5792 : arena + 5472);
            }
            NN_AT(11) next_forward_scalar(
                count, arena + 4320, parameters + 240, parameters + 336, arena);
            NN_AT(12) next_forward_2_scalar(count, arena, arena + 1728);
            NN_AT(13) mood_forward_scalar(
                count, arena + 5792, parameters + 352, parameters + 432, mood);
            NN_AT(14) next_forward_3_scalar(count, arena + 1728, arena + 6432, next);
            NN_AT(15) next_border_scalar(count, next);
            NN_AT(-1)
        }
    } else {
        for (size_t first = 0; first < n; first += 64) {
            const ptrdiff_t count = (ptrdiff_t)(n - first < 64 ? n - first : 64);
            const int32_t *const words = (const int32_t *)inputs[0] + first * 6;
            const int32_t *const words_length = (const int32_t *)inputs[1] + first;
            const float *const place = (const float *)inputs[2] + first * 12;
            float *const next = (float *)outputs[0] + first * 54;
            float *const mood = (float *)outputs[1] + first;
            NN_AT(16) words_forward_2_scalar(count, words_length, arena + 9504);
            NN_AT(17) seen_forward_2_scalar(count, parameters, arena + 5760, words);
            NN_AT(18) place_copy_2_scalar(count, place, arena + 5764);
            NN_AT(19) states_forward_8_scalar(count, arena + 5760, parameters + 48, arena);
            NN_AT(20) states_forward_2_scalar(count, arena + 10528);
            NN_AT(21) states_copy_scalar(count, arena + 10528, arena + 9888);
            NN_AT(22) states_pack_scalar(count, parameters + 144, arena + 9344);
            NN_AT(23) states_pack_2_scalar(count, parameters + 194, arena + 9424);
            for (ptrdiff_t t = 0; t < 6; t++) {
                NN_AT(24) states_forward_3_scalar(
                    count, t % 2 == 0 ? arena + 9888 : arena + 10208, arena + 9344, arena + 8064);
                NN_AT(25) states_forward_9_scalar(
                    count, arena + t * 15, arena + 8064, parameters + 224, arena + 5 + t * 15,
                    arena + 8069, parameters + 229, t % 2 == 0 ? arena + 9888 : arena + 10208,
                    arena + 8704, arena + 9024);
                NN_AT(26) states_forward_10_scalar(
                    count, arena + 9024, arena + 9424, arena + 10 + t * 15, parameters + 234,
                    arena + 8704, t % 2 == 0 ? arena + 9888 : arena + 10208, arena + 9504 + t,
                    t % 2 == 0 ? arena + 10208 : arena + 9888);
            }
            NN_AT(27) next_forward_4_scalar(
                count, arena + 5760, parameters + 240, parameters + 336, arena);
            NN_AT(28) next_forward_5_scalar(count, arena, arena + 3456);
            NN_AT(29) mood_forward_scalar(
                count, arena + 9888, parameters + 352, parameters + 432, mood);
            NN_AT(30) next_forward_6_scalar(count, arena + 3456, arena + 9504, next);
            NN_AT(-1)
        }
    }
    return NN_OK;
}

static nn_status reader_evaluate_scalar(const float *parameters, void *workspace, size_t n,
                                        const void *const *inputs, const void *const *targets,
                                        double *loss) {
    const nn_status status = check_evaluate(parameters, workspace, n, inputs, targets, loss);
    if (status != NN_OK) return status;
    float *const arena = workspace;
    double sum = 0;
    const int32_t longest = n > 0 ? nn_longest(inputs[1], n) : 0;
    if (longest <= 3) {
        for (size_t first = 0; first < n; first += 64) {
            const ptrdiff_t count = (ptrdiff_t)(n - first < 64 ? n - first : 64);
            const int32_t *const words = (const int32_t *)inputs[0] + first * 6;
            const int32_t *const words_length = (const int32_t *)inputs[1] + first;
            const float *const place = (const float *)inputs[2] + first * 12;
            const int32_t *const next = (const int32_t *)targets[0] + first * 6;
            const float *const mood = (const float *)targets[1] + first;
            NN_AT(31) words_forward_scalar(count, words_length, arena + 6432);
            NN_AT(32) seen_forward_scalar(count, parameters, arena + 4320, words);
            NN_AT(33) place_copy_scalar(count, place, arena + 4324);
            NN_AT(34) states_forward_scalar(count, arena + 4320, parameters + 48, arena);
            NN_AT(35) states_forward_2_scalar(count, arena + 6112);
            NN_AT(36) states_copy_scalar(count, arena + 6112, arena + 5472);
            NN_AT(37) states_pack_scalar(count, parameters + 144, arena + 4160);
            NN_AT(38) states_pack_2_scalar(count, parameters + 194, arena + 4240);
            for (ptrdiff_t t = 0; t < 3; t++) {
                NN_AT(39) states_forward_3_scalar(
                    count, t % 2 == 0 ? arena + 5472 : arena + 5792, arena + 4160, arena + 2880);
                NN_AT(40) states_forward_4_scalar(
                    count, arena + t * 15, arena + 2880, parameters + 224, arena + 5 + t * 15,
                    arena + 2885, parameters + 229, t % 2 == 0 ? arena + 5472 : arena + 5792,
                    arena + 3520, arena + 3840);
                NN_AT(41) states_forward_5_scalar(
                    count, arena + 3840, arena + 4240, arena + 10 + t * 15, parameters + 234,
                    arena + 3520, t % 2 == 0 ? arena + 5472 : arena + 5792, arena + 6432 + t,
                    t % 2 == 0 ? arena + 5792 : arena + 5472);
            }
            NN_AT(42) next_forward_scalar(
                count, arena + 4320, parameters + 240, parameters + 336, arena);
            NN_AT(43) loss_forward_scalar(count, arena, arena + 1728);
            NN_AT(44) loss_forward_2_scalar(count, next, arena, arena + 1920);
            NN_AT(45) loss_forward_3_scalar(
                count, arena + 5792, parameters + 352, parameters + 432, mood, arena + 64);
            NN_AT(46) loss_forward_4_scalar(
                count, arena + 1920, arena + 1728, arena + 6432, arena + 64, arena);
            NN_AT(-1)
            for (ptrdiff_t i = 0; i < count; i++) {
                sum += arena[i];
            }
        }
    } else {
        for (size_t first = 0; first < n; first += 64) {
            const ptrdiff_t count = (ptrdiff_t)(n - first < 64 ? n - first : 64);
            const int32_t *const words = (const int32_t *)inputs[0] + first * 6;
            const int32_t *const words_length = (const int32_t *)inputs[1] + first;
            const float *const place = (const float *)inputs[2] + first * 12;
            const int32_t *const next = (const int32_t *)targets[0] + first * 6;
            const float *const mood = (const float *)targets[1] + first;
            NN_AT(47) words_forward_2_scalar(count, words_length, arena + 9504);
            NN_AT(48) seen_forward_2_scalar(count, parameters, arena + 5760, words);
            NN_AT(49) place_copy_2_scalar(count, place, arena + 5764);
            NN_AT(50) states_forward_8_scalar(count, arena + 5760, parameters + 48, arena);
            NN_AT(51) states_forward_2_scalar(count, arena + 10528);
            NN_AT(52) states_copy_scalar(count, arena + 10528, arena + 9888);
            NN_AT(53) states_pack_scalar(count, parameters + 144, arena + 9344);
            NN_AT(54) states_pack_2_scalar(count, parameters + 194, arena + 9424);
            for (ptrdiff_t t = 0; t < 6; t++) {
                NN_AT(55) states_forward_3_scalar(
                    count, t % 2 == 0 ? arena + 9888 : arena + 10208, arena + 9344, arena + 8064);
                NN_AT(56) states_forward_9_scalar(
                    count, arena + t * 15, arena + 8064, parameters + 224, arena + 5 + t * 15,
                    arena + 8069, parameters + 229, t % 2 == 0 ? arena + 9888 : arena + 10208,
                    arena + 8704, arena + 9024);
                NN_AT(57) states_forward_10_scalar(
                    count, arena + 9024, arena + 9424, arena + 10 + t * 15, parameters + 234,
                    arena + 8704, t % 2 == 0 ? arena + 9888 : arena + 10208, arena + 9504 + t,
                    t % 2 == 0 ? arena + 10208 : arena + 9888);
            }
            NN_AT(58) next_forward_4_scalar(
                count, arena + 5760, parameters + 240, parameters + 336, arena);
            NN_AT(59) loss_forward_5_scalar(count, arena, arena + 3456);
            NN_AT(60) loss_forward_6_scalar(count, next, arena, arena + 3840);
            NN_AT(61) loss_forward_3_scalar(
                count, arena + 9888, parameters + 352, parameters + 432, mood, arena + 64);
            NN_AT(62) loss_forward_7_scalar(
                count, arena + 3840, arena + 3456, arena + 9504, arena + 64, arena);
            NN_AT(-1)
            for (ptrdiff_t i = 0; i < count; i++) {
                sum += arena[i];
            }
        }
    }
    *loss = n > 0 ? sum / (double)n : 0.0;
    return NN_OK;
}

static nn_status reader_gradient_scalar(float *parameters, float *gradients, void *workspace,
                                        uint64_t seed, size_t n, const void *const *inputs,
                                        const void *const *targets, double *loss) {
    (void)seed;
    const nn_status status = check_gradient(
        parameters, gradients, workspace, n, inputs, targets, loss);
    if (status != NN_OK) return status;
    if (n == 0) {
        memset(gradients, 0, 448 * sizeof(float));
    }
    clear_padding(gradients);
    float *const arena = workspace;
    const float weight = 1.0f / (float)n;
    double sum = 0;
    const int32_t longest = n > 0 ? nn_longest(inputs[1], n) : 0;
    if (longest <= 3) {
        for (size_t first = 0; first < n; first += 32) {
            const ptrdiff_t count = (ptrdiff_t)(n - first < 32 ? n - first : 32);
            const int32_t *const words = (const int32_t *)inputs[0] + first * 6;
            const int32_t *const words_length = (const int32_t *)inputs[1] + first;
            const float *const place = (const float *)inputs[2] + first * 12;
            const int32_t *const next = (const int32_t *)targets[0] + first * 6;
            const float *const mood = (const float *)targets[1] + first;
            NN_AT(63) seen_forward_scalar(count, parameters, arena + 3168, words);
            NN_AT(64) states_forward_2_scalar(count, arena + 6784);
            NN_AT(65) states_copy_scalar(count, arena + 6784, arena + 6624);
            NN_AT(66) loss_backward_scalar(count, words_length, weight, arena + 7424, arena + 3744);
            NN_AT(67) place_forward_scalar(count, place, arena + 7424, arena + 3172);
            NN_AT(68) states_forward_scalar(count, arena + 3168, parameters + 48, arena);
            NN_AT(69) next_forward_scalar(
                count, arena + 3168, parameters + 240, parameters + 336, arena + 1440);
            NN_AT(70) next_forward_2_scalar(count, arena + 1440, arena + 2304);
            NN_AT(71) loss_forward_scalar(count, arena + 1440, arena + 6944);
            NN_AT(72) loss_forward_2_scalar(count, next, arena + 1440, arena + 7040);
            NN_AT(73) next_backward_scalar(count, next, arena + 3744, arena + 2304, arena + 1440);
            NN_AT(74) next_bias_gradient_scalar(count, arena + 1440, gradients + 336, first > 0);
            NN_AT(75) next_pack_scalar(count, parameters + 240, arena + 2976);
            NN_AT(76) next_backward_2_scalar(count, arena + 1440, arena + 2976, arena + 2400);
            NN_AT(77) next_weight_gradient_scalar(
                count, arena + 3168, arena + 1440, gradients + 240, first > 0);
            NN_AT(78) states_border_scalar(count, arena + 3744);
            NN_AT(79) states_pack_scalar(count, parameters + 144, arena + 1920);
            NN_AT(80) states_pack_2_scalar(count, parameters + 194, arena + 2000);
            for (ptrdiff_t t = 0; t < 3; t++) {
                NN_AT(81) states_forward_3_scalar(
                    count, t % 2 == 0 ? arena + 6624 : arena + 2080, arena + 1920, arena + 1440);
                NN_AT(82) states_forward_6_scalar(
                    count, arena + t * 15, arena + 1440, parameters + 224, arena + 5 + t * 15,
                    arena + 1445, parameters + 229, t % 2 == 0 ? arena + 6624 : arena + 2080,
                    arena + 4704 + t * 5, arena + 4224 + t * 5, arena + 1760, arena + 6144 + t * 5);
                NN_AT(83) states_forward_7_scalar(
                    count, arena + 1760, arena + 2000, arena + 10 + t * 15, parameters + 234,
                    arena + 4224 + t * 5, t % 2 == 0 ? arena + 6624 : arena + 2080,
                    arena + 7424 + t, arena + 5184 + t * 5,
                    t % 2 == 0 ? arena + 2080 : arena + 6624);
                NN_AT(84) states_copy_2_scalar(
                    count, t % 2 == 0 ? arena + 2080 : arena + 6624, arena + 5664 + t * 5);
            }
            NN_AT(85) loss_backward_2_scalar(
                count, arena + 2080, parameters + 352, parameters + 432, mood, weight, arena,
                arena + 32);
            NN_AT(86) loss_forward_4_scalar(
                count, arena + 7040, arena + 6944, arena + 7424, arena, arena + 3136);
            NN_AT(87) mood_bias_gradient_scalar(count, arena + 32, gradients + 432, first > 0);
            NN_AT(88) mood_pack_scalar(count, parameters + 352, arena);
            NN_AT(89) mood_backward_scalar(count, arena + 32, arena, arena + 7264);
            NN_AT(90) mood_copy_scalar(count, arena + 7264, arena + 7104);
            NN_AT(91) mood_weight_gradient_scalar(count, arena + 32, arena + 2080, arena);
            NN_AT(92) mood_copy_2_scalar(count, arena, gradients + 352, first > 0);
            NN_AT(93) states_copy_3_scalar(count, arena + 5664, arena + 3749);
            for (ptrdiff_t t = 2; t >= 0; t--) {
                NN_AT(94) states_backward_scalar(
                    count, arena + 7424 + t, t % 2 == 0 ? arena + 7104 : arena + 2976,
                    arena + 6624);
                NN_AT(95) states_backward_2_scalar(
                    count, arena + 7424 + t, t % 2 == 0 ? arena + 7104 : arena + 2976,
                    arena + 5184 + t * 5, arena + 3744 + t * 5, arena + 4224 + t * 5, arena + 6784,
                    arena + 10 + t * 15, arena + 5664 + t * 5, arena + 5 + t * 15,
                    arena + 1445 + t * 10);
                NN_AT(96) states_backward_3_scalar(
                    count, arena + 10 + t * 15, parameters + 194, arena + 3744 + t * 5,
                    arena + 4704 + t * 5, arena + 6944, arena + t * 15);
                NN_AT(97) states_copy_4_scalar(count, arena + t * 15, arena + 1440 + t * 10);
                NN_AT(98) states_backward_4_scalar(
                    count, arena + 1440 + t * 10, parameters + 144, arena + 6624, arena + 6784,
                    arena + 6944, t % 2 == 0 ? arena + 2976 : arena + 7104);
            }
            NN_AT(99) states_backward_5_scalar(
                count, arena + 1440, arena + 3744, gradients + 144, first > 0);
            NN_AT(100) states_backward_6_scalar(
                count, arena + 5664, arena + 6144, gradients + 194, first > 0);
            NN_AT(101) states_bias_gradient_scalar(count, arena, gradients + 224, first > 0);
            NN_AT(102) states_weight_ih_gradient_scalar(
                count, arena + 3168, arena, gradients + 48, first > 0);
            NN_AT(103) states_pack_3_scalar(count, parameters + 48, arena + 2016);
            NN_AT(104) concat1_backward_scalar(
                count, arena, arena + 2016, arena + 2400, arena + 1440);
            NN_AT(105) seen_weight_gradient_scalar(
                count, arena + 1440, gradients, words, first > 0);
            NN_AT(-1)
            for (ptrdiff_t i = 0; i < count; i++) {
                sum += arena[3136 + i];
            }
        }
    } else {
        for (size_t first = 0; first < n; first += 32) {
            const ptrdiff_t count = (ptrdiff_t)(n - first < 32 ? n - first : 32);
            const int32_t *const words = (const int32_t *)inputs[0] + first * 6;
            const int32_t *const words_length = (const int32_t *)inputs[1] + first;
            const float *const place = (const float *)inputs[2] + first * 12;
            const int32_t *const next = (const int32_t *)targets[0] + first * 6;
            const float *const mood = (const float *)targets[1] + first;
            NN_AT(106) seen_forward_2_scalar(count, parameters, arena + 6336, words);
            NN_AT(107) states_forward_2_scalar(count, arena + 11872);
            NN_AT(108) states_copy_scalar(count, arena + 11872, arena + 11712);
            NN_AT(109) loss_backward_3_scalar(
                count, words_length, weight, arena + 13728, arena + 7488);
            NN_AT(110) place_forward_2_scalar(count, place, arena + 13728, arena + 6340);
            NN_AT(111) states_forward_8_scalar(count, arena + 6336, parameters + 48, arena);
            NN_AT(112) next_forward_4_scalar(
                count, arena + 6336, parameters + 240, parameters + 336, arena + 2880);
            NN_AT(113) next_forward_5_scalar(count, arena + 2880, arena + 4608);
            NN_AT(114) loss_forward_5_scalar(count, arena + 2880, arena + 11328);
            NN_AT(115) loss_forward_6_scalar(count, next, arena + 2880, arena + 11520);
            NN_AT(116) next_backward_3_scalar(
                count, next, arena + 7488, arena + 4608, arena + 2880);
            NN_AT(117) next_bias_gradient_2_scalar(count, arena + 2880, gradients + 336, first > 0);
            NN_AT(118) next_pack_scalar(count, parameters + 240, arena + 4608);
            NN_AT(119) next_backward_4_scalar(count, arena + 2880, arena + 4608, arena + 4800);
            NN_AT(120) next_weight_gradient_2_scalar(
                count, arena + 6336, arena + 2880, gradients + 240, first > 0);
            NN_AT(121) states_border_2_scalar(count, arena + 7488);
            NN_AT(122) states_pack_scalar(count, parameters + 144, arena + 4320);
            NN_AT(123) states_pack_2_scalar(count, parameters + 194, arena + 4400);
            for (ptrdiff_t t = 0; t < 6; t++) {
                NN_AT(124) states_forward_3_scalar(
                    count, t % 2 == 0 ? arena + 11712 : arena + 4480, arena + 4320, arena + 3840);
                NN_AT(125) states_forward_11_scalar(
                    count, arena + t * 15, arena + 3840, parameters + 224, arena + 5 + t * 15,
                    arena + 3845, parameters + 229, t % 2 == 0 ? arena + 11712 : arena + 4480,
                    arena + 9408 + t * 5, arena + 8448 + t * 5, arena + 4160,
                    arena + 12288 + t * 5);
                NN_AT(126) states_forward_12_scalar(
                    count, arena + 4160, arena + 4400, arena + 10 + t * 15, parameters + 234,
                    arena + 8448 + t * 5, t % 2 == 0 ? arena + 11712 : arena + 4480,
                    arena + 13728 + t, arena + 10368 + t * 5,
                    t % 2 == 0 ? arena + 4480 : arena + 11712);
                NN_AT(127) states_copy_5_scalar(
                    count, t % 2 == 0 ? arena + 4480 : arena + 11712, arena + 2880 + t * 5);
            }
            NN_AT(128) loss_backward_2_scalar(
                count, arena + 11712, parameters + 352, parameters + 432, mood, weight, arena,
                arena + 32);
            NN_AT(129) loss_forward_7_scalar(
                count, arena + 11520, arena + 11328, arena + 13728, arena, arena + 6272);
            NN_AT(130) mood_bias_gradient_scalar(count, arena + 32, gradients + 432, first > 0);
            NN_AT(131) mood_pack_scalar(count, parameters + 352, arena);
            NN_AT(132) mood_backward_scalar(count, arena + 32, arena, arena + 13920);
            NN_AT(133) mood_copy_scalar(count, arena + 13920, arena + 5952);
            NN_AT(134) mood_weight_gradient_scalar(count, arena + 32, arena + 11712, arena);
            NN_AT(135) mood_copy_2_scalar(count, arena, gradients + 352, first > 0);
            NN_AT(136) states_copy_6_scalar(count, arena + 2880, arena + 7493);
            for (ptrdiff_t t = 5; t >= 0; t--) {
                NN_AT(137) states_backward_7_scalar(
                    count, arena + 13728 + t, t % 2 == 0 ? arena + 6112 : arena + 5952,
                    arena + 13248);
                NN_AT(138) states_backward_8_scalar(
                    count, arena + 13728 + t, t % 2 == 0 ? arena + 6112 : arena + 5952,
                    arena + 10368 + t * 5, arena + 7488 + t * 5, arena + 8448 + t * 5,
                    arena + 13408, arena + 10 + t * 15, arena + 11328 + t * 5, arena + 5 + t * 15,
                    arena + 2885 + t * 10);
                NN_AT(139) states_backward_9_scalar(
                    count, arena + 10 + t * 15, parameters + 194, arena + 7488 + t * 5,
                    arena + 9408 + t * 5, arena + 13568, arena + t * 15);
                NN_AT(140) states_copy_7_scalar(count, arena + t * 15, arena + 2880 + t * 10);
                NN_AT(141) states_backward_10_scalar(
                    count, arena + 2880 + t * 10, parameters + 144, arena + 13248, arena + 13408,
                    arena + 13568, t % 2 == 0 ? arena + 5952 : arena + 6112);
            }
            NN_AT(142) states_backward_11_scalar(
                count, arena + 2880, arena + 7488, gradients + 144, first > 0);
            NN_AT(143) states_backward_12_scalar(
                count, arena + 11328, arena + 12288, gradients + 194, first > 0);
            NN_AT(144) states_bias_gradient_2_scalar(count, arena, gradients + 224, first > 0);
            NN_AT(145) states_weight_ih_gradient_2_scalar(
                count, arena + 6336, arena, gradients + 48, first > 0);
            NN_AT(146) states_pack_3_scalar(count, parameters + 48, arena + 4032);
            NN_AT(147) concat1_backward_2_scalar(
                count, arena, arena + 4032, arena + 4800, arena + 2880);
            NN_AT(148) seen_weight_gradient_2_scalar(
                count, arena + 2880, gradients, words, first > 0);
            NN_AT(-1)
            for (ptrdiff_t i = 0; i < count; i++) {
                sum += arena[6272 + i];
            }
        }
    }
    *loss = n > 0 ? sum / (double)n : 0.0;
    return NN_OK;
}

static nn_status reader_step_scalar(float *parameters, float *gradients, float *state,
                                    void *workspace, uint64_t iteration, uint64_t seed, size_t n,
                                    const void *const *inputs, const void *const *targets,
                                    double *loss) {
    if (!state) return NN_NULL_POINTER;
    if (!nn_is_aligned(state)) return NN_MISALIGNED;
    const nn_status status = reader_gradient_scalar(
        parameters, gradients, workspace, seed, n, inputs, targets, loss);
    if (status != NN_OK) return status;
    const float rate = 0.01f;
    const float correction = (float)correction_at(iteration);
    const float correction2 = (float)correction2_at(iteration);
    NN_AT(162) adam_update_scalar(
        448, parameters, gradients, state, state + 448, rate, correction, correction2);
    NN_AT(-1)
    return NN_OK;
}

static nn_status reader_stream_scalar(const float *parameters, float *states, void *workspace,
                                      size_t n, const void *const *inputs, void *const *outputs) {
    const nn_status status = check_stream(parameters, states, workspace, n, inputs, outputs);
    if (status != NN_OK) return status;
    float *const arena = workspace;
    for (size_t first = 0; first < n; first += 64) {
        const ptrdiff_t count = (ptrdiff_t)(n - first < 64 ? n - first : 64);
        float *const state = states + first * 5;
        const int32_t *const words = (const int32_t *)inputs[0] + first;
        const float *const place = (const float *)inputs[2] + first * 2;
        float *const next = (float *)outputs[0] + first * 9;
        float *const mood = (float *)outputs[1] + first;
        NN_AT(149) seen_forward_3_scalar(count, parameters, arena + 2400, words);
        NN_AT(150) place_copy_3_scalar(count, place, arena + 2404);
        NN_AT(151) states_forward_13_scalar(count, arena + 2400, parameters + 48, arena + 1440);
        NN_AT(152) states_copy_8_scalar(count, state, arena + 2784);
        NN_AT(153) states_pack_scalar(count, parameters + 144, arena + 1280);
        NN_AT(154) states_pack_2_scalar(count, parameters + 194, arena + 1360);
        for (ptrdiff_t t = 0; t < 1; t++) {
            NN_AT(155) states_forward_3_scalar(
                count, t % 2 == 0 ? arena + 2784 : arena + 3104, arena + 1280, arena);
            NN_AT(156) states_forward_14_scalar(
                count, arena + 1440 + t * 15, arena, parameters + 224, arena + 1445 + t * 15,
                arena + 5, parameters + 229, t % 2 == 0 ? arena + 2784 : arena + 3104, arena + 640,
                arena + 960);
            NN_AT(157) states_forward_15_scalar(
                count, arena + 960, arena + 1360, arena + 1450 + t * 15, parameters + 234,
                arena + 640, t % 2 == 0 ? arena + 2784 : arena + 3104,
                t % 2 == 0 ? arena + 3104 : arena + 2784);
        }
        NN_AT(158) states_copy_scalar(count, arena + 3104, state);
        NN_AT(159) next_forward_7_scalar(
            count, arena + 2400, parameters + 240, parameters + 336, arena);
        NN_AT(160) next_forward_8_scalar(count, arena, next);
        NN_AT(161) mood_forward_scalar(
            count, arena + 3104, parameters + 352, parameters + 432, mood);
        NN_AT(-1)
    }
    return NN_OK;
}

static const nn_value reader_inputs[] = {
    { .name = "words", .range = 9, .rank = 1, .shape = { 6 }, .count = 6, .time = 1, .length = 2 },
    { .name = "words_length", .range = 7, .rank = 0, .count = 1 },
    {
        .name = "place", .range = 0, .rank = 2, .shape = { 6, 2 }, .count = 12, .time = 1,
        .length = 2
    }
};
static const nn_value reader_targets[] = {
    { .name = "next", .range = 9, .rank = 1, .shape = { 6 }, .count = 6, .time = 1, .length = 2 },
    { .name = "mood", .range = 0, .rank = 1, .shape = { 1 }, .count = 1 }
};
static const nn_value reader_outputs[] = {
    {
        .name = "next", .range = 0, .rank = 2, .shape = { 6, 9 }, .count = 54, .time = 1,
        .length = 2
    },
    { .name = "mood", .range = 0, .rank = 1, .shape = { 1 }, .count = 1 }
};
static const size_t reader_buckets[] = { 3, 6 };
static const nn_training reader_training = {
    .loss = "crossEntropy(of: next) + binaryCrossEntropy(of: mood)",
    .optimizer = "adam(rate: 0.01)", .batch = 32, .epochs = 10, .train_share = 0.8,
    .validation_share = 0.0, .test_share = 0.2
};
static const nn_model reader_model_scalar = {
    .abi = NN_ABI, .name = "Reader", .isa = "scalar", .input_count = 3, .target_count = 2,
    .output_count = 2, .parameter_count = 8, .inputs = reader_inputs, .targets = reader_targets,
    .outputs = reader_outputs, .parameters = reader_parameter_table,
    .parameter_floats = READER_PARAMETER_FLOATS, .state_floats = READER_STATE_FLOATS,
    .predict_bytes = READER_PREDICT_BYTES, .train_bytes = READER_TRAIN_BYTES,
    .training = &reader_training, .bucket_count = 2, .buckets = reader_buckets,
    .stream_floats = READER_STREAM_FLOATS, .stream_bytes = READER_STREAM_BYTES,
    .initialize = reader_initialize, .predict = reader_predict_scalar,
    .evaluate = reader_evaluate_scalar, .gradient = reader_gradient_scalar,
    .step = reader_step_scalar, .stream = reader_stream_scalar
};

const nn_model *reader_model(void) {
    return &reader_model_scalar;
}

nn_status reader_predict(const float *parameters, void *workspace, size_t n, const int32_t *words,
                         const int32_t *words_length, const float *place, float *next,
                         float *mood) {
    const void *const inputs[] = { words, words_length, place };
    void *const outputs[] = { next, mood };
    return reader_model()->predict(parameters, workspace, n, inputs, outputs);
}

nn_status reader_evaluate(const float *parameters, void *workspace, size_t n, const int32_t *words,
                          const int32_t *words_length, const float *place, const int32_t *next,
                          const float *mood, double *loss) {
    const void *const inputs[] = { words, words_length, place };
    const void *const targets[] = { next, mood };
    return reader_model()->evaluate(parameters, workspace, n, inputs, targets, loss);
}

nn_status reader_gradient(float *parameters, float *gradients, void *workspace, uint64_t seed,
                          size_t n, const int32_t *words, const int32_t *words_length,
                          const float *place, const int32_t *next, const float *mood,
                          double *loss) {
    const void *const inputs[] = { words, words_length, place };
    const void *const targets[] = { next, mood };
    return reader_model()->gradient(
        parameters, gradients, workspace, seed, n, inputs, targets, loss);
}

nn_status reader_step(float *parameters, float *gradients, float *state, void *workspace,
                      uint64_t iteration, uint64_t seed, size_t n, const int32_t *words,
                      const int32_t *words_length, const float *place, const int32_t *next,
                      const float *mood, double *loss) {
    const void *const inputs[] = { words, words_length, place };
    const void *const targets[] = { next, mood };
    return reader_model()->step(
        parameters, gradients, state, workspace, iteration, seed, n, inputs, targets, loss);
}

nn_status reader_stream(const float *parameters, float *states, void *workspace, size_t n,
                        const int32_t *words, const float *place, float *next, float *mood) {
    const void *const inputs[] = { words, NULL, place };
    void *const outputs[] = { next, mood };
    return reader_model()->stream(parameters, states, workspace, n, inputs, outputs);
}
