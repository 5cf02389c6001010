import Compiler
import Foundation
import Source
import Testing

@testable import nnc

@Suite struct ReadmeTests {
    private static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private func readme() throws -> String {
        try String(contentsOf: Self.package.appendingPathComponent("README.md"), encoding: .utf8)
    }

    @Test func hasTheReferenceOfTheCatalogue() throws {
        #expect(try section("reference") == LanguageReference.markdown(), "nnc explain --markdown writes it")
    }

    /// What it shows as emitted is emitted, to the byte.
    @Test func showsTheRealThing() throws {
        let example = try section("example")
        let blocks = example.split(separator: "```", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }
            .map { String($0.element[($0.element.firstIndex(of: "\n")!)...].dropFirst()) }
        try #require(blocks.count == 7)
        let file = Self.package.appendingPathComponent("models/digits.nnd")
        #expect(try blocks[0] == String(contentsOf: file, encoding: .utf8))
        let source = SourceFile(path: "digits.nnd", text: blocks[0])
        let model = try #require(CheckedFile(source).models.first)
        var options = CompilationOptions(sourceName: "digits.nnd")
        options.source = source
        options.emission.headerName = "digits.h"
        let texts = Compilation(model, options: options).emit()
        #expect(texts.header.contains(blocks[1]))
        #expect(texts.source.contains(blocks[2]) && texts.source.contains(blocks[3]))
        #expect(texts.swift.contains(blocks[5]))
    }

    private func section(_ name: String) throws -> String {
        let text = try readme()
        let start = try #require(text.range(of: "<!-- \(name) -->\n")).upperBound
        let end = try #require(text.range(of: "<!-- end of \(name) -->")).lowerBound
        return String(text[start..<end])
    }

    @Test func namesEveryCommand() throws {
        let text = try readme()
        for command in NNC.configuration.subcommands {
            let name = command.configuration.commandName ?? "\(command)".lowercased()
            #expect(text.contains("| `nnc \(name) "), "\(name)")
        }
    }
}
