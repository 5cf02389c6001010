/// A canonical Huffman code of DEFLATE (RFC 1951, section 3.2.2), ready to decode.
struct HuffmanCode {
    static let longest = 15
    private static let quickBits = 10

    /// For the next `quickBits` bits symbol·16 + length, or 0 where the code is longer or there is none.
    private let quick: [UInt16]
    /// The number of codes of each length, and all symbols in the order of their codes.
    private let counts: [UInt16]
    private let symbols: [UInt16]

    /// Nil if `lengths` (0: no code) are not those of a complete code; a single code of one bit is let pass.
    init?(_ lengths: some Collection<UInt8>) {
        var counts = [UInt16](repeating: 0, count: Self.longest + 1)
        for length in lengths { counts[Int(length)] += 1 }
        counts[0] = 0
        var left = 1
        for length in 1 ... Self.longest {
            left = 2 * left - Int(counts[length])
            guard left >= 0 else { return nil }
        }
        let used = counts.reduce(0) { $0 + Int($1) }
        guard left == 0 || used == 0 || used == 1 && counts[1] == 1 else { return nil }
        var next = [Int](repeating: 0, count: Self.longest + 2)
        for length in 1 ... Self.longest { next[length + 1] = next[length] + Int(counts[length]) }
        var symbols = [UInt16](repeating: 0, count: used)
        for (symbol, length) in lengths.enumerated() where length > 0 {
            symbols[next[Int(length)]] = UInt16(symbol)
            next[Int(length)] += 1
        }
        self.counts = counts
        self.symbols = symbols
        quick = Self.quickTable(counts, symbols)
    }

    private static func quickTable(_ counts: [UInt16], _ symbols: [UInt16]) -> [UInt16] {
        var table = [UInt16](repeating: 0, count: 1 << quickBits)
        var code = 0
        var index = 0
        for length in 1 ... quickBits {
            for _ in 0 ..< Int(counts[length]) {
                let reversed = (0 ..< length).reduce(0) { $0 | (code >> $1 & 1) << (length - 1 - $1) }
                for entry in stride(from: reversed, to: table.count, by: 1 << length) {
                    table[entry] = symbols[index] << 4 | UInt16(length)
                }
                code += 1
                index += 1
            }
            code <<= 1
        }
        return table
    }

    /// The symbol whose code the low bits of `bits` begin with, and the code's length; nil if there is none.
    @inline(__always)
    func decode(_ bits: UInt64) -> (symbol: Int, length: Int)? {
        let entry = quick[Int(bits & (1 << Self.quickBits - 1))]
        return entry != 0 ? (Int(entry >> 4), Int(entry & 15)) : decodeBitByBit(bits)
    }

    private func decodeBitByBit(_ bits: UInt64) -> (symbol: Int, length: Int)? {
        var code = 0
        var first = 0
        var index = 0
        for length in 1 ... Self.longest {
            code |= Int(bits >> UInt64(length - 1) & 1)
            let count = Int(counts[length])
            if code - first < count { return (Int(symbols[index + code - first]), length) }
            index += count
            first = (first + count) << 1
            code <<= 1
        }
        return nil
    }
}
