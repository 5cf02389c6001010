import Source

/// The bytes of a C file as the preprocessor sees them: lines that a backslash continues are joined.
struct CText {
    private(set) var bytes: [UInt8] = []
    /// Where each byte stands in the file.
    private(set) var offsets: [Int] = []

    init(_ file: ArraySlice<UInt8>) {
        var index = file.startIndex
        while index < file.endIndex {
            if file[index] == UInt8(ascii: "\\"), let next = Self.lineBreak(after: index, in: file) {
                index = next
                continue
            }
            bytes.append(file[index])
            offsets.append(index)
            index += 1
        }
    }

    /// What follows a backslash, blanks and a line break, as clang has it: of two different breaks, both.
    private static func lineBreak(after backslash: Int, in file: ArraySlice<UInt8>) -> Int? {
        var index = backslash + 1
        while index < file.endIndex, file[index].isBlank { index += 1 }
        guard index < file.endIndex, file[index].isLineBreak else { return nil }
        let next = index + 1
        return next < file.endIndex && file[next].isLineBreak && file[next] != file[index] ? next + 1 : next
    }

    struct Token {
        /// Signs beyond those of C, such as a zero byte or a letter beyond ASCII, are strange.
        enum Kind { case word, number, text, sign, lineEnd, strange }

        var kind: Kind
        /// Indices of `bytes`.
        var range: Range<Int>
    }

    func string(_ token: Token) -> String { String(decoding: bytes[token.range], as: UTF8.self) }

    /// The place in the file.
    func span(_ range: Range<Int>) -> Span {
        guard !range.isEmpty else { return Span(at: range.lowerBound < offsets.count ? offsets[range.lowerBound] : 0) }
        return Span(start: offsets[range.lowerBound], end: offsets[range.upperBound - 1] + 1)
    }

    /// Words, numbers, texts in quotes, signs of one character, and ends of lines; comments are left out.
    var tokens: [Token] {
        var tokens: [Token] = []
        var index = 0
        while let token = token(from: &index) { tokens.append(token) }
        return tokens
    }

    /// The rest of the line, from a place on.
    func line(from start: Int) -> String {
        String(decoding: bytes[start...].prefix { !$0.isLineBreak }, as: UTF8.self)
    }

    private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    private func token(from index: inout Int) -> Token? {
        skipBlanksAndComments(&index)
        guard index < bytes.count else { return nil }
        let start = index
        switch bytes[index] {
        case let byte where byte.isLineBreak:
            index += 1
            return Token(kind: .lineEnd, range: start..<index)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            while byte(index).isWord || byte(index) == UInt8(ascii: ".") { index += 1 }
            return Token(kind: .number, range: start..<index)
        case let byte where byte.isWord:
            while self.byte(index).isWord { index += 1 }
            return Token(kind: .word, range: start..<index)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            skipText(&index)
            return Token(kind: .text, range: start..<index)
        case let byte:
            index += 1
            return Token(kind: (0x21...0x7E).contains(byte) ? .sign : .strange, range: start..<index)
        }
    }

    private func skipBlanksAndComments(_ index: inout Int) {
        while index < bytes.count {
            switch (bytes[index], byte(index + 1)) {
            case (let byte, _) where byte.isBlank: index += 1
            case (UInt8(ascii: "/"), UInt8(ascii: "/")):
                while index < bytes.count, !bytes[index].isLineBreak { index += 1 }
            case (UInt8(ascii: "/"), UInt8(ascii: "*")):
                index += 2
                while index < bytes.count, !(bytes[index] == UInt8(ascii: "*") && byte(index + 1) == UInt8(ascii: "/")) {
                    index += 1
                }
                index = min(index + 2, bytes.count)
            default: return
            }
        }
    }

    private func skipText(_ index: inout Int) {
        let quote = bytes[index]
        index += 1
        while index < bytes.count, bytes[index] != quote, !bytes[index].isLineBreak {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index + (byte(index) == quote ? 1 : 0), bytes.count)
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool { [0x20, 0x09, 0x0B, 0x0C].contains(self) }
    fileprivate var isLineBreak: Bool { self == 0x0A || self == 0x0D }

    /// Whether it may stand in a word of C.
    fileprivate var isWord: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: "$"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

extension SourceFile {
    /// What stands between two places, without blanks and comments: an operator.
    func signs(between start: Int, and end: Int) -> String {
        guard start < end, end <= bytes.count else { return "" }
        let text = CText(bytes[start..<end])
        return text.tokens.filter { $0.kind != .lineEnd }.map(text.string).joined()
    }
}
