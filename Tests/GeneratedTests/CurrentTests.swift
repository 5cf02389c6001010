import Backend
import Compiler
import Foundation
import Source
import Testing

/// The committed texts of gauge.nnd, reader.nnd and, with weights, of tiny.nnd, which the package compiles, are what the
/// compiler makes of them today. After a change of the emitted code:
///
///     NNC_ACCEPT=1 swift test --filter GeneratedTests
@Suite struct CurrentTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Generated", directoryHint: .isDirectory)

    /// Of tiny.nnd, layer by layer: weights and biases.
    static let weights: [[Float]] = [[1, -2, 0.5, 0.25, -1, 1, 2, -0.5], [0.125, -0.25], [3, -4], [0.5]]

    /// Of each file, with `$` for the name of the model and `#` for that of its file, and its text.
    static let texts: [(file: String, text: KeyPath<EmittedModel, String> & Sendable)] = [
        ("$C/include/#.h", \.header), ("$C/#.c", \.source), ("$/$.swift", \.swift),
    ]

    @Test(arguments: ["Gauge", "Reader", "Tiny"], texts.indices) func committedTextsAreCurrent(_ name: String, _ index: Int) throws {
        let stem = name.lowercased()
        let folder = name == "Tiny" ? Self.folder.appending(path: "../../models").standardized : Self.folder
        let path = folder.appending(path: stem + ".nnd")
        let source = SourceFile(path: stem + ".nnd", text: try String(contentsOf: path, encoding: .utf8))
        let model = try #require(CheckedFile(source).models.first)
        var options = CompilationOptions(sourceName: stem + ".nnd")
        options.targets = [.scalar]
        options.source = source
        options.emission.headerName = stem + ".h"
        if name == "Tiny" { options.emission.weights = Self.weights }
        let emitted = Compilation(model, options: options).emit()[keyPath: Self.texts[index].text]

        let file = Self.texts[index].file.replacing("$", with: name).replacing("#", with: stem)
        let committed = Self.folder.appending(path: file)
        if ProcessInfo.processInfo.environment["NNC_ACCEPT"] != nil {
            try emitted.write(to: committed, atomically: true, encoding: .utf8)
        }
        let isCurrent = try String(contentsOf: committed, encoding: .utf8) == emitted
        #expect(isCurrent, "\(file) is out of date: NNC_ACCEPT=1 swift test --filter GeneratedTests")
    }
}
