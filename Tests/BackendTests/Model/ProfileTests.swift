@testable import Backend
import LoopIR
import TensorIR
import TestSupport
import Testing

/// What a model compiled with `-DNN_PROFILE` reports.
@Suite struct ProfileTests {
    @Test func numbersOfKernels() throws {
        var training = Training.everything
        training.clip = .value(1)
        var model = DenseModel(training: training)
        model.graph.parameters[0].l2 = 0.01
        let main = """

            void nn_profile(int kernel) { printf("%d ", kernel); }

            int main(void) {
                _Alignas(64) static float parameters[64], gradients[64], state[128], workspace[64];
                const float x[15] = { 0 }, t[10] = { 0 };
                float y[10];
                double loss;
                dense_predict(parameters, workspace, 5, x, y);
                dense_evaluate(parameters, workspace, 1, x, t, &loss);
                dense_step(parameters, gradients, state, workspace, 0, 1, 1, x, t, &loss);
                return 0;
            }
            """
        let numbers = try CompiledProgram.run(
            cSource: "#include <stdio.h>\n" + model.emit().oneFile + main, flags: CCompiler.strict + ["-DNN_PROFILE"])
        // Five examples are two chunks.
        #expect(numbers == "0 -1 0 -1 1 -1 2 -1 3 -1 4 5 -1 ")
        let kernels = model.emitter.profiledKernels
        #expect(kernels.map(\.entryPoint) == ["predict", "evaluate", "gradient", "step", "step", "step"])
        #expect(kernels.map(\.kernel) == [
            "dense1_forward", "loss_forward", "dense1_gradient", "penalize_l2", "gradient_clip", "adam_update",
        ])
        #expect(kernels.map(\.flopsPerExample) == [12, 12, 24, 0, 0, 0])
    }
}
