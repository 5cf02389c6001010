import Templates
import TestSupport
import Testing

/// Largest errors in ulp that `MathFunction` promises.
private let bounds: [MathFunction: Double] = [
    .sqrt: 0.5, .floor: 0, .exp: 1.06, .expm1: 1.8, .sigmoid: 2.4, .tanh: 2.6, .log: 1, .log1p: 1,
    .softplus: 1.9, .sin: 1.9, .cos: 1.9, .erf: 1.4, .pow: 2.4,
]

@Suite struct MathLibraryTests {
    @Test(arguments: CCompiler.all)
    func errorsStayBelowThePromisedOnes(compiler: CCompiler) throws {
        let output = try CompiledProgram.run(
            cSource: MathDriver.source(stride: 4099, pairs: 1_000_000), flags: CCompiler.strict + ["-O2"], compiler: compiler)
        try check(output)
    }

    /// At -O0 the intrinsics are macros and calls, with warnings of their own.
    @Test(arguments: CCompiler.all)
    func nothingIsUndefinedAndNothingDependsOnOptimisation(compiler: CCompiler) throws {
        let sanitizers = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
        let output = try CompiledProgram.run(
            cSource: MathDriver.source(stride: 400_009, pairs: 10_000), flags: CCompiler.strict + sanitizers + ["-O0"],
            compiler: compiler)
        try check(output)
    }

    @Test(.enabled(if: AArch64.tools != nil, "\(AArch64.missing)"))
    func errorsStayBelowThePromisedOnesOn64BitARM() throws {
        let tools = AArch64.tools!
        for compiler in tools.compilers {
            let output = try CompiledProgram.run(
                cSource: MathDriver.source(stride: 80_021, pairs: 10_000, isas: [.scalar, .neon]),
                flags: CCompiler.strict + ["-O2"], compiler: compiler, on: tools.emulator)
            try check(output)
            #expect(MathFunction.allCases.allSatisfy { output.contains("error \($0) neon") })
        }
    }

    private func check(_ output: String) throws {
        var measured: Set<String> = []
        for line in output.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.first == "error", words.count == 5 else {
                Issue.record("\(line)")
                continue
            }
            let function = try #require(MathFunction(rawValue: String(words[1])))
            let error = try #require(Double(words[3]))
            let bound = try #require(bounds[function])
            #expect(error <= bound, "\(line)")
            measured.insert("\(words[1]) \(words[2])")
        }
        for function in MathFunction.allCases { #expect(measured.contains("\(function) scalar")) }
    }
}
