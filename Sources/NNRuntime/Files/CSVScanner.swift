/// Cuts a CSV file into records and fields, or a file with tabs between fields, where quotation marks mean nothing.
struct CSVScanner {
    struct Field {
        let text: String
        let offset: Int
    }

    private let bytes: [UInt8]
    private let path: String
    private let isTabbed: Bool
    private let separator: UInt8
    private var position: Int
    private var linesRead = 0
    /// The line, counted from 1, in which the last record began.
    private(set) var line = 0

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    init(_ bytes: [UInt8], path: String, isTabbed: Bool = false) {
        self.bytes = bytes
        self.path = path
        self.isTabbed = isTabbed
        separator = UInt8(ascii: isTabbed ? "\t" : ",")
        position = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    }

    /// Reads the fields of the next record that is not an empty line; false at the end of the file.
    mutating func next(_ fields: inout [Field]) throws(FileError) -> Bool {
        fields.removeAll(keepingCapacity: true)
        while acceptLineEnd() {}
        guard position < bytes.count else { return false }
        line = linesRead + 1
        while true {
            fields.append(try field())
            if position == bytes.count || acceptLineEnd() { return true }
            guard bytes[position] == separator else {
                throw error("expected a comma or the end of the line after a quoted field (line \(line))")
            }
            position += 1
        }
    }

    private mutating func field() throws(FileError) -> Field {
        let start = position
        if !isTabbed, position < bytes.count, bytes[position] == Self.quote { return try quotedField() }
        while position < bytes.count {
            let byte = bytes[position]
            if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { break }
            guard isTabbed || byte != Self.quote else {
                throw error("a quotation mark within a field that does not begin with one (line \(line))")
            }
            position += 1
        }
        return Field(text: String(decoding: bytes[start ..< position], as: UTF8.self), offset: start)
    }

    private mutating func quotedField() throws(FileError) -> Field {
        let start = position
        var text: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == Self.quote {
                guard position < bytes.count, bytes[position] == Self.quote else {
                    return Field(text: String(decoding: text, as: UTF8.self), offset: start)
                }
                position += 1
            }
            if byte == Self.lineFeed { linesRead += 1 }
            text.append(byte)
        }
        throw error(at: start, "the quoted field does not end (line \(line))")
    }

    /// Takes a line feed, a carriage return or both.
    private mutating func acceptLineEnd() -> Bool {
        let start = position
        if position < bytes.count, bytes[position] == Self.carriageReturn { position += 1 }
        if position < bytes.count, bytes[position] == Self.lineFeed { position += 1 }
        guard position > start else { return false }
        linesRead += 1
        return true
    }

    func error(at offset: Int? = nil, _ problem: String) -> FileError {
        FileError(path: path, offset: offset ?? position, problem)
    }
}
