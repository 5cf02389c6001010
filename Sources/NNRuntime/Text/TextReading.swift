/// Bytes of the largest text that is read.
let largestText = 1 << 28

/// The text in the file at `path`: UTF-8, a byte order mark left out, the ends of lines as line feeds.
///
/// Throws if the file cannot be read, is empty, is longer than `largestText` or is not UTF-8, with the place of the
/// first byte that is not.
func readText(_ path: String) throws(FileError) -> String {
    try decodeText(readFile(path, limit: largestText), path: path)
}

func decodeText(_ bytes: [UInt8], path: String) throws(FileError) -> String {
    if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) {
        throw FileError(path: path, offset: 0, "begins as UTF-16 does; expected UTF-8")
    }
    let mark = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    guard let text = String(validating: withoutCarriageReturns(bytes[mark...]), as: UTF8.self) else {
        throw FileError(path: path, offset: invalidPlace(bytes), "expected UTF-8; is it another encoding, or no text?")
    }
    guard !text.isEmpty else { throw FileError(path: path, "holds no text") }
    return text
}

/// Each carriage return, and a line feed behind it, as one line feed.
private func withoutCarriageReturns(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    guard bytes.contains(carriageReturn) else { return Array(bytes) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
        if byte != lineFeed || previous != carriageReturn { result.append(byte == carriageReturn ? lineFeed : byte) }
        previous = byte
    }
    return result
}

/// Where the first sequence of bytes that is not UTF-8 begins.
private func invalidPlace(_ bytes: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var place = 0
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { place += scalar.count }
    return place
}
