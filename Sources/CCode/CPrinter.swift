/// Prints C: 4 spaces a level, lines of at most 100 columns, comments as `/* */`.
struct CPrinter {
    var output = ""
    private var indent = 0

    mutating func line(_ text: String) {
        output += text.isEmpty ? "\n" : String(repeating: " ", count: indent) + text + "\n"
    }

    mutating func line(_ document: Document) {
        line(document.rendered(indent: indent))
    }

    mutating func indented(_ body: (inout CPrinter) -> Void) {
        indent += 4
        body(&self)
        indent -= 4
    }

    /// Words too many for a line go on in the next one, below the first word.
    mutating func comment(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        let paragraphs = lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        let wrapped = paragraphs.map { paragraph in
            let words = Literal.comment(String(paragraph)).split(separator: " ")
            return Document.fill(words.map { .text(String($0)) }).rendered(indent: indent + 3)
        }
        let margin = String(repeating: " ", count: indent + 3)
        let text = wrapped.enumerated().map { $0.offset == 0 || $0.element.isEmpty ? $0.element : margin + $0.element }
        line("/* \(text.joined(separator: "\n")) */")
    }
}
