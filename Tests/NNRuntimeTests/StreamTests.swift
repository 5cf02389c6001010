import Testing

@testable import NNRuntime

@Suite struct StreamTests {
    let model = CharacterModel.compiled

    @Test func stepsAreThoseOfTheWholeSequence() throws {
        let parameters = Parameters(zerosOf: model)
        let text: [Int32] = [3, 1, 4, 1, 0, 2, 2, 3]
        let whole = try model.predict([.indices(text)], with: parameters)[0].floats!
        let stream = try SequenceStream(of: parameters, sequences: 2)
        #expect(stream.inputs == [ValueInfo(name: "text", shape: [], range: 5)])
        #expect(stream.outputs == [ValueInfo(name: "next", shape: [5])])
        for _ in 0 ..< 2 {
            for t in 0 ..< 4 {
                let step = try stream.step([.indices([text[t], text[4 + t]])])[0].floats!
                #expect(step == Array(whole[5 * t ..< 5 * t + 5] + whole[20 + 5 * t ..< 25 + 5 * t]))
            }
            stream.reset()
        }
    }

    @Test func lengthsAreNotAsked() throws {
        let stream = try SequenceStream(of: Parameters(zerosOf: CharacterModel.bounded))
        #expect(stream.inputs.map(\.name) == ["text"])
        #expect(try stream.step([.indices([3])])[0] == .floats([0.1, 0.1, 0.1, 0.6, 0.1]))
    }

    @Test func whatDoesNotFitIsRefused() throws {
        #expect(throws: ModelError.cannotStream(model: "Characters")) {
            try SequenceStream(of: Parameters(zerosOf: CharacterModel.wholeOnly))
        }
        let stream = try SequenceStream(of: Parameters(zerosOf: model), sequences: 2)
        #expect(throws: ModelError.wrongLength(value: "text", shape: [], found: 1, examples: 2)) {
            try stream.step([.indices([1])])
        }
        #expect(throws: ModelError.wrongElements(value: "text", takesIndices: true)) {
            try stream.step([.floats([1, 2])])
        }
        #expect(throws: ModelError.unsuitablePlan("a stream of 0 sequences; 1 to 1048576 are possible")) {
            try SequenceStream(of: Parameters(zerosOf: model), sequences: 0)
        }
    }
}

@Suite struct GenerationTests {
    let vocabulary = Vocabulary(charactersOf: "abcde")

    private func generate(
        _ model: CompiledModel, _ prompt: String, _ count: Int, temperature: Double, seed: UInt64 = 1
    ) throws -> String {
        let generator = try TextGenerator(Parameters(zerosOf: model), vocabulary)
        try generator.read(prompt)
        var random = Random(seed: seed)
        var text = ""
        for _ in 0 ..< count { text.unicodeScalars.append(try generator.next(temperature: temperature, random: &random)) }
        return text
    }

    /// The sum so far, modulo 5, is the most probable, and becomes part of the sum: it doubles.
    @Test func withoutTemperatureTheMostProbableComesNext() throws {
        #expect(try generate(CharacterModel.compiled, "b", 8, temperature: 0) == "bcedbced")
        #expect(try generate(CharacterModel.compiled, "bb", 4, temperature: 0) == "cedb")
    }

    @Test func theSeedDecides() throws {
        let text = try generate(CharacterModel.compiled, "a", 60, temperature: 1)
        #expect(try generate(CharacterModel.compiled, "a", 60, temperature: 1) == text)
        #expect(try generate(CharacterModel.compiled, "a", 60, temperature: 1, seed: 2) != text)
        #expect(Set(text).count > 1)
    }

    /// The share of draws of each place, against p^(1/T) / Σ p^(1/T).
    @Test(arguments: [0.25, 0.5, 1, 2, 10]) func temperatureWeighsTheDistribution(temperature: Double) {
        let p = [0.5, 0, 0.3, 0.2]
        var random = Random(seed: 5)
        var counts = [0.0, 0, 0, 0]
        for _ in 0 ..< 20_000 { counts[sample(p, temperature: temperature, random: &random)] += 1 }
        // 0.5⁴ = 0.0625 …, and so on: the powers written out.
        let weights: [Double: [Double]] = [
            0.25: [0.0625, 0, 0.0081, 0.0016], 0.5: [0.25, 0, 0.09, 0.04], 1: p,
            2: [0.7071068, 0, 0.5477226, 0.4472136], 10: [0.9330330, 0, 0.8865681, 0.8513399],
        ]
        let wanted = weights[temperature]!
        for place in 0 ..< 4 {
            #expect(abs(counts[place] / 20_000 - wanted[place] / wanted.reduce(0, +)) < 0.015)
        }
        #expect(counts[1] == 0)
    }

    @Test func extremesAreSafe() {
        var random = Random(seed: 1)
        #expect(sample([0, 0.4, 0.4, 0.2], temperature: 0, random: &random) == 1)
        for temperature in [1e-300, 1e-9, 1e300] {
            for _ in 0 ..< 50 { #expect((1 ... 2).contains(sample([0, 1e-38, 1e-38, 0], temperature: temperature, random: &random))) }
        }
    }

    /// A model that must see the whole is run on its last characters, here the sum of the last four.
    @Test func aModelThatCannotStreamSeesItsWindow() throws {
        #expect(try generate(CharacterModel.wholeOnly, "aaab", 3, temperature: 0) == "bce")
        #expect(try generate(CharacterModel.wholeOnly, "eaaab", 3, temperature: 0) == "bce")
        #expect(throws: ModelError.cannotGenerate(
            "Characters cannot take a text step by step, so that the prompt must have at least the 4 characters of its "
                + "window; it has 3")
        ) { try generate(CharacterModel.wholeOnly, "aab", 3, temperature: 0) }
        let bounded = try CompiledModel(CharacterModel.descriptor(isBounded: true) { $0.stream = nil })
        #expect(try generate(bounded, "b", 3, temperature: 0) == "bce")
    }

    @Test func whatCannotBeGeneratedIsSaid() throws {
        #expect(throws: ModelError.cannotGenerate("the prompt is empty")) {
            try generate(CharacterModel.compiled, "", 3, temperature: 1)
        }
        #expect(throws: ModelError.cannotGenerate(
            "character 3 of the prompt, “z”, is not among the 5 characters that the model was trained on")
        ) { try generate(CharacterModel.compiled, "abz", 3, temperature: 1) }
        #expect(throws: ModelError.cannotGenerate(
            "Linear is not over characters: its inputs are x 3, not one of indices over time")
        ) { try TextGenerator(Parameters(zerosOf: LinearModel.compiled), vocabulary) }
        #expect(throws: ModelError.cannotGenerate("the vocabulary has 6 characters, Characters takes 5")) {
            try TextGenerator(Parameters(zerosOf: CharacterModel.compiled), Vocabulary(charactersOf: "abcdef"))
        }
        let words = Vocabulary(.words, ["a"])
        #expect(throws: ModelError.self) { try TextGenerator(Parameters(zerosOf: CharacterModel.compiled), words) }
    }

    @Test func indicesWithoutACharacterAreNeverDrawn() throws {
        let generator = try TextGenerator(Parameters(zerosOf: CharacterModel.compiled), Vocabulary(charactersOf: "abc"))
        try generator.read("abc")
        var random = Random(seed: 3)
        for _ in 0 ..< 100 { #expect("abc".unicodeScalars.contains(try generator.next(random: &random))) }
    }
}
