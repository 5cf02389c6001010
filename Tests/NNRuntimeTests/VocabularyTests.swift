import Testing

@testable import NNRuntime

@Suite struct VocabularyTests {
    @Test func charactersStandInTheOrderOfTheirNumbers() throws {
        let vocabulary = Vocabulary(charactersOf: "banana\né")
        #expect(vocabulary.symbols == ["\n", "a", "b", "n", "é"])
        #expect(try vocabulary.indices(of: "nab\n").get() == [3, 1, 2, 0])
    }

    @Test func anUnknownCharacterIsFound() {
        let unknown = #expect(throws: Vocabulary.UnknownCharacter.self) {
            try Vocabulary(charactersOf: "abc").indices(of: "abdc").get()
        }
        #expect(unknown?.place == 2)
        #expect(unknown?.scalar == "d")
    }

    /// Å has two numbers, which Swift takes for the same letter and a model must not.
    @Test func charactersThatLookAlikeStayApart() throws {
        let vocabulary = Vocabulary(charactersOf: "\u{212B}\u{C5}")
        #expect(try vocabulary.indices(of: "\u{C5}\u{212B}").get() == [0, 1])
    }

    @Test func theMostFrequentWordsAreKept() {
        let words = words(of: "The cat sat; the dog sat. The end: it’s 2 o'clock, naïve!")
        #expect(words == ["the", "cat", "sat", "the", "dog", "sat", "the", "end", "it’s", "2", "o'clock", "naïve"])
        let vocabulary = Vocabulary(mostFrequent: 3, of: words, classes: [])
        #expect(vocabulary.symbols == ["the", "sat", "2"])
        #expect(["the", "sat", "2", "dog"].map(vocabulary.index) == [2, 3, 4, 1])
        #expect(vocabulary.range == 5)
    }

    static let vocabularies = [
        Vocabulary(charactersOf: "\u{0}\u{1}\t\n \"\\/aé\u{212B}\u{C5}\u{301}😀\u{10FFFF}"),
        Vocabulary(.words, ["the", "o'clock", "ünlü"], classes: ["good", "so so", "“bad”"]),
        Vocabulary(.words, []),
    ]

    @Test(arguments: vocabularies) func weightsKeepIt(vocabulary: Vocabulary) throws {
        let parameters = Parameters(zerosOf: LinearModel.compiled)
        try Fixtures.withFolder { folder in
            try parameters.save(to: folder + "/w", vocabulary: vocabulary)
            let read = try #require(try Vocabulary.of(weights: folder + "/w"))
            #expect(read == vocabulary)
            #expect(read.symbols.map { Array($0.unicodeScalars) } == vocabulary.symbols.map { Array($0.unicodeScalars) })
            #expect(try bits(Parameters(of: LinearModel.compiled, from: folder + "/w")) == bits(parameters))
            try parameters.save(to: folder + "/w")
            #expect(try Vocabulary.of(weights: folder + "/w") == nil)
        }
    }

    @Test func aVocabularyThatRepeatsItselfIsRefused() throws {
        var writer = TensorWriter()
        writer.metadata["vocabulary:characters"] = "aba"
        let file = try TensorFile(writer.bytes(), path: "w")
        #expect(throws: FileError(path: "w", "the vocabulary in its metadata holds something twice")) { try Vocabulary(file) }
    }
}
