/* What sequences promise beyond their numbers: steps behind a length count for nothing, and a sequence
   streamed step by step gives the same bits as the whole. */
#include "memory.h"
#include <math.h>

enum { SEED = 7 };

/* Elements of one step of a value, or all of a value without time. */
static size_t step_count(const nn_value *value) {
    return value->time ? value->count / value->shape[value->time - 1] : value->count;
}

/* The extent of time: that of the first input that has one; 0 without. */
static size_t time_extent(const nn_model *model) {
    for (size_t i = 0; i < model->input_count; i++) {
        const nn_value *input = &model->inputs[i];
        if (input->time > 1) fail("time is not the leading axis");
        if (input->time) return input->shape[0];
    }
    return 0;
}

/* The steps of an example that count. */
static size_t steps_of(const nn_model *model, const nn_value *value, const ports *inputs, size_t example) {
    if (!value->length) return time_extent(model);
    return (size_t)((const int32_t *)inputs->constants[value->length - 1])[example];
}

static size_t sequence_steps(const nn_model *model, const ports *inputs, size_t example) {
    for (size_t i = 0; i < model->input_count; i++) {
        if (model->inputs[i].time) return steps_of(model, &model->inputs[i], inputs, example);
    }
    return 0;
}

static int is_length(const nn_model *model, size_t input) {
    for (size_t i = 0; i < model->input_count; i++) {
        if (model->inputs[i].length == input + 1) return 1;
    }
    return 0;
}

/* ---- Steps behind a length. ---- */

/* Other indices within the range of the value, or other numbers: for inputs whatever a float may hold. */
static void spoil(const nn_value *value, int isInput, unsigned char *element, size_t number) {
    if (value->range) {
        int32_t index;
        memcpy(&index, element, sizeof index);
        index = (int32_t)(((size_t)index + 1 + number) % (size_t)value->range);
        memcpy(element, &index, sizeof index);
    } else {
        static const float garbage[2][5] = { { 1e4f, -3, 0.5f, -2e5f, 0 }, { 1e30f, NAN, -INFINITY, -3e38f, 0 } };
        memcpy(element, &garbage[isInput][number % 5], sizeof(float));
    }
}

/* A copy of the arrays in which something else stands behind the lengths. */
static ports spoiled(
    const nn_model *model, const nn_value *values, const ports *of, const ports *inputs, size_t n, placement place) {
    ports made;
    made.count = of->count;
    for (size_t i = 0; i < of->count; i++) {
        made.blocks[i] = block_copy(of->blocks[i], place);
        made.constants[i] = made.pointers[i] = made.blocks[i].bytes;
        if (!values[i].length) continue;
        for (size_t example = 0; example < n; example++) {
            size_t first = steps_of(model, &values[i], inputs, example) * step_count(&values[i]);
            for (size_t k = first; k < values[i].count; k++) {
                spoil(&values[i], values == model->inputs, made.blocks[i].bytes + (example * values[i].count + k) * 4, k + example);
            }
        }
    }
    return made;
}

static ports ports_garbage(const nn_value *values, size_t count, size_t n, placement place) {
    ports made;
    if (count > MOST_PORTS) fail("too many ports");
    made.count = count;
    for (size_t i = 0; i < count; i++) {
        made.blocks[i] = block_make(n * values[i].count * 4, place);
        made.constants[i] = made.pointers[i] = made.blocks[i].bytes;
    }
    return made;
}

static int is_same(block a, block b) { return a.count == b.count && memcmp(a.bytes, b.bytes, a.count) == 0; }

static void check_zeros(const nn_model *model, const ports *outputs, const ports *inputs, size_t n) {
    for (size_t i = 0; i < outputs->count; i++) {
        const nn_value *value = &model->outputs[i];
        if (!value->length) continue;
        for (size_t example = 0; example < n; example++) {
            const float *row = floats(outputs->blocks[i]) + example * value->count;
            for (size_t k = steps_of(model, value, inputs, example) * step_count(value); k < value->count; k++) {
                if (row[k] < 0 || row[k] > 0 || row[k] != row[k]) fail("an output is not 0 behind the length of its sequence");
            }
        }
    }
}

/* Outputs, losses and gradients must not change by a bit with what stands behind the lengths. */
static void check_padding(
    const nn_model *model, block parameters, size_t n, const ports *inputs, const ports *targets, const ports *outputs,
    int trains, placement place) {
    check_zeros(model, outputs, inputs, n);
    ports other_inputs = spoiled(model, model->inputs, inputs, inputs, n, place);
    ports other_targets = spoiled(model, model->targets, targets, inputs, n, place);
    ports other_outputs = ports_garbage(model->outputs, model->output_count, n, place);
    block workspace = block_make(model->predict_bytes, place);
    double loss[2];
    check(model->predict(floats(parameters), workspace.bytes, n, other_inputs.constants, other_outputs.pointers), "predict");
    for (size_t i = 0; i < outputs->count; i++) {
        if (!is_same(outputs->blocks[i], other_outputs.blocks[i])) fail("steps behind a length change an output");
    }
    check(model->evaluate(floats(parameters), workspace.bytes, n, inputs->constants, targets->constants, &loss[0]), "evaluate");
    check(model->evaluate(floats(parameters), workspace.bytes, n, other_inputs.constants, other_targets.constants, &loss[1]),
          "evaluate");
    if (memcmp(&loss[0], &loss[1], sizeof(double)) != 0) fail("steps behind a length change the loss");
    block_free(workspace);
    if (trains) {
        block gradients[2];
        for (int k = 0; k < 2; k++) {
            block copy = block_copy(parameters, place), space = block_make(model->train_bytes, place);
            gradients[k] = block_make(parameters.count, place);
            check(model->gradient(floats(copy), floats(gradients[k]), space.bytes, SEED, n,
                                  k ? other_inputs.constants : inputs->constants,
                                  k ? other_targets.constants : targets->constants, &loss[k]), "gradient");
            block_free(copy), block_free(space);
        }
        if (memcmp(&loss[0], &loss[1], sizeof(double)) != 0) fail("steps behind a length change the loss in training");
        if (!is_same(gradients[0], gradients[1])) fail("steps behind a length change a gradient");
        block_free(gradients[0]), block_free(gradients[1]);
    }
    ports_free(&other_inputs), ports_free(&other_targets), ports_free(&other_outputs);
}

