/* Runs an emitted model called Net on every instruction set of this CPU, in memory that ends, and
   in a second run begins, at a page that nobody may touch.

   driver CASES RESULTS

   CASES, in native binary: the number of cases (uint64_t); the parameters one behind the other, each
   row-major; for every case its number of examples n and what is asked of it (uint64_t each), then the
   inputs, then the targets.

   RESULTS: for every instruction set its name (8 bytes); for every case the outputs, the loss at use
   (double), and, if it trains, for each of STEPS steps from those parameters the loss in training
   (double), the gradients, the parameters behind the call of gradient, the clipped gradients and the
   parameters behind the step; and, if it streams, by output the steps of a stream twice as long as the
   sequences, whose inputs begin again. */
#include "sequences.h"

enum { STEPS = 3 };

/* What is asked of a case beside its outputs and its loss at use. */
enum { TRAINS = 1, STREAMS = 2 };

/* ---- Results, gathered in memory. ---- */

typedef struct {
    unsigned char *bytes;
    size_t count, room;
} results;

static void add(results *to, const void *bytes, size_t count) {
    if (to->count + count > to->room) {
        to->room = 2 * (to->count + count);
        to->bytes = realloc(to->bytes, to->room);
        if (!to->bytes) fail("realloc");
    }
    if (count > 0) memcpy(to->bytes + to->count, bytes, count);
    to->count += count;
}

/* ---- Parameters as the interface lays them out. ---- */

static size_t parameter_count(const nn_parameter *parameter) {
    size_t count = 1;
    for (uint32_t axis = 0; axis < parameter->rank; axis++) count *= parameter->shape[axis];
    return count;
}

/* The float of the block that holds an element, counted row-major. */
static size_t parameter_place(const nn_parameter *parameter, size_t element) {
    size_t place = parameter->offset;
    for (uint32_t axis = parameter->rank; axis-- > 0;) {
        size_t i = element % parameter->shape[axis];
        element /= parameter->shape[axis];
        place += axis > 0 ? i * parameter->stride[axis]
                          : i / parameter->panel * parameter->panel_stride + i % parameter->panel * parameter->stride[0];
    }
    return place;
}

static void add_parameters(results *to, const nn_model *model, block from) {
    char *named = calloc(model->parameter_floats + 1, 1);
    if (!named) fail("calloc");
    for (size_t p = 0; p < model->parameter_count; p++) {
        const nn_parameter *parameter = &model->parameters[p];
        for (size_t i = 0, count = parameter_count(parameter); i < count; i++) {
            size_t place = parameter_place(parameter, i);
            if (place >= model->parameter_floats) fail("a parameter reaches beyond its block");
            if (named[place]++) fail("two parameters lie at one place");
            add(to, &floats(from)[place], sizeof(float));
        }
    }
    for (size_t i = 0; i < model->parameter_floats; i++) {
        if (!named[i] && !(floats(from)[i] == 0)) fail("the padding of a block is not zero");
    }
    free(named);
}

/* ---- Cases. ---- */

typedef struct {
    const unsigned char *at, *end;
} reader;

static const void *take(reader *from, size_t count) {
    if (count > (size_t)(from->end - from->at)) fail("the cases end too early");
    const void *taken = from->at;
    from->at += count;
    return taken;
}

static uint64_t take_count(reader *from) {
    uint64_t count;
    memcpy(&count, take(from, sizeof count), sizeof count);
    return count;
}

static block read_parameters(reader *from, const nn_model *model, placement place) {
    block parameters = block_zero(model->parameter_floats * sizeof(float), place);
    for (size_t p = 0; p < model->parameter_count; p++) {
        const nn_parameter *parameter = &model->parameters[p];
        size_t count = parameter_count(parameter);
        const unsigned char *values = take(from, count * sizeof(float));
        for (size_t i = 0; i < count; i++) {
            memcpy(&floats(parameters)[parameter_place(parameter, i)], values + i * sizeof(float), sizeof(float));
        }
    }
    return parameters;
}

/* Arrays for n examples, read and sealed. */
static ports ports_read(const nn_value *values, size_t count, size_t n, reader *from, placement place) {
    ports made = ports_garbage(values, count, n, place);
    for (size_t i = 0; i < count; i++) {
        memcpy(made.blocks[i].bytes, take(from, made.blocks[i].count), made.blocks[i].count);
        block_read_only(made.blocks[i]);
    }
    return made;
}

static int has_lengths(const nn_model *model) {
    for (size_t i = 0; i < model->input_count; i++) {
        if (model->inputs[i].length) return 1;
    }
    return 0;
}

