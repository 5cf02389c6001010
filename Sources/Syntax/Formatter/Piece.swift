import Source

/// A token or comment, and how it is set off from the piece before it.
struct Piece {
    enum Content {
        case token(Token.Kind)
        case comment
    }

    var content: Content
    var span: Span
    var startsLine: Bool
    /// Whether at least one empty line stands before it.
    var followsBlankLine: Bool

    var kind: Token.Kind? {
        switch content {
        case .token(let kind): kind
        case .comment: nil
        }
    }
}

/// The tokens and comments of a sound file in order, with the line breaks that the layout demands.
func pieces(of tokenized: TokenizedFile, in file: SourceFile) -> [Piece] {
    var pieces: [Piece] = []
    var nextComment = 0
    for token in tokenized.tokens {
        for comment in tokenized.comments[nextComment..<Int(token.commentCount)] {
            pieces.append(
                Piece(content: .comment, span: comment.span, startsLine: comment.startsLine, followsBlankLine: false))
        }
        nextComment = Int(token.commentCount)
        guard token.kind != .endOfFile else { break }
        pieces.append(
            Piece(content: .token(token.kind), span: token.span, startsLine: token.startsLine, followsBlankLine: false))
    }
    markBlankLines(&pieces, in: file)
    joinToPrevious(&pieces)
    breakAtBraces(&pieces)
    return pieces
}

private func markBlankLines(_ pieces: inout [Piece], in file: SourceFile) {
    for index in pieces.indices.dropFirst() {
        let above = file.line(of: pieces[index - 1].span.end)
        pieces[index].followsBlankLine = file.line(of: pieces[index].span.start) > above + 1
    }
}

/// Moves `,` and `:` from the start of a line to the token before them, in front of comments between.
private func joinToPrevious(_ pieces: inout [Piece]) {
    var joined: [Piece] = []
    joined.reserveCapacity(pieces.count)
    var breaksNext = false
    for var piece in pieces {
        if breaksNext { piece.startsLine = true }
        breaksNext = false
        if piece.startsLine, piece.kind == .comma || piece.kind == .colon {
            let target = (joined.lastIndex { $0.kind != nil } ?? -1) + 1
            breaksNext = target < joined.count
            piece.startsLine = false
            piece.followsBlankLine = false
            joined.insert(piece, at: target)
        } else {
            joined.append(piece)
        }
    }
    pieces = joined
}

/// Breaks the line after `{` and before its `}` where the two stand on different lines with something between.
private func breakAtBraces(_ pieces: inout [Piece]) {
    var openings: [Int] = []
    for index in pieces.indices {
        if pieces[index].kind == .leftBrace { openings.append(index) }
        guard pieces[index].kind == .rightBrace, let opening = openings.popLast() else { continue }
        let isEmpty = opening + 1 == index
        let spansLines = pieces[(opening + 1)...index].contains(where: \.startsLine)
        if spansLines, !isEmpty {
            if pieces[opening + 1].kind != nil { pieces[opening + 1].startsLine = true }
            pieces[index].startsLine = true
        } else {
            pieces[index].startsLine = false
        }
    }
}
