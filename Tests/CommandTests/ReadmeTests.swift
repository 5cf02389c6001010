import Foundation
import Testing

@testable import nnc

/// The parts of the README that are worked out are as they would be worked out now;
/// `NNC_ACCEPT=1 swift test --filter ReadmeTests` brings them up to date.
@Suite(.serialized) struct ReadmeTests {
    private static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let file = package.appendingPathComponent("README.md")

    @Test func hasTheReferenceOfTheCatalogue() throws {
        try expect(LanguageReference.markdown(), in: "reference")
    }

    @Test func documentationHasItToo() throws {
        let file = Self.package.appending(path: "Sources/NNRuntime/NNRuntime.docc/Articles/LanguageReference.md")
        let text = """
            # The words of the language

            Layers, activations, losses, optimizers and whatever else a model file may name, with their arguments.

            ## Overview

            An argument in brackets may be left out, one with a value has that default.


            """ + LanguageReference.markdown()
        if ProcessInfo.processInfo.environment["NNC_ACCEPT"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(try String(contentsOf: file, encoding: .utf8) == text, "NNC_ACCEPT=1 swift test --filter ReadmeTests brings it up to date")
        }
    }

    @Test func showsWhatIsReallyEmitted() throws {
        try expect(ReadmeExample(package: Self.package).markdown, in: "example")
    }

    @Test func namesEveryCommand() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        for command in NNC.configuration.subcommands {
            let name = command.configuration.commandName ?? "\(command)".lowercased()
            #expect(text.contains("| `nnc \(name) "), "\(name)")
        }
    }

    private func expect(_ expected: String, in section: String) throws {
        var text = try String(contentsOf: Self.file, encoding: .utf8)
        let start = try #require(text.range(of: "<!-- \(section) -->\n")).upperBound
        let end = try #require(text.range(of: "<!-- end of \(section) -->")).lowerBound
        if ProcessInfo.processInfo.environment["NNC_ACCEPT"] != nil {
            text.replaceSubrange(start..<end, with: expected)
            try text.write(to: Self.file, atomically: true, encoding: .utf8)
        } else {
            #expect(text[start..<end] == expected, "NNC_ACCEPT=1 swift test --filter ReadmeTests brings it up to date")
        }
    }
}
