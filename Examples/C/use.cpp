// The same header from C++: what it declares is C.
#include <cstdio>

#include "digits.h"

alignas(NN_ALIGNMENT) static unsigned char workspace[DIGITS_PREDICT_BYTES];

int main() {
    static const float blank[DIGITS_IMAGE_COUNT] = {};
    float output[DIGITS_OUTPUT_COUNT];
    const nn_model *model = digits_model();
    if (model->abi != NN_ABI || model->weights != digits_weights) return 1;
    if (digits_predict(model->weights, workspace, 1, blank, output) != NN_OK) return 1;
    std::printf("%s on %s\n", model->name, model->isa);
    return 0;
}
