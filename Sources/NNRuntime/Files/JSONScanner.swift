/// Reads the little JSON that headers need: objects, texts and lists of whole numbers. Nothing nests
/// deeper than its caller asks for.
struct JSONScanner {
    private let text: ArraySlice<UInt8>
    private let path: String
    private var position: Int

    /// The indices of `text` are those of its bytes in the file.
    init(_ text: ArraySlice<UInt8>, path: String) {
        self.text = text
        self.path = path
        position = text.startIndex
    }

    /// Reads `{…}` and calls `member` to read the value of each key; `offset` is where the key stands.
    mutating func object(
        _ member: (_ key: String, _ offset: Int, _ json: inout JSONScanner) throws(FileError) -> Void
    ) throws(FileError) {
        try require("{")
        if accept("}") { return }
        repeat {
            skipSpace()
            let offset = position
            let key = try string("a key")
            try require(":")
            try member(key, offset, &self)
        } while accept(",")
        try require("}")
    }

    /// Reads `[n, …]`.
    mutating func numbers() throws(FileError) -> [Int] {
        try require("[")
        var numbers: [Int] = []
        if accept("]") { return numbers }
        repeat { numbers.append(try number()) } while accept(",")
        try require("]")
        return numbers
    }

    private mutating func number() throws(FileError) -> Int {
        skipSpace()
        let start = position
        while position < text.endIndex, UInt8(ascii: "0") ... UInt8(ascii: "9") ~= text[position] { position += 1 }
        let digits = text[start ..< position]
        guard !digits.isEmpty, digits.count == 1 || digits.first != UInt8(ascii: "0"),
            let number = Int(String(decoding: digits, as: UTF8.self))
        else { throw error(at: start, "expected a whole number that fits 63 bits") }
        return number
    }

    /// Reads `"…"`; `what` names it in the error.
    mutating func string(_ what: String) throws(FileError) -> String {
        skipSpace()
        let start = position
        guard accept("\"") else { throw error("expected \(what) in quotation marks") }
        var units: [UInt8] = []
        while position < text.endIndex {
            let byte = text[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: units, as: UTF8.self) else {
                    throw error(at: start, "expected UTF-8")
                }
                return string
            case UInt8(ascii: "\\"): units += String(try escape()).utf8
            case 0 ..< 32: throw error(at: position - 1, "a control character stands in a text")
            default: units.append(byte)
            }
        }
        throw error(at: start, "the text does not end")
    }

    private mutating func escape() throws(FileError) -> Unicode.Scalar {
        guard position < text.endIndex else { throw error("the text does not end") }
        defer { position += 1 }
        switch text[position] {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw error("an escape that JSON does not have")
        }
    }

    /// Reads the digits after `\u`, and for a high surrogate the escape that must follow; leaves the
    /// position at the last digit.
    private mutating func unicodeEscape() throws(FileError) -> Unicode.Scalar {
        let start = position
        let high = try hexDigits()
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard high < 0xdc00, text[position...].dropFirst().starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
            throw error(at: start, "half a surrogate pair")
        }
        position += 2
        let low = try hexDigits()
        guard 0xdc00 ..< 0xe000 ~= low else { throw error(at: start, "half a surrogate pair") }
        return Unicode.Scalar(0x10000 + (high - 0xd800) << 10 + (low - 0xdc00))!
    }

    private mutating func hexDigits() throws(FileError) -> UInt32 {
        let digits = text[position...].dropFirst().prefix(4)
        let isHex = digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        guard digits.count == 4, isHex, let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw error("expected four hexadecimal digits")
        }
        position += 4
        return number
    }

    mutating func requireEnd() throws(FileError) {
        skipSpace()
        guard position == text.endIndex else { throw error("expected the end of the header") }
    }

    private mutating func require(_ character: Unicode.Scalar) throws(FileError) {
        guard accept(character) else { throw error("expected “\(character)”") }
    }

    private mutating func accept(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard position < text.endIndex, text[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while position < text.endIndex, [0x20, 0x09, 0x0a, 0x0d].contains(text[position]) { position += 1 }
    }

    func error(at offset: Int? = nil, _ problem: String) -> FileError {
        FileError(path: path, offset: offset ?? position, problem)
    }
}
