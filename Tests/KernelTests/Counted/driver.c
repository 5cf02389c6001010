/* Calls the emitted model Net once, within counted(), on a batch of argv[1]; trains a step if argv[2] is "step". */
#include "model.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PORTS = 4 };

static void *block(size_t bytes) {
    const size_t whole = (bytes / NN_ALIGNMENT + 1) * NN_ALIGNMENT;
    void *memory = aligned_alloc(NN_ALIGNMENT, whole);
    if (!memory) abort();
    return memset(memory, 0, whole);
}

/* Numbers from -1 to 1, or indices. */
static void *values(const nn_value *of, size_t n) {
    const size_t count = n * of->count;
    float *numbers = block(4 * count);
    for (size_t i = 0; i < count; i++) {
        if (of->range) {
            const int32_t index = (int32_t)(i * 7919 % (size_t)of->range);
            memcpy(&numbers[i], &index, sizeof index);
        } else {
            numbers[i] = (float)(i * 7919 % 2000) / 1000 - 1;
        }
    }
    return numbers;
}

typedef struct {
    const nn_model *model;
    float *parameters, *gradients, *state;
    void *workspace;
    size_t n;
    const void *inputs[MOST_PORTS], *targets[MOST_PORTS];
    void *outputs[MOST_PORTS];
} call;

__attribute__((noinline)) nn_status counted(const call *of, int trains);
nn_status counted(const call *of, int trains) {
    double loss;
    if (trains) {
        return of->model->step(of->parameters, of->gradients, of->state, of->workspace, 0, 1, of->n, of->inputs,
                               of->targets, &loss);
    }
    return of->model->predict(of->parameters, of->workspace, of->n, of->inputs, of->outputs);
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    const nn_model *model = net_model();
    const int trains = strcmp(argv[2], "step") == 0;
    call of = { .model = model, .n = (size_t)atoi(argv[1]) };
    of.parameters = block(model->parameter_floats * sizeof(float));
    of.gradients = block(model->parameter_floats * sizeof(float));
    of.state = block(model->state_floats * sizeof(float));
    of.workspace = block(trains ? model->train_bytes : model->predict_bytes);
    for (size_t i = 0; i < model->input_count; i++) of.inputs[i] = values(&model->inputs[i], of.n);
    for (size_t i = 0; i < model->target_count; i++) of.targets[i] = values(&model->targets[i], of.n);
    for (size_t i = 0; i < model->output_count; i++) of.outputs[i] = block(4 * of.n * model->outputs[i].count);
    if (strcmp(model->isa, "avx2") != 0 || model->initialize(of.parameters, 1) != NN_OK) return 3;
    return (int)counted(&of, trains);
}
