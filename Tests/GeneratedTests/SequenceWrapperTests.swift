import Foundation
import NNRuntime
import Reader
import Testing

/// The Swift wrapper of a model over sequences of unequal lengths, as its user sees it.
@Suite struct SequenceWrapperTests {
    /// n examples of 1 to 6 words.
    private func examples(_ n: Int) -> [Reader.Input] {
        var random = Random(seed: 3)
        return (0..<n).map { _ in
            let count = 1 + random.next(below: 6)
            return Reader.Input(
                words: (0..<count).map { _ in Int32(random.next(below: 9)) },
                place: (0..<2 * count).map { _ in Float(random.nextUnit()) })
        }
    }

    @Test func sequencesAreAsLongAsTheirArrays() throws {
        let reader = try Reader(seed: 1)
        let examples = examples(7)
        let outputs = try reader.predict(examples)
        for (example, output) in zip(examples, outputs) {
            #expect(output.next.count == 9 * example.words.count)
            #expect(output.mood.count == 1)
            for step in example.words.indices {
                #expect(abs(output.next[step * 9..<step * 9 + 9].reduce(0, +) - 1) < 1e-5)
            }
            // Alone it is padded less.
            let alone = try reader.predict([example])[0]
            for (a, b) in zip(alone.next + alone.mood, output.next + output.mood) { #expect(abs(a - b) < 1e-6) }
        }
        #expect(try reader.predict([Reader.Input(words: [], place: [])])[0].next == [])
    }

    @Test func paddingIsNotRead() throws {
        let reader = try Reader(seed: 1)
        func outputs(_ word: Int32, _ place: Float) throws -> Reader.Output {
            try reader.predict(
                words: [3, 4, word, word, word, word], words_length: [2],
                place: [0, 1, 2, 3] + Array(repeating: place, count: 8))
        }
        #expect(try outputs(0, 0) == outputs(8, 100))
        let example = Reader.Input(words: [3, 4], place: [0, 1, 2, 3])
        #expect(try Array(outputs(0, 0).next.prefix(18)) == reader.predict([example])[0].next)
    }

    /// To the last bit, and as long as one likes.
    @Test func stepsAreThoseOfTheWholeSequence() throws {
        let reader = try Reader(seed: 4)
        let sequences = examples(40).filter { $0.words.count == 6 }.prefix(2)
        let whole = try reader.predict(Array(sequences))
        let stream = try reader.stream(sequences: 2)
        for _ in 0..<2 {
            for step in 0..<6 {
                let output = try stream.step(
                    words: sequences.map { $0.words[step] }, place: sequences.flatMap { $0.place[2 * step..<2 * step + 2] })
                #expect(output.next == whole.flatMap { $0.next[9 * step..<9 * step + 9] })
                if step == 5 { #expect(output.mood == whole.flatMap(\.mood)) }
            }
            let further = try stream.step(words: [1, 2], place: [0, 0, 1, 1])
            #expect(further.next.allSatisfy { $0 > 0 && $0 < 1 })
            stream.reset()
        }
    }

    @Test func mistakes() throws {
        let reader = try Reader()
        #expect(throws: ModelError.wrongLength(value: "words", shape: [6], found: 7, examples: 1)) {
            try reader.predict([Reader.Input(words: Array(repeating: 0, count: 7), place: [])])
        }
        for count in [2, 3, 14] {
            #expect(throws: ModelError.wrongLength(value: "place", shape: [6, 2], found: count, examples: 1)) {
                try reader.predict([Reader.Input(words: [1, 2], place: Array(repeating: 0, count: count))])
            }
        }
    }

    @Test func training() throws {
        let trainer = try Reader.Trainer(Reader(seed: 2))
        // The next word is the one after; the mood is good where the last word is above 4.
        let words: [Int32] = [1, 2, 3, 0, 0, 0, 5, 6, 7, 8, 0, 0]
        let next: [Int32] = [2, 3, 4, 0, 0, 0, 6, 7, 8, 0, 0, 0]
        let place = [Float](repeating: 0.5, count: 24)
        var losses: [Double] = []
        for _ in 0..<200 {
            losses.append(try trainer.step(words: words, words_length: [3, 4], place: place, next: next, mood: [0, 1]))
        }
        #expect(losses[199] < losses[0] / 3)
        let model = trainer.model
        let output = try model.predict([Reader.Input(words: [5, 6], place: [0.5, 0.5, 0.5, 0.5])])[0]
        #expect(output.next[9..<18].max() == output.next[9 + 7])
    }
}
