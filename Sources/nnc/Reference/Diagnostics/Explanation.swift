import Foundation
import Source

/// What `nnc explain CODE` tells of a rule: what it means, a file that breaks it, and that file mended.
struct Explanation: Sendable {
    let code: DiagnosticCode
    let meaning: String
    /// nil for what no text can show, such as a file that is too large.
    let example: Example?

    struct Example: Sendable {
        enum Language: Sendable { case model, c }
        let language: Language
        let wrong, mended: String
    }

    /// By code; every code has one.
    static let all: [DiagnosticCode: Explanation] = Dictionary(
        uniqueKeysWithValues: (ofText + ofLines + ofNames + ofNumbers + ofShapes + ofSequences + ofTraining + ofC + ofTheRest)
            .map { ($0.code, $0) })

    static func of(_ code: DiagnosticCode) -> Explanation {
        guard let explanation = all[code] else { preconditionFailure("\(code.rawValue) is not explained") }
        return explanation
    }

    /// Every code with the first sentence about it.
    static func overview() -> String {
        let width = DiagnosticCode.allCases.map(\.rawValue.count).max() ?? 0
        return "Diagnostics\n" + DiagnosticCode.allCases.map { code in
            "  \(code.rawValue)\(String(repeating: " ", count: width - code.rawValue.count))  \(of(code).summary)\n"
        }.joined()
    }

    /// The first sentence of the meaning.
    private var summary: String {
        let line = meaning.split(separator: "\n")[0]
        return line.range(of: ". ").map { line[..<$0.lowerBound] + "." } ?? String(line)
    }

    /// As the terminal shows it.
    var text: String {
        var text = "\(code.rawValue)\n\n  \(meaning.replacing("\n", with: "\n  "))\n"
        guard let example else { return text }
        for (title, lines) in [("Wrong", example.wrong), ("Mended", example.mended)] {
            text += "\n\(title):\n\n" + lines.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
        }
        return text
    }
}

extension Explanation {
    static func none(_ code: DiagnosticCode, _ meaning: String) -> Explanation {
        Explanation(code: code, meaning: meaning, example: nil)
    }

    static func file(_ code: DiagnosticCode, _ meaning: String, _ wrong: String, _ mended: String) -> Explanation {
        Explanation(code: code, meaning: meaning, example: Example(language: .model, wrong: wrong, mended: mended))
    }

    /// The lines of a model behind an input of the shape `input`.
    static func layers(
        _ code: DiagnosticCode, _ meaning: String, of input: String = "[8]", _ wrong: String, _ mended: String
    ) -> Explanation {
        func model(_ lines: String) -> String { "model M {\n    input x: \(input)\n\(indented(lines, by: 4))\n}" }
        return file(code, meaning, model(wrong), model(mended))
    }

    /// The entries of the train section of a model whose last line is `layer`.
    static func training(
        _ code: DiagnosticCode, _ meaning: String, layer: String = "dense(3)", _ wrong: String, _ mended: String
    ) -> Explanation {
        func model(_ lines: String) -> String {
            "model M {\n    input x: [8]\n\(indented(layer, by: 4))\n    train {\n\(indented(lines, by: 8))\n    }\n}"
        }
        return file(code, meaning, model(wrong), model(mended))
    }

    /// A C file that a model reads by `activation f = c("f.c")`.
    static func c(_ code: DiagnosticCode, _ meaning: String, _ wrong: String, _ mended: String) -> Explanation {
        Explanation(code: code, meaning: meaning, example: Example(language: .c, wrong: wrong, mended: mended))
    }

    private static func indented(_ lines: String, by count: Int) -> String {
        lines.split(separator: "\n").map { String(repeating: " ", count: count) + $0 }.joined(separator: "\n")
    }
}