/* ---- Streams. ---- */

static ports ports_of_step(const nn_value *values, size_t count, size_t n, placement place) {
    ports made;
    made.count = count;
    for (size_t i = 0; i < count; i++) {
        made.blocks[i] = block_make(n * step_count(&values[i]) * 4, place);
        made.constants[i] = made.pointers[i] = made.blocks[i].bytes;
    }
    return made;
}

/* Streams sequences first ..< first + count for `steps` steps, whose inputs begin again behind the extent of
   time; the outputs go to `streamed`, by output [sequence][step][element]. */
static void stream(
    const nn_model *model, block parameters, const ports *inputs, size_t first, size_t count, size_t steps, ports *streamed,
    placement place) {
    size_t extent = time_extent(model);
    size_t state_bytes = count * model->stream_floats * sizeof(float);
    block states = block_zero((state_bytes + NN_ALIGNMENT - 1) / NN_ALIGNMENT * NN_ALIGNMENT, place);
    for (size_t t = 0; t < steps; t++) {
        ports in = ports_of_step(model->inputs, model->input_count, count, place);
        ports out = ports_of_step(model->outputs, model->output_count, count, place);
        block workspace = block_make(model->stream_bytes, place);
        for (size_t i = 0; i < in.count; i++) {
            size_t bytes = 4 * step_count(&model->inputs[i]);
            for (size_t k = 0; k < count; k++) {
                const unsigned char *example = inputs->blocks[i].bytes + (first + k) * model->inputs[i].count * 4;
                memcpy(in.blocks[i].bytes + k * bytes, example + (model->inputs[i].time ? t % extent * bytes : 0), bytes);
            }
            block_read_only(in.blocks[i]);
            if (is_length(model, i)) in.constants[i] = NULL;
        }
        check(model->stream(floats(parameters), floats(states), workspace.bytes, count, in.constants, out.pointers), "stream");
        for (size_t i = 0; i < out.count; i++) {
            size_t bytes = 4 * step_count(&model->outputs[i]);
            for (size_t k = 0; k < count; k++) {
                memcpy(streamed->blocks[i].bytes + ((first + k) * steps + t) * bytes, out.blocks[i].bytes + k * bytes, bytes);
            }
        }
        ports_free(&in), ports_free(&out), block_free(workspace);
    }
    block_free(states);
}

static ports streamed_blocks(const nn_model *model, size_t n, size_t steps, placement place) {
    ports made;
    made.count = model->output_count;
    for (size_t i = 0; i < made.count; i++) {
        made.blocks[i] = block_make(n * steps * step_count(&model->outputs[i]) * 4, place);
    }
    return made;
}

/* The streams of n sequences beside the whole sequences and beside streams in other company, to the last bit;
   returns them, twice as long as the sequences. */
static ports check_stream(
    const nn_model *model, block parameters, size_t n, const ports *inputs, const ports *outputs, placement place) {
    size_t extent = time_extent(model), steps = 2 * extent;
    ports together = streamed_blocks(model, n, steps, place), apart = streamed_blocks(model, n, steps, place);
    stream(model, parameters, inputs, 0, n, steps, &together, place);
    for (size_t i = 0; i < together.count; i++) {
        const nn_value *value = &model->outputs[i];
        size_t bytes = 4 * step_count(value);
        for (size_t example = 0; example < n; example++) {
            size_t length = sequence_steps(model, inputs, example);
            for (size_t t = value->time || length == 0 ? 0 : length - 1; t < length; t++) {
                const unsigned char *whole = outputs->blocks[i].bytes + example * value->count * 4 + (value->time ? t * bytes : 0);
                if (memcmp(whole, together.blocks[i].bytes + (example * steps + t) * bytes, bytes) != 0) {
                    fprintf(stderr, "of %s, %zu sequences, sequence %zu, step %zu, output %s: ", model->isa, n, example, t, value->name);
                    fail("a stream gives other bits than the whole sequence");
                }
            }
        }
    }
    const size_t sizes[] = { 1, 2, 3, 7 };
    for (size_t first = 0, number = 0; first < n; number++) {
        size_t count = sizes[number % 4] < n - first ? sizes[number % 4] : n - first;
        stream(model, parameters, inputs, first, count, steps, &apart, place);
        first += count;
    }
    for (size_t i = 0; i < together.count; i++) {
        if (!is_same(together.blocks[i], apart.blocks[i])) {
            fprintf(stderr, "of %s, %zu sequences, output %s: ", model->isa, n, model->outputs[i].name);
            fail("a stream depends on the others of its call");
        }
    }
    ports_free(&apart);
    return together;
}
