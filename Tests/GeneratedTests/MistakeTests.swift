import Gauge
import NNRuntime
import Reader
import Testing

/// Calls that cannot be answered end in an error that says why, whatever is given.
@Suite struct MistakeTests {
    private let image = [Float](repeating: 0.5, count: 32)

    @Test func countsThatDoNotFit() throws {
        let gauge = try Gauge(seed: 0)
        #expect(throws: ModelError.wrongLength(value: "image", shape: [4, 4, 1], found: 17, examples: nil)) {
            try gauge.predict(image: Array(image.prefix(17)), hour: [0])
        }
        #expect(throws: ModelError.wrongLength(value: "hour", shape: [1], found: 1, examples: 2)) {
            try gauge.predict(image: image, hour: [0])
        }
        #expect(throws: ModelError.wrongLength(value: "hour", shape: [1], found: 1, examples: 0)) {
            try gauge.predict(image: [], hour: [0])
        }
        var kind = [Float](repeating: 0, count: 6), level = [Float](repeating: 0, count: 3)
        let error = #expect(throws: ModelError.self) {
            var kinds = kind.mutableSpan, levels = level.mutableSpan
            try gauge.predict(image: image.span, hour: [Int32](repeating: 0, count: 2).span, kind: &kinds, level: &levels)
        }
        #expect(error == .wrongLength(value: "level", shape: [1], found: 3, examples: 2))
    }

    @Test func indicesOutsideTheirRange() throws {
        let gauge = try Gauge(seed: 0)
        for hour in [24, -1, Int32.max, .min] {
            #expect(throws: ModelError.indexOutOfRange) { try gauge.predict(image: image, hour: [0, hour]) }
            #expect(throws: ModelError.indexOutOfRange) {
                try gauge.predict(image: [16 of Float](repeating: 0), hour: hour)
            }
        }
        #expect(throws: ModelError.self) {
            try gauge.evaluate(on: Gauge.examples(image: image, hour: [0, 1], kind: [3, 0], level: [0, 0]))
        }
    }

    @Test func dataThatDoesNotFit() throws {
        #expect(throws: ModelError.wrongLength(value: "kind", shape: [], found: 1, examples: 2)) {
            try Gauge.examples(image: image, hour: [0, 1], kind: [0], level: [0, 0])
        }
        let gauge = try Gauge(seed: 0)
        let none = try Gauge.examples(image: [], hour: [], kind: [], level: [])
        #expect(none.count == 0)
        #expect(try gauge.evaluate(on: none).loss.isNaN)
        #expect(throws: ModelError.self) {
            try TrainingRun(gauge.parameters.model, on: DataSource(train: none))
        }
        _ = try? gauge.gradient(on: none)
    }

    @Test func weightsOfAnotherModel() throws {
        let reader = try Reader(seed: 0)
        #expect(throws: ModelError.otherModel(expected: "Gauge", found: "Reader")) {
            try Gauge(parameters: reader.parameters)
        }
        var gauge = try Gauge(seed: 0)
        gauge.parameters = reader.parameters
        #expect(throws: ModelError.wrongNumberOfValues(kind: "inputs", expected: ["words", "words_length", "place"], found: 2)) {
            try gauge.predict(image: image, hour: [0, 1])
        }
    }

    @Test func sequencesThatDoNotFit() throws {
        let reader = try Reader(seed: 0)
        #expect(throws: ModelError.wrongLength(value: "words", shape: [6], found: 7, examples: 1)) {
            try reader.predict(words: Array(repeating: 0, count: 7), place: [])
        }
        for count in [2, 3, 14] {
            #expect(throws: ModelError.wrongLength(value: "place", shape: [6, 2], found: count, examples: 1)) {
                try reader.predict(words: [1, 2], place: Array(repeating: 0, count: count))
            }
        }
        #expect(throws: ModelError.wrongLength(value: "place", shape: [6, 2], found: 0, examples: 1)) {
            try reader.predict(words: [[1]], place: [])
        }
        #expect(throws: ModelError.indexOutOfRange) {
            try reader.predict(words: [0, 0, 0, 0, 0, 0], words_length: [7], place: Array(repeating: 0, count: 12))
        }
    }

    @Test func streamsThatDoNotFit() throws {
        let reader = try Reader(seed: 0)
        for count in [0, -1, Int.min, .max] {
            #expect(throws: ModelError.self) { try reader.stream(sequences: count) }
        }
        let stream = try reader.stream(sequences: 2)
        #expect(throws: ModelError.wrongLength(value: "words", shape: [], found: 1, examples: 2)) {
            try stream.step(words: 1, place: [0, 0])
        }
        #expect(throws: ModelError.wrongLength(value: "place", shape: [2], found: 3, examples: 2)) {
            try stream.step(words: [1, 2], place: [0, 0, 0])
        }
        #expect(throws: ModelError.indexOutOfRange) { try stream.step(words: [1, 9], place: [0, 0, 0, 0]) }
    }
}
