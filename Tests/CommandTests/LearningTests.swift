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
}
