/// A half-open range of UTF-8 offsets in a source file.
package struct Span: Hashable, Sendable {
    private let low: UInt32
    private let high: UInt32

    /// The range `start..<end`; offsets are at most 2³² − 1, which `SourceFile.maximumSize` guarantees.
    package init(start: Int, end: Int) {
        precondition(0 <= start && start <= end && end <= Int(UInt32.max), "a span runs forward within a file")
        low = UInt32(start)
        high = UInt32(end)
    }

    /// The empty range at `offset`.
    package init(at offset: Int) {
        self.init(start: offset, end: offset)
    }

    package var start: Int { Int(low) }
    package var end: Int { Int(high) }
    package var count: Int { end - start }
    package var isEmpty: Bool { low == high }
    package var range: Range<Int> { start..<end }

    /// The smallest span that covers this one and `other`.
    package func union(_ other: Span) -> Span {
        Span(start: min(start, other.start), end: max(end, other.end))
    }

    package func contains(_ offset: Int) -> Bool {
        start <= offset && offset < end
    }
}
