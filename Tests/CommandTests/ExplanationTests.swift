import Compiler
import Source
import Testing

@testable import nnc

/// What `nnc explain` tells of a diagnostic holds: the wrong example has it, at a place in the file, and nothing else;
/// the mended one has none.
@Suite struct ExplanationTests {
    /// The codes whose cause no text can show.
    private static let withoutExample: Set<DiagnosticCode> = [
        .fileTooLarge, .notText, .invalidUTF8, .cUnavailable, .cWarning, .emitted, .oneModelAFile,
    ]

    @Test(arguments: DiagnosticCode.allCases) func examples(code: DiagnosticCode) throws {
        let explanation = Explanation.of(code)
        #expect(explanation.meaning.hasSuffix("."))
        guard let example = explanation.example else {
            #expect(Self.withoutExample.contains(code))
            return
        }
        #expect(!Self.withoutExample.contains(code))
        let wrong = try diagnostics(of: example.wrong, example.language)
        #expect(Set(wrong.found.sorted.map(\.code)) == [code], "\(wrong.rendered)")
        for diagnostic in wrong.found.sorted {
            #expect(diagnostic.span.end <= (diagnostic.file ?? wrong.file).bytes.count)
        }
        let mended = try diagnostics(of: example.mended, example.language)
        #expect(mended.found.isEmpty, "\(mended.rendered)")
    }

    private func diagnostics(
        of text: String, _ language: Explanation.Example.Language
    ) throws -> (found: Diagnostics, file: SourceFile, rendered: String) {
        let sandbox = try Sandbox()
        var model = text
        switch language {
        case .model:
            try sandbox.write("float f(float x) { return 2 * x; }", to: "f.c")
        case .c:
            try sandbox.write(text, to: "f.c")
            model = "activation f = c(\"f.c\")\nmodel M {\n    input x: [8]\n    dense(3, activation: f)\n}"
        }
        let path = try sandbox.write(model, to: "m.nnd")
        let file = CheckedFile(try SourceFile.read(path), cFunctions: .files(of: path))
        return (file.diagnostics, file.source, file.diagnostics.rendered(in: file.source))
    }

    @Test func tellsOfACode() async throws {
        let sandbox = try Sandbox()
        let outcome = try await sandbox.nnc("explain", "window-does-not-tile")
        #expect(outcome.output == """
            window-does-not-tile

              Windows follow n = (m − size + 2·pad) / stride + 1 along each axis. Where that is no whole number, pixels at the edge would silently be left out, so it is an error.

            Wrong:

                model M {
                    input x: [28, 28, 1]
                    conv(8, size: 5, stride: 2)
                    flatten
                    dense(3)
                }

            Mended:

                model M {
                    input x: [28, 28, 1]
                    conv(8, size: 4, stride: 2)
                    flatten
                    dense(3)
                }

            """)
        let typo = try await sandbox.nnc("explain", "window-dose-not-tile")
        #expect(typo.code == 1 && typo.error.contains("did you mean window-does-not-tile?"))
        let overview = try await sandbox.nnc("explain").output
        for code in DiagnosticCode.allCases { #expect(overview.contains("  \(code.rawValue) "), "\(code.rawValue)") }
    }
}
