import Testing

@testable import NNRuntime

@Suite struct TensorFileTests {
    @Test func readsWhatPythonWrites() throws {
        let file = try TensorFile(path: Fixtures.path("tensors.safetensors"))
        #expect(file.metadata == ["note": "a \"quoted\"\ttext, ünï\\code \u{1f}"])
        #expect(file.tensors.map(\.name) == ["w", "a", "b", "é\"\n\u{1}"])
        #expect(file.tensors.map(\.shape) == [[2], [3], [2, 2], [1]])
        #expect(file.doubles(file.tensors[0]) == [-6.25, -1.625])
        #expect(file.floats(file.tensors[2]) == Fixtures.floats(4))
    }

    @Test func writesTheBytesThatPythonWrites() {
        var writer = TensorWriter()
        writer.metadata["note"] = "a \"quoted\"\ttext, ünï\\code \u{1f}"
        writer.add("a", [3], Fixtures.floats(3))
        writer.add("é\"\n\u{1}", [1], Fixtures.floats(1))
        writer.add("w", [2], Fixtures.floats(2).map(Double.init))
        writer.add("b", [2, 2], Fixtures.floats(4))
        #expect(writer.bytes() == Fixtures.bytes("tensors.safetensors"))
    }

    /// A file of `header` and 8 bytes of data.
    private func file(_ header: String, data: Int = 8) -> [UInt8] {
        let count = header.utf8.count
        return [UInt8(count & 255), UInt8(count >> 8), 0, 0, 0, 0, 0, 0] + header.utf8 + [UInt8](repeating: 0, count: data)
    }

    @Test(arguments: [
        (#"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}"#, 9, "a of 3 F32 states 8 bytes"),
        (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}"#, 9,
         "a states the bytes 4–12 of 8, expected them to begin at 0"),
        (#"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}"#, 9,
         "a states the bytes 0–12 of 8, expected them to begin at 0"),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, 66, "expected the end of the file, found 4 more bytes"),
        (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}"#, 9,
         "expected the begin and the end of a, found the offsets [8, 0]"),
        (#"{"a":{"dtype":"F7","shape":[2],"data_offsets":[0,8]}}"#, 9, "a has the dtype F7, which is not read"),
        (#"{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}}"#, 9,
         "a of 4611686018427387904×4 F32 states 8 bytes"),
        (#"{"a":{"dtype":"F32","shape":[18446744073709551616],"data_offsets":[0,8]}}"#, 37,
         "expected a whole number that fits 63 bits"),
        (#"{"a":{"dtype":"F32","shape":[2]}}"#, 9, "expected dtype, shape and data_offsets of a"),
        (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{}}"#, 62, "the key a stands twice"),
        (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}}"#, 61,
         "a has a key x, which safetensors do not have"),
        ("[]", 8, "expected “{”"),
        (#"{"a""#, 12, "expected “:”"),
        (#"{"a"#, 9, "the text does not end"),
        (#"{"\ud800":{}}"#, 11, "half a surrogate pair"),
        ("{}x", 10, "expected the end of the header"),
        (#"{"__metadata__":{"a":1}}"#, 29, "expected a text as value in quotation marks"),
    ] as [(String, Int, String)])
    func namesWhatIsWrong(header: String, offset: Int, problem: String) {
        #expect(throws: FileError(path: "x", offset: offset, problem)) { try TensorFile(file(header), path: "x") }
    }

    @Test func overlappingTensorsAreRefused() {
        let header = #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#
        #expect(throws: FileError(
            path: "x", offset: 62, "b states the bytes 4–8 of 8, expected them to begin at 8")
        ) { try TensorFile(file(header), path: "x") }
    }

    @Test func aHeaderLongerThanTheFileIsRefused() {
        let bytes: [UInt8] = [255, 255, 255, 255, 255, 255, 255, 255, 0]
        #expect(throws: FileError(
            path: "x", offset: 0,
            "states a header of 18446744073709551615 bytes, the file has 1 more and the format allows 100000000")
        ) { try TensorFile(bytes, path: "x") }
    }
}
