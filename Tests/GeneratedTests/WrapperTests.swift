import Foundation
import Gauge
import NNRuntime
import Testing

/// The Swift wrapper of a model with two inputs, two outputs and two targets, as its user sees it.
@Suite struct WrapperTests {
    @Test func outputsOfSeveralExamples() throws {
        let gauge = try Gauge(seed: 1)
        let examples = GaugeExamples(5)
        let outputs = try gauge.predict(image: examples.image, hour: examples.hour)
        #expect(outputs.kind.count == 5 && outputs.level.count == 5)
        for row in outputs.kind {
            #expect(row.count == 3)
            #expect(abs(row.reduce(0, +) - 1) < 1e-5)
        }
        #expect(outputs.level.allSatisfy { $0 > 0 && $0 < 1 })

        let none = try gauge.predict(image: [], hour: [])
        #expect(none.kind.isEmpty && none.level == [])
    }

    /// Arrays, spans, inline arrays and memory of the caller's are ways to the same numbers.
    @Test func allFormsAgree() throws {
        let gauge = try Gauge(seed: 1)
        let examples = GaugeExamples(5)
        let outputs = try gauge.predict(image: examples.image, hour: examples.hour)
        let ofSpans = try gauge.predict(
            image: examples.image.span, hour: examples.hour.span, in: gauge.makeWorkspace())
        #expect(ofSpans.kind == outputs.kind && ofSpans.level == outputs.level)

        var kind = [Float](repeating: -1, count: 15), level = [Float](repeating: -1, count: 5)
        var kinds = kind.mutableSpan, levels = level.mutableSpan
        try gauge.predict(image: examples.image.span, hour: examples.hour.span, kind: &kinds, level: &levels)
        #expect(kind == outputs.kind.elements && level == outputs.level)

        for i in 0..<5 {
            let image = [16 of Float] { examples.image[i * 16 + $0] }
            let one = try gauge.predict(image: image, hour: examples.hour[i])
            #expect((0..<3).map { one.kind[$0] } == Array(outputs.kind[i]))
            #expect(one.level == outputs.level[i])
            #expect(one.kind.argmax == outputs.kind[i].argmax)
            #expect(outputs.kind[i][one.kind.argmax] == outputs.kind[i].max())
        }
    }

    /// −log of the right kind's probability, and the squared distance of the level.
    @Test func losses() throws {
        let gauge = try Gauge(seed: 2)
        let examples = GaugeExamples(70)
        let output = try gauge.predict(image: examples.image, hour: examples.hour)
        var sum = 0.0
        for i in 0..<70 {
            let distance = Double(output.level[i] - examples.level[i])
            sum += distance * distance - log(Double(output.kind[i][Int(examples.kind[i])]))
        }
        let evaluation = try gauge.evaluate(on: examples.data)
        #expect(abs(evaluation.loss - sum / 70) < 1e-5)
        let right = (0..<70).filter { output.kind[$0].argmax == Int(examples.kind[$0]) }
        #expect(evaluation.accuracy == Double(right.count) / 70)
    }

    /// Along the gradient the loss grows by the gradient's square.
    @Test func gradients() throws {
        let gauge = try Gauge(seed: 3)
        let data = try GaugeExamples(20).data
        let gradient = try gauge.gradient(on: data, seed: 4).gradient
        let names = gauge.parameters.model.parameterTable.map(\.name)
        func moved(_ distance: Float) throws -> Double {
            var there = gauge
            for name in names {
                let elements = try zip(#require(gauge.parameters[name]), #require(gradient[name]))
                try there.parameters.set(name, to: elements.map { $0 + distance * $1 })
            }
            return try there.gradient(on: data, seed: 4).loss
        }
        let square = names.flatMap { gradient[$0]! }.reduce(0.0) { $0 + Double($1) * Double($1) }
        let slope = try (moved(0.005) - moved(-0.005)) / 0.01
        #expect(abs(slope - square) < 0.01 * square)
    }

    @Test func stepsOfTraining() throws {
        let data = try GaugeExamples(60).data
        let start = try Gauge(seed: 5)
        let trainer = try Trainer(start.parameters.model, parameters: start.parameters)
        for _ in 0..<150 { try trainer.step(on: data) }
        let trained = try Gauge(parameters: trainer.parameters)
        #expect(try trained.evaluate(on: data).loss < start.evaluate(on: data).loss / 3)
        #expect(try trained.evaluate(on: data).accuracy! >= 0.9)
    }

    @Test func files() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "gauge-\(UUID()).safetensors").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let gauge = try Gauge(seed: 6)
        try gauge.save(weights: path)
        let examples = GaugeExamples(3)
        func answer(_ gauge: Gauge) throws -> [Float] {
            try gauge.predict(image: examples.image, hour: examples.hour).kind.elements
        }
        let answers = try answer(gauge)
        #expect(try answer(Gauge(weights: path)) == answers)
        #expect(try answer(Gauge(weights: Array(Data(contentsOf: URL(filePath: path))))) == answers)
        var other = try Gauge(seed: 7)
        #expect(try answer(other) != answers)
        try other.load(weights: path)
        #expect(try answer(other) == answers)
        #expect(throws: FileError.self) { try Gauge(weights: path + ".none") }
        #expect(throws: FileError.self) { try Gauge(weights: [1, 2, 3]) }
    }
}

/// Examples of the gauge; the kind follows from the picture and the hour, the level is how bright it is.
struct GaugeExamples {
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

    var data: DataSet {
        get throws { try Gauge.examples(image: image, hour: hour, kind: kind, level: level) }
    }
}
