import Foundation
import Testing

@testable import nnc

/// Models over text and series, from their files to text, classes and forecasts.
@Suite(.serialized) struct SequenceTests {
    private let sandbox: Sandbox

    init() throws {
        sandbox = try Sandbox()
        try sandbox.write(Self.letters, to: "letters.nnd")
        try sandbox.write(String(repeating: "one two three\n", count: 120), to: "text.txt")
    }

    private static let letters = """
        model Letters {
            input text: [time: 8] of 0..<12
            oneHot
            gru(24)
            dense(12, activation: softmax)
            train {
                loss:      crossEntropy
                optimizer: adam(rate: 0.02)
                batch:     8
                epochs:    12
                data:      "text.txt"
            }
        }
        """

    @Test func goesOnWithATextAsItWasTaught() async throws {
        let training = try await sandbox.nnc("train", "letters.nnd", "--json", "--gradient-norms")
        let reports = try training.json()
        // 1680 characters of which 1679 follow another: 209 windows, a fifth for the test and one left out.
        #expect(reports[0]["examples"] as? [String: Int] == ["training": 166, "test": 42])
        let norms = try #require(reports[1]["gradientNorms"] as? [String: Double])
        #expect(Set(norms.keys) == ["gru1", "dense1"] && norms.values.allSatisfy { $0 > 0 })
        let end = try #require(reports.last)
        let loss = try #require(end["testLoss"] as? Double)
        #expect(abs(try #require(end["testLossPerStep"] as? Double) - loss / 8) < 1e-9)
        #expect(try #require(end["testAccuracy"] as? Double) > 0.9)

        let evaluation = try await sandbox.nnc("evaluate", "letters.nnd")
        #expect(evaluation.output.contains("nats a character, perplexity 1."))
        #expect(evaluation.output.contains("U+0020"), "the confusions are of characters")

        let text = try await sandbox.nnc(
            "generate", "letters.nnd", "--prompt", "two three\n", "--length", "28", "--temperature", "0")
        #expect(text.code == 0, "\(text.error)")
        #expect(text.output == "two three\none two three\none two three\n\n")
        // It remembers what came before, so that a short prompt will do.
        let short = try await sandbox.nnc(
            "generate", "letters.nnd", "--prompt", "tw", "--length", "8", "--temperature", "0")
        #expect(short.output == "two three\n\n")
        let first = try await sandbox.nnc("generate", "letters.nnd", "--length", "40", "--temperature", "3", "--seed", "4")
        let again = try await sandbox.nnc("generate", "letters.nnd", "--length", "40", "--temperature", "3", "--seed", "4")
        let other = try await sandbox.nnc("generate", "letters.nnd", "--length", "40", "--temperature", "3", "--seed", "5")
        #expect(first.output == again.output && first.output != other.output)
        #expect(first.output.unicodeScalars.count == 1 + 40 + 1)

        // Another text is read by the vocabulary of the weights.
        try sandbox.write(String(repeating: "three two one\n", count: 4), to: "other.txt")
        let onOther = try await sandbox.nnc("evaluate", "letters.nnd", "--data", "other.txt", "--json").json()[0]
        #expect(try #require(onOther["lossPerStep"] as? Double) > 2 * (#require(end["testLossPerStep"] as? Double)))
        try sandbox.write("one two four", to: "other.txt")
        let unknown = try await sandbox.nnc("evaluate", "letters.nnd", "--data", "other.txt")
        #expect(unknown.code == 1)
        #expect(unknown.error == "error: other.txt: line 1, column 9: “f” is not among the 9 characters of the weights' vocabulary\n")
    }

    @Test func saysWhyNothingCanBeGenerated() async throws {
        #expect(try await sandbox.nnc("train", "letters.nnd", "--epochs", "1").code == 0)
        let outside = try await sandbox.nnc("generate", "letters.nnd", "--prompt", "one ¿")
        #expect(outside.code == 1 && outside.output == "")
        #expect(outside.error == "error: character 5 of the prompt, “¿”, is not among the 9 characters that the model was trained on\n")
        let empty = try await sandbox.nnc("generate", "letters.nnd", "--prompt", "")
        #expect(empty.code == 1 && empty.error == "error: the prompt is empty\n")
        #expect(try await sandbox.nnc("generate", "letters.nnd", "--temperature", "-1").code == 64)

        try sandbox.writeLine()
        #expect(try await sandbox.nnc("train", "line.nnd", "--epochs", "1").code == 0)
        let line = try await sandbox.nnc("generate", "line.nnd", "--prompt", "a")
        #expect(line.code == 1)
        #expect(line.error.hasPrefix("error: nnc-out/line.safetensors: holds no vocabulary"))

        try sandbox.write(Self.letters.replacing("gru(24)", with: "bidirectional(gru(8))"), to: "both.nnd")
        #expect(try await sandbox.nnc("train", "both.nnd", "--epochs", "1").code == 0)
        let short = try await sandbox.nnc("generate", "both.nnd", "--prompt", "one")
        #expect(short.code == 1 && short.output == "")
        #expect(short.error.contains("cannot take a text step by step, so that the prompt must have at least the 8 characters"))
        let long = try await sandbox.nnc("generate", "both.nnd", "--prompt", "one two three", "--length", "5")
        #expect(long.code == 0 && long.output.hasPrefix("one two three"))
    }

