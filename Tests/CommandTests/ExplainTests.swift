import Layers
import Testing

@testable import nnc

@Suite struct ExplainTests {
    let sandbox: Sandbox
    init() throws { sandbox = try Sandbox() }

    @Test func listsEveryWord() async throws {
        let outcome = try await sandbox.nnc("explain")
        for family in Family.allCases {
            for entry in Catalogue.entries(of: family) {
                #expect(outcome.output.contains("  \(entry.name) "), "\(entry.name)")
            }
        }
        #expect(outcome.output.contains("gelu(x) = "))
    }

    @Test func tellsArgumentsAndAnExampleThatCompiles() async throws {
        let outcome = try await sandbox.nnc("explain", "conv")
        #expect(outcome.output.hasPrefix("conv(filters"))
        for spec in convolutionArguments() { #expect(outcome.output.contains("  \(spec.label) ")) }
        let example = outcome.output[try #require(outcome.output.range(of: "model Example")).lowerBound...]
        #expect(try await sandbox.nnc("check", "-", input: String(example)).code == 0)
    }

    @Test func helpsWithUnknownWords() async throws {
        let outcome = try await sandbox.nnc("explain", "cnv")
        #expect(outcome.code == 1)
        #expect(outcome.error == "error: no word of the language and no diagnostic is called cnv\n  help: did you mean conv?\n")
    }

    private func convolutionArguments() -> [ArgumentSpec] {
        Catalogue.layers.first { $0.name == "conv" }!.arguments
    }
}
