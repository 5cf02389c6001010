import ClangImport
import Source
import TensorIR
import TestSupport
import Testing

/// Each formula against the C function itself, compiled and called; its derivative against differences.
@Suite struct GoodFunctionTests {
    private func formula(_ function: GoodFunction, _ library: Library) throws -> Scalar {
        let file = SourceFile(path: function.name + ".c", text: function.text + "\n")
        do {
            return try library.clang.formula(
                of: function.name, parameters: function.parameters, for: function.parameters == 1 ? "an activation" : "a loss",
                in: file)
        } catch {
            Issue.record("\(error.diagnostics.map { $0.rendered(in: file) }.joined())")
            throw error
        }
    }

    private static let points: [Float] = (-40...40).map { Float($0) / 8 } + [-20, -3, -0.001, 0.001, 3, 20]
    private static let pairs: [(Float, Float)] = points.flatMap { y in [-2.5, 0, 0.375].map { (y, $0) } }

    /// As near as float arithmetic comes that sums terms of this size.
    private func agree(_ a: Double, _ b: Double) -> Bool {
        a == b || abs(a - b) <= 4e-6 * max(1, abs(b))
    }

    @Test func thereIsALibraryToTestWith() {
        #expect(!Library.all.isEmpty)
    }

    @Test(arguments: GoodFunction.activations)
    func activation(function: GoodFunction) throws {
        let compiled = try CompiledLibrary.build(cSource: function.text, flags: ["-std=gnu11", "-ffp-contract=off"])
        let call = compiled.function(function.name, as: (@convention(c) (Float) -> Float).self)
        for library in Library.all {
            let formula = try formula(function, library)
            for x in Self.points {
                for form in [formula, formula.simplified()] {
                    let value = form.evaluate([Double(x)])
                    #expect(agree(value, Double(call(x))), "\(form) at \(x): \(value), in C \(call(x))")
                }
            }
            expectDerivative(of: formula, at: Self.points.map { [Double($0)] })
        }
    }

    @Test(arguments: GoodFunction.losses)
    func loss(function: GoodFunction) throws {
        let compiled = try CompiledLibrary.build(cSource: function.text, flags: ["-std=gnu11", "-ffp-contract=off"])
        let call = compiled.function(function.name, as: (@convention(c) (Float, Float) -> Float).self)
        for library in Library.all {
            let formula = try formula(function, library)
            for (y, target) in Self.pairs {
                for form in [formula, formula.simplified()] {
                    let value = form.evaluate([Double(y), Double(target)])
                    #expect(agree(value, Double(call(y, target))), "\(form) at \(y), \(target): \(value), in C \(call(y, target))")
                }
            }
            expectDerivative(of: formula, at: Self.pairs.map { [Double($0.0), Double($0.1)] })
        }
    }

    /// So that the same file gives the same code on every machine.
    @Test(arguments: GoodFunction.activations + GoodFunction.losses)
    func everyClangReadsTheSame(function: GoodFunction) throws {
        let formulas = try Library.all.map { try formula(function, $0) }
        #expect(Set(formulas).count == 1)
    }

    /// The derivative by operand 0 against central differences, beside the points, where no function here has a kink.
    private func expectDerivative(of formula: Scalar, at points: [[Double]]) {
        let derivative = formula.derivative(0)
        for var point in points {
            point[0] += 0.01234
            func value(_ step: Double) -> Double { formula.evaluate([point[0] + step] + point.dropFirst()) }
            let h = 1e-5
            let (expected, actual) = ((value(h) - value(-h)) / (2 * h), derivative.evaluate(point))
            #expect(abs(expected - actual) <= 1e-6 * max(1, abs(expected)), "\(derivative) at \(point): \(actual), by differences \(expected)")
        }
    }
}
