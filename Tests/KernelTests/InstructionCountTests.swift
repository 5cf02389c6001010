import Compiler
import Foundation
import LoopIR
import TestSupport
import Testing

/// How many instructions a call executes in its AVX2 form, counted by valgrind's callgrind, beside the counts of
/// `Counted/counts.txt`: a change by more than 3 % is to be seen, and if it is meant, to be accepted:
/// `NNC_ACCEPT=1 swift test --filter InstructionCountTests`.
///
/// Counts hold for one version of clang, which the file names.
@Suite(.enabled(if: CountedCompiler.isHere, "\(CountedCompiler.missing)")) struct InstructionCountTests {
    @Test func callsExecuteNoMoreInstructionsThanBefore() throws {
        let counts = try counted.map { (name: $0.name, count: try $0.instructions()) }
        if ProcessInfo.processInfo.environment["NNC_ACCEPT"] != nil {
            let lines = ["# \(CountedCompiler.version)"] + counts.map { "\($0.name): \($0.count)" }
            try (lines.joined(separator: "\n") + "\n").write(toFile: CountedCompiler.goldens, atomically: true, encoding: .utf8)
        }
        let expected = try CountedCompiler.expected()
        #expect(Set(expected.keys) == Set(counts.map(\.name)))
        for (name, count) in counts {
            let before = try #require(expected[name], "\(name) has no count to be held against")
            let change = Double(count) / Double(before) - 1
            #expect(abs(change) <= 0.03, "\(name): \(count) instructions, were \(before)")
        }
    }
}

/// One call that is counted.
private struct Counted {
    var name: String
    /// The lines of the model called Net.
    var body: String
    var examples: Int
    var trains = false

    func instructions() throws -> Int {
        let training = trains ? "\ntrain { loss: crossEntropy\noptimizer: sgd(rate: 0.01)\nbatch: \(examples) }" : ""
        let subject = try Subject("model Net {\n\(body)\(training)\n}\n", targets: [.avx2, .scalar])
        return try Workshop(subject.compilation.emit()).instructions(
            CountedCompiler.clang!, valgrind: CountedCompiler.valgrind!,
            arguments: ["\(examples)", trains ? "step" : "predict"])
    }
}

private let image = "input image: [14, 14, 16]\n"
private let counted = [
    Counted(name: "dense, 64 rows", body: "input x: [256]\ndense(128, activation: relu)", examples: 64),
    Counted(name: "dense, 1 row", body: "input x: [256]\ndense(128, activation: relu)", examples: 1),
    Counted(name: "dense, 10 outputs", body: "input x: [512]\ndense(10)", examples: 64),
    Counted(name: "dense, a step", body: "input x: [128]\ndense(64, activation: relu)\ndense(10, activation: softmax)",
            examples: 64, trains: true),
    Counted(name: "convolution of one channel and pool",
            body: "input image: [28, 28, 1]\nconv(filters: 32, size: 5, pad: 2, activation: relu)\npool(max, size: 2)",
            examples: 4),
    Counted(name: "convolution, 3×3", body: image + "conv(filters: 32, size: 3, pad: 1, activation: relu)", examples: 8),
    Counted(name: "convolution, direct", body: image + "conv(filters: 32, size: 3, pad: 1, winograd: false)", examples: 8),
    Counted(name: "convolution, a step",
            body: image + "conv(filters: 32, size: 3, pad: 1, activation: relu)\npool(max, size: 2)\nflatten\n"
                + "dense(10, activation: softmax)", examples: 8, trains: true),
    Counted(name: "tanh", body: "input x: [4096]\ntanh", examples: 16),
    Counted(name: "softmax", body: "input x: [1000]\nsoftmax", examples: 16),
    Counted(name: "rnn", body: "input x: [time: 16, 32]\nrnn(64)", examples: 8),
    Counted(name: "lstm, a step", body: "input x: [time: 8, 32]\nlstm(64)\ndense(10, activation: softmax)", examples: 8,
            trains: true),
]

private enum CountedCompiler {
    static let valgrind = executable("valgrind")
    static let clang = CCompiler.all.first { $0.name == "clang" }
    static let goldens = String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/")!)) + "/Counted/counts.txt"
    static let missing = "needs valgrind and the clang that Tests/KernelTests/Counted/counts.txt names, on x86-64 with AVX2"

    static let version: String = {
        guard let clang, let text = try? runProcess(clang.path, ["--version"]) else { return "" }
        return text.split(separator: "\n").first.map(String.init) ?? ""
    }()

    static var isHere: Bool {
        #if arch(x86_64) && os(Linux)
        guard valgrind != nil, clang != nil else { return false }
        let isAccepting = ProcessInfo.processInfo.environment["NNC_ACCEPT"] != nil
        let processor = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        return processor.contains(" avx2") && (isAccepting || (try? lines().first) == "# \(version)")
        #else
        return false
        #endif
    }

    private static func lines() throws -> [String] {
        try String(contentsOfFile: goldens, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    static func expected() throws -> [String: Int] {
        let pairs = try lines().dropFirst().compactMap { line -> (String, Int)? in
            guard let colon = line.lastIndex(of: ":"), let count = Int(line[colon...].dropFirst(2)) else { return nil }
            return (String(line[..<colon]), count)
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }
}

extension Workshop {
    /// The instructions that one call of the model executes in its AVX2 form, as valgrind counts them.
    func instructions(_ compiler: CCompiler, valgrind: String, arguments: [String]) throws -> Int {
        let source = String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/")!)) + "/Counted/driver.c"
        try runProcess(
            compiler.path, CCompiler.strict + ["-O2", "-I", folder.path, path("model.c"), source, "-o", path("counted")])
        try runProcess(
            "/usr/bin/env",
            ["NN_ISA=avx2", "LD_BIND_NOW=1", valgrind, "--tool=callgrind", "--toggle-collect=counted",
             "--callgrind-out-file=" + path("counts"), path("counted")] + arguments)
        let counts = try String(contentsOf: folder.appending(path: "counts"), encoding: .utf8)
        guard let line = counts.split(separator: "\n").first(where: { $0.hasPrefix("totals: ") }), let count = Int(line.dropFirst(8))
        else { throw Subject.Complaint(description: "no totals in what callgrind wrote") }
        return count
    }
}
