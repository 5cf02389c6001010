import Foundation
import Testing

@testable import NNRuntime

@Suite struct ParameterFileTests {
    let model = LinearModel.compiled

    @Test(arguments: ["weights", "weights-f64", "weights-f16", "weights-bf16"])
    func readsWhatPythonWrites(name: String) throws {
        let parameters = try Parameters(of: model, from: Fixtures.path("\(name).safetensors"))
        #expect(parameters["dense.weight"] == Fixtures.floats(3))
        #expect(parameters["dense.bias"] == Fixtures.floats(1))
        // The places among the padding that LinearModel states.
        parameters.withUnsafeBuffer { block in
            #expect(Array(block[2 ..< 5]) == Fixtures.floats(3))
            #expect(block[9] == -6.25)
            #expect(block.enumerated().allSatisfy { [2, 3, 4, 9].contains($0.offset) || $0.element == 0 })
        }
    }

    @Test func readsIntegersAsNumbers() throws {
        let parameters = try Parameters(of: model, from: Fixtures.path("weights-i32.safetensors"))
        #expect(parameters["dense.weight"] == Fixtures.integers(3).map(Float.init))
    }

    @Test func writesTheBytesThatPythonWrites() throws {
        var parameters = Parameters(zerosOf: model)
        try parameters.set("dense.weight", to: Fixtures.floats(3))
        try parameters.set("dense.bias", to: Fixtures.floats(1))
        try Fixtures.withFolder { folder in
            try parameters.save(to: folder + "/w.safetensors")
            #expect(FileManager.default.contents(atPath: folder + "/w.safetensors").map { Array($0) }
                == Fixtures.bytes("weights.safetensors"))
        }
    }

    @Test func listsAllThatDoesNotFit() {
        let path = Fixtures.path("weights-wrong.safetensors")
        #expect(throws: FileError(path: path, """
            dense.weight is 3×1, expected 1×3
            dense.bias of 1 is missing
            dense1.bias of 1 is no parameter of Linear
            """)
        ) { try Parameters(of: model, from: path) }
    }

    @Test func aFailedWriteChangesNothing() throws {
        try Fixtures.withFolder { folder in
            let target = folder + "/sub"
            try FileManager.default.createDirectory(atPath: target + "/kept", withIntermediateDirectories: true)
            let parameters = Parameters(zerosOf: model)
            // A folder that is not empty cannot be replaced by a file.
            #expect(throws: FileError.self) { try parameters.save(to: target) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["sub"])
            #expect(throws: FileError.self) { try parameters.save(to: folder + "/nowhere/w.safetensors") }
        }
    }

    @Test func aWriteReplacesTheFileAndFollowsALink() throws {
        try Fixtures.withFolder { folder in
            try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/real"))
            try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder + "/real")
            try writeFile(folder + "/link", Array("new".utf8))
            #expect(FileManager.default.contents(atPath: folder + "/real") == Data("new".utf8))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["link", "real"])
        }
    }
}
