/// The bytes of one file and the name under which messages speak of it.
///
/// Bytes need not be UTF-8; text that is not is shown with replacement characters.
package struct SourceFile: Sendable {
    /// The largest file the front end reads, in bytes.
    package static let maximumSize = 4 << 20

    package let path: String
    package let bytes: [UInt8]
    /// The offset of the first byte of each line; never empty.
    private let lineStarts: [UInt32]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        lineStarts = bytes.count <= Self.maximumSize ? Self.lineStarts(of: bytes) : [0]
    }

    package init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// The text within `span`, repaired where it is not UTF-8.
    package func text(_ span: Span) -> String {
        String(decoding: bytes[span.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    package var lineCount: Int { lineStarts.count }

    /// The bytes of a line counted from 1, without its line break.
    package func lineSpan(_ line: Int) -> Span {
        let start = Int(lineStarts[line - 1])
        var end = line < lineStarts.count ? Int(lineStarts[line]) : bytes.count
        if end > start, bytes[end - 1] == Self.lineFeed { end -= 1 }
        if end > start, bytes[end - 1] == Self.carriageReturn { end -= 1 }
        return Span(start: start, end: end)
    }

    /// The line and column of an offset; an offset beyond the end is taken as the end.
    package func position(of offset: Int) -> Position {
        let offset = min(offset, bytes.count)
        let line = lineIndex(of: offset)
        let start = Int(lineStarts[line])
        let characters = bytes[start..<offset].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
        return Position(line: line + 1, column: characters + 1)
    }

    /// The line of an offset, from 1; an offset beyond the end is taken as the end.
    package func line(of offset: Int) -> Int { lineIndex(of: min(offset, bytes.count)) + 1 }

    private func lineIndex(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// A line ends at a line feed, a carriage return, or the pair of both.
    private static func lineStarts(of bytes: [UInt8]) -> [UInt32] {
        var starts: [UInt32] = [0]
        for (index, byte) in bytes.enumerated() {
            let next = index + 1
            let ends =
                byte == lineFeed
                || byte == carriageReturn && (next == bytes.count || bytes[next] != lineFeed)
            if ends { starts.append(UInt32(next)) }
        }
        return starts
    }
}

extension SourceFile: Hashable {
    package static func == (a: SourceFile, b: SourceFile) -> Bool { a.path == b.path && a.bytes == b.bytes }
    package func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

/// A place as an editor shows it: both counted from 1, the column in Unicode scalars, a tab as one.
package struct Position: Hashable, Sendable {
    package let line: Int
    package let column: Int
}
