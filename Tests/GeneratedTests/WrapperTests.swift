import Foundation
import Gauge
import NNRuntime
import Testing

/// The Swift wrapper of a model with two inputs, two outputs and two targets, as its user sees it.
@Suite struct WrapperTests {
    /// n examples; the kind follows from the picture and the hour, the level is how bright it is.
    struct Examples {
        var image: [Float] = [], hour: [Int32] = [], kind: [Int32] = [], level: [Float] = []

        init(_ n: Int) {
            for i in 0..<n {
                let pixels = (0..<16).map { Float((i * 31 + $0 * 17 + i * $0) % 13) / 12 }
                image += pixels
                hour.append(Int32(i * 7 % 24))
                kind.append(pixels[5] > 0.5 ? 2 : i * 7 % 24 < 12 ? 0 : 1)
                level.append(pixels.reduce(0, +) / 16)
            }
        }
    }

    @Test func outputsOfSeveralExamples() throws {
        let gauge = try Gauge(seed: 1)
        let examples = Examples(5)
        let output = try gauge.predict(image: examples.image, hour: examples.hour)
        #expect(output.kind.count == 15 && output.level.count == 5)
        for i in 0..<5 { #expect(abs(output.kind[i * 3..<i * 3 + 3].reduce(0, +) - 1) < 1e-5) }
        #expect(output.level.allSatisfy { $0 > 0 && $0 < 1 })

        let single = (0..<5).map { i in
            Gauge.Input(image: Array(examples.image[i * 16..<i * 16 + 16]), hour: [examples.hour[i]])
        }
        let singly = try gauge.predict(single, in: Workspace(forPredicting: gauge.parameters.model))
        #expect(singly.flatMap(\.kind) == output.kind && singly.flatMap(\.level) == output.level)
        #expect(try gauge.predict([]) == [])
    }

    /// −log of the right kind's probability, and the squared distance of the level.
    @Test func losses() throws {
        let gauge = try Gauge(seed: 2)
        let examples = Examples(70)
        let output = try gauge.predict(image: examples.image, hour: examples.hour)
        var sum = 0.0
        for i in 0..<70 {
            let distance = Double(output.level[i] - examples.level[i])
            sum += distance * distance - log(Double(output.kind[i * 3 + Int(examples.kind[i])]))
        }
        let loss = try gauge.evaluate(
            image: examples.image, hour: examples.hour, kind: examples.kind, level: examples.level)
        #expect(abs(loss - sum / 70) < 1e-5)
    }

    /// Along the gradient the loss grows by the gradient's square.
    @Test func gradients() throws {
        let gauge = try Gauge(seed: 3)
        let examples = Examples(20)
        func loss(_ gauge: Gauge) throws -> (loss: Double, gradient: Parameters) {
            try gauge.gradient(
                image: examples.image, hour: examples.hour, kind: examples.kind, level: examples.level, seed: 4)
        }
        let gradient = try loss(gauge).gradient
        func moved(_ distance: Float) throws -> Double {
            var there = gauge
            for parameter in gauge.parameters.model.parameterTable {
                let elements = zip(gauge.parameters[parameter], gradient[parameter]).map { $0 + distance * $1 }
                try there.parameters.set(parameter.name, to: elements)
            }
            return try loss(there).loss
        }
        let square = gauge.parameters.model.parameterTable
            .flatMap { gradient[$0] }.reduce(0.0) { $0 + Double($1) * Double($1) }
        let slope = try (moved(0.005) - moved(-0.005)) / 0.01
        #expect(abs(slope - square) < 0.01 * square)
    }

    @Test func training() throws {
        let examples = Examples(60)
        let trainer = try Gauge.Trainer(Gauge(seed: 5))
        let before = try trainer.model.evaluate(
            image: examples.image, hour: examples.hour, kind: examples.kind, level: examples.level)
        for _ in 0..<150 {
            try trainer.step(image: examples.image, hour: examples.hour, kind: examples.kind, level: examples.level)
        }
        let trained = trainer.model
        let after = try trained.evaluate(
            image: examples.image, hour: examples.hour, kind: examples.kind, level: examples.level)
        #expect(after < before / 3)
        let output = try trained.predict(image: examples.image, hour: examples.hour)
        let right = (0..<60).filter { i in
            let row = Array(output.kind[i * 3..<i * 3 + 3])
            return row.firstIndex(of: row.max()!) == Int(examples.kind[i])
        }
        #expect(right.count >= 54)
    }

    @Test func files() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "gauge-\(UUID()).safetensors").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let gauge = try Gauge(seed: 6)
        try gauge.save(weights: path)
        let examples = Examples(3)
        let output = try gauge.predict(image: examples.image, hour: examples.hour)
        #expect(try Gauge(weights: path).predict(image: examples.image, hour: examples.hour) == output)
        var other = try Gauge(seed: 7)
        #expect(try other.predict(image: examples.image, hour: examples.hour) != output)
        try other.load(weights: path)
        #expect(try other.predict(image: examples.image, hour: examples.hour) == output)
        #expect(throws: FileError.self) { try Gauge(weights: path + ".none") }
    }

    @Test func mistakes() throws {
        let gauge = try Gauge()
        let examples = Examples(2)
        #expect(throws: ModelError.wrongLength(value: "image", shape: [4, 4, 1], found: 17, examples: nil)) {
            try gauge.predict(image: examples.image.dropLast(15), hour: [0])
        }
        #expect(throws: ModelError.wrongLength(value: "image", shape: [4, 4, 1], found: 15, examples: 1)) {
            try gauge.predict([
                Gauge.Input(image: [Float](repeating: 0, count: 15), hour: [0]),
                Gauge.Input(image: [Float](repeating: 0, count: 17), hour: [0]),
            ])
        }
        #expect(throws: ModelError.indexOutOfRange) { try gauge.predict(image: examples.image, hour: [0, 24]) }
        #expect(throws: ModelError.indexOutOfRange) {
            try gauge.evaluate(image: examples.image, hour: [0, 1], kind: [3, 0], level: [0, 0])
        }
    }

    /// One model, many tasks.
    @Test func concurrency() async throws {
        let gauge = try Gauge(seed: 8)
        let examples = Examples(40)
        let expected = try gauge.predict(image: examples.image, hour: examples.hour)
        try await withThrowingTaskGroup(of: Gauge.Output.self) { group in
            for _ in 0..<8 {
                group.addTask { try gauge.predict(image: examples.image, hour: examples.hour) }
            }
            for try await output in group { #expect(output == expected) }
        }
    }
}
