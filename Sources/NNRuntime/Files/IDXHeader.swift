/// What stands before the elements of an IDX file.
struct IDXHeader {
    let type: ElementType
    let shape: [Int]
    let byteCount: Int
    /// Where the elements end.
    let end: Int

    private static let types: [UInt8: ElementType] = [
        0x08: .uint8, 0x09: .int8, 0x0b: .int16, 0x0c: .int32, 0x0d: .float32, 0x0e: .float64,
    ]

    init(_ reader: inout ByteReader) throws(FileError) {
        let zeros: UInt16 = try reader.bigEndian("IDX header")
        guard zeros == 0 else { throw reader.error(at: 0, "expected the two zero bytes of an IDX file") }
        let code = try reader.byte("element type")
        guard let type = Self.types[code] else {
            throw reader.error(at: 2, "expected an element type of 8, 9, 11, 12, 13 or 14, found \(code)")
        }
        let rank = try reader.byte("rank")
        guard rank > 0 else { throw reader.error(at: 3, "expected a rank of at least 1, found 0") }
        var shape: [Int] = []
        for _ in 0 ..< rank { shape.append(Int(try reader.bigEndian("extent") as UInt32)) }
        guard let count = checkedProduct(shape + [type.byteCount]), count <= Int.max - reader.position else {
            throw reader.error(at: 4, "the shape \(describe(shape)) has more elements than can be counted")
        }
        self.type = type
        self.shape = shape
        byteCount = count
        end = reader.position + count
    }
}
