/// What the header of a safetensors file says of the file: which tensors it holds, and where.
struct TensorDirectory {
    let metadata: [String: String]
    /// In the order of their bytes.
    let tensors: [Tensor]

    struct Tensor {
        let name: String
        let type: ElementType
        let shape: [Int]
        /// Where its elements stand in the file.
        let range: Range<Int>
    }

    /// The format's own bound.
    private static let largestHeader = 100_000_000
    private static let types: [String: ElementType] = [
        "BOOL": .bool, "U8": .uint8, "I8": .int8, "U16": .uint16, "I16": .int16, "U32": .uint32, "I32": .int32,
        "U64": .uint64, "I64": .int64, "F16": .float16, "BF16": .bfloat16, "F32": .float32, "F64": .float64,
    ]

    /// Reads `head`, the file's beginning to the end of its header at least, of a file of `fileSize` bytes.
    init(_ head: [UInt8], fileSize: Int, path: String) throws(FileError) {
        var reader = ByteReader(head, path: path)
        let length: UInt64 = try reader.littleEndian("header length")
        let rest = fileSize - reader.position
        guard length <= UInt64(min(Self.largestHeader, rest)) else {
            throw reader.error(
                at: 0, "states a header of \(length) bytes, the file has \(rest) more "
                    + "and the format allows \(Self.largestHeader)")
        }
        let header = try TensorHeader(head[reader.take(Int(length), "header")], path: path)
        metadata = header.metadata
        tensors = try Self.place(header.tensors, from: reader.position, of: fileSize - reader.position, reader)
    }

    /// Checks that the tensors fill the rest of the file without gap or overlap.
    private static func place(
        _ tensors: [TensorHeader.Tensor], from start: Int, of remaining: Int, _ reader: ByteReader
    ) throws(FileError) -> [Tensor] {
        var end = 0
        var placed: [Tensor] = []
        let bounds = { (tensor: TensorHeader.Tensor) in (tensor.range.lowerBound, tensor.range.upperBound) }
        for tensor in tensors.sorted(by: { bounds($0) < bounds($1) }) {
            guard let type = types[tensor.type] else {
                throw reader.error(at: tensor.offset, "\(tensor.name) has the dtype \(tensor.type), which is not read")
            }
            guard tensor.range.lowerBound == end, tensor.range.upperBound <= remaining else {
                throw reader.error(
                    at: tensor.offset,
                    "\(tensor.name) states the bytes \(tensor.range.lowerBound)–\(tensor.range.upperBound) "
                        + "of \(remaining), expected them to begin at \(end)")
            }
            guard checkedProduct(tensor.shape + [type.byteCount]) == tensor.range.count else {
                throw reader.error(
                    at: tensor.offset,
                    "\(tensor.name) of \(describe(tensor.shape)) \(tensor.type) states \(tensor.range.count) bytes")
            }
            end = tensor.range.upperBound
            placed.append(Tensor(
                name: tensor.name, type: type, shape: tensor.shape,
                range: start + tensor.range.lowerBound ..< start + end))
        }
        guard end == remaining else {
            throw reader.error(at: start + end, "expected the end of the file, found \(remaining - end) more bytes")
        }
        return placed
    }
}
