import Foundation
import Testing

@testable import nnc

@Suite struct TrainTests {
    let sandbox: Sandbox
    init() throws {
        sandbox = try Sandbox()
        try sandbox.writeLine()
    }

    @Test func trainsAndSaysWhatItMade() async throws {
        let outcome = try await sandbox.nnc("train", "line.nnd", "-o", "out put", "--curve", "loss.svg")
        #expect(outcome.code == 0 && outcome.error.isEmpty)
        for name in ["line.h", "line.c", "Line.swift", "line.safetensors"] {
            #expect(outcome.output.contains("out put/\(name)"))
            #expect(FileManager.default.fileExists(atPath: sandbox.file("out put/\(name)")))
        }
        #expect(outcome.output.contains("line.csv: 160 training, 40 test examples"))
        #expect(sandbox.text("loss.svg")?.hasPrefix("<svg") == true)
    }

    @Test func learns() async throws {
        let reports = try await sandbox.nnc("train", "line.nnd", "--epochs", "60", "--json").json()
        #expect(reports.count == 62 && reports[0]["event"] as? String == "start")
        let losses = reports.compactMap { $0["event"] as? String == "epoch" ? $0["testLoss"] as? Double : nil }
        #expect(losses.count == 60)
        #expect(losses[0] > 0.3 && losses[59] < 0.02, "\(losses[0]) → \(losses[59])")
        let end = try #require(reports.last)
        #expect(end["testLoss"] as? Double == losses[59] && end["reason"] as? String == "epochs")
    }

    @Test func isDecidedByItsSeed() async throws {
        for (seed, name) in [("7", "a"), ("7", "b"), ("8", "c")] {
            #expect(try await sandbox.nnc("train", "line.nnd", "--seed", seed, "--out", name).code == 0)
        }
        #expect(sandbox.bytes("a") == sandbox.bytes("b") && sandbox.bytes("a") != sandbox.bytes("c"))
    }

    @Test func beginsWithGivenWeights() async throws {
        #expect(try await sandbox.nnc("train", "line.nnd", "--epochs", "60", "--out", "first").code == 0)
        let again = try await sandbox.nnc("train", "line.nnd", "--epochs", "1", "--weights", "first", "--json").json()
        #expect((again[1]["loss"] as? Double ?? 1) < 0.02)
    }

    @Test func goesOnAfterCtrlCAsIfNothingHadHappened() async throws {
        #expect(try await sandbox.nnc("train", "line.nnd", "--epochs", "2000", "--out", "whole").code == 0)
        let command = try sandbox.interruptTraining("line.nnd", epochs: 2000, out: "in two")
        #expect(sandbox.bytes("in two") == nil, "what is not finished is no result")
        #expect(command.hasSuffix("--resume nnc-out/line.checkpoint.safetensors"))
        try sandbox.runInShell(command)
        #expect(sandbox.bytes("in two") != nil && sandbox.bytes("in two") == sandbox.bytes("whole"))
    }

    @Test func keepsTheWeightsThatARunCannotReplace() async throws {
        #expect(try await sandbox.nnc("train", "line.nnd", "--out", "weights").code == 0)
        let weights = sandbox.bytes("weights")
        let diverging = Line.model.replacing("adam(rate: 0.01)", with: "sgd(rate: 1e30)")
        try sandbox.write(diverging, to: "line.nnd")
        let outcome = try await sandbox.nnc("train", "line.nnd", "--out", "weights")
        #expect(outcome.code == 1 && outcome.error.hasPrefix("error: training diverged in epoch 1"))
        #expect(sandbox.bytes("weights") == weights)
    }

    @Test func saysWhatIsWrongWithTheData() async throws {
        try sandbox.write("a,b,c,y\n1,2,3,4\n5,6,oops,8\n", to: "broken.csv")
        let broken = try await sandbox.nnc("train", "line.nnd", "--data", "broken.csv")
        #expect(broken.code == 1 && broken.error.hasPrefix("error: broken.csv") && broken.error.contains("oops"))
        let missing = try await sandbox.nnc("train", "line.nnd", "--data", "none.csv")
        #expect(missing.code == 1 && missing.error.hasPrefix("error: none.csv"))
        try sandbox.write(Line.model.replacing("data:      \"line.csv\"", with: ""), to: "line.nnd")
        let unnamed = try await sandbox.nnc("train", "line.nnd")
        #expect(unnamed.code == 1)
        #expect(unnamed.error.contains("names no data, and the built-in digits do not fit"))
        #expect(unnamed.error.contains("x is 3 in the model, image is 8×8 in the data"))
        #expect(!FileManager.default.fileExists(atPath: sandbox.file("nnc-out/line.safetensors")))
    }

    @Test func looksFirstWhetherItCanWrite() async throws {
        let outcome = try await sandbox.nnc("train", "line.nnd", "--epochs", "1000000000", "--out", "nowhere/weights")
        #expect(outcome.code == 1 && outcome.output.isEmpty)
        #expect(outcome.error == "error: nowhere/weights: cannot be written: No such file or directory\n")
        let folder = try await sandbox.nnc("train", "line.nnd", "--epochs", "1000000000", "--curve", ".")
        #expect(folder.code == 1 && folder.error == "error: .: is a folder\n")
    }

    @Test func resumesOnlyCheckpoints() async throws {
        #expect(try await sandbox.nnc("train", "line.nnd", "--out", "weights").code == 0)
        let outcome = try await sandbox.nnc("train", "line.nnd", "--resume", "weights")
        #expect(outcome.code == 1 && outcome.error.hasPrefix("error: weights: is no checkpoint"))
        #expect(try await sandbox.nnc("train", "line.nnd", "--resume", "a", "--weights", "b").code == 64)
    }

    @Test func saysThatAModelCannotBeTrained() async throws {
        try sandbox.write("model Fixed {\n    input x: [3]\n    dense(1)\n}\n", to: "fixed.nnd")
        let outcome = try await sandbox.nnc("train", "fixed.nnd", "--data", "line.csv")
        #expect(outcome.code == 1 && outcome.error.contains("Fixed cannot be trained"))
    }

    @Test func needsACompiler() async throws {
        let missing = try await sandbox.nnc("train", "line.nnd", environment: ["CC": "no-such-compiler"])
        #expect(missing.code == 2)
        #expect(missing.error == "error: the C compiler that the environment variable CC names was not found: no-such-compiler\n")
        let failing = try sandbox.writeScript("echo 'out of ideas' >&2; exit 1", to: "bad cc")
        let failed = try await sandbox.nnc("train", "line.nnd", environment: ["CC": failing])
        #expect(failed.code == 2 && failed.error.contains("    out of ideas\n"))
    }

    @Test func worksWithoutAPathOrACache() async throws {
        let outcome = try await sandbox.nnc(
            "train", "line.nnd", "--epochs", "1", environment: ["PATH": "", "CC": nil, "NNC_CACHE": "/dev/null"])
        if CCompiler.pathOfSwiftRuntime() == nil {
            #expect(outcome.code == 2, "a statically linked nnc knows no toolchain")
        } else {
            #expect(outcome.code == 0, "\(outcome.error)")
            #expect(outcome.error == "note: /dev/null: the cache is not a folder; what is built now is not kept\n")
        }
    }
}
