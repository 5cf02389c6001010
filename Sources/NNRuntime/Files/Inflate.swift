/// Decompresses DEFLATE (RFC 1951).
struct Inflater {
    private let input: UnsafeBufferPointer<UInt8>
    private let path: String
    private var position: Int
    private var bits: UInt64 = 0
    private var bitCount = 0

    private enum Block: UInt64 { case stored, fixed, dynamic }

    /// Begins at `position` of `input`, which must outlive the inflater; `path` is for errors.
    init(_ input: UnsafeBufferPointer<UInt8>, from position: Int, path: String) {
        self.input = input
        self.position = position
        self.path = path
    }

    /// Appends the decompressed bytes to `output`, and returns where the stream ends.
    ///
    /// Throws where the stream is broken, or would make `output` longer than `limit` — unless it `mayStop`
    /// there, in which case the result is nil.
    mutating func inflate(into output: inout OutputBytes, mayStop: Bool) throws(FileError) -> Int? {
        var isLast = false
        while !isLast {
            isLast = try take(1) == 1
            let finished: Bool
            switch Block(rawValue: try take(2)) {
            case .stored: finished = try copyStored(to: &output)
            case .fixed: finished = try decode(Self.fixedLiterals, Self.fixedDistances, to: &output)
            case .dynamic:
                let (literals, distances) = try readCodes()
                finished = try decode(literals, distances, to: &output)
            case nil: throw error("the block has a type that DEFLATE does not have")
            }
            guard finished else {
                if mayStop { return nil }
                throw error("the data decompresses to more than the \(output.limit) bytes expected")
            }
        }
        return position - bitCount / 8
    }

    private static let fixedLiterals = HuffmanCode(
        (0 ..< 288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 } as [UInt8])!
    private static let fixedDistances = HuffmanCode([UInt8](repeating: 5, count: 32))!

    private mutating func copyStored(to output: inout OutputBytes) throws(FileError) -> Bool {
        drop(bitCount % 8)
        let length = Int(try take(16))
        let complement = Int(try take(16))
        guard length == complement ^ 0xffff else { throw error("a stored block's length does not match its complement") }
        position -= bitCount / 8
        (bits, bitCount) = (0, 0)
        guard length <= input.count - position else { throw endOfFile() }
        guard output.append(input[position ..< position + length]) else { return false }
        position += length
        return true
    }

    private mutating func readCodes() throws(FileError) -> (HuffmanCode, HuffmanCode) {
        let literalCount = Int(try take(5)) + 257
        let distanceCount = Int(try take(5)) + 1
        let lengthCount = Int(try take(4)) + 4
        let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        var codeLengths = [UInt8](repeating: 0, count: 19)
        for place in order.prefix(lengthCount) { codeLengths[place] = UInt8(try take(3)) }
        guard let code = HuffmanCode(codeLengths) else { throw error("the code of the code lengths is not a prefix code") }
        var lengths: [UInt8] = []
        while lengths.count < literalCount + distanceCount {
            let symbol = try decodeSymbol(code)
            switch symbol {
            case 0 ..< 16: lengths.append(UInt8(symbol))
            case 16:
                guard let last = lengths.last else { throw error("a code length is to be repeated before the first") }
                lengths += [UInt8](repeating: last, count: 3 + Int(try take(2)))
            case 17: lengths += [UInt8](repeating: 0, count: 3 + Int(try take(3)))
            default: lengths += [UInt8](repeating: 0, count: 11 + Int(try take(7)))
            }
        }
        guard lengths.count == literalCount + distanceCount else { throw error("there are too many code lengths") }
        guard lengths[256] != 0, let literals = HuffmanCode(lengths[..<literalCount]),
            let distances = HuffmanCode(lengths[literalCount...])
        else { throw error("a block's code lengths are not those of a prefix code") }
        return (literals, distances)
    }

    private mutating func decode(
        _ literals: HuffmanCode, _ distances: HuffmanCode, to output: inout OutputBytes
    ) throws(FileError) -> Bool {
        while true {
            let symbol = try decodeSymbol(literals)
            if symbol < 256 {
                guard output.append(UInt8(symbol)) else { return false }
                continue
            }
            if symbol == 256 { return true }
            guard symbol < 286 else { throw error("a length has a code that DEFLATE does not have") }
            // Codes 257…264 stand for 3…10, then four codes share each number of extra bits; 285 is 258.
            let rank = symbol - 257
            let lengthBits = rank < 8 || rank == 28 ? 0 : rank / 4 - 1
            let base = rank < 8 ? rank + 3 : rank == 28 ? 258 : (4 + rank % 4) << lengthBits + 3
            let length = base + Int(try take(lengthBits))
            let code = try decodeSymbol(distances)
            guard code < 30 else { throw error("a distance has a code that DEFLATE does not have") }
            let distanceBits = code < 4 ? 0 : code / 2 - 1
            let distanceBase = code < 4 ? code + 1 : (2 + code % 2) << distanceBits + 1
            let distance = distanceBase + Int(try take(distanceBits))
            guard distance <= output.count else { throw error("a match lies \(distance) bytes back, before the start") }
            guard output.appendCopy(distance: distance, length: length) else { return false }
        }
    }

    @inline(__always)
    private mutating func decodeSymbol(_ code: HuffmanCode) throws(FileError) -> Int {
        refill()
        guard let (symbol, length) = code.decode(bits) else {
            throw bitCount < HuffmanCode.longest ? endOfFile() : error("the next bits are no code")
        }
        guard length <= bitCount else { throw endOfFile() }
        drop(length)
        return symbol
    }

    /// The next `count` bits, at most 16.
    @inline(__always)
    private mutating func take(_ count: Int) throws(FileError) -> UInt64 {
        refill()
        guard count <= bitCount else { throw endOfFile() }
        defer { drop(count) }
        return bits & (1 << UInt64(count) - 1)
    }

    @inline(__always)
    private mutating func refill() {
        guard bitCount < 32 else { return }
        while bitCount <= 56, position < input.count {
            bits |= UInt64(input[position]) << UInt64(bitCount)
            position += 1
            bitCount += 8
        }
    }

    @inline(__always)
    private mutating func drop(_ count: Int) {
        bits >>= UInt64(count)
        bitCount -= count
    }

    private func error(_ problem: String) -> FileError {
        FileError(path: path, offset: position - bitCount / 8, problem)
    }

    private func endOfFile() -> FileError {
        FileError(path: path, offset: input.count, "the file ends within the compressed data")
    }
}
