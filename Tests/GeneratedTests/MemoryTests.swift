import Foundation
import Gauge
import NNRuntime
import Testing
import Tiny

/// Predictions from a file in memory, and weights that lie in the program.
@Suite struct MemoryTests {
    @Test func predictsFromAFileInMemory() throws {
        let gauge = try Gauge(seed: 1), examples = GaugeExamples(30)
        let path = FileManager.default.temporaryDirectory.appending(path: "images-\(UUID()).raw").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try examples.image.withUnsafeBytes { Data($0) }.write(to: URL(filePath: path))

        let images = try MappedArray<Float>(raw: path)
        let answers = try gauge.predict(image: images.span, hour: examples.hour.span)
        let expected = try gauge.predict(image: examples.image, hour: examples.hour)
        #expect(answers.kind == expected.kind && answers.level == expected.level)
    }

    /// σ(3a − 4b + ½) with a = σ(x₀ − 2x₁ + ½x₂ + ¼x₃ + ⅛) and b = σ(−x₀ + x₁ + 2x₂ − ½x₃ − ¼).
    @Test func hasTheWeightsThatWereCompiledIn() throws {
        let tiny = try Tiny()
        func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
        let examples: [[Float]] = [[0, 0, 0, 0], [1, 0, 0.5, -1], [-2, 1, 0.25, 3]]
        for x in examples {
            let d = x.map(Double.init)
            let a = sigmoid(d[0] - 2 * d[1] + 0.5 * d[2] + 0.25 * d[3] + 0.125)
            let b = sigmoid(-d[0] + d[1] + 2 * d[2] - 0.5 * d[3] - 0.25)
            let y = try tiny.predict(x: [4 of Float] { x[$0] })
            #expect(abs(Double(y) - sigmoid(3 * a - 4 * b + 0.5)) < 1e-6)
        }
        #expect(tiny.parameters["dense2.weight"] == [3, -4])
    }

    /// The weights in the program stay as they are when a copy is changed.
    @Test func embeddedWeightsAreCopiedBeforeTheyAreChanged() throws {
        var changed = try Tiny()
        try changed.parameters.set("dense2.weight", to: [0, 0])
        #expect(changed.parameters["dense2.weight"] == [0, 0])
        #expect(changed.parameters["dense1.bias"] == [0.125, -0.25])
        let other = try Tiny()
        #expect(other.parameters["dense2.weight"] == [3, -4])
        #expect(throws: ModelError.noWeights(model: "Gauge")) { try Parameters(embeddedIn: Gauge.compiled()) }
    }
}
