import Compiler
import Source
import TensorIR
import Testing

@testable import LoopIR

/// Convolutions by minimal filtering: the matrices, and what they do not serve.
@Suite struct WinogradTests {
    @Test(arguments: [(2, 3), (4, 3), (2, 5), (3, 2), (6, 3)])
    func matricesFilterExactly(_ size: (outputs: Int, taps: Int)) {
        let transform = WinogradTransform(outputs: size.outputs, taps: size.taps)
        let data = (0..<transform.points).map { Double(($0 * 7919 + 13) % 101) / 101 - 0.5 }
        let filter = (0..<size.taps).map { Double(($0 * 104729 + 7) % 97) / 97 - 0.5 }
        func times(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
            matrix.map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
        }
        let products = zip(times(transform.filter, filter), times(transform.input, data)).map { $0 * $1 }
        for (i, result) in times(transform.output, products).enumerated() {
            let expected = (0..<size.taps).reduce(0) { $0 + data[i + $1] * filter[$1] }
            #expect(abs(result - expected) < 1e-13)
        }
    }

    @Test(arguments: [
        ("[8, 8, 8]", "conv(filters: 16, size: 3)"), ("[9, 9, 16]", "conv(filters: 16, size: 3, stride: 2)"),
        ("[8, 8, 32]", "conv(filters: 32, size: 1)"), ("[8, 8, 64]", "conv(filters: 64, size: 3, winograd: false)"), ("[8, 8, 32]", "conv(filters: 32, size: 3, groups: 2)"),
        ("[8, 8, 16]", "conv(filters: 16, size: [3, 5])"), ("[5, 5, 16]", "conv(filters: 16, size: 5)"),
    ])
    func directWhereTilesDoNotFitOrMustNot(_ input: String, _ layer: String) throws {
        let file = CheckedFile(SourceFile(path: "test.nnd", text: "model Net {\n input x: \(input)\n \(layer)\n}\n"))
        #expect(Compilation(try #require(file.models.first), options: CompilationOptions(sourceName: "test.nnd")).plan.predict.winograds.isEmpty)
    }

    @Test func forbiddenForAWholeModel() throws {
        let text = "model Net {\n input x: [16, 16, 64]\n conv(filters: 64, size: 3)\n train { loss: squaredError }\n}\n"
        let model = try #require(CheckedFile(SourceFile(path: "test.nnd", text: text)).models.first)
        var options = CompilationOptions(sourceName: "test.nnd")
        #expect(Compilation(model, options: options).plan.predict.winograds.count == 1)
        options.allowsWinograd = false
        #expect(Compilation(model, options: options).plan.predict.winograds.isEmpty)
    }
}
