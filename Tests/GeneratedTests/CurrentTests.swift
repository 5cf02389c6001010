import Backend
import Compiler
import Foundation
import Source
import Testing

/// The committed texts of gauge.nnd, which the package compiles, are what the compiler makes of it
/// today. After a change of the emitted code:
///
///     NNC_ACCEPT=1 swift test --filter GeneratedTests
@Suite struct CurrentTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Generated", directoryHint: .isDirectory)

    static let texts: [(file: String, text: KeyPath<EmittedModel, String> & Sendable)] = [
        ("GaugeC/include/gauge.h", \.header), ("GaugeC/gauge.c", \.source), ("Gauge/Gauge.swift", \.swift),
    ]

    @Test(arguments: texts.indices) func committedTextsAreCurrent(_ index: Int) throws {
        let path = Self.folder.appending(path: "gauge.nnd")
        let source = SourceFile(path: "gauge.nnd", text: try String(contentsOf: path, encoding: .utf8))
        let model = try #require(CheckedFile(source).models.first)
        var options = CompilationOptions(sourceName: "gauge.nnd")
        options.targets = [.scalar]
        options.source = source
        options.emission.headerName = "gauge.h"
        let emitted = Compilation(model, options: options).emit()[keyPath: Self.texts[index].text]

        let committed = Self.folder.appending(path: Self.texts[index].file)
        if ProcessInfo.processInfo.environment["NNC_ACCEPT"] != nil {
            try emitted.write(to: committed, atomically: true, encoding: .utf8)
        }
        let isCurrent = try String(contentsOf: committed, encoding: .utf8) == emitted
        #expect(isCurrent, "\(Self.texts[index].file) is out of date: NNC_ACCEPT=1 swift test --filter GeneratedTests")
    }
}
