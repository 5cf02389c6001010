import Digits
import Foundation
import NNRuntime
import Testing

@Suite struct DigitsTests {
    /// A few epochs do for nine digits of ten, on pictures that were not trained on; chance is one of ten.
    @Test func learnsToRead() async throws {
        var plan = try Digits.trainingPlan()
        plan.epochs = 4
        let training = try Digits(seed: 1).training(on: .digits, plan: plan)
        var losses: [Double] = []
        for try await epoch in training { losses.append(epoch.loss) }
        #expect(losses.count == 4 && losses[3] < losses[0] / 2)
        let test = try #require(await training.result?.test)
        #expect(test.count > 300 && test.accuracy! > 0.9)

        let digits = try await training.model
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).safetensors").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try digits.save(weights: path)
        let image = [Float](repeating: 0.5, count: 64)
        #expect(try Digits(weights: path).predict(image: image).elements == digits.predict(image: image).elements)
    }

    @Test func answersAreProbabilities() throws {
        let digits = try Digits(seed: 2)
        let output = try digits.predict(image: [Float](repeating: 0.25, count: 3 * 64))
        #expect(output.count == 3)
        for row in output { #expect(abs(row.reduce(0, +) - 1) < 1e-5) }
    }

    @Test func picturesAreDrawings() throws {
        let blank = Array(repeating: "        ", count: 7)
        let picture = try #require(Picture((["#.+     "] + blank).joined(separator: "\n")))
        #expect(picture.pixels == [1, 0.3, 0.6] + Array(repeating: 0, count: 61))
        #expect(Picture(blank.joined(separator: "\n")) == nil)
        #expect(Picture((["x       "] + blank).joined(separator: "\n")) == nil)
    }
}
