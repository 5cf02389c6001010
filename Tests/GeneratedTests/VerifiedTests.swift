import Backend
import ClangImport
import Compiler
import Foundation
import Source
import Testing

/// What the compiler emits holds together in the eyes of clang: for every model of the project, and for the committed
/// texts of gauge.nnd and reader.nnd.
@Suite struct VerifiedTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    private static let library = Result { try LibClang.find() }

    static let models = try! FileManager.default.contentsOfDirectory(atPath: root.appending(path: "models").path)
        .filter { $0.hasSuffix(".nnd") }.map { String($0.dropLast(4)) }.sorted()

    private static func read(_ path: String) throws -> SourceFile {
        SourceFile(path: path, text: try String(contentsOf: root.appending(path: path), encoding: .utf8))
    }

    private static let cFunctions = CFunctions { path, name, purpose in
        do {
            return .formula(try library.get().formula(
                of: name, parameters: purpose == .activation ? 1 : 2, for: "a formula", in: try read("models/" + path)))
        } catch {
            return .unreadable(message: "\(error)")
        }
    }

    @Test(arguments: models) func emittedTextsHoldTogether(name: String) throws {
        let source = try Self.read("models/\(name).nnd")
        let model = try #require(CheckedFile(source, cFunctions: Self.cFunctions).models.first)
        var options = CompilationOptions(sourceName: name + ".nnd")
        options.source = source
        options.emission.headerName = name + ".h"
        let texts = Compilation(model, options: options).emit()
        let faults = try Self.library.get().faults(in: EmittedTexts(
            header: SourceFile(path: "./\(name).h", text: texts.header), source: SourceFile(path: "./\(name).c", text: texts.source),
            swift: SourceFile(path: model.name + ".swift", text: texts.swift)))
        #expect(faults.map(\.message) == [])
    }

    @Test(arguments: ["Gauge", "Reader"]) func committedTextsHoldTogether(name: String) throws {
        let (folder, stem) = ("Tests/Generated/", name.lowercased())
        let texts = EmittedTexts(
            header: SourceFile(path: "./\(stem).h", bytes: try Self.read("\(folder)\(name)C/include/\(stem).h").bytes),
            source: SourceFile(path: "./\(stem).c", bytes: try Self.read("\(folder)\(name)C/\(stem).c").bytes),
            swift: SourceFile(path: "\(name).swift", bytes: try Self.read("\(folder)\(name)/\(name).swift").bytes))
        #expect(try Self.library.get().faults(in: texts).map(\.message) == [])
    }
}
