import Source

extension Parser {
    /// The `///` lines between the token read last and the current one, which begins what they document.
    mutating func takeDocumentation() -> Documentation? {
        let first = index == 0 ? 0 : Int(tokens[index - 1].commentCount)
        let lines = (first..<Int(current.commentCount)).filter {
            comments[$0].isDocumentation && comments[$0].startsLine
        }
        guard let start = lines.first, let end = lines.last else { return nil }
        attachedComments.formUnion(lines)
        return Documentation(
            text: lines.map { documentationText(comments[$0]) }.joined(separator: "\n"),
            span: comments[start].span.union(comments[end].span))
    }

    private func documentationText(_ comment: Comment) -> Substring {
        var text = file.text(comment.span).dropFirst(3)
        if text.first == " " { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return text
    }

    /// Warns of `///` comments that document nothing, once for those that follow each other.
    mutating func reportUnattachedDocumentation() {
        var lastReportedLine = 0
        for (index, comment) in comments.enumerated()
        where comment.isDocumentation && !attachedComments.contains(index) {
            let line = file.line(of: comment.span.start)
            defer { lastReportedLine = line }
            if line > lastReportedLine + 1 || lastReportedLine == 0 {
                diagnostics.warning(
                    .unattachedDocumentation, "this `///` documents nothing", at: comment.span,
                    help: ["put it on a line of its own above a model, block, formula or line, or write `//`"])
            }
        }
    }
}
