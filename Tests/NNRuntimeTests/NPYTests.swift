import Testing

@testable import NNRuntime

@Suite struct NPYTests {
    @Test(arguments: ["f2", "f4", "f8", "big-f4", "big-f8"]) func readsFloats(type: String) throws {
        let array = try NPYArray(path: Fixtures.path("npy-\(type).npy"))
        #expect(array.shape == [3, 4])
        #expect(array.values == .floats(Fixtures.floats(12)))
    }

    @Test(arguments: ["i1", "i2", "i4", "i8", "big-i4"]) func readsIntegers(type: String) throws {
        let array = try NPYArray(path: Fixtures.path("npy-\(type).npy"))
        #expect(array.shape == [3, 4])
        #expect(array.values == .indices(Fixtures.integers(12)))
    }

    @Test(arguments: ["u1", "u2", "u4"]) func readsUnsignedIntegers(type: String) throws {
        let array = try NPYArray(path: Fixtures.path("npy-\(type).npy"))
        #expect(array.values == .indices(Fixtures.integers(12).map { $0 + 50 }))
    }

    @Test func readsBooleans() throws {
        let array = try NPYArray(path: Fixtures.path("npy-bool.npy"))
        #expect(array.values == .indices(Fixtures.integers(12).map { $0 > 0 ? 1 : 0 }))
    }

    @Test func readsFortranOrder() throws {
        let floats = try NPYArray(path: Fixtures.path("npy-fortran.npy"))
        #expect(floats.shape == [2, 3, 4])
        #expect(floats.values == .floats(Fixtures.floats(24)))
        let integers = try NPYArray(path: Fixtures.path("npy-fortran-i8.npy"))
        #expect(integers.values == .indices(Fixtures.integers(6)))
    }

    @Test(arguments: ["v2", "v3"]) func readsLaterVersions(version: String) throws {
        let array = try NPYArray(path: Fixtures.path("npy-\(version).npy"))
        #expect(array.shape == [5])
        #expect(array.values == .floats(Fixtures.floats(5)))
    }

    @Test func readsOneNumberAndNone() throws {
        let scalar = try NPYArray(path: Fixtures.path("npy-scalar.npy"))
        #expect(scalar.shape == [])
        #expect(scalar.values == .floats([-6.25]))
        let empty = try NPYArray(path: Fixtures.path("npy-empty.npy"))
        #expect(empty.shape == [0, 3])
        #expect(empty.values == .floats([]))
    }

    @Test func writesWhatNumPyWrites() {
        #expect(NPYArray.bytes([3, 4], .floats(Fixtures.floats(12))) == Fixtures.bytes("npy-f4.npy"))
        #expect(NPYArray.bytes([3, 4], .indices(Fixtures.integers(12))) == Fixtures.bytes("npy-i4.npy"))
        #expect(NPYArray.bytes([6, 3], .floats(Fixtures.floats(18))) == Fixtures.bytes("arrays/inputs.npy"))
        #expect(NPYArray.bytes([6], .floats(Fixtures.floats(6))) == Fixtures.bytes("arrays/targets.npy"))
        #expect(NPYArray.bytes([], .floats([-6.25])) == Fixtures.bytes("npy-scalar.npy"))
    }

    @Test func namesWhatItCannotRead() {
        #expect(throws: FileError(
            path: Fixtures.path("npy-complex.npy"), offset: 20,
            "elements of “<c8” are not read; floats, integers and booleans are")
        ) { try NPYArray(path: Fixtures.path("npy-complex.npy")) }
        #expect(throws: FileError(
            path: Fixtures.path("npy-large-integers.npy"), offset: 136, "expected integers of at most 32 bits")
        ) { try NPYArray(path: Fixtures.path("npy-large-integers.npy")) }
    }

    @Test(arguments: [
        ("(9223372036854775807, 9223372036854775807)", "has more elements than can be counted"),
        ("(1000000000000,)", "expected 4000000000000 bytes of elements"),
        ("(99999999999999999999,)", "expected a whole number that fits 63 bits"),
        ("(-1,)", "expected a whole number that fits 63 bits"),
        ("(\(String(repeating: "1,", count: 65)))", "a rank above 64"),
    ]) func sizesThatLieAreRefused(shape: String, problem: String) throws {
        let header = "{'descr': '<f4', 'fortran_order': True, 'shape': \(shape), }"
        let bytes = NPYHeader.magic + [1, 0, UInt8(header.utf8.count), 0] + header.utf8
        let error = try #require(throws: FileError.self) { try NPYArray(bytes, path: "x") }
        #expect(error.problem.contains(problem))
    }
}
