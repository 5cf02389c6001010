import Foundation
import ModelFiles
import Testing

@testable import nnc

@Suite struct CompileTests {
    let sandbox: Sandbox
    init() throws { sandbox = try Sandbox() }

    @Test func writesCAndSwift() async throws {
        try sandbox.writeLine()
        let outcome = try await sandbox.nnc("compile", "line.nnd", "-o", "made here")
        #expect(outcome.code == 0 && outcome.output.isEmpty && outcome.error.isEmpty)
        #expect(sandbox.contents("made here") == ["Line.swift", "line.c", "line.h"])
        #expect(sandbox.text("made here/line.c")?.contains("#include \"line.h\"") == true)
        #expect(sandbox.text("made here/Line.swift")?.contains("struct Line") == true)
    }

    @Test func writesOnlyWhatChangedAndTheSameEverywhere() async throws {
        try sandbox.writeLine()
        _ = try await sandbox.nnc("compile", "line.nnd", "-o", "out")
        let date = try sandbox.modificationDate("out/line.c")
        let text = sandbox.text("out/line.c")
        try sandbox.write(Line.model + "// a comment changes nothing\n", to: "line.nnd")
        _ = try await sandbox.nnc("compile", "line.nnd", "-o", "out")
        #expect(try sandbox.modificationDate("out/line.c") == date)
        try Folder.make(sandbox.file("else where"))
        try sandbox.write(Line.model, to: "else where/line.nnd")
        _ = try await sandbox.nnc("compile", "else where/line.nnd", "-o", "out")
        #expect(try sandbox.modificationDate("out/line.c") == date)
        #expect(sandbox.text("out/line.c") == text)
    }

    @Test(arguments: [
        ("ast", "model Line"), ("graph", "contract \"i,oi->o\""), ("gradient", "dense1.weight"), ("loops", "program Line"),
        ("c", "nn_status"), ("h", "#ifndef LINE_H"), ("swift", "import NNRuntime"),
    ])
    func showsAStage(_ stage: String, _ mark: String) async throws {
        let outcome = try await sandbox.nnc("compile", "-", "--emit", stage, input: Line.model)
        #expect(outcome.code == 0 && outcome.output.contains(mark), "\(outcome.error)")
        #expect(sandbox.names.isEmpty)
    }

    @Test func leavesOutWhatIsNotWanted() async throws {
        let whole = try await sandbox.nnc("compile", "-", "--emit", "c", input: Line.model).output
        let scalar = try await sandbox.nnc("compile", "-", "--emit", "c", "--isa", "scalar", input: Line.model).output
        let small = try await sandbox.nnc(
            "compile", "-", "--emit", "c", "--isa", "scalar", "--inference-only", input: Line.model).output
        #expect(whole.contains("avx512") && !scalar.contains("avx"))
        #expect(small.count < scalar.count && !small.contains("dense1_weight_gradient"))
        #expect(try await sandbox.nnc("compile", "-", "--isa", "sse9", input: Line.model).code == 64)
    }

    @Test func writesNothingForAModelWithMistakes() async throws {
        try sandbox.write(Line.model.replacing("dense(1)", with: "dens(1)"), to: "line.nnd")
        let outcome = try await sandbox.nnc("compile", "line.nnd", "-o", "out")
        #expect(outcome.code == 1 && outcome.error.hasPrefix("line.nnd:5:5: error:"))
        #expect(sandbox.names == ["line.nnd"])
    }

    @Test func putsWeightsIntoTheC() async throws {
        try sandbox.writeLine()
        #expect(try await sandbox.nnc("train", "line.nnd", "--epochs", "1").code == 0)
        let outcome = try await sandbox.nnc(
            "compile", "line.nnd", "--weights", "nnc-out/line.safetensors", "--verify", "-o", "out")
        #expect(outcome.code == 0, "\(outcome.error)")
        let header = try #require(sandbox.text("out/line.h"))
        #expect(header.contains("extern const float line_weights[LINE_PARAMETER_FLOATS];"))
        // The numbers of the file, as a reader of C would find them below each name.
        let source = try #require(sandbox.text("out/line.c"))
        for (name, values) in try Tensors.read(#require(sandbox.bytes("nnc-out/line.safetensors"))) {
            let numbers = try #require(source.split(separator: "/* \(name): [", maxSplits: 1).last).prefix { $0 != "}" }
            let found = numbers.split(separator: "*/")[1].split(separator: "/*")[0].split { ", \n".contains($0) }
                .compactMap { Float($0.hasSuffix("f") ? String($0.dropLast()) : String($0)) }
            #expect(Set(found).subtracting([0]) == Set(values).subtracting([0]))
        }
    }

    @Test func refusesWeightsOfAnotherModel() async throws {
        try sandbox.writeLine()
        #expect(try await sandbox.nnc("train", "line.nnd", "--epochs", "1").code == 0)
        let other = Line.model.replacing("dense(8", with: "dense(9")
            .replacing("dense(1)", with: "layerNorm\n    dense(1, bias: false)")
        let outcome = try await sandbox.nnc(
            "compile", "-", "--weights", "nnc-out/line.safetensors", "-o", "out", input: other)
        #expect(outcome.code == 1)
        #expect(outcome.error.hasPrefix("error: nnc-out/line.safetensors: "))
        for problem in [
            "dense1.weight is 8×3, expected 9×3", "dense1.bias is 8, expected 9", "layerNorm1.weight of 9 is missing",
            "dense2.bias of 1 is no parameter of Line",
        ] {
            #expect(outcome.error.contains(problem), "\(outcome.error)")
        }
        #expect(!sandbox.names.contains("out"))
    }
}
