@testable import Backend
import LoopIR
import TensorIR
import TestSupport
import Testing

/// The emitted C under the address and undefined-behaviour sanitizers, in memory of exactly the
/// sizes that its header states.
@Suite struct SanitizerTests {
    @Test(arguments: CCompiler.all) func everyEntryPoint(_ compiler: CCompiler) throws {
        var model = DenseModel(training: .everything)
        model.graph.parameters[0].l2 = 0.01
        let main = """

            static void *block(size_t bytes) {
                void *memory = aligned_alloc(NN_ALIGNMENT, bytes);
                memset(memory, 0, bytes);
                return memory;
            }

            static void run(size_t n) {
                float *parameters = block(DENSE_PARAMETER_FLOATS * sizeof(float));
                float *gradients = block(DENSE_PARAMETER_FLOATS * sizeof(float));
                float *state = block(DENSE_STATE_FLOATS * sizeof(float));
                void *at_use = block(DENSE_PREDICT_BYTES), *in_training = block(DENSE_TRAIN_BYTES);
                float *x = calloc(n * DENSE_X_COUNT, sizeof(float));
                float *t = calloc(n * DENSE_T_COUNT, sizeof(float));
                float *y = calloc(n * DENSE_Y_COUNT, sizeof(float));
                double loss;
                int failed = dense_initialize(parameters, n) != NN_OK;
                failed += dense_predict(parameters, at_use, n, x, y) != NN_OK;
                failed += dense_evaluate(parameters, at_use, n, x, t, &loss) != NN_OK;
                failed += dense_gradient(parameters, gradients, in_training, 1, n, x, t, &loss) != NN_OK;
                for (uint64_t step = 0; step < 12; step++) {
                    failed += dense_step(parameters, gradients, state, in_training, step, 1, n, x, t, &loss) != NN_OK;
                }
                if (failed) abort();
                free(parameters), free(gradients), free(state), free(at_use), free(in_training);
                free(x), free(t), free(y);
            }

            int main(void) {
                const char *const isas[] = { "scalar", "avx2", "avx512" };
                for (size_t i = 0; i < 3; i++) {
                    setenv("NN_ISA", isas[i], 1);
                    for (size_t n = 1; n < 10; n++) run(n);
                }
                return 0;
            }
            """
        _ = try CompiledProgram.run(
            cSource: model.emit().oneFile + main,
            flags: CCompiler.strict + CompiledProgram.sanitizers + ["-D_POSIX_C_SOURCE=200809L"], compiler: compiler)
    }
}
