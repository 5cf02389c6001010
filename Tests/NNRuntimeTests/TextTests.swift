import CNNModel
import Foundation
import Testing

@testable import NNRuntime

/// Text files as data for models over characters.
@Suite struct TextTests {
    private func load(
        _ bytes: [UInt8], for model: CompiledModel = CharacterModel.compiled, vocabulary: Vocabulary? = nil
    ) throws -> DataSource {
        try Fixtures.withFolder { folder in
            try Data(bytes).write(to: URL(fileURLWithPath: folder + "/t.txt"))
            do throws(FileError) {
                return try DataSource.load(folder + "/t.txt", for: model, vocabulary: vocabulary)
            } catch {
                throw FileError(path: "t.txt", offset: error.offset, error.problem)
            }
        }
    }

    private func load(_ text: String, for model: CompiledModel = CharacterModel.compiled, vocabulary: Vocabulary? = nil) throws -> DataSource {
        try load(Array(text.utf8), for: model, vocabulary: vocabulary)
    }

    @Test func windowsStandOneBehindTheOther() throws {
        let source = try load("abcdeabcdeab")
        #expect(source.vocabulary?.symbols == ["a", "b", "c", "d", "e"])
        #expect(source.train.count == 2)
        #expect(source.train.inputs[0].packed == .indices([0, 1, 2, 3, 4, 0, 1, 2]))
        #expect(source.train.targets[0].packed == .indices([1, 2, 3, 4, 0, 1, 2, 3]))
    }

    @Test func aModelOfOneTargetHasAWindowAtEachCharacter() throws {
        let model = try CompiledModel(CharacterModel.descriptor {
            $0.targets = .init(LinearModel.table([LinearModel.value("next", [], range: 5)]))
        })
        let source = try load("abcdeab", for: model)
        #expect(source.train.count == 3)
        #expect(source.train.inputs[0].packed == .indices([0, 1, 2, 3, 1, 2, 3, 4, 2, 3, 4, 0]))
        #expect(source.train.targets[0].packed == .indices([4, 0, 1]))
    }

    @Test func lengthsOfWindowsAreTheirSteps() throws {
        let data = try load("abcdeabcdeab", for: CharacterModel.bounded).train.fitted(to: CharacterModel.bounded)
        #expect(data.inputs.map(\.name) == ["text", "text_length"])
        #expect(data.inputs[1].packed == .indices([4, 4]))
    }

    @Test func marksAndLineEndsMakeNoDifference() throws {
        let source = try load([0xef, 0xbb, 0xbf] + Array("ab\r\nab\rab\nab".utf8))
        #expect(source.vocabulary?.symbols == ["\n", "a", "b"])
        #expect(source.train.inputs[0].packed == .indices([1, 2, 0, 1, 2, 0, 1, 2]))
    }

    static let hostile: [(bytes: [UInt8], offset: Int?, problem: String)] = [
        ([], nil, "holds no text"),
        ([0xef, 0xbb, 0xbf], nil, "holds no text"),
        (Array("a".utf8), nil, "has 1 characters; a window of 4 and the character behind it take 5"),
        (Array("aaaa".utf8), nil, "has 4 characters; a window of 4 and the character behind it take 5"),
        (Array("abcdefg".utf8), nil, "has 7 different characters, the model takes 5; “of 0..<7” would fit"),
        (Array("abé".utf8) + [0xe9, 0x20], 4, "expected UTF-8; is it another encoding, or no text?"),
        (Array("ab€".utf8.dropLast()), 2, "expected UTF-8; is it another encoding, or no text?"),
        ([0xff, 0xfe, 0x61, 0], 0, "begins as UTF-16 does; expected UTF-8"),
        ([0x7f, 0x45, 0x4c, 0x46, 0, 0xc0, 0x80], 5, "expected UTF-8; is it another encoding, or no text?"),
    ]

    @Test(arguments: hostile) func whatIsNoTextIsRefused(bytes: [UInt8], offset: Int?, problem: String) {
        #expect(throws: FileError(path: "t.txt", offset: offset, problem)) { try load(bytes) }
    }

    @Test func aMillionCharactersInOneLineAreRead() throws {
        let source = try load(String(repeating: "abcde", count: 200_001))
        #expect(source.train.count == 250_001)
    }

    @Test func theVocabularyOfWeightsDecides() throws {
        let source = try load("baba baba", vocabulary: Vocabulary(charactersOf: " abcd"))
        #expect(source.train.inputs[0].packed == .indices([2, 1, 2, 1, 0, 2, 1, 2]))
        #expect(throws: FileError(
            path: "t.txt", "line 2, column 3: “x” is not among the 4 characters of the weights' vocabulary")
        ) { try load("ab\naax", vocabulary: Vocabulary(charactersOf: "ab\nc")) }
    }

    @Test func otherModelsTakeNoText() {
        #expect(throws: FileError(
            path: "t.txt", "text is for a model of one input of indices over time, such as “input text: [time: 64] of "
                + "0..<65”; Linear takes x 3")
        ) { try load("abc", for: LinearModel.compiled) }
    }

    @Test func aFolderMayHaveATextForTheTest() throws {
        try Fixtures.withFolder { folder in
            try Data("abcdabcd".utf8).write(to: URL(fileURLWithPath: folder + "/corpus.txt"))
            try Data("dcbae".utf8).write(to: URL(fileURLWithPath: folder + "/test.txt"))
            let source = try DataSource.load(folder, for: CharacterModel.compiled)
            #expect(source.train.count == 1)
            #expect(source.test?.inputs[0].packed == .indices([3, 2, 1, 0]))
            try Data("abcd".utf8).write(to: URL(fileURLWithPath: folder + "/more.txt"))
            #expect(throws: FileError(path: folder, "expected one text beside test.txt, found corpus.txt, more.txt")) {
                try DataSource.load(folder, for: CharacterModel.compiled)
            }
        }
    }
}
