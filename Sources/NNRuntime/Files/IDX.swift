/// An array in the format of the published MNIST files: two zero bytes, the type, the rank,
/// the extents as big-endian 32-bit numbers, then the elements, big-endian and row-major.
struct IDXArray: Sendable {
    let path: String
    let shape: [Int]
    let type: ElementType
    private let content: ByteReader
    private let elements: Range<Int>

    /// No file of a useful data set decompresses to more.
    private static let largest = 1 << 32

    /// Reads the file at `path`, plain or gzip.
    init(path: String) throws(FileError) {
        try self.init(readFile(path), path: path)
    }

    init(_ bytes: [UInt8], path: String) throws(FileError) {
        guard Gzip.isCompressed(bytes) else {
            try self.init(ByteReader(bytes, path: path))
            return
        }
        var head = ByteReader(
            try Gzip.prefix(4 + 4 * 255, of: bytes, path: path), path: path, isDecompressed: true)
        let header = try IDXHeader(&head)
        let content = try Gzip.decompress(
            bytes, path: path, limit: min(header.end, Self.largest))
        try self.init(ByteReader(content, path: path, isDecompressed: true))
    }

    private init(_ reader: ByteReader) throws(FileError) {
        var reader = reader
        let header = try IDXHeader(&reader)
        elements = try reader.take(header.byteCount, "elements of \(describe(header.shape)) (\(header.type))")
        try reader.requireEnd()
        path = reader.path
        shape = header.shape
        type = header.type
        content = reader
    }

    /// The number of examples, the first extent.
    var count: Int { shape[0] }

    var floats: [Float] { type.floats(bytes, bigEndian: true) }

    /// The elements as they stand in the file.
    var bytes: ArraySlice<UInt8> { content.bytes[elements] }

    /// The largest byte of an array of bytes; nil for other types and for no bytes.
    var largestByte: UInt8? { type == .uint8 ? bytes.max() : nil }

    /// The elements as class indices; throws if they are not integers.
    func indices() throws(FileError) -> [Int32] {
        guard let (indices, _) = type.indices(bytes, bigEndian: true) else {
            throw content.error(at: 2, "expected integers as class indices, found \(type)")
        }
        return indices
    }
}
