/* Trains the exclusive-or of two bits, from random weights to right answers, in static memory. */
#include <stdio.h>

#include "xor.h"

static _Alignas(NN_ALIGNMENT) float parameters[XOR_PARAMETER_FLOATS];
static _Alignas(NN_ALIGNMENT) float gradients[XOR_PARAMETER_FLOATS];
static _Alignas(NN_ALIGNMENT) float state[XOR_STATE_FLOATS]; /* all 0 before the first step */
static _Alignas(NN_ALIGNMENT) unsigned char workspace[XOR_TRAIN_BYTES > XOR_PREDICT_BYTES ? XOR_TRAIN_BYTES : XOR_PREDICT_BYTES];

static const float bits[4][2] = { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } };
static const float target[4] = { 0, 1, 1, 0 };

int main(void) {
    nn_status status = xor_initialize(parameters, 1);
    double loss = 0;
    for (uint64_t iteration = 0; status == NN_OK && iteration < 1000; iteration++) {
        status = xor_step(
            parameters, gradients, state, workspace, iteration, 1, 4, &bits[0][0], target, &loss);
        if (iteration % 100 == 0) printf("step %4d: loss %.4f\n", (int)iteration, loss);
    }
    float output[4] = { 0 };
    if (status == NN_OK) status = xor_predict(parameters, workspace, 4, &bits[0][0], output);
    if (status != NN_OK) {
        fprintf(stderr, "status %d\n", (int)status);
        return 1;
    }
    int right = 1;
    for (int i = 0; i < 4; i++) {
        printf("%.0f xor %.0f: %.3f\n", (double)bits[i][0], (double)bits[i][1], (double)output[i]);
        right = right && (output[i] > 0.5f) == (target[i] > 0.5f);
    }
    return right ? 0 : 1;
}
