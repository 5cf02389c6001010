import Completer
import Foundation
import NNRuntime
import Testing

@Suite struct CompleterTests {
    /// Lines of plays that are not hard to foresee.
    @Test func knowsWhatComesNext() throws {
        let completer = try Completer()
        #expect(try completer.completion(of: "What is the matte", count: 1, temperature: 0) == "r")
        #expect(try completer.completion(of: "I will not go wit", count: 2, temperature: 0) == "h ")
        #expect(try completer.completion(of: "\n\nKING RICHARD II", count: 1, temperature: 0) == "I")
    }

    /// The embedded weights give a text that the model was not made up from far fewer nats a character than the
    /// uniform distribution, which has log 65 = 4.17.
    @Test func foreseesEnglish() throws {
        let text = "Good morrow, my lord. I pray you tell me where the king is now, for I would speak with him."
        let completer = try Completer()
        let stream = try completer.stream()
        let vocabulary = Completer.vocabulary
        var nats = 0.0
        var distribution: [Float] = []
        for character in text {
            let index = try #require(vocabulary.symbols.firstIndex(of: String(character)))
            if !distribution.isEmpty { nats -= log(Double(distribution[index])) }
            distribution = try stream.step(text: [Int32(index)]).elements
        }
        #expect(nats / Double(text.count - 1) < 2)
    }

    @Test func theSeedDecides() throws {
        let completer = try Completer()
        let text = try completer.completion(of: "ROMEO:", count: 60, seed: 1)
        #expect(text.unicodeScalars.count == 60)
        #expect(try completer.completion(of: "ROMEO:", count: 60, seed: 1) == text)
        #expect(try completer.completion(of: "ROMEO:", count: 60, seed: 2) != text)
    }

    @Test func unknownCharacters() throws {
        let completer = try Completer()
        #expect(throws: ModelError.self) { try completer.completion(of: "straße", count: 1) }
        #expect(throws: ModelError.self) { try completer.completion(of: "", count: 1) }
    }
}
