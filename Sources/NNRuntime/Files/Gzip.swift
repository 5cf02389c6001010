/// Decompresses gzip (RFC 1952), all members of a file one behind the other.
enum Gzip {
    /// Whether `bytes` begin as a gzip file does.
    static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1f, 0x8b]) }

    /// The content, checked by its checksums; throws if it has more than `limit` bytes.
    static func decompress(_ bytes: [UInt8], path: String, limit: Int) throws(FileError) -> [UInt8] {
        try read(bytes, path: path, limit: limit, mayStop: false)
    }

    /// The first `count` bytes of the content, or fewer if it has fewer; checksums may stay unread.
    static func prefix(_ count: Int, of bytes: [UInt8], path: String) throws(FileError) -> [UInt8] {
        try read(bytes, path: path, limit: count, mayStop: true)
    }

    private static func read(
        _ bytes: [UInt8], path: String, limit: Int, mayStop: Bool
    ) throws(FileError) -> [UInt8] {
        var reader = ByteReader(bytes, path: path)
        var output = OutputBytes(limit: limit)
        repeat {
            let start = output.count
            try readHeader(&reader)
            let position = reader.position
            let end = try bytes.withUnsafeBufferPointer { input in
                var inflater = Inflater(input, from: position, path: path)
                do throws(FileError) {
                    return Result<Int?, FileError>.success(try inflater.inflate(into: &output, mayStop: mayStop))
                } catch {
                    return .failure(error)
                }
            }.get()
            guard let end else { break }
            _ = try reader.take(end - position, "compressed data")
            let checksumOffset = reader.position
            let checksum: UInt32 = try reader.littleEndian("checksum")
            let size: UInt32 = try reader.littleEndian("size")
            let content = output.buffer(from: start)
            guard size == UInt32(truncatingIfNeeded: content.count) else {
                throw reader.error(
                    at: checksumOffset + 4, "states \(size) decompressed bytes, found \(content.count)")
            }
            guard checksum == CRC32.of(content) else {
                throw reader.error(at: checksumOffset, "the decompressed data does not match its checksum")
            }
        } while reader.remaining > 0 && !isPadding(bytes[reader.position...])
        return Array(output.buffer())
    }

    private static func readHeader(_ reader: inout ByteReader) throws(FileError) {
        let start = reader.position
        let magic: UInt16 = try reader.bigEndian("gzip header")
        guard magic == 0x1f8b else { throw reader.error(at: start, "expected the bytes 1f 8b of gzip") }
        guard try reader.byte("method") == 8 else {
            throw reader.error(at: start + 2, "expected the compression method 8 (DEFLATE)")
        }
        let flags = try reader.byte("flags")
        guard flags & 0xe0 == 0 else { throw reader.error(at: start + 3, "reserved flags are set") }
        _ = try reader.take(6, "gzip header")
        if flags & 4 != 0 {
            let length: UInt16 = try reader.littleEndian("extra field's length")
            _ = try reader.take(Int(length), "extra field")
        }
        if flags & 8 != 0 { while try reader.byte("file name") != 0 {} }
        if flags & 16 != 0 { while try reader.byte("comment") != 0 {} }
        if flags & 2 != 0 { _ = try reader.take(2, "header checksum") }
    }

    private static func isPadding(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy { $0 == 0 } }
}
