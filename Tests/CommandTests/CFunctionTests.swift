import Foundation
import Testing

@testable import nnc

/// Functions in C from the file to the trained net.
@Suite struct CFunctionTests {
    private static let models = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../models").standardized.path

    /// y = sin(3x) + x² / 2, through a net whose activation and loss are in `mish.c`.
    @Test func aNetLearnsWithAnActivationAndALossInC() async throws {
        let sandbox = try Sandbox()
        let points = (0..<300).map { Double($0 * 37 % 300) / 75 - 2 }
        try sandbox.write("x,y\n" + points.map { "\($0),\(sin(3 * $0) + $0 * $0 / 2)\n" }.joined(), to: "curve.csv")
        let outcome = try await sandbox.nnc(
            "train", Self.models + "/mish.nnd", "--data", "curve.csv", "--out", "w", "--json")
        #expect(outcome.code == 0, "\(outcome.error)")
        let losses = try outcome.json().compactMap { $0["event"] as? String == "epoch" ? $0["testLoss"] as? Double : nil }
        #expect(losses[0] > 0.2 && losses.last! < 0.02, "\(losses[0]) → \(losses.last!)")

        // The loss that was reported is the one of the C file.
        try sandbox.write(points.map { "\($0)\n" }.joined(), to: "x.csv")
        let answer = try await sandbox.nnc("predict", Self.models + "/mish.nnd", "--weights", "w", "--input", "x.csv")
        let outputs = answer.output.split(separator: "\n").compactMap { Double($0) }
        #expect(outputs.count == points.count)
        let loss = zip(outputs, points).map { log(cosh($0 - (sin(3 * $1) + $1 * $1 / 2))) }.reduce(0, +) / 300
        let evaluation = try await sandbox.nnc(
            "evaluate", Self.models + "/mish.nnd", "--weights", "w", "--data", "curve.csv", "--json")
        let reported = try #require(try evaluation.json().last?["loss"] as? Double)
        #expect(abs(reported - loss) < 1e-5 * max(1, loss), "\(reported), by hand \(loss)")
    }

    private func sandbox() throws -> Sandbox {
        let sandbox = try Sandbox()
        try FileManager.default.createDirectory(atPath: sandbox.file("nets"), withIntermediateDirectories: true)
        try sandbox.write(
            """
            activation odd = c("odd.c")
            loss off = c("missing.c")
            model M {
                input x: [2]
                dense(1, activation: odd)
                train { loss: off }
            }

            """, to: "nets/m.nnd")
        try sandbox.write("#include <math.h>\nfloat odd(float x) {\n    return atanf(x);\n}\n", to: "nets/odd.c")
        return sandbox
    }

    @Test func whatIsWrongIsToldAtItsPlaceInTheCFile() async throws {
        let sandbox = try sandbox()
        let outcome = try await sandbox.nnc("check", "nets/m.nnd")
        #expect(outcome.code == 1)
        #expect(outcome.error.hasPrefix("""
            nets/m.nnd:2:14: error: nets/missing.c: No such file or directory [c-unreadable]
              2 | loss off = c("missing.c")
                |              ^~~~~~~~~~~
            nets/odd.c:3:12: error: `atanf` has no formula [c-unknown-function]
              3 |     return atanf(x);
                |            ^~~~~~~~

            """))
        #expect(outcome.error.contains("note: nets/m.nnd:1:18: read for `odd`"))
        let reports = try await sandbox.nnc("check", "--json", "nets/m.nnd").json()
        #expect(reports.map { $0["file"] as? String } == ["nets/m.nnd", "nets/odd.c"])
        #expect(reports.map { $0["line"] as? Int } == [2, 3])
        let notes = try #require(reports[1]["notes"] as? [[String: Any]])
        #expect(notes.last?["file"] as? String == "nets/m.nnd" && notes.last?["line"] as? Int == 1)
    }

    @Test func aFolderAndADeviceAreNoFiles() async throws {
        let sandbox = try sandbox()
        for path in ["../nets", "/dev/zero"] {
            try sandbox.write("activation odd = c(\"\(path)\")\nmodel M {\n    input x: [2]\n    odd\n}\n", to: "nets/m.nnd")
            let outcome = try await sandbox.nnc("check", "nets/m.nnd")
            #expect(outcome.code == 1 && outcome.error.contains(": is no file [c-unreadable]\n"))
        }
    }

    @Test func withoutLibclangOneMessageSaysHowToGetIt() async throws {
        let sandbox = try sandbox()
        try FileManager.default.copyItem(atPath: sandbox.file("nets/odd.c"), toPath: sandbox.file("nets/missing.c"))
        let outcome = try await sandbox.nnc("check", "nets/m.nnd", environment: ["NNC_LIBCLANG": "/nowhere/libclang.so"])
        #expect(outcome.code == 1)
        #expect(outcome.error.components(separatedBy: "error: ").count == 2, "\(outcome.error)")
        #expect(outcome.error.contains("libclang cannot be loaded: /nowhere/libclang.so"))
        #expect(outcome.error.contains("apt-get install libclang-dev"))
    }
}

@Suite struct VerifyTests {
    private static let model = "model M {\n    input x: [2]\n    dense(1)\n}\n"

    @Test func saysNothingOfSoundTexts() async throws {
        let sandbox = try Sandbox()
        try sandbox.write(Self.model, to: "m.nnd")
        let outcome = try await sandbox.nnc("compile", "m.nnd", "--verify", "--isa", "scalar")
        #expect(outcome.code == 0 && outcome.error.isEmpty && outcome.output.isEmpty)
        #expect(sandbox.names == ["M.swift", "m.c", "m.h", "m.nnd"])
    }

    @Test func needsLibclang() async throws {
        let sandbox = try Sandbox()
        try sandbox.write(Self.model, to: "m.nnd")
        let outcome = try await sandbox.nnc("compile", "m.nnd", "--verify", environment: ["NNC_LIBCLANG": "/nowhere.so"])
        #expect(outcome.code == 2 && outcome.error.hasPrefix("error: --verify: libclang cannot be loaded: /nowhere.so"))
        #expect(outcome.error.contains("apt-get install libclang-dev"))
        #expect(sandbox.names == ["m.nnd"])
    }
}

extension ExplainTests {
    @Test func explainsFunctionsInC() async throws {
        let outcome = try await Sandbox().nnc("explain", "c")
        #expect(outcome.code == 0 && outcome.output.hasPrefix("activation mish = c(\"mish.c\")\n"))
        #expect(["tanhf", "<math.h>", "NNC_LIBCLANG", "loops"].allSatisfy(outcome.output.contains))
    }
}
