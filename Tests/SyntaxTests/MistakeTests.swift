import Source
import Syntax
import Testing

/// A file with mistakes, the whole of what is said of it, and what is still understood.
struct Mistake: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let messages: String
    let outline: String

    init(_ name: String, _ text: String, messages: String, outline: String) {
        (self.name, self.text) = (name, text + "\n")
        self.messages = messages.isEmpty ? "" : messages + "\n"
        self.outline = outline.isEmpty ? "" : outline + "\n"
    }

    var testDescription: String { name }

    static let all = inDeclarations + inLines + inTrain + inCharacters
}

@Test(arguments: Mistake.all)
func reportsMistakes(mistake: Mistake) {
    let (outline, messages) = read(mistake.text)
    #expect(messages == mistake.messages)
    #expect(outline == mistake.outline)
}

@Test(arguments: Mistake.all)
func formatsOnlySoundFiles(mistake: Mistake) {
    #expect((formatted(mistake.text) == nil) == mistake.messages.contains(": error: "))
}
