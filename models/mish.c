#include <math.h>

#define CLIP 20.0f /* above it, log(1 + exp(x)) is x in float, and exp(x) may overflow */

static float soft(float x) {
    if (x > CLIP) return x;
    return log1pf(expf(x));
}

/* Misra (2019) */
float mish(float x) {
    return x * tanhf(soft(x));
}

/* log(cosh(z)) of the difference z, without overflow */
float logCosh(float y, float target) {
    const float z = fabsf(y - target);
    return z + log1pf(expf(-2.0f * z)) - logf(2.0f);
}
