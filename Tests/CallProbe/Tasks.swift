import Gauge
import NNRuntime
import Reader

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Eight tasks on one model, and a training beside them.
enum Tasks {
    static func predictAndTrain() async throws {
        let gauge = try Gauge(seed: 8), reader = try Reader(seed: 9)
        let image = (0..<640).map { Float($0 % 13) / 12 }, hour = (0..<40).map { Int32($0 % 24) }
        let expected = try gauge.predict(image: image, hour: hour)
        let next = try steps(reader)
        let data = try Gauge.examples(
            image: image, hour: hour, kind: hour.map { $0 % 3 }, level: hour.map { Float($0) / 24 })
        let wrong = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<8 {
                group.addTask {
                    var wrong = 0
                    for call in 0..<500 {
                        let i = (task * 7 + call) % 40
                        let one = try gauge.predict(image: [16 of Float] { image[i * 16 + $0] }, hour: hour[i])
                        if (0..<3).contains(where: { one.kind[$0] != expected.kind[i][$0] }) { wrong += 1 }
                        guard call % 20 == 0 else { continue }
                        if try gauge.predict(image: image, hour: hour).kind != expected.kind { wrong += 1 }
                        if try steps(reader) != next { wrong += 1 }
                    }
                    return wrong
                }
            }
            group.addTask {
                // From the weights that the others predict with.
                let trained = try await gauge.trained(on: DataSource(train: data))
                return try trained.evaluate(on: data).loss < gauge.evaluate(on: data).loss ? 0 : 1
            }
            return try await group.reduce(0, +)
        }
        print("\(wrong) answers of 8 tasks differ from those of one")
        exit(wrong == 0 ? 0 : 1)
    }

    private static func steps(_ reader: Reader) throws -> [Float] {
        let stream = try reader.stream()
        return try [3, 1, 4, 1, 5].map { try stream.step(words: $0, place: [0.25, 0.5]).mood }
    }

    /// A planted race, which the thread sanitizer must find: two tasks that compute in one workspace.
    static func race() async {
        guard let gauge = try? Gauge(seed: 8) else { exit(2) }
        nonisolated(unsafe) let workspace = gauge.makeWorkspace()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    for _ in 0..<2000 {
                        _ = try? gauge.predict(image: [16 of Float](repeating: 0.5), hour: 3, in: workspace)
                    }
                }
            }
        }
        print("two tasks computed in one workspace")
    }
}
