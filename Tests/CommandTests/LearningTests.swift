import Foundation
import Testing

@testable import nnc

/// The model files of the project that learn, through the emitted C.
@Suite struct LearningTests {
    private static let models = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../models").standardized.path

    /// Exclusive-or of two and three bits, two consecutive ones among five and six: all rows of the truth table,
    /// whatever the seed.
    @Test(arguments: [("xor", 4), ("xor3", 8), ("ones5", 32), ("ones6", 64)])
    func learnsTheTruthTable(name: String, rows: Int) async throws {
        let sandbox = try Sandbox()
        let file = Self.models + "/\(name).nnd"
        let table = try String(contentsOfFile: Self.models + "/data/\(name).csv", encoding: .utf8)
            .split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
        #expect(table.count == rows && Set(table.map { $0.dropLast() }).count == rows)
        try sandbox.write(table.map { $0.dropLast().joined(separator: ",") + "\n" }.joined(), to: "bits.csv")
        for seed in ["0", "1", "2"] {
            let training = try await sandbox.nnc("train", file, "--seed", seed, "--out", "w")
            #expect(training.code == 0, "\(training.error)")
            let answer = try await sandbox.nnc("predict", file, "--weights", "w", "--input", "bits.csv")
            let outputs = answer.output.split(separator: "\n").compactMap { Double($0) }
            #expect(outputs.count == rows)
            #expect(zip(outputs, table).allSatisfy { ($0 > 0.5) == ($1.last == "1") }, "seed \(seed)")
        }
    }

    /// At least 97.5 % of the held-out fifth, within 20 s of training.
    @Test func learnsTheDigits() async throws {
        let sandbox = try Sandbox()
        let outcome = try await sandbox.nnc("train", Self.models + "/digits.nnd", "--json")
        let end = try #require(try outcome.json().last)
        #expect(try #require(end["testAccuracy"] as? Double) >= 0.975)
        #expect(try #require(end["seconds"] as? Double) < 20)
    }

    /// The next hour's level, on the last fifth of the series, far better than by the level before it.
    @Test func learnsTheTides() async throws {
        let levels = try String(contentsOfFile: Self.models + "/data/tide.csv", encoding: .utf8)
            .split(separator: "\n").compactMap { Double($0) }
        let held = levels.suffix(levels.count / 5)
        let persistence = zip(held, held.dropFirst()).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(held.count - 1)
        let sandbox = try Sandbox()
        let end = try #require(try await sandbox.nnc("train", Self.models + "/forecast.nnd", "--json", "--out", "w").json().last)
        #expect(try #require(end["testLoss"] as? Double) < 0.1 * persistence)
    }

    /// An autoencoder takes data whose labels it does not need.
    @Test func learnsToCopy() async throws {
        let sandbox = try Sandbox()
        let reports = try await sandbox.nnc("train", Self.models + "/autoencoder.nnd", "--json").json()
        let losses = reports.compactMap { $0["event"] as? String == "epoch" ? $0["testLoss"] as? Double : nil }
        #expect(try #require(losses.last) < 0.6 * losses[0])
    }

    /// Blocks with a shortcut around them, on real digits.
    @Test func learnsWithShortcuts() async throws {
        let sandbox = try Sandbox()
        let end = try await sandbox.nnc("train", Self.models + "/residual.nnd", "--epochs", "8", "--json").json().last
        #expect(try #require(end?["testAccuracy"] as? Double) > 0.95)
    }

    /// A spot on an image and four numbers beside it: where the spot is, and which number is the largest, but kind 2
    /// where the spot is in the upper half. Neither input tells both.
    @Test func learnsFromTwoInputs() async throws {
        let sandbox = try Sandbox()
        var state: UInt64 = 1
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let rows = (0..<1500).map { _ -> String in
            let (row, column, largest) = (random(8), random(8), random(3))
            var image = Array(repeating: "0", count: 64)
            image[8 * row + column] = "1"
            let facts = (0..<4).map { $0 == largest ? "1" : "0.\(random(8))" }
            let kind = row < 4 ? 2 : largest
            return (image + facts + ["\(kind)", "\(Double(row) / 7)", "\(Double(column) / 7)"]).joined(separator: ",")
        }
        try sandbox.write(rows.joined(separator: "\n"), to: "spots.csv")
        let reports = try await sandbox.nnc(
            "train", Self.models + "/twoinputs.nnd", "--data", "spots.csv", "--epochs", "40", "--json").json()
        // By chance: log 3 for the kind and a tenth of two variances for the place.
        #expect(try #require(reports.last?["testLoss"] as? Double) < 0.25)
    }

    /// Sentences of unequal length, in buckets: one word among many decides.
    @Test func learnsTheMoodOfSentences() async throws {
        let sandbox = try Sandbox()
        let words = ["a", "the", "film", "it", "was", "story", "very", "and", "is", "of", "in", "scene"]
        let lines = (0..<600).map { i -> String in
            let mood = i % 2 == 0 ? ["fine", "great", "lovely"][i / 2 % 3] : ["poor", "sad", "dull"][i / 2 % 3]
            var sentence = (0..<i * 11 % 40).map { words[(i * 7 + $0 * 5) % words.count] }
            sentence.insert(mood, at: i * 13 % (sentence.count + 1))
            return (i % 2 == 0 ? "well\t" : "ill\t") + sentence.joined(separator: " ")
        }
        try sandbox.write(lines.joined(separator: "\n"), to: "moods.tsv")
        let end = try await sandbox.nnc("train", Self.models + "/sentiment.nnd", "--data", "moods.tsv", "--json").json().last
        #expect(try #require(end?["testAccuracy"] as? Double) > 0.95)
    }
}
