import Testing

@testable import NNRuntime

@Suite struct IDXTests {
    @Test(arguments: ["i1", "i2", "i4"]) func readsIntegers(type: String) throws {
        let array = try IDXArray(path: Fixtures.path("idx-\(type)"))
        #expect(array.shape == [2, 3])
        #expect(try array.indices() == Fixtures.integers(6))
        #expect(array.floats == Fixtures.integers(6).map(Float.init))
        #expect(array.greyScale == 1)
    }

    @Test(arguments: ["f4", "f8"]) func readsFloats(type: String) throws {
        let array = try IDXArray(path: Fixtures.path("idx-\(type)"))
        #expect(array.shape == [2, 3])
        #expect(array.floats == Fixtures.floats(6))
        #expect(throws: FileError.self) { try array.indices() }
    }

    @Test func readsBytes() throws {
        let array = try IDXArray(path: Fixtures.path("idx-u1"))
        #expect(try array.indices() == Fixtures.integers(6).map { $0 + 50 })
    }

    @Test(arguments: [
        ([], nil, "expected 2 bytes of IDX header, the file ends after 0"),
        ([0, 1, 8, 1], 0, "expected the two zero bytes of an IDX file"),
        ([0, 0, 7, 1], 2, "expected an element type of 8, 9, 11, 12, 13 or 14, found 7"),
        ([0, 0, 8, 0], 3, "expected a rank of at least 1, found 0"),
        ([0, 0, 8, 2, 0, 0, 0, 1], 8, "expected 4 bytes of extent, the file ends after 0"),
        ([0, 0, 8, 1, 0, 0, 0, 3, 1, 2], 8, "expected 3 bytes of elements of 3 (uint8), the file ends after 2"),
        ([0, 0, 8, 1, 0, 0, 0, 1, 1, 2], 9, "expected the end of the file, found 1 more bytes"),
        ([0, 0, 14, 3] + [UInt8](repeating: 255, count: 12), 4,
         "the shape 4294967295×4294967295×4294967295 has more elements than can be counted"),
        ([0, 0, 14, 1, 255, 255, 255, 255], 8,
         "expected 34359738360 bytes of elements of 4294967295 (float64), the file ends after 0"),
    ] as [([UInt8], Int?, String)])
    func namesWhatIsWrong(bytes: [UInt8], offset: Int?, problem: String) {
        #expect(throws: FileError(path: "x", offset: offset ?? 0, problem)) { try IDXArray(bytes, path: "x") }
    }

    /// A small file that says it is huge costs no more than what it holds.
    @Test func aCompressedFileCannotLieAboutItsSize() {
        var plain: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2]
        plain += [UInt8](repeating: 7, count: 3)
        let long = gzipStored(plain)
        #expect(throws: FileError(
            path: "x", offset: 15, "the data decompresses to more than the 10 bytes expected")
        ) { try IDXArray(long, path: "x") }
        let short = gzipStored([0, 0, 8, 1, 255, 255, 255, 255, 1])
        #expect(throws: FileError(
            path: "x", offset: 8, isDecompressed: true,
            "expected 4294967295 bytes of elements of 4294967295 (uint8), the file ends after 1")
        ) { try IDXArray(short, path: "x") }
    }

    private func gzipStored(_ bytes: [UInt8]) -> [UInt8] {
        let n = UInt8(bytes.count)
        let crc = bytes.withUnsafeBufferPointer { CRC32.of($0) }
        var file: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1, n, 0, ~n, 255]
        file += bytes
        for shift in [0, 8, 16, 24] { file.append(UInt8(truncatingIfNeeded: crc >> UInt32(shift))) }
        return file + [n, 0, 0, 0]
    }
}
