import Backend
import LoopIR
import TestSupport
import Testing

/// Kernels written by hand in the loop language, emitted for every ISA, compiled with all warnings,
/// and compared with sums done here.
@Suite struct KernelTests {
    static let program = KernelProgram(elementwiseCases + reductionCases + tileCases + loopCases + mathCases)

    @Test(arguments: CCompiler.all)
    func kernelsComputeWhatTheySay(compiler: CCompiler) throws {
        try check(Self.program, flags: CCompiler.strict + ["-O2"], compiler: compiler)
    }

    /// At -O0 intrinsics are macros and calls, with warnings of their own.
    @Test(arguments: CCompiler.all)
    func noKernelLeavesItsMemoryOrRunsIntoUndefinedBehaviour(compiler: CCompiler) throws {
        let sanitizers = CompiledProgram.sanitizers.filter { !$0.hasPrefix("-O") }
        try check(Self.program, flags: CCompiler.strict + sanitizers + ["-O0"], compiler: compiler)
    }

    /// What a compiler that is neither gcc nor clang sees: the scalar part and nothing of GNU.
    @Test(arguments: CCompiler.all)
    func theScalarPartNeedsNoExtensions(compiler: CCompiler) throws {
        var program = Self.program
        for macro in ["__GNUC__", "__clang__"] {
            program.source = program.source.replacing("defined(\(macro))", with: "0")
        }
        // FP_CONTRACT is a pragma of standard C, which gcc does not know.
        try check(program, flags: CCompiler.strict + ["-O1", "-Wno-unknown-pragmas"], compiler: compiler)
    }

    private func check(_ program: KernelProgram, flags: [String], compiler: CCompiler) throws {
        let results = try program.results(flags: flags, compiler: compiler)
        #expect(results["scalar"] != nil)
        let runs = program.cases.flatMap { test in test.sizes.flatMap(test.runs).map { (test, $0) } }
        for (isa, results) in results {
            for ((test, run), result) in zip(runs, results) {
                let expected = run.expected.flatMap { $0 }
                guard result.count == expected.count else {
                    Issue.record("\(test.name) for \(isa) printed \(result.count) of \(expected.count) elements")
                    continue
                }
                if let i = expected.indices.first(where: { !agree(result[$0], expected[$0], test.tolerance) }) {
                    let place = "\(test.name) for \(isa), n = \(run.n): element \(i)"
                    Issue.record("\(place) is \(result[i]), not \(expected[i])")
                }
            }
        }
    }

    private func agree(_ result: Double, _ expected: Double, _ tolerance: Double) -> Bool {
        if result.isNaN || expected.isNaN { return result.isNaN && expected.isNaN }
        if tolerance == 0 || expected.isInfinite { return result == Double(Float(expected)) }
        return abs(result - expected) <= tolerance * max(1, abs(expected))
    }
}
