import Foundation
import Testing

@testable import nnc

@Suite struct ReadmeTests {
    private static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private func readme() throws -> String {
        try String(contentsOf: Self.package.appendingPathComponent("README.md"), encoding: .utf8)
    }

    @Test func hasTheReferenceOfTheCatalogue() throws {
        let text = try readme()
        let start = try #require(text.range(of: "<!-- reference -->\n")).upperBound
        let end = try #require(text.range(of: "<!-- end of reference -->")).lowerBound
        #expect(text[start..<end] == LanguageReference.markdown(), "nnc explain --markdown writes it")
    }

    @Test func namesEveryCommand() throws {
        let text = try readme()
        for command in NNC.configuration.subcommands {
            let name = command.configuration.commandName ?? "\(command)".lowercased()
            #expect(text.contains("| `nnc \(name) "), "\(name)")
        }
    }
}
