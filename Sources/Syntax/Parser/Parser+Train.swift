import Source

extension Parser {
    mutating func parseTrain(into body: inout Body, ofModel isModel: Bool) throws(Unreadable) {
        let section = try parseTrainSection()
        let word = Span(start: section.span.start, end: section.span.start + 5)
        if !isModel {
            diagnostics.error(
                .trainInBlock, "a block has no train section; the model that uses it has", at: word)
        } else if let first = body.train {
            diagnostics.error(
                .repeatedTrain, "a model has one train section", at: word,
                notes: [Note("the first is here", at: Span(start: first.span.start, end: first.span.start + 5))])
        } else {
            body.train = section
        }
    }

    private mutating func parseTrainSection() throws(Unreadable) -> TrainSection {
        let start = current.span.start
        advance()
        let opening = try parseOpeningBrace("to begin the train section")
        isInTrainSection = true
        defer { isInTrainSection = false }
        var entries: [TrainEntry] = []
        while !at(.rightBrace), !diagnostics.isFull {
            if at(.endOfFile) || beginsDeclarationLine {
                reportUnclosed(opening, "`{` is not closed")
                return TrainSection(entries: entries, span: span(from: start))
            }
            let first = index
            do throws(Unreadable) {
                try parseEntries(into: &entries)
            } catch {
                skipLine(begunAt: first)
            }
        }
        advance()
        return TrainSection(entries: entries, span: span(from: start))
    }

    /// One entry, and those that stand on its line by mistake.
    private mutating func parseEntries(into entries: inout [TrainEntry]) throws(Unreadable) {
        let start = current.span.start
        if at(.word), next.kind != .colon, !next.startsLine, next.kind != .leftParenthesis {
            let key = text(current)
            advance()
            throw fail(.expectedSign, "expected `:` after `\(key)`, found \(found)")
        }
        guard at(.word), next.kind == .colon else {
            throw fail(
                .expectedEntry, "expected an entry such as `loss: crossEntropy`, found `\(shortened(text(current)))`",
                at: current.span)
        }
        let key = Name(text: text(current), span: current.span)
        advance()
        advance()
        var values: [Expression] = []
        repeat {
            if at(.word), next.kind == .colon, !values.isEmpty || current.startsLine { break }
            values.append(try parseExpression())
        } while take(.comma)
        guard !values.isEmpty else {
            throw fail(.expectedExpression, "`\(key.text)` has no value", at: Span(at: previousEnd))
        }
        entries.append(TrainEntry(key: key, values: values, span: span(from: start)))
        if at(.word), next.kind == .colon, !current.startsLine || tokens[index - 1].kind == .comma {
            _ = fail(
                .entriesOnOneLine, "each entry of a train section has a line of its own", at: current.span,
                help: ["begin a new line before `\(text(current)):`, without a comma"])
            return
        }
        guard !continuesLine else {
            throw fail(
                .lineNotEnded, "expected the end of the entry, found \(found)",
                help: ["several values are separated by commas"])
        }
    }
}
