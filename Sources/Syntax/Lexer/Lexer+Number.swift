import Source

extension Lexer {
    /// Moves past all that a reader takes as one number, right or wrong, and checks it as a whole.
    mutating func scanNumber() -> Token.Kind {
        let start = position
        while true {
            let lowercase = peek() | 0x20
            let isExponent = lowercase == UInt8(ascii: "e") && !isHexadecimal(from: start)
            if isExponent, peek(1) == UInt8(ascii: "-") || peek(1) == UInt8(ascii: "+") {
                position += 2
            } else if peek().isWordByte || peek() == UInt8(ascii: ".") && peek(1) != UInt8(ascii: ".") {
                position += 1
            } else {
                break
            }
        }
        switch NumberLiteral(spelling: bytes[start..<position]) {
        case .integer: return .integer
        case .float: return .float
        case .malformed:
            error(
                .malformedNumber, "`\(excerpt(from: start))` is not a number", from: start,
                help: ["numbers are written 10, 10_000, 0.5 or 1e-4"])
        case .integerOverflow:
            error(
                .numberTooLarge, "`\(excerpt(from: start))` is larger than the largest whole number, \(Int.max)",
                from: start)
        case .floatOverflow:
            error(
                .numberTooLarge,
                "`\(excerpt(from: start))` is larger than the largest number, \(Double.greatestFiniteMagnitude)",
                from: start)
        case .floatUnderflow:
            error(
                .numberTooSmall,
                "`\(excerpt(from: start))` is smaller than the smallest number above 0, \(Double.leastNonzeroMagnitude)",
                from: start)
        }
        return .invalid
    }

    private func isHexadecimal(from start: Int) -> Bool {
        position > start + 1 && bytes[start + 1] | 0x20 == UInt8(ascii: "x")
    }
}

/// What the spelling of a number means.
enum NumberLiteral: Hashable {
    case integer(Int)
    case float(Double)
    case malformed
    case integerOverflow
    case floatOverflow
    case floatUnderflow

    /// Reads `digits ["." digits] [("e" | "E") ["+" | "-"] digits]` with `_` between digits.
    init(spelling: ArraySlice<UInt8>) {
        var rest = spelling
        guard Self.takeDigits(&rest) else {
            self = .malformed
            return
        }
        let significandStart = spelling.startIndex
        var significandEnd = rest.startIndex
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard Self.takeDigits(&rest) else {
                self = .malformed
                return
            }
            significandEnd = rest.startIndex
        }
        if let exponent = rest.first, exponent | 0x20 == UInt8(ascii: "e") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
            guard Self.takeDigits(&rest) else {
                self = .malformed
                return
            }
        }
        guard rest.isEmpty else {
            self = .malformed
            return
        }
        let digits = String(decoding: spelling.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
        if spelling.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "_") }) {
            self = Int(digits).map(NumberLiteral.integer) ?? .integerOverflow
            return
        }
        let isZero = !spelling[significandStart..<significandEnd].contains { $0.isDigit && $0 != UInt8(ascii: "0") }
        guard let value = Double(digits) else { preconditionFailure("a checked spelling is a number: \(digits)") }
        self = value.isInfinite ? .floatOverflow : value == 0 && !isZero ? .floatUnderflow : .float(value)
    }

    /// Removes `digit {["_"] digit}` from the front; false where there is none or a `_` stands at its end.
    private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.first?.isDigit == true else { return false }
        var last = UInt8(ascii: "0")
        while let byte = rest.first, byte.isDigit || byte == UInt8(ascii: "_") && last.isDigit {
            last = byte
            rest.removeFirst()
        }
        return last.isDigit
    }
}