    @Test func textsThatAreNoneAreRefused() async throws {
        for (bytes, problem) in [
            ([], "holds no text"), ([0xff, 0xfe, 0x61], "byte 0: begins as UTF-16 does; expected UTF-8"),
            ([0x61, 0x80], "byte 1: expected UTF-8; is it another encoding, or no text?"),
            (Array("abc".utf8), "has 3 characters; a window of 8 and the character behind it take 9"),
            (Array("abcdefghijklm".utf8), "has 13 different characters, the model takes 12; “of 0..<13” would fit"),
        ] as [([UInt8], String)] {
            try sandbox.write(bytes, to: "text.txt")
            let outcome = try await sandbox.nnc("train", "letters.nnd")
            #expect(outcome.code == 1)
            #expect(outcome.error.hasSuffix("text.txt: \(problem)\n"), "\(outcome.error)")
        }
    }

    @Test func tellsSentencesApart() async throws {
        try sandbox.write("""
            model Mood {
                input words: [time: ...12] of 0..<24, buckets: [4, 12]
                embedding(6)
                gru(8)
                last
                dense(2, activation: softmax)
                train {
                    loss:      crossEntropy
                    optimizer: adam(rate: 0.02)
                    batch:     8
                    epochs:    12
                    stop:      early(patience: 12)
                }
            }
            """, to: "mood.nnd")
        // Every filler stands in both kinds; one word decides.
        let fillers = ["a", "the", "film", "it", "was", "story", "very", "and", "is"]
        let lines = (0 ..< 200).map { i in
            let word = i % 2 == 0 ? ["fine", "great", "lovely"][i / 2 % 3] : ["poor", "sad", "dull"][i / 2 % 3]
            var words = (0 ..< i % 9).map { fillers[(i * 7 + $0 * 5) % 9] }
            words.insert(word, at: i * 3 % (words.count + 1))
            return (i % 2 == 0 ? "well" : "ill") + "\t" + words.joined(separator: " ") + "."
        }
        try sandbox.write(lines.joined(separator: "\n"), to: "mood.tsv")
        let reports = try await sandbox.nnc("train", "mood.nnd", "--data", "mood.tsv", "--json").json()
        #expect(reports[0]["examples"] as? [String: Int] == ["training": 140, "validation": 20, "test": 40])
        #expect(try #require(reports.last?["testAccuracy"] as? Double) > 0.9)
        let evaluation = try await sandbox.nnc("evaluate", "mood.nnd", "--data", "mood.tsv")
        #expect(evaluation.output.contains("ill") && evaluation.output.contains("well"))

        try sandbox.write("A great film!\nthe story was dull\n", to: "new.txt")
        let rows = try await sandbox.nnc("predict", "mood.nnd", "--input", "new.txt").output
            .split(separator: "\n").map { $0.split(separator: ",").compactMap { Double($0) } }
        // The classes are in the order of their names: ill, well.
        #expect(rows.count == 2 && rows[0][1] > 0.5 && rows[1][0] > 0.5)

        let bench = try await sandbox.nnc("bench", "mood.nnd", "--batch", "5", "--seconds", "0.01", "--mode", "train")
        #expect(bench.code == 0, "\(bench.error)")
    }

    /// The next value of a wave, against what it is and against the mean.
    @Test func forecastsASeries() async throws {
        try sandbox.write("""
            model Wave {
                input past: [time: 12, 1]
                rnn(12)
                last
                dense(1)
                train {
                    loss:      squaredError
                    optimizer: adam(rate: 0.01)
                    batch:     16
                    epochs:    30
                    split:     byTime(train: 0.7, validation: 0.1, test: 0.2)
                }
            }
            """, to: "wave.nnd")
        let wave = (0 ..< 400).map { (step: Int) -> Double in
            let slow: Double = sin(0.4 * Double(step)), fast: Double = sin(1.7 * Double(step))
            return 0.8 * slow + 0.1 * fast
        }
        try sandbox.write("height\n" + wave.map { "\($0)\n" }.joined(), to: "wave.csv")
        let reports = try await sandbox.nnc("train", "wave.nnd", "--data", "wave.csv", "--json").json()
        // 388 windows of 13 steps, of which 12 are left out between two pieces.
        #expect(reports[0]["examples"] as? [String: Int] == ["training": 247, "validation": 39, "test": 78])
        let variance = wave.reduce(0.0) { $0 + $1 * $1 } / 400
        #expect(try #require(reports.last?["testLoss"] as? Double) < 0.02 * variance)
    }

    @Test func aRunOnTextGoesOnAsIfNothingHadHappened() async throws {
        #expect(try await sandbox.nnc("train", "letters.nnd", "--epochs", "250", "--out", "whole").code == 0)
        let command = try sandbox.interruptTraining("letters.nnd", epochs: 250, out: "in two")
        try sandbox.runInShell(command)
        #expect(sandbox.bytes("in two") != nil && sandbox.bytes("in two") == sandbox.bytes("whole"))
    }
}
