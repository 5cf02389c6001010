import Compiler
import Source
import Testing

/// A file with mistakes and the whole of what is said of it.
struct Mistake: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let messages: String

    init(_ name: String, _ text: String, messages: String) {
        (self.name, self.text, self.messages) = (name, text + "\n", messages + "\n")
    }

    var testDescription: String { name }

    static let all = inShapes + inArguments + inNames + inFormulas + inCFunctions + inBlocks + inTraining + inSequences
}

@Suite struct MistakeTests {
    @Test(arguments: Mistake.all)
    func reports(mistake: Mistake) {
        let file = CheckedFile(SourceFile(path: "m.nnd", text: mistake.text), cFunctions: Mistake.cFunctions)
        #expect(file.diagnostics.rendered(in: file.source) == mistake.messages)
        #expect(file.models.isEmpty == file.diagnostics.hasErrors)
    }
}
