/// A number that files hold as memory does.
public protocol Mappable: BitwiseCopyable, Sendable {}

extension Float: Mappable {}
extension Int32: Mappable {}
extension UInt8: Mappable {}

/// Numbers in a file, used where they lie: floats or indices of as many examples as the file holds.
///
///     let scans = try MappedArray<Float>(npy: "scans.npy")
///     for row in try digits.predict(image: scans.span) { print(row.argmax) }
///
/// Nothing is read before it is used, and nothing is copied or converted: numbers of another type or order than the
/// machine's are an error.
public struct MappedArray<Element: Mappable>: Sendable {
    /// The file that the numbers lie in.
    public let file: MappedFile
    /// The extents that the file states; of a raw file, the number of elements alone.
    public let shape: [Int]
    /// The number of elements.
    public let count: Int
    /// Bytes of the file before the first.
    private let offset: Int

    /// The elements, row-major.
    public var span: Span<Element> {
        @_lifetime(borrow self) get {
            let start = file.memory.baseAddress.map { ($0 + offset).assumingMemoryBound(to: Element.self) }
            return _overrideLifetime(
                Span(_unsafeElements: UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)), borrowing: self)
        }
    }

    /// A file of elements and nothing else, such as C or NumPy's `tofile` writes.
    public init(raw path: String) throws(FileError) {
        let file = try MappedFile(path)
        let (count, rest) = file.count.quotientAndRemainder(dividingBy: MemoryLayout<Element>.size)
        guard rest == 0 else {
            throw FileError(
                path: path, "has \(file.count) bytes, no whole number of elements of \(MemoryLayout<Element>.size)")
        }
        try self.init(file, [count], at: 0)
    }

    /// An array in NumPy's `.npy` format: of the type `<f4` for `Float`, `<i4` for `Int32`, `u1` for `UInt8`.
    public init(npy path: String) throws(FileError) {
        let file = try MappedFile(path)
        var reader = ByteReader(file.prefix(1 << 16), path: path)
        let header = try NPYHeader(&reader)
        try Self.require(header.type, isSwapped: header.isBigEndian != (1.bigEndian == 1), path)
        guard !header.isFortranOrder || header.shape.count < 2 else {
            throw FileError(path: path, "is in Fortran's order; only row-major arrays can be mapped")
        }
        try self.init(file, header.shape, at: reader.position, isWhole: true)
    }

    /// The tensor called `name` of a safetensors file: of the type `F32` for `Float`, `I32` for `Int32`, `U8` for `UInt8`.
    public init(safetensors path: String, tensor name: String) throws(FileError) {
        let file = try MappedFile(path)
        let header = file.prefix(8).enumerated().reduce(UInt64(0)) { $0 | UInt64($1.element) << UInt64(8 * $1.offset) }
        let head = file.prefix(Int(clamping: header.addingReportingOverflow(8).partialValue))
        let directory = try TensorDirectory(head, fileSize: file.count, path: path)
        guard let tensor = directory.tensors.first(where: { $0.name == name }) else {
            let names = directory.tensors.map(\.name).joined(separator: ", ")
            throw FileError(path: path, "has no tensor \(name); there are \(names)")
        }
        try Self.require(tensor.type, isSwapped: 1.bigEndian == 1, path)
        try self.init(file, tensor.shape, at: tensor.range.lowerBound)
    }

    /// Bytes in the format of the published MNIST files, not compressed; other numbers have another order there.
    public init(idx path: String) throws(FileError) where Element == UInt8 {
        let file = try MappedFile(path)
        let head = file.prefix(4 + 4 * 255)
        guard !Gzip.isCompressed(head) else {
            throw FileError(path: path, "is compressed; only a plain file can be mapped")
        }
        var reader = ByteReader(head, path: path)
        let header = try IDXHeader(&reader)
        try Self.require(header.type, isSwapped: false, path)
        try self.init(file, header.shape, at: reader.position, isWhole: true)
    }

    private init(_ file: MappedFile, _ shape: [Int], at offset: Int, isWhole: Bool = false) throws(FileError) {
        let size = MemoryLayout<Element>.size
        guard let count = checkedProduct(shape), let bytes = checkedProduct([count, size]), bytes <= file.count - offset
        else {
            throw FileError(
                path: file.path, offset: offset, "expected elements of \(describe(shape)), the file ends after \(file.count - offset) bytes")
        }
        guard !isWhole || bytes == file.count - offset else {
            throw FileError(
                path: file.path, offset: offset + bytes,
                "expected the end of the file, found \(file.count - offset - bytes) more bytes")
        }
        guard offset % size == 0 else {
            throw FileError(
                path: file.path, offset: offset, "the elements begin at no multiple of \(size) bytes, which a mapped file needs")
        }
        self.file = file
        self.shape = shape
        self.count = count
        self.offset = offset
    }

    private static func require(_ type: ElementType, isSwapped: Bool, _ path: String) throws(FileError) {
        guard type == ElementType(Element.self) else {
            throw FileError(path: path, "holds elements of \(type), mapped are those of \(Element.self) as they are")
        }
        guard !isSwapped || type.byteCount == 1 else {
            throw FileError(path: path, "holds its bytes in another order than the machine")
        }
    }
}

extension ElementType {
    /// How files call `type`; nil for one that no file has.
    fileprivate init?<Element: Mappable>(_ type: Element.Type) {
        if type == Float.self {
            self = .float32
        } else if type == Int32.self {
            self = .int32
        } else if type == UInt8.self {
            self = .uint8
        } else {
            return nil
        }
    }
}

extension MappedFile {
    /// At most the first `limit` bytes.
    fileprivate func prefix(_ limit: Int) -> [UInt8] { Array(memory.prefix(max(limit, 0))) }
}
