import Backend
import LoopIR
import TestSupport
import Testing

/// Kernels written by hand in the loop language, emitted for every ISA, compiled with all warnings
/// and the sanitizers, and compared with sums done here.
@Suite struct KernelTests {
    static let cases = elementwiseCases + reductionCases + tileCases + loopCases

    @Test(arguments: CCompiler.all, ["-O0", "-O2"])
    func kernelsComputeWhatTheySay(compiler: CCompiler, level: String) throws {
        let program = KernelProgram(Self.cases)
        let flags = CCompiler.strict + CompiledProgram.sanitizers + [level]
        check(program, try program.results(flags: flags, compiler: compiler))
    }

    /// What a compiler that is neither gcc nor clang sees: the scalar part and nothing of GNU.
    @Test(arguments: CCompiler.all)
    func theScalarPartNeedsNoExtensions(compiler: CCompiler) throws {
        var program = KernelProgram(Self.cases)
        for macro in ["__GNUC__", "__clang__"] {
            program.source = program.source.replacing("defined(\(macro))", with: "0")
        }
        check(program, try program.results(flags: CCompiler.strict + ["-O1"], compiler: compiler))
    }

    private func check(_ program: KernelProgram, _ results: [[Double]]) {
        for (run, result) in zip(program.runs, results) {
            let expected = run.run.expected.flatMap { $0 }
            if result.isEmpty && run.target != .scalar { continue }
            guard result.count == expected.count else {
                Issue.record("\(run.test.name) printed \(result.count) of \(expected.count) elements")
                continue
            }
            let wrong = expected.indices.first { i in
                !agree(result[i], expected[i], tolerance: run.test.tolerance)
            }
            if let i = wrong {
                Issue.record(
                    """
                    \(run.test.name) for \(run.target.name), n = \(run.run.n): element \(i) is \(result[i]), \
                    not \(expected[i])
                    """)
            }
        }
    }

    private func agree(_ result: Double, _ expected: Double, tolerance: Double) -> Bool {
        if result.isNaN || expected.isNaN { return result.isNaN && expected.isNaN }
        if tolerance == 0 || expected.isInfinite { return result == Double(Float(expected)) }
        return abs(result - expected) <= tolerance * max(1, abs(expected))
    }
}
