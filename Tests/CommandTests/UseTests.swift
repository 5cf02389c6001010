import Foundation
import Testing

@testable import nnc

/// Prediction, gradient and evaluation of nets that are worked out by hand.
@Suite struct UseTests {
    let sandbox: Sandbox

    /// h = relu([[1, 2], [−1, 1]]·x + [½, 0]), y = [3, −2]·h + 1.
    init() throws {
        sandbox = try Sandbox()
        try sandbox.write(
            """
            model Hand {
                input x: [2]
                dense(2, activation: relu)
                dense(1)
                train { loss: squaredError }
            }
            """, to: "hand.nnd")
        try sandbox.write(
            Tensors.safetensors([
                ("dense1.weight", [2, 2], [1, 2, -1, 1]), ("dense1.bias", [2], [0.5, 0]),
                ("dense2.weight", [1, 2], [3, -2]), ("dense2.bias", [1], [1]),
            ]), to: "hand.safetensors")
        // x = (1, 1) gives h = (3.5, 0) and y = 11.5; x = (2, −1) gives h = (0.5, 0) and y = 2.5.
        try sandbox.write("1,1\n2,-1\n", to: "x.csv")
        try sandbox.write(Tensors.npy([2, 2], [1, 1, 2, -1]), to: "x.npy")
        try sandbox.write("10\n3\n", to: "t.csv")
    }

    @Test func predicts() async throws {
        let csv = try await sandbox.nnc("predict", "hand.nnd", "--weights", "hand.safetensors", "--input", "x.csv")
        #expect(csv.code == 0 && csv.output == "11.5\n2.5\n", "\(csv.error)")
        let npy = try await sandbox.nnc(
            "predict", "hand.nnd", "--weights", "hand.safetensors", "--input", "x=x.npy", "--output", "an answer.npy")
        #expect(npy.code == 0 && npy.output.isEmpty)
        let answer = try Tensors.readNPY(try #require(sandbox.bytes("an answer.npy")))
        #expect(answer.values == [11.5, 2.5] && answer.header.contains("'shape': (2, 1)"))
    }

    /// With e = y − t = (1.5, −0.5), the loss is Σe²/2 = 1.25 and its derivative by y is e.
    @Test func computesGradients() async throws {
        let outcome = try await sandbox.nnc(
            "gradient", "hand.nnd", "--weights", "hand.safetensors", "--input", "x.npy", "--target", "t.csv",
            "--output", "g.safetensors", "--json")
        #expect(outcome.code == 0, "\(outcome.error)")
        #expect(try outcome.json()[0]["loss"] as? Double == 1.25)
        let gradient = try Tensors.read(try #require(sandbox.bytes("g.safetensors")))
        #expect(gradient == [
            "dense2.weight": [5, 0], "dense2.bias": [1], "dense1.weight": [1.5, 6, 0, 0], "dense1.bias": [3, 0],
        ])
    }

    @Test func saysWhatDoesNotFit() async throws {
        func predict(_ file: String, _ contents: [UInt8]) async throws -> Outcome {
            try sandbox.write(contents, to: file)
            return try await sandbox.nnc("predict", "hand.nnd", "--weights", "hand.safetensors", "--input", file, "--output", "y.npy")
        }
        let wide = try await predict("wide.csv", Array("1,2,3\n".utf8))
        #expect(wide.code == 1 && wide.error.contains("x is 2 in the model, x is 3 in the data"), "\(wide.error)")
        let short = try await predict("short.npy", Array(Tensors.npy([2, 2], [1, 1, 2, -1]).dropLast(5)))
        #expect(short.code == 1 && short.error.hasPrefix("error: short.npy") && short.error.contains("16 bytes"), "\(short.error)")
        let missing = try await sandbox.nnc("predict", "hand.nnd", "--weights", "hand.safetensors", "--input", "none.npy")
        #expect(missing.code == 1 && missing.error.hasPrefix("error: none.npy"))
        let named = try await sandbox.nnc("predict", "hand.nnd", "--weights", "hand.safetensors", "--input", "z=x.csv")
        #expect(named.code == 1 && named.error == "error: --input must name a file for x once\n  help: --input x=FILE\n")
        #expect(!sandbox.names.contains("y.npy"))
    }

