import ClangImport
import Source
import TensorIR
import TestSupport
import Testing

/// Random functions against what the C compiler makes of them; in double, so that no comparison falls otherwise by
/// rounding.
@Suite struct RandomFunctionTests {
    private static let count = 120

    @Test(arguments: Library.all) func formulasHaveTheValuesOfTheFunctions(library: Library) throws {
        let functions = (0..<Self.count).map(RandomFunction.draw)
        let inDouble = ["float", "tanhf", "sinf", "fabsf", "cosf", "fmaxf", "fminf", "expf"]
            .map { "#define \($0) \($0 == "float" ? "double" : String($0.dropLast()))\n" }.joined()
        let compiled = try CompiledLibrary.build(
            cSource: "#include <math.h>\n" + inDouble + functions.joined(), flags: ["-std=gnu11", "-ffp-contract=off"])
        var read = 0
        for (number, text) in functions.enumerated() {
            let file = SourceFile(path: "f.c", text: "#include <math.h>\n" + text)
            let formula: Scalar
            do throws(RefusedC) {
                formula = try library.clang.formula(of: "f\(number)", parameters: 1, for: "an activation", in: file)
            } catch {
                #expect(error.diagnostics.map(\.code) == [.cTooLarge], "\(error.diagnostics)\n\(text)")
                continue
            }
            read += 1
            let call = compiled.function("f\(number)", as: (@convention(c) (Double) -> Double).self)
            for x in stride(from: -3.0, through: 3.0, by: 0.37) + [-1, 0, 0.5, 2] {
                let (expected, actual) = (call(x), formula.evaluate([x]))
                let agree = abs(expected - actual) <= 1e-12 * max(1, abs(expected)) || expected.isNaN && actual.isNaN
                #expect(agree, "\(actual) at \(x), in C \(expected):\n\(text)")
                if !agree { return }
            }
        }
        #expect(read >= Self.count * 3 / 4, "\(read) of \(Self.count) were read")
    }
}
