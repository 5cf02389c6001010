/* Calls a compiled model as often as it is told, for the suite to time. Built with
   -DHEADER='"model.h"' -DMODEL=model_model. */
#include <stdlib.h>
#include <string.h>

#include HEADER

static float *parameters, *gradients, *state;
static void *workspace;
static size_t examples;
static const void *inputs[1], *targets[1];
static void *outputs[1];
static uint64_t iteration;

static void *block(size_t bytes) {
    const size_t whole = (bytes / NN_ALIGNMENT + 1) * NN_ALIGNMENT;
    void *memory = aligned_alloc(NN_ALIGNMENT, whole);
    if (!memory) abort();
    return memset(memory, 0, whole);
}

/* Memory for calls of n examples; target may be null where nothing is trained. */
void driver_open(size_t n, const void *input, const void *target, void *output) {
    const nn_model *model = MODEL();
    parameters = block(model->parameter_floats * sizeof(float));
    gradients = block(target ? model->parameter_floats * sizeof(float) : 0);
    state = block(model->state_floats * sizeof(float));
    workspace = block(target ? model->train_bytes : model->predict_bytes);
    examples = n;
    inputs[0] = input;
    targets[0] = target;
    outputs[0] = output;
    iteration = 0;
}

void driver_close(void) {
    free(parameters);
    free(gradients);
    free(state);
    free(workspace);
}

const char *driver_isa(void) { return MODEL()->isa; }
size_t driver_parameter_count(void) { return MODEL()->parameter_count; }
const char *driver_parameter_name(size_t i) { return MODEL()->parameters[i].name; }

size_t driver_parameter_size(size_t i) {
    const nn_parameter *parameter = &MODEL()->parameters[i];
    size_t size = 1;
    for (uint32_t axis = 0; axis < parameter->rank; axis++) size *= parameter->shape[axis];
    return size;
}

/* Sets a parameter from its elements in row-major order. */
void driver_set(size_t i, const float *values) {
    const nn_parameter *parameter = &MODEL()->parameters[i];
    const size_t size = driver_parameter_size(i);
    for (size_t j = 0; j < size; j++) {
        size_t place = parameter->offset, rest = j;
        for (uint32_t axis = parameter->rank; axis-- > 1;) {
            place += rest % parameter->shape[axis] * parameter->stride[axis];
            rest /= parameter->shape[axis];
        }
        place += rest / parameter->panel * parameter->panel_stride + rest % parameter->panel * parameter->stride[0];
        parameters[place] = values[j];
    }
}

int driver_predict(size_t calls) {
    const nn_model *model = MODEL();
    for (size_t i = 0; i < calls; i++) {
        const nn_status status = model->predict(parameters, workspace, examples, inputs, outputs);
        if (status != NN_OK) return (int)status;
    }
    return 0;
}

int driver_step(size_t calls, double *loss) {
    const nn_model *model = MODEL();
    for (size_t i = 0; i < calls; i++, iteration++) {
        const nn_status status = model->step(
            parameters, gradients, state, workspace, iteration, iteration, examples, inputs, targets, loss);
        if (status != NN_OK) return (int)status;
    }
    return 0;
}
