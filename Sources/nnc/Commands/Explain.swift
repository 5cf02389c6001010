import ArgumentParser
import Layers
import ModelFiles
import Source

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explain the words of the language.",
        discussion: """
            Without a word, all of them with a line each.

              nnc explain
              nnc explain conv
            """)

    @ArgumentParser.Argument(help: "A layer, an activation, a loss, an optimizer or any other word.")
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
        let entries = LanguageReference.entries.filter { $0.name == word }
        if let formula = LanguageReference.formula(word) {
            Stream.output.write(formula)
            return
        }
        guard !entries.isEmpty else {
            let near = nearestName(to: word, among: LanguageReference.entries.map(\.name))
            throw Failure("no word of the language is called \(word)", help: near.map { ["did you mean \($0)?"] } ?? [])
        }
        Stream.output.write(entries.map(LanguageReference.details).joined(separator: "\n"))
    }
}
