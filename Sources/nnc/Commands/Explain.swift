import ArgumentParser
import Layers
import ModelFiles
import Source

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explain the words of the language, and what nnc says of mistakes.",
        discussion: """
            Without a word, all of them with a line each.

              nnc explain
              nnc explain conv
              nnc explain window-does-not-tile
            """)

    @ArgumentParser.Argument(help: "A layer, an activation, a loss, an optimizer or any other word, or the code of a diagnostic.")
    var word: String?

    @Flag(help: "Write the whole reference in Markdown.")
    var markdown = false

    func run() throws {
        guard let word else {
            Stream.output.write(markdown ? LanguageReference.markdown() : LanguageReference.overview())
            return
        }
        if word == "c" {
            Stream.output.write(LanguageReference.functionsInC)
            return
        }
        if let code = DiagnosticCode(rawValue: word) {
            Stream.output.write(Explanation.of(code).text)
            return
        }
        let entries = LanguageReference.entries.filter { $0.name == word }
        if let formula = LanguageReference.formula(word) {
            Stream.output.write(formula)
            return
        }
        guard !entries.isEmpty else {
            let known = LanguageReference.entries.map(\.name) + DiagnosticCode.allCases.map(\.rawValue)
            throw Failure(
                "no word of the language and no diagnostic is called \(word)",
                help: nearestName(to: word, among: known).map { ["did you mean \($0)?"] } ?? [])
        }
        Stream.output.write(entries.map(LanguageReference.details).joined(separator: "\n"))
    }
}
