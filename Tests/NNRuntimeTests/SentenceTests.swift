import CNNModel
import Foundation
import Testing

@testable import NNRuntime

/// Labelled sentences as data for models over words.
@Suite struct SentenceTests {
    /// Up to 4 words of 0..<7, and one of two classes.
    static let model = try! CompiledModel(CharacterModel.descriptor(isBounded: true) {
        var words = LinearModel.value("words", [4], range: 7)
        (words.time, words.length) = (1, 2)
        $0.inputs = .init(LinearModel.table([words, LinearModel.value("words_length", [], range: 5)]))
        $0.targets = .init(LinearModel.table([LinearModel.value("class", [], range: 2)]))
    })

    private func load(_ text: String, as name: String = "s.tsv", vocabulary: Vocabulary? = nil) throws -> DataSource {
        try Fixtures.withFolder { folder in
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
            do throws(FileError) {
                return try DataSource.load(folder + "/" + name, for: Self.model, vocabulary: vocabulary)
            } catch {
                throw FileError(path: name, offset: error.offset, error.problem)
            }
        }
    }

    @Test func wordsArePaddedCutAndCounted() throws {
        let source = try load("0\tgood good film\n1\tA bad, bad, really long film\n0\t\n1\tgood; a bit bad\n")
        // good 3, bad 3, a 2, film 2, then bit, long, really once each: five have an index.
        let vocabulary = try #require(source.vocabulary)
        #expect(vocabulary.symbols == ["bad", "good", "a", "film", "bit"])
        #expect(vocabulary.classes == [])
        #expect(source.train.inputs.map(\.name) == ["words", "words_length"])
        #expect(source.train.inputs[0].packed == .indices([3, 3, 5, 0, 4, 2, 2, 1, 0, 0, 0, 0, 3, 4, 6, 2]))
        #expect(source.train.inputs[1].packed == .indices([3, 4, 0, 4]))
        #expect(source.train.targets[0].packed == .indices([0, 1, 0, 1]))
        #expect(try source.train.fitted(to: Self.model).inputs[1].packed == .indices([3, 4, 0, 4]))
    }

    @Test func aHeaderTellsTheColumnsAndLabelsMayBeNames() throws {
        let source = try load("id,Text,Label\n7,\"fine, really\",good\n8,awful,bad\n9,fine,good\n", as: "s.csv")
        #expect(source.vocabulary?.classes == ["bad", "good"])
        #expect(source.train.targets[0].packed == .indices([1, 0, 1]))
        #expect(source.vocabulary?.symbols == ["fine", "awful", "really"])
        let other = try load("good\tawful fine film\n", vocabulary: source.vocabulary)
        #expect(other.train.inputs[0].packed == .indices([3, 2, 1, 0]))
        #expect(other.train.targets[0].packed == .indices([1]))
    }

    /// One bit, as binaryCrossEntropy takes it, or a vector of 0 and 1.
    @Test(arguments: [([1], [1, 0]), ([3], [0, 1, 0, 1, 0, 0])] as [([Int], [Float])])
    func classesMayBeFloats(shape: [Int], wanted: [Float]) throws {
        let model = try CompiledModel(CharacterModel.descriptor(isBounded: true) {
            $0.targets = .init(LinearModel.table([LinearModel.value("class", shape)]))
        })
        try Fixtures.withFolder { folder in
            try Data("1\tfine\n0\tbad\n".utf8).write(to: URL(fileURLWithPath: folder + "/s.tsv"))
            let data = try DataSource.load(folder + "/s.tsv", for: model).train.fitted(to: model)
            #expect(data.targets[0].packed == .floats(wanted))
        }
    }

    @Test func quotationMarksMeanNothingBetweenTabs() throws {
        let source = try load("1\t\"Yes,\" he said\n0\the \"said\" no\n")
        #expect(source.train.inputs[1].packed == .indices([3, 3]))
    }

    @Test func aRowOfIndicesIsATable() throws {
        let source = try load("1,2,3,4,1\n4,3,2,1,0\n", as: "s.csv")
        #expect(source.vocabulary == nil)
        let fitted = try source.train.fitted(to: Self.model)
        #expect(fitted.inputs.map(\.packed) == [.indices([1, 2, 3, 4, 4, 3, 2, 1]), .indices([4, 4])])
    }

    @Test func linesAreExamplesWithoutLabels() throws {
        let words = Vocabulary(.words, ["fine", "awful"])
        try Fixtures.withFolder { folder in
            let path = folder + "/lines.txt"
            try Data("Fine!\n\nan awful, awful, awful film".utf8).write(to: URL(fileURLWithPath: path))
            let data = try DataSet(lines: path, for: Self.model, words)
            #expect(data.count == 3)
            #expect(data.inputs[0].packed == .indices([2, 0, 0, 0, 0, 0, 0, 0, 1, 3, 3, 3]))
            #expect(data.inputs[1].packed == .indices([1, 0, 4]))
            try Data("abc\nde\n".utf8).write(to: URL(fileURLWithPath: path))
            let characters = Vocabulary(charactersOf: "abcde")
            let cut = try DataSet(lines: path, for: CharacterModel.bounded, characters)
            #expect(cut.inputs.map(\.packed) == [.indices([0, 1, 2, 0, 3, 4, 0, 0]), .indices([3, 2])])
            #expect(throws: FileError(path: path, "line 1: has 3 characters, the model takes 4 and no lengths")) {
                try DataSet(lines: path, for: CharacterModel.compiled, characters)
            }
            #expect(throws: FileError(
                path: path, "line 2, column 2: “e” is not among the 4 characters of the weights' vocabulary")
            ) { try DataSet(lines: path, for: CharacterModel.bounded, Vocabulary(charactersOf: "abcd")) }
        }
    }

    static let hostile: [(text: String, offset: Int?, problem: String)] = [
        ("", nil, "holds no text"), ("\n\n", nil, "holds no sentences"),
        ("0\tfine\n1\n", 7, "expected a label and a sentence, found 1 field (line 2)"),
        ("0\tfine\n2\tbad\n", nil, "line 2: the label “2” is none of the classes; they are numbers below 2"),
        ("0\tfine\n-1\tbad\n", nil, "line 2: the label “-1” is none of the classes; they are numbers below 2"),
        ("a\tx\nb\ty\nc\tz\n", nil, "has 3 different labels (a, b, c), the model has 2 classes"),
        ("a\tx\n\ty\n", nil, "line 2: a label must be one line of text"),
        ("a\tx\u{FFFD}\n" + String(repeating: "b", count: 100), 7, "expected a label and a sentence, found 1 field (line 2)"),
    ]

    @Test(arguments: hostile) func whatIsNoSentenceIsRefused(text: String, offset: Int?, problem: String) {
        #expect(throws: FileError(path: "s.tsv", offset: offset, problem)) { try load(text) }
    }

    @Test func aLabelThatTheWeightsDoNotKnowIsRefused() {
        let vocabulary = Vocabulary(.words, ["x"], classes: ["bad", "good"])
        #expect(throws: FileError(
            path: "s.tsv", "line 1: the label “so so” is none of the classes; they are bad, good")
        ) { try load("so so\tx\n", vocabulary: vocabulary) }
        #expect(throws: FileError(path: "s.tsv", "the weights have a vocabulary of characters, sentences need one of words")) {
            try load("bad\tx\n", vocabulary: Vocabulary(charactersOf: "x"))
        }
    }
}
