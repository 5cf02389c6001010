import Digits
import Foundation
import NNRuntime

/// Learns to read handwritten digits, unless it has, and reads one.
///
///     swift run DigitReader [weights.safetensors]
@main
struct DigitReader {
    static func main() async throws {
        let path = CommandLine.arguments.dropFirst().first ?? "digits.safetensors"
        let digits = FileManager.default.fileExists(atPath: path) ? try Digits(weights: path) : try await train(savingTo: path)
        print(seven, "That is a \(try digits.read(Picture(seven)!)).", separator: "\n")
    }

    private static func train(savingTo path: String) async throws -> Digits {
        let training = try Digits(seed: 1).training(on: .digits)
        for try await epoch in training { print(epoch) }
        if let test = await training.result?.test, let accuracy = test.accuracy {
            print("right on \(Int(accuracy * Double(test.count) + 0.5)) of \(test.count) digits that it has not seen")
        }
        let digits = try await training.model
        try digits.save(weights: path)
        return digits
    }

    private static let seven = """
         +####+.
         .+++##+
             ##.
          .+##+.
          +####.
           ##.. 
           ##   
          .#+   
        """
}
