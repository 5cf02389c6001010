import Testing

@testable import NNRuntime

@Suite struct GzipTests {
    static let kinds = ["default", "stored", "fast", "fixed", "huffman", "rle", "members", "flags"]
    let plain = Fixtures.bytes("images/train-images-idx3-ubyte")

    @Test(arguments: kinds) func decompresses(kind: String) throws {
        let bytes = Fixtures.bytes("gzip-\(kind).gz")
        #expect(try Gzip.decompress(bytes, path: kind, limit: plain.count) == plain)
    }

    @Test(arguments: kinds) func stopsAtTheLimit(kind: String) {
        let bytes = Fixtures.bytes("gzip-\(kind).gz")
        #expect(throws: FileError.self) { try Gzip.decompress(bytes, path: kind, limit: plain.count - 1) }
    }

    @Test(arguments: kinds) func everyTruncationIsRefused(kind: String) {
        let bytes = Fixtures.bytes("gzip-\(kind).gz")
        for length in 0 ..< bytes.count {
            let content = try? Gzip.decompress(Array(bytes[..<length]), path: kind, limit: 5000)
            // A file of several members is whole without its padding or its last members.
            #expect(content == nil || kind == "members" && plain.starts(with: content!), "\(length) bytes")
        }
    }

    /// A broken bit is noticed, but in the header's fields that say nothing about the content.
    @Test(arguments: [("default", 1), ("fixed", 1), ("stored", 13), ("huffman", 13)])
    func brokenBitsAreNoticed(kind: String, step: Int) {
        let bytes = Fixtures.bytes("gzip-\(kind).gz")
        for byte in [0, 1, 2] + Array(stride(from: 10, to: bytes.count, by: step)) {
            for bit in 0 ..< 8 {
                var broken = bytes
                broken[byte] ^= 1 << UInt8(bit)
                let content = try? Gzip.decompress(broken, path: kind, limit: 5000)
                #expect(content == nil || content == plain, "bit \(bit) of byte \(byte)")
            }
        }
    }

    @Test func aWrongChecksumIsNamedWithItsPlace() {
        var bytes = Fixtures.bytes("gzip-default.gz")
        bytes[bytes.count - 8] ^= 1
        #expect(throws: FileError(
            path: "x.gz", offset: bytes.count - 8, "the decompressed data does not match its checksum")
        ) { try Gzip.decompress(bytes, path: "x.gz", limit: 5000) }
    }

    @Test func theChecksumIsThatOfTheStandard() {
        let text = Array("123456789".utf8)
        #expect(text.withUnsafeBufferPointer { CRC32.of($0) } == 0xcbf4_3926)
    }
}
