import Source

extension Lexer {
    /// Names become names in C and in Swift, so they are ASCII and not longer than C tells apart.
    static let maximumNameLength = 63

    mutating func scanWord() -> Token.Kind {
        let start = position
        var isASCII = true
        while position < bytes.count {
            if peek().isWordByte {
                position += 1
            } else if peek() >= 0x80, case let scalar = scalar(), scalar.properties.isAlphabetic {
                isASCII = false
                position += UTF8.width(scalar)
            } else {
                break
            }
        }
        guard isASCII else {
            error(
                .malformedName, "`\(excerpt(from: start))` is not a name: names become names in C", from: start,
                help: ["names are written in the letters A to Z and a to z, digits and `_`"])
            return .invalid
        }
        guard bytes[start] != UInt8(ascii: "_") else {
            error(.malformedName, "`\(excerpt(from: start))` is not a name: a name begins with a letter", from: start)
            return .invalid
        }
        let length = position - start
        guard length <= Self.maximumNameLength else {
            error(
                .malformedName, "a name has at most \(Self.maximumNameLength) letters; this one has \(length)",
                from: start)
            return .invalid
        }
        return .word
    }

    /// The character here; the file is UTF-8 and does not end here.
    func scalar() -> Unicode.Scalar {
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = bytes[position...].makeIterator()
        guard case .valid(let encoded) = decoder.parseScalar(from: &iterator) else {
            preconditionFailure("a readable file is UTF-8")
        }
        return Unicode.UTF8.decode(encoded)
    }
}
