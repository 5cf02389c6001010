/// How each part of a rendered diagnostic is painted; the command line colours, tests and pipes do not.
package struct DiagnosticStyle: Sendable {
    package enum Part: Sendable {
        case location
        case error
        case warning
        case message
        case gutter
        case underline
        case note
        case help
    }

    package var paint: @Sendable (String, Part) -> String

    package init(paint: @escaping @Sendable (String, Part) -> String) {
        self.paint = paint
    }

    package static let plain = DiagnosticStyle { text, _ in text }
}

extension Diagnostic {
    /// The lines to show to a person: place and message, the source line underlined, notes, help.
    package func rendered(in file: SourceFile, style: DiagnosticStyle = .plain) -> String {
        let file = self.file ?? file
        let label = style.paint(level.rawValue + ":", level == .error ? .error : .warning)
        let place = style.paint(Self.place(of: span, in: file), .location)
        let code = style.paint("[\(code.rawValue)]", .gutter)
        var lines = ["\(place) \(label) \(style.paint(visible(message), .message)) \(code)"]
        lines += snippetLines(of: span, in: file, style: style)
        for note in notes {
            let place = note.span.flatMap { span in note.file.map { Self.place(of: span, in: $0) + " " } } ?? ""
            lines.append("  \(style.paint("note:", .note)) \(place)\(visible(note.message))")
            if let span = note.span { lines += snippetLines(of: span, in: note.file ?? file, style: style) }
        }
        lines += help.map { "  \(style.paint("help:", .help)) \(visible($0))" }
        return lines.map { $0 + "\n" }.joined()
    }

    /// "m.nnd:3:7:"
    private static func place(of span: Span, in file: SourceFile) -> String {
        let position = file.position(of: span.start)
        return "\(visible(file.path)):\(position.line):\(position.column):"
    }

    private func snippetLines(of span: Span, in file: SourceFile, style: DiagnosticStyle) -> [String] {
        let snippet = Snippet(of: span, in: file)
        let number = String(snippet.line)
        let margin = String(repeating: " ", count: number.count)
        return [
            "  \(style.paint("\(number) |", .gutter))\(snippet.text.isEmpty ? "" : " " + snippet.text)",
            "  \(style.paint("\(margin) |", .gutter)) \(snippet.indent)\(style.paint(snippet.underline, .underline))",
        ]
    }
}

extension Diagnostics {
    /// All diagnostics by place, and at the end a line that tells of those beyond the limit.
    package func rendered(in file: SourceFile, style: DiagnosticStyle = .plain) -> String {
        let text = sorted.map { $0.rendered(in: file, style: style) }.joined()
        guard isFull else { return text }
        let place = style.paint("\(visible(file.path)):", .location)
        let label = style.paint("error:", .error)
        return text + "\(place) \(label) more than \(Self.maximumErrors) errors; the rest is not shown\n"
    }
}

/// `text` on one line, without characters that could move the cursor of a terminal.
private func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars { result.unicodeScalars.append(scalar.visible) }
    return result
}
