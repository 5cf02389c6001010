/// The header of an `.npy` file: a Python dictionary of `descr`, `fortran_order` and `shape`.
struct NPYHeader {
    static let magic: [UInt8] = [0x93] + "NUMPY".utf8

    let type: ElementType
    let isBigEndian: Bool
    let isFortranOrder: Bool
    let shape: [Int]

    private static let types: [String: ElementType] = [
        "b1": .bool, "u1": .uint8, "i1": .int8, "u2": .uint16, "i2": .int16, "u4": .uint32, "i4": .int32,
        "u8": .uint64, "i8": .int64, "f2": .float16, "f4": .float32, "f8": .float64,
    ]

    /// Reads what stands before the elements of a file.
    init(_ reader: inout ByteReader) throws(FileError) {
        let magic = try reader.take(6, "npy header")
        guard reader.bytes[magic].elementsEqual(Self.magic) else {
            throw reader.error(at: 0, "expected the bytes \\x93NUMPY of an npy file")
        }
        let version = try reader.byte("version")
        _ = try reader.byte("version")
        let length: Int
        switch version {
        case 1: length = Int(try reader.littleEndian("header length") as UInt16)
        case 2, 3: length = Int(try reader.littleEndian("header length") as UInt32)
        default: throw reader.error(at: 6, "expected the version 1, 2 or 3, found \(version)")
        }
        try self.init(reader.bytes[reader.take(length, "header")], path: reader.path)
    }

    /// Parses `text`, whose indices are those of its bytes in the file at `path`.
    init(_ text: ArraySlice<UInt8>, path: String) throws(FileError) {
        var scanner = Scanner(text: text, path: path, position: text.startIndex)
        var descriptor: (text: String, offset: Int)?
        var fortran: Bool?
        var shape: [Int]?
        try scanner.require("{")
        while !scanner.accept("}") {
            let (key, offset) = try scanner.string()
            try scanner.require(":")
            switch key {
            case "descr": descriptor = try scanner.string()
            case "fortran_order": fortran = try scanner.truth()
            case "shape": shape = try scanner.tuple()
            default: throw scanner.error(at: offset, "a key \(key), which npy does not have")
            }
            if !scanner.accept(",") {
                try scanner.require("}")
                break
            }
        }
        guard let descriptor, let fortran, let shape else {
            throw scanner.error(at: text.startIndex, "expected descr, fortran_order and shape")
        }
        guard let order = descriptor.text.first, "<>|=".contains(order),
            let type = Self.types[String(descriptor.text.dropFirst())]
        else {
            throw scanner.error(
                at: descriptor.offset, "elements of “\(descriptor.text)” are not read; floats, integers and booleans are")
        }
        self.type = type
        isBigEndian = order == ">" || order == "=" && 1.bigEndian == 1
        isFortranOrder = fortran
        self.shape = shape
    }
}

/// Reads the few forms of Python that the header has.
private struct Scanner {
    let text: ArraySlice<UInt8>
    let path: String
    var position: Int

    /// Enough for every array that NumPy itself makes.
    private static let greatestRank = 64

    mutating func string() throws(FileError) -> (text: String, offset: Int) {
        skipSpace()
        let start = position
        guard position < text.endIndex, [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(text[position]),
            let end = text[(position + 1)...].firstIndex(of: text[position])
        else { throw error(at: start, "expected a simple text in quotation marks") }
        position = end + 1
        return (String(decoding: text[start + 1 ..< end], as: UTF8.self), start)
    }

    mutating func truth() throws(FileError) -> Bool {
        skipSpace()
        for (word, value) in [("True", true), ("False", false)] where text[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return value
        }
        throw error("expected True or False")
    }

    mutating func tuple() throws(FileError) -> [Int] {
        try require("(")
        var numbers: [Int] = []
        while !accept(")") {
            numbers.append(try number())
            guard numbers.count <= Self.greatestRank else { throw error("a rank above \(Self.greatestRank)") }
            if !accept(",") {
                try require(")")
                break
            }
        }
        return numbers
    }

    private mutating func number() throws(FileError) -> Int {
        skipSpace()
        let digits = text[position...].prefix { UInt8(ascii: "0") ... UInt8(ascii: "9") ~= $0 }
        guard let number = Int(String(decoding: digits, as: UTF8.self)) else {
            throw error("expected a whole number that fits 63 bits")
        }
        position = digits.endIndex
        return number
    }

    mutating func require(_ character: Unicode.Scalar) throws(FileError) {
        guard accept(character) else { throw error("expected “\(character)”") }
    }

    mutating func accept(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard position < text.endIndex, text[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while position < text.endIndex, text[position] == UInt8(ascii: " ") { position += 1 }
    }

    func error(at offset: Int? = nil, _ problem: String) -> FileError {
        FileError(path: path, offset: offset ?? position, problem)
    }
}
