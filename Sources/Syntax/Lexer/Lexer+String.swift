import Source

extension Lexer {
    mutating func scanString() -> Token.Kind {
        let start = position
        var kind = Token.Kind.string
        position += 1
        while peek() != UInt8(ascii: "\"") {
            guard position < bytes.count, peek() != UInt8(ascii: "\n"), peek() != UInt8(ascii: "\r") else {
                error(
                    .unterminatedText, "this text does not end on its line", from: start,
                    help: ["put `\"` at its end"])
                return .invalid
            }
            if peek() == UInt8(ascii: "\\") {
                if !scanEscape() { kind = .invalid }
            } else {
                position += 1
            }
        }
        position += 1
        return kind
    }

    private mutating func scanEscape() -> Bool {
        let start = position
        position += 1
        if Self.escapes[peek()] != nil {
            position += 1
            return true
        }
        guard position < bytes.count, peek() >= 0x20 else { return false }
        position += UTF8.width(scalar())
        error(
            .unknownEscape, "`\(excerpt(from: start))` has no meaning within a text", from: start,
            help: [#"after `\` stands `\`, `"`, `n` (a new line) or `t` (a tab)"#])
        return false
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "\\"): UInt8(ascii: "\\"),
        UInt8(ascii: "\""): UInt8(ascii: "\""),
        UInt8(ascii: "n"): UInt8(ascii: "\n"),
        UInt8(ascii: "t"): UInt8(ascii: "\t"),
    ]

    /// The text that a string token stands for.
    static func value(ofString spelling: ArraySlice<UInt8>) -> String {
        var value: [UInt8] = []
        var rest = spelling.dropFirst().dropLast()
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                value.append(byte)
                continue
            }
            guard let escaped = rest.popFirst(), let meaning = escapes[escaped] else {
                preconditionFailure("a string token holds known escapes only")
            }
            value.append(meaning)
        }
        return String(decoding: value, as: UTF8.self)
    }
}