    @Test func keepsFilesWhenWeightsAreBroken() async throws {
        try sandbox.write("the old gradient", to: "g.safetensors")
        let weights = try #require(sandbox.bytes("hand.safetensors"))
        for broken in [Array(weights.dropLast(3)), [UInt8](repeating: 0xFF, count: 64), [], weights + [0]] {
            try sandbox.write(broken, to: "broken.safetensors")
            let outcome = try await sandbox.nnc(
                "gradient", "hand.nnd", "--weights", "broken.safetensors", "--input", "x.npy", "--target", "t.csv",
                "--output", "g.safetensors")
            #expect(outcome.code == 1 && outcome.error.hasPrefix("error: broken.safetensors"), "\(outcome.error)")
        }
        #expect(sandbox.text("g.safetensors") == "the old gradient")
    }

    @Test func tellsFilesThatDisagree() async throws {
        try sandbox.write("10\n3\n4\n", to: "t.csv")
        let outcome = try await sandbox.nnc(
            "gradient", "hand.nnd", "--weights", "hand.safetensors", "--input", "x.npy", "--target", "t.csv", "--output", "g")
        #expect(outcome.code == 1)
        #expect(outcome.error.hasPrefix("error: the files hold different numbers of examples\n  note: x: 2\n"))
    }

    @Test func saysWhereWeightsComeFrom() async throws {
        let outcome = try await sandbox.nnc("predict", "hand.nnd", "--input", "x.csv")
        #expect(outcome.code == 1)
        #expect(outcome.error.contains("--weights is not given and there is no nnc-out/hand.safetensors"))
        #expect(outcome.error.contains("nnc train hand.nnd"))
    }

    /// Weights (1, −1): the class is 0 where x > 0, and the loss of x in class 0 is log(1 + exp(−2x)).
    @Test func evaluatesClassifiers() async throws {
        try sandbox.write(
            """
            model Sign {
                input x: [1]
                dense(2, activation: softmax)
                train { loss: crossEntropy }
            }
            """, to: "sign.nnd")
        try sandbox.write(
            Tensors.safetensors([("dense1.weight", [2, 1], [1, -1]), ("dense1.bias", [2], [0, 0])]), to: "sign.safetensors")
        try sandbox.write("x,class\n1,0\n2,0\n-1,1\n3,1\n", to: "signs.csv")
        let outcome = try await sandbox.nnc(
            "evaluate", "sign.nnd", "--weights", "sign.safetensors", "--data", "signs.csv", "--json")
        let report = try #require(try outcome.json().first, "\(outcome.error)")
        let loss = (2 * log1p(exp(-2.0)) + log1p(exp(-4.0)) + log1p(exp(6.0))) / 4
        #expect(abs((report["loss"] as? Double ?? 0) - loss) < 1e-6)
        #expect(report["accuracy"] as? Double == 0.75 && report["part"] as? String == "all")
        #expect(report["confusion"] as? [[Int]] == [[2, 0], [1, 1]])
        let text = try await sandbox.nnc("evaluate", "sign.nnd", "--weights", "sign.safetensors", "--data", "signs.csv").output
        #expect(text.contains("accuracy 75.00 %"))
        let rows = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(rows.contains("0 2 · 100.00 %") && rows.contains("1 1 1 50.00 %"))
    }

    @Test func measures() async throws {
        let outcome = try await sandbox.nnc("bench", "hand.nnd", "--mode", "train", "--isa", "scalar", "--seconds", "0.05", "--json")
        let report = try #require(try outcome.json().first, "\(outcome.error)")
        #expect(report["isa"] as? String == "scalar" && report["batch"] as? Int == 64)
        let minimum = try #require(report["minimum"] as? Double), median = try #require(report["median"] as? Double)
        #expect(0 < minimum && minimum <= median && median < 1)
        let layers = try #require(report["layers"] as? [[String: Any]]).compactMap { $0["layer"] as? String }
        #expect(layers.contains("dense1") && layers.contains("adam_update") && layers.last == "rest")
        #expect(try await sandbox.nnc("bench", "hand.nnd", "--threads", "2").code == 64)
    }
}
