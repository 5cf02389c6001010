import Compiler
import Layers

/// The words of the language, from the catalogue that the compiler itself works with.
enum LanguageReference {
    static func title(of family: Family) -> String {
        switch family {
        case .layer: "Layers"
        case .activation: "Activations"
        case .loss: "Losses"
        case .optimizer: "Optimizers"
        case .initializer: "Initial values"
        case .penalty: "Penalties"
        case .schedule: "Rates"
        case .clip: "Clipping"
        case .stop: "Stopping"
        case .split: "Splits"
        case .augment: "Augmentation"
        }
    }

    static var entries: [any Entry] { Family.allCases.flatMap(Catalogue.entries) }

    /// Every word with a line about it, a group after the other.
    static func overview() -> String {
        let width = entries.map(\.name.count).max() ?? 0
        return Family.allCases.map { family in
            let lines = Catalogue.entries(of: family).map { entry in
                "  \(entry.name)\(String(repeating: " ", count: width - entry.name.count))  \(entry.summary)\n"
            }
            return "\(title(of: family))\n\(lines.joined())\n"
        }.joined() + "Activations written in the language itself\n\(formulas)\nFunctions in C\n  c(\"mish.c\")\n\n\(Explanation.overview())\nnnc explain WORD tells more of one.\n"
    }

    private static var formulas: String {
        Prelude.text.split(separator: "\n").filter { $0.hasPrefix("activation ") }.map { "  \($0.dropFirst(11))\n" }.joined()
    }

    /// The declaration of an activation that is written in the language itself, with its documentation.
    static func formula(_ name: String) -> String? {
        let lines = Prelude.text.split(separator: "\n")
        guard let index = lines.firstIndex(where: { $0.hasPrefix("activation \(name)(") }) else { return nil }
        let documentation = lines[..<index].reversed().prefix { $0.hasPrefix("///") }.reversed()
        return (documentation + [lines[index]]).joined(separator: "\n") + "\n"
    }

    /// Everything about one word.
    static func details(of entry: any Entry) -> String {
        var text = "\(Signature(entry: entry).text)\n\n\(entry.summary)\n\n"
        let width = entry.arguments.map(\.label.count).max() ?? 0
        for spec in entry.arguments {
            let padding = String(repeating: " ", count: width - spec.label.count)
            text += "  \(spec.label)\(padding)  \(spec.summary)  (\(spec.type.phrase)\(spec.fallback.phrase))\n"
        }
        let example = entry.example.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
        return text + "\nmodel Example {\n\(example.joined(separator: "\n"))\n}\n"
    }

    /// The whole reference as tables in Markdown, as the README has them.
    static func markdown() -> String {
        let tables = Family.allCases.map { family in
            let rows = Catalogue.entries(of: family).map { "| `\(Signature(entry: $0).text)` | \(escaped($0.summary)) |\n" }
            return "**\(title(of: family))**\n\n| word | meaning |\n|---|---|\n\(rows.joined())\n"
        }
        let keys = TrainKey.allCases.map { key in
            "| `\(key.rawValue)` | \(escaped(key.spec.type.phrase)) | \(escaped(key.spec.summary)) |\n"
        }
        return tables.joined() + "**The train section**\n\n| key | takes | meaning |\n|---|---|---|\n\(keys.joined())\n"
            + "**Activations written in the language itself**\n\n```\n\(Prelude.text)\n```\n"
    }

    private static func escaped(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
