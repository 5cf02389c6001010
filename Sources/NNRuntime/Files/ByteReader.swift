/// Reads a file's bytes in order, or throws where they end too early.
struct ByteReader {
    let path: String
    let bytes: [UInt8]
    /// Whether `bytes` are what a compressed file holds.
    let isDecompressed: Bool
    private(set) var position = 0

    init(_ bytes: [UInt8], path: String, isDecompressed: Bool = false) {
        self.bytes = bytes
        self.path = path
        self.isDecompressed = isDecompressed
    }

    var remaining: Int { bytes.count - position }

    /// The next `count` bytes' place in `bytes`; `what` names them in the error.
    mutating func take(_ count: Int, _ what: String) throws(FileError) -> Range<Int> {
        guard count >= 0, count <= remaining else {
            throw error("expected \(count) bytes of \(what), the file ends after \(remaining)")
        }
        defer { position += count }
        return position ..< position + count
    }

    mutating func byte(_ what: String) throws(FileError) -> UInt8 {
        bytes[try take(1, what).lowerBound]
    }

    mutating func littleEndian<Number: FixedWidthInteger>(_ what: String) throws(FileError) -> Number {
        let range = try take(Number.bitWidth / 8, what)
        return bytes[range].reversed().reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }

    mutating func bigEndian<Number: FixedWidthInteger>(_ what: String) throws(FileError) -> Number {
        let range = try take(Number.bitWidth / 8, what)
        return bytes[range].reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }

    mutating func requireEnd() throws(FileError) {
        guard remaining == 0 else { throw error("expected the end of the file, found \(remaining) more bytes") }
    }

    /// An error at the present position, or at `offset`.
    func error(at offset: Int? = nil, _ problem: String) -> FileError {
        FileError(path: path, offset: offset ?? position, isDecompressed: isDecompressed, problem)
    }
}
