import Gauge
import NNRuntime
import Reader
import Testing

/// One model, many tasks.
@Suite struct ConcurrencyTests {
    @Test func eightTasksPredictAsOneDoes() async throws {
        let gauge = try Gauge(seed: 8)
        let examples = GaugeExamples(40)
        let expected = try gauge.predict(image: examples.image, hour: examples.hour)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for call in 0..<200 {
                        let i = (task * 7 + call) % 40
                        let one = try gauge.predict(
                            image: [16 of Float] { examples.image[i * 16 + $0] }, hour: examples.hour[i])
                        #expect((0..<3).map { one.kind[$0] } == Array(expected.kind[i]))
                        guard call % 10 == 0 else { continue }
                        let all = try gauge.predict(image: examples.image, hour: examples.hour)
                        #expect(all.kind == expected.kind && all.level == expected.level)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func eightTasksStreamAsOneDoes() async throws {
        let reader = try Reader(seed: 9)
        let words: [Int32] = [3, 1, 4, 1, 5, 2, 6]
        func answers() throws -> [Float] {
            let stream = try reader.stream()
            return try words.flatMap { word in try Array(stream.step(words: [word], place: [0.25, 0.5]).next.elements) }
        }
        let expected = try answers()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { for _ in 0..<20 { let found = try answers(); #expect(found == expected) } } }
            try await group.waitForAll()
        }
    }
}
