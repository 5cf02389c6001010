import Source

extension Parser {
    mutating func parseInput(_ documentation: Documentation?) throws(Unreadable) -> InputDeclaration {
        let start = current.span.start
        advance()
        let name = try expectName("a name for the input", help: ["input image: [28, 28, 1]"])
        var input = InputDeclaration(
            documentation: documentation, name: name, dimensions: [], shapeSpan: name.span, elements: nil, buckets: nil,
            span: span(from: start))
        let first = index
        do throws(Unreadable) {
            try parseShape(of: &input)
            if at(word: "of"), continuesLine { input.elements = try parseElements() }
            if take(.comma) { input.buckets = try parseBuckets() }
        } catch {
            if index > first || continuesLine { skipLine(begunAt: first) }
            input.dimensions = [.invalid(input.shapeSpan)]
        }
        if at(.word), continuesLine {
            diagnostics.error(
                .lineNotEnded, "expected `of` or the end of the line, found `\(text(current))`", at: current.span,
                help: ["input \(name.text): [64] of 0..<10"])
            skipLine(begunAt: first)
        }
        input.span = span(from: start)
        return input
    }

    private mutating func parseShape(of input: inout InputDeclaration) throws(Unreadable) {
        let help = ["input \(input.name.text): [28, 28, 1]"]
        try expect(.colon, ":", "and the shape of the input", help: help)
        guard at(.leftBracket) else {
            throw fail(.expectedShape, "expected `[` to begin the shape of the input, found \(found)", help: help)
        }
        let start = current.span.start
        input.dimensions = try parseList(closing: .rightBracket) { parser throws(Unreadable) in
            try parser.parseDimension()
        } invalid: {
            .invalid($0)
        }
        input.shapeSpan = span(from: start)
    }

    private mutating func parseDimension() throws(Unreadable) -> Dimension {
        let start = current.span.start
        if at(.rangeThrough) {
            throw fail(.unnamedBound, "only time is bounded instead of fixed", help: ["write `time: ...64`"])
        }
        if at(word: "time"), next.kind == .integer || next.kind == .rangeThrough {
            advance()
            throw fail(.expectedSign, "expected `:` between `time` and its extent", help: ["time: \(text(current))"])
        }
        guard at(.word), next.kind == .colon else {
            let extent = try parseExpression()
            return Dimension(extent: .fixed(extent), span: extent.span)
        }
        guard at(word: "time") else {
            throw fail(
                .unknownDimension, "`\(text(current))` is no kind of dimension; only `time` is named",
                help: nearestName(to: text(current), among: ["time"]).map { ["did you mean `\($0)`?"] }
                    ?? ["write the extent alone, or `time: 64` where it counts steps"])
        }
        advance()
        advance()
        let isBounded = take(.rangeThrough)
        let extent = try parseExpression()
        return Dimension(extent: isBounded ? .boundedTime(extent) : .time(extent), span: span(from: start))
    }

    private mutating func parseElements() throws(Unreadable) -> Expression {
        advance()
        let elements = try parseExpression()
        switch elements.kind {
        case .range, .invalid: break
        case .integer, .float, .string, .bool, .it, .name, .call, .array, .unary, .binary:
            diagnostics.error(
                .expectedRange, "expected a range of indices after `of`", at: elements.span,
                help: ["of 0..<\(shortened(file.text(elements.span)))"])
        }
        return elements
    }

    private mutating func parseBuckets() throws(Unreadable) -> Expression {
        guard at(.word), next.kind == .colon, at(word: "buckets") else {
            let help =
                at(.word) ? nearestName(to: text(current), among: ["buckets"]).map { "did you mean `\($0)`?" } : nil
            throw fail(
                .unknownInputOption, "expected `buckets:` after the shape of an input, found \(found)",
                help: [help ?? "buckets: [16, 32, 64]"])
        }
        advance()
        advance()
        return try parseExpression()
    }
}

extension Dimension {
    fileprivate static func invalid(_ span: Span) -> Dimension {
        Dimension(extent: .fixed(Expression(kind: .invalid, span: span)), span: span)
    }
}
