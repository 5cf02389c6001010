@testable import Backend
import LoopIR
import TensorIR
import TestSupport
import Testing

/// Emitted models compile without a warning, in every form that options give them.
@Suite struct CompilationTests {
    @Test(arguments: CCompiler.all) func training(_ compiler: CCompiler) throws {
        var model = DenseModel(training: .everything)
        model.graph.parameters[0].l2 = 0.01
        model.graph.parameters[1].l1 = 0.02
        try compile(model.emit(), compiler)
    }

    @Test(arguments: CCompiler.all) func inferenceOnly(_ compiler: CCompiler) throws {
        try compile(DenseModel(training: nil).emit(), compiler)
    }

    @Test(arguments: CCompiler.all) func embeddedWeights(_ compiler: CCompiler) throws {
        var model = DenseModel(training: nil)
        model.options.weights = [[1, -0.0, .leastNonzeroMagnitude, -.infinity, .nan, 1.5e30], [7, 0]]
        try compile(model.emit(), compiler)
    }

    @Test(arguments: CCompiler.all) func embeddedWeightsOfNoParameters(_ compiler: CCompiler) throws {
        let model = LookupModel(isTrained: false, weights: []).emit()
        #expect(!model.header.contains("lookup_weights"))
        try compile(model, compiler)
    }

    @Test(arguments: CCompiler.all) func oneISA(_ compiler: CCompiler) throws {
        var model = DenseModel()
        model.targets = [.scalar]
        let source = model.emit().source
        #expect(!source.contains("immintrin"))
        try compile(model.emit(), compiler)
    }

    /// As where no compiler knows the other ISAs: nothing is left unused.
    @Test(arguments: CCompiler.all) func otherMachines(_ compiler: CCompiler) throws {
        let source = DenseModel(training: .everything).emit().oneFile
        let elsewhere = source.replacing("defined(__x86_64__)", with: "0")
        #expect(elsewhere != source)
        try compiler.check(elsewhere)
    }

    @Test(arguments: CCompiler.all) func withoutParameters(_ compiler: CCompiler) throws {
        try compile(LookupModel(isTrained: false).emit(), compiler)
    }

    @Test(arguments: CCompiler.all) func indices(_ compiler: CCompiler) throws {
        try compile(LookupModel(isTrained: true).emit(), compiler)
    }

    /// Documentation and names that would end a comment, a string or an identifier.
    @Test(arguments: CCompiler.all) func hostileText(_ compiler: CCompiler) throws {
        var model = DenseModel(training: .everything)
        model.training?.lossText = "\"??/\" \\ %s \n"
        model.graph.doc = "*/ int x; /* \\\n*\\\n/ ??/\n \u{202E} \u{0} 28×28"
        model.graph.inputs[0].doc = "ends: */"
        model.graph.name = "while"
        model.graph.inputs[0].name = "int"
        model.graph.targets[0].name = "int"
        model.graph.outputs[0].name = "größe"
        model.options.sourceName = "a*/b.nnd"
        try compile(model.emit(), compiler)
    }

    @Test(arguments: CCompiler.cxx) func headerInCxx(_ compiler: CCompiler) throws {
        let use = """
            nn_status use(const float *parameters, void *workspace, const float *x, float *y) {
                static_assert(DENSE_Y_COUNT == 2, "a macro of sizes");
                return dense_predict(parameters, workspace, 1, x, y);
            }
            """
        try compiler.check(
            DenseModel().emit().header + use + "\n", flags: ["-std=c++17", "-Wall", "-Wextra", "-Wpedantic", "-Werror"])
    }

    @Test func sameTextTwice() {
        #expect(DenseModel(training: .everything).emit() == DenseModel(training: .everything).emit())
    }

    @Test func noStateNoAllocationNoLibm() throws {
        let source = DenseModel(training: .everything).emit().source
        for name in ["malloc", "calloc", "free(", "expf(", "pow(", "sqrt("] { #expect(!source.contains(name), "\(name)") }
    }

    private func compile(_ model: EmittedModel, _ compiler: CCompiler) throws {
        _ = try CompiledLibrary.build(cSource: model.oneFile, compiler: compiler)
    }
}

extension Training {
    /// All that a train section can ask of the emitted C.
    static var everything: Training {
        var training = Training()
        training.lossText = "squaredError"
        training.optimizerText = "adam"
        training.optimizer = .testAdam(Schedule(rate: 0.01, shape: .cosine(iterations: 10, floor: 0.001), warmUp: 3))
        training.clip = .norm(1)
        training.augments = [.rotate(degrees: 10), .noise(deviation: 0.5)]
        training.patience = 3
        training.tolerance = 1e-3
        training.seed = .max
        training.data = "digits"
        return training
    }
}
