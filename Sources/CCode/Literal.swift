/// Spellings of C literals.
enum Literal {
    /// Decimal; the least value has no literal of its own in C.
    static func integer(_ value: Int) -> String {
        value == .min ? "-\(Int.max) - 1" : String(value)
    }

    static func float(_ value: Float) -> String {
        if value.isNaN { return "NAN" }
        if value.isInfinite { return value < 0 ? "-INFINITY" : "INFINITY" }
        return "\(value)f"
    }

    static func double(_ value: Double) -> String {
        if value.isNaN { return "(double)NAN" }
        if value.isInfinite { return value < 0 ? "-(double)INFINITY" : "(double)INFINITY" }
        return "\(value)"
    }

    /// In quotes; all but printable ASCII as octal escapes, so that the bytes are UTF-8 under
    /// every compiler and no two question marks make a trigraph.
    static func string(_ text: String) -> String {
        var result = "\""
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"): result += "\\n"
            case UInt8(ascii: "\t"): result += "\\t"
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += "\\" + String(UnicodeScalar(byte))
            case UInt8(ascii: "?") where previous == byte: result += "\\?"
            case 0x20...0x7e: result += String(UnicodeScalar(byte))
            default:
                let octal = String(byte, radix: 8)
                result += "\\" + String(repeating: "0", count: 3 - octal.count) + octal
            }
            previous = byte
        }
        return result + "\""
    }

    /// Text fit to stand within a comment: it neither ends the comment nor opens another, and holds
    /// no control characters.
    static func comment(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let category = scalar.properties.generalCategory
            let isControl = category == .control || category == .format
            let next = isControl ? " " : scalar
            if let last = result.unicodeScalars.last {
                if (last, next) == ("*", "/") || (last, next) == ("/", "*") || (last, next) == ("?", "?") {
                    result.unicodeScalars.append(" ")
                }
            }
            result.unicodeScalars.append(next)
        }
        return result
    }
}
