/// One source line as it is shown, and the marks below it.
struct Snippet {
    /// The most columns of a source line that are shown.
    static let maximumWidth = 120
    /// The columns before the span that are shown of a longer line.
    static let leadingContext = 40
    static let tabWidth = 4

    /// The number of the line, from 1.
    let line: Int
    /// The line with tabs widened and control characters made visible.
    let text: String
    /// As many spaces as columns stand before the span.
    let indent: String
    /// `^` or `^~~~` as wide as the part of the span on this line.
    let underline: String

    /// Shows the line on which `span` starts.
    init(of span: Span, in file: SourceFile) {
        line = file.position(of: span.start).line
        let lineSpan = file.lineSpan(line)
        let cells = Self.cells(of: lineSpan, around: span, in: file)
        let width = cells.last.map { $0.column + $0.width } ?? 0
        let first = cells.first { $0.end > span.start }
        let markStart = first?.column ?? width
        let markEnd = max(markStart + 1, cells.last { $0.start < span.end }.map { $0.column + $0.width } ?? 0)

        let isWide = width > Self.maximumWidth
        let windowStart = isWide ? max(0, min(markStart - Self.leadingContext, width - Self.maximumWidth)) : 0
        let windowEnd = windowStart + Self.maximumWidth
        let shown = cells.filter { $0.column >= windowStart && $0.column + $0.width <= windowEnd }
        let cutBefore = (shown.first?.start ?? lineSpan.start) > lineSpan.start
        let cutAfter = (shown.last?.end ?? lineSpan.end) < lineSpan.end
        text = (cutBefore ? "…" : "") + shown.map(\.text).joined() + (cutAfter ? "…" : "")

        let offset = (shown.first?.column ?? 0) - (cutBefore ? 1 : 0)
        indent = String(repeating: " ", count: max(0, markStart - offset))
        underline = "^" + String(repeating: "~", count: max(0, min(markEnd, windowEnd) - markStart - 1))
    }
}

/// A character of a line: its bytes in the file, and where and how it is shown.
private struct Cell {
    let start: Int
    let end: Int
    let column: Int
    let width: Int
    let text: String
}

extension Snippet {
    /// The bytes of a line on either side of a span that are looked at.
    private static let reach = 1024

    private static func cells(of line: Span, around span: Span, in file: SourceFile) -> [Cell] {
        var offset = min(max(line.start, span.start - reach), line.end)
        while offset > line.start, offset < line.end, file.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        let end = min(line.end, span.start + reach)
        var cells: [Cell] = []
        var column = 0
        var decoder = Unicode.UTF8.ForwardParser()
        var bytes = file.bytes[offset..<end].makeIterator()
        while true {
            let scalar: Unicode.Scalar
            let length: Int
            switch decoder.parseScalar(from: &bytes) {
            case .valid(let encoded):
                scalar = Unicode.UTF8.decode(encoded)
                length = encoded.count
            case .error(let count):
                scalar = "\u{FFFD}"
                length = count
            case .emptyInput:
                return cells
            }
            let width = scalar == "\t" ? tabWidth - column % tabWidth : scalar.displayWidth
            let text = scalar == "\t" ? String(repeating: " ", count: width) : String(scalar.visible)
            cells.append(Cell(start: offset, end: offset + length, column: column, width: width, text: text))
            column += width
            offset += length
        }
    }
}
