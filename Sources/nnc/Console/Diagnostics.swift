import Source

extension DiagnosticStyle {
    /// The colours of a terminal; plain where standard error is none.
    static let terminal = DiagnosticStyle { text, part in
        let stream = Stream.error
        return switch part {
        case .location, .message: stream.paint(text, .bold)
        case .error: stream.paint(text, .red)
        case .warning: stream.paint(text, .yellow)
        case .gutter: stream.paint(text, .dim)
        case .underline, .help: stream.paint(text, .green)
        case .note: stream.paint(text, .cyan)
        }
    }
}

extension Diagnostics {
    /// Writes all of them to standard error.
    func report(in file: SourceFile) {
        Stream.error.write(rendered(in: file, style: .terminal))
    }
}
