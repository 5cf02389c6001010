/// The bytes that an example of each value of a table takes, where calls find them at once.
final class ExampleSizes: Sendable {
    private let table: [ValueInfo]
    private let kind: String
    private nonisolated(unsafe) let bytes: UnsafeMutableBufferPointer<Int>

    init(_ table: [ValueInfo], _ kind: String) {
        self.table = table
        self.kind = kind
        bytes = .allocate(capacity: table.count)
        _ = bytes.initialize(from: table.map { $0.count * Self.element })
    }

    deinit { bytes.deallocate() }

    /// Bytes of a `Float` or an `Int32`.
    private static let element = MemoryLayout<Float>.size

    /// The number of examples that the arrays hold, all equally many; throws `wrongNumberOfValues` or `wrongLength`.
    @inline(__always)
    func examples(_ arrays: UnsafeBufferPointer<UnsafeRawBufferPointer>) throws(ModelError) -> Int {
        guard arrays.count == bytes.count else { throw wrongNumber(arrays.count) }
        guard arrays.count > 0 else { return 0 }
        let (n, rest) = arrays[0].count.quotientAndRemainder(dividingBy: bytes[0])
        guard rest == 0 else { throw wrongLength(0, arrays[0].count, examples: nil) }
        for place in 0 ..< arrays.count where arrays[place].count != n &* bytes[place] {
            throw wrongLength(place, arrays[place].count, examples: n)
        }
        return n
    }

    /// Throws unless each array has room for `n` examples, and no more.
    @inline(__always)
    func require<Array>(_ n: Int, _ arrays: UnsafeBufferPointer<Array>, _ count: (Array) -> Int) throws(ModelError) {
        guard arrays.count == bytes.count else { throw wrongNumber(arrays.count) }
        for place in 0 ..< arrays.count where count(arrays[place]) != n &* bytes[place] {
            throw wrongLength(place, count(arrays[place]), examples: n)
        }
    }

    @inline(never)
    private func wrongNumber(_ count: Int) -> ModelError {
        .wrongNumberOfValues(kind: kind, expected: table.map(\.name), found: count)
    }

    @inline(never)
    private func wrongLength(_ place: Int, _ bytes: Int, examples: Int?) -> ModelError {
        .wrongLength(
            value: table[place].name, shape: table[place].shape, found: bytes / Self.element, examples: examples)
    }
}
