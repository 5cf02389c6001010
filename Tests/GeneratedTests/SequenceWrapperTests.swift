import Foundation
import NNRuntime
import Reader
import Testing

/// The Swift wrapper of a model over sequences of unequal lengths, as its user sees it.
@Suite struct SequenceWrapperTests {
    /// n examples of 1 to 6 words.
    private func examples(_ n: Int) -> (words: [[Int32]], place: [[Float]]) {
        var random = Random(seed: 3)
        let words = (0..<n).map { _ in
            (0..<1 + random.next(below: 6)).map { _ in Int32(random.next(below: 9)) }
        }
        return (words, words.map { $0.flatMap { _ in [Float(random.nextUnit()), Float(random.nextUnit())] } })
    }

    @Test func sequencesAreAsLongAsTheirArrays() throws {
        let reader = try Reader(seed: 1)
        let (words, place) = examples(7)
        let outputs = try reader.predict(words: words, place: place)
        #expect(outputs.count == 7)
        for (i, output) in outputs.enumerated() {
            #expect(output.next.count == words[i].count)
            for step in output.next {
                #expect(step.count == 9)
                #expect(abs(step.reduce(0, +) - 1) < 1e-5)
            }
            // Alone it is padded less.
            let alone = try reader.predict(words: words[i], place: place[i])
            for (a, b) in zip(alone.next.elements + [alone.mood], output.next.elements + [output.mood]) {
                #expect(abs(a - b) < 1e-6)
            }
        }
        let noWords: [Int32] = []
        #expect(try reader.predict(words: noWords, place: []).next.isEmpty)
        let noExamples: [[Int32]] = []
        #expect(try reader.predict(words: noExamples, place: []).isEmpty)
    }

    @Test func paddingIsNotRead() throws {
        let reader = try Reader(seed: 1)
        func outputs(_ word: Int32, _ place: Float) throws -> [Float] {
            let outputs = try reader.predict(
                words: [3, 4, word, word, word, word], words_length: [2],
                place: [0, 1, 2, 3] + Array(repeating: place, count: 8))
            return outputs.next.elements + outputs.mood
        }
        #expect(try outputs(0, 0) == outputs(8, 100))
        let alone = try reader.predict(words: [3, 4], place: [0, 1, 2, 3])
        #expect(try Array(outputs(0, 0).prefix(18)) == alone.next.elements)
    }

    /// To the last bit, and as long as one likes.
    @Test func stepsAreThoseOfTheWholeSequence() throws {
        let reader = try Reader(seed: 4)
        let all = examples(40)
        let long = all.words.indices.filter { all.words[$0].count == 6 }.prefix(2)
        let (words, place) = (long.map { all.words[$0] }, long.map { all.place[$0] })
        let whole = try reader.predict(words: words, place: place)
        let stream = try reader.stream(sequences: 2), single = try reader.stream()
        for _ in 0..<2 {
            for step in 0..<6 {
                let output = try stream.step(
                    words: words.map { $0[step] }, place: place.flatMap { $0[2 * step..<2 * step + 2] })
                #expect(output.next.elements == whole.flatMap { Array($0.next[step]) })
                if step == 5 { #expect(output.mood == whole.map(\.mood)) }

                let one = try single.step(words: words[0][step], place: [place[0][2 * step], place[0][2 * step + 1]])
                #expect((0..<9).map { one.next[$0] } == Array(whole[0].next[step]))
                #expect(one.next.argmax == whole[0].next[step].argmax)
            }
            let further = try stream.step(words: [1, 2], place: [0, 0, 1, 1])
            #expect(further.next.elements.allSatisfy { $0 > 0 && $0 < 1 })
            stream.reset()
            single.reset()
        }
    }

    @Test func training() throws {
        let reader = try Reader(seed: 2)
        let trainer = try Trainer(reader.parameters.model, parameters: reader.parameters)
        // The next word is the one after; the mood is good where the last word is above 4.
        let data = try Reader.examples(
            words: [[1, 2, 3], [5, 6, 7, 8]], place: [[Float](repeating: 0.5, count: 6), [Float](repeating: 0.5, count: 8)],
            next: [[2, 3, 4], [6, 7, 8, 0]], mood: [0, 1])
        var losses: [Double] = []
        for _ in 0..<200 { losses.append(try trainer.step(on: data)) }
        #expect(losses[199] < losses[0] / 3)
        let output = try Reader(parameters: trainer.parameters).predict(words: [5, 6], place: [0.5, 0.5, 0.5, 0.5])
        #expect(output.next[1].argmax == 7)
        #expect(output.mood > 0.5)
    }
}
