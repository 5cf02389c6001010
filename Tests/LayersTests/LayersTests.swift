import Compiler
import Layers
import Source
import Testing

/// One entry of the catalogue with the place it has in the language.
struct CatalogueEntry: Sendable, CustomTestStringConvertible {
    let family: Family
    let entry: any Entry
    var testDescription: String { "\(family) \(entry.name)" }

    static let all = Family.allCases.flatMap { family in
        Catalogue.entries(of: family).map { CatalogueEntry(family: family, entry: $0) }
    }
}

@Suite struct CatalogueTests {
    @Test(arguments: CatalogueEntry.all)
    func exampleElaborates(of item: CatalogueEntry) throws {
        let text = "model Example {\n\(item.entry.example)\n}\n"
        #expect(text.contains(item.entry.name))
        let file = CheckedFile(SourceFile(path: "example.nnd", text: text))
        #expect(file.diagnostics.rendered(in: file.source) == "")
        let model = try #require(file.models.first)
        #expect(!model.inference.outputs.isEmpty)
    }

    @Test(arguments: Family.allCases)
    func namesAreUnique(in family: Family) {
        let names = Catalogue.entries(of: family).map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test(arguments: CatalogueEntry.all)
    func argumentsAreDescribed(of item: CatalogueEntry) {
        let arguments = item.entry.arguments
        #expect(Set(arguments.map(\.label)).count == arguments.count)
        #expect(!item.entry.summary.isEmpty && arguments.allSatisfy { !$0.summary.isEmpty })
        let rest = arguments.drop { $0.label == "of" || $0.label == "target" }
        #expect(rest.count(where: \.isPositional) == rest.prefix(while: \.isPositional).count)
    }
}