static void run_steps(
    results *to, const nn_model *model, block start, size_t n, const ports *inputs, const ports *targets, placement place) {
    block parameters = block_copy(start, place);
    block state = block_zero(model->state_floats * sizeof(float), place);
    for (uint64_t step = 0; step < STEPS; step++) {
        double loss = 0, step_loss = 0;
        block gradients = block_make(model->parameter_floats * sizeof(float), place);
        block after = block_copy(parameters, place);
        block workspace = block_make(model->train_bytes, place);
        check(model->gradient(floats(after), floats(gradients), workspace.bytes, SEED, n, inputs->constants,
                              targets->constants, &loss), "gradient");
        add(to, &loss, sizeof loss);
        add_parameters(to, model, gradients);
        add_parameters(to, model, after);
        check(model->step(floats(parameters), floats(gradients), floats(state), workspace.bytes, step, SEED, n,
                          inputs->constants, targets->constants, &step_loss), "step");
        if (loss < step_loss || loss > step_loss) fail("step and gradient give different losses");
        add_parameters(to, model, gradients);
        add_parameters(to, model, parameters);
        block_free(gradients), block_free(after), block_free(workspace);
    }
    block_free(parameters), block_free(state);
}

static void run_case(results *to, const nn_model *model, block parameters, reader *from, placement place) {
    size_t n = take_count(from);
    uint64_t asked = take_count(from);
    int trains = (asked & TRAINS) != 0;
    double loss = 0;
    ports inputs = ports_read(model->inputs, model->input_count, n, from, place);
    ports targets = ports_read(model->targets, model->target_count, n, from, place);
    ports outputs = ports_garbage(model->outputs, model->output_count, n, place);
    block workspace = block_make(model->predict_bytes, place);
    check(model->predict(floats(parameters), workspace.bytes, n, inputs.constants, outputs.pointers), "predict");
    for (size_t i = 0; i < outputs.count; i++) add(to, outputs.blocks[i].bytes, outputs.blocks[i].count);
    check(model->evaluate(floats(parameters), workspace.bytes, n, inputs.constants, targets.constants, &loss), "evaluate");
    add(to, &loss, sizeof loss);
    if (trains) run_steps(to, model, parameters, n, &inputs, &targets, place);
    if (has_lengths(model)) check_padding(model, parameters, n, &inputs, &targets, &outputs, trains, place);
    if (model->stream) {
        ports streamed = check_stream(model, parameters, n, &inputs, &outputs, place);
        for (size_t i = 0; asked & STREAMS && i < streamed.count; i++) add(to, streamed.blocks[i].bytes, streamed.blocks[i].count);
        ports_free(&streamed);
    } else if (asked & STREAMS) {
        fail("the model cannot be streamed");
    }
    ports_free(&inputs), ports_free(&targets), ports_free(&outputs), block_free(workspace);
}

static results run_cases(const nn_model *model, reader cases, placement place) {
    results gathered = { NULL, 0, 0 };
    uint64_t count = take_count(&cases);
    block parameters = read_parameters(&cases, model, place);
    block_read_only(parameters);
    for (uint64_t i = 0; i < count; i++) run_case(&gathered, model, parameters, &cases, place);
    if (cases.at != cases.end) fail("the cases are too long");
    block_free(parameters);
    return gathered;
}

/* ---- Files. ---- */

static reader read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) fail("cannot read the cases");
    size_t count = (size_t)ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(count + 1);
    if (!bytes || fread(bytes, 1, count, file) != count) fail("cannot read the cases");
    fclose(file);
    reader all = { bytes, bytes + count };
    return all;
}

/* Whether this CPU has an instruction set; asked of the compiler, not of the model. */
static int has(const char *isa) {
#if defined(__x86_64__)
    if (strcmp(isa, "avx2") == 0) return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    if (strcmp(isa, "avx512") == 0) {
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw")
            && __builtin_cpu_supports("avx512dq");
    }
#endif
#if defined(__aarch64__)
    if (strcmp(isa, "neon") == 0) return 1;
#endif
    return strcmp(isa, "scalar") == 0;
}

int main(int argc, char **argv) {
    if (argc != 3) fail("usage: driver CASES RESULTS");
    static const char isas[][8] = { "avx512", "avx2", "neon", "scalar" };
    static reader cases;  /* static, so that it stays reachable to the end */
    cases = read_file(argv[1]);
    FILE *file = fopen(argv[2], "wb");
    if (!file) fail("cannot write the results");
    for (size_t i = 0; i < sizeof isas / sizeof isas[0]; i++) {
        if (!has(isas[i])) continue;
        setenv("NN_ISA", isas[i], 1);
        const nn_model *model = net_model();
        if (strcmp(model->isa, isas[i]) != 0) fail("NN_ISA does not choose the instruction set");
        results at_end = run_cases(model, cases, AT_END), at_start = run_cases(model, cases, AT_START);
        if (at_end.count != at_start.count || memcmp(at_end.bytes, at_start.bytes, at_end.count) != 0) {
            fail("the results depend on where the memory lies or what it held");
        }
        if (fwrite(isas[i], 1, 8, file) != 8 || fwrite(at_end.bytes, 1, at_end.count, file) != at_end.count) fail("cannot write");
        free(at_end.bytes), free(at_start.bytes);
    }
    if (fclose(file) != 0) fail("cannot write");
    return 0;
}
