import ArgumentParser
import Foundation
import TestSupport

/// Random models over the whole language as C on every instruction set of this machine, against the evaluator in Double.
struct ModelsTrial: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "Draw models, compile and run them, and hold outputs, gradients and three steps against the evaluator.",
        discussion: "Every graph is verified after every pass, and memory lies between guard pages. A find stays in the folder with what it is about, and a smaller model that fails likewise.")

    @Option(help: "How many models.")
    var count: UInt64 = 1000
    @Option(help: "The seed of the first; the others follow.")
    var seed: UInt64 = 1
    @Option(help: "How many at a time.")
    var jobs: UInt64 = 2
    @OptionGroup var options: ModelOptions

    func run() async throws {
        try FileManager.default.createDirectory(atPath: options.folder, withIntermediateDirectories: true)
        let tally = Tally(goal: count)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for job in 0..<jobs { group.addTask { try await work(from: seed + job, tally) } }
            try await group.waitForAll()
        }
        let finds = await tally.finds
        say(await tally.report)
        for seed in finds.prefix(5) where await tally.isShrinkable(seed) {
            try? runShrinker(of: seed)
        }
        if !finds.isEmpty { throw ExitCode.failure }
    }

    /// Seeds from the first on, as many apart as there are jobs; by another process where one ended early.
    private func work(from first: UInt64, _ tally: Tally) async throws {
        var next = first
        while next < seed + count {
            let process = Process(), pipe = Pipe()
            process.executableURL = URL(filePath: CommandLine.executable)
            process.arguments = ["model-worker", "--first", "\(next)", "--end", "\(seed + count)", "--stride", "\(jobs)"] + options.arguments
            process.standardOutput = pipe
            let said = "\(options.folder)/worker\(first % jobs).said"
            _ = FileManager.default.createFile(atPath: said, contents: nil)
            process.standardError = FileHandle(forWritingAtPath: said)
            process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
            try process.run()
            var begun = next, rest = ""
            while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
                var lines = (rest + String(decoding: data, as: UTF8.self)).split(separator: "\n", omittingEmptySubsequences: false)
                rest = String(lines.removeLast())
                for line in lines {
                    let words = line.split(separator: " ", maxSplits: 2).map(String.init)
                    if words[0] == "begin" { begun = UInt64(words[1])! } else { await tally.note(words) }
                }
            }
            process.waitUntilExit()
            if process.terminationReason == .exit, process.terminationStatus == 0 { return }
            let text = RandomModel.wholeText(seed: begun)
            try text.write(toFile: "\(options.folder)/\(begun).nnd", atomically: true, encoding: .utf8)
            let message = (try? String(contentsOfFile: said, encoding: .utf8)) ?? ""
            try "trap\n\(message)".write(toFile: "\(options.folder)/\(begun).txt", atomically: true, encoding: .utf8)
            await tally.note(["find", "\(begun)", "trap"])
            next = begun + jobs
        }
    }

    private func runShrinker(of seed: UInt64) throws {
        say(try runProcess(
            CommandLine.executable, ["shrink-model", "\(options.folder)/\(seed).nnd", "--seed", "\(seed)"] + options.arguments))
    }
}

/// Prints at once, so that a search that is ended has said what it saw.
private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

/// What a search has seen so far.
private actor Tally {
    let goal: UInt64
    private var done: UInt64 = 0
    private var byISA: [String: Int] = [:], byConditions: [String: Int] = [:]
    private var undecided: [String] = []
    private var kinds: [UInt64: String] = [:]
    private let start = ContinuousClock.now

    init(goal: UInt64) { self.goal = goal }

    var finds: [UInt64] { kinds.keys.sorted() }

    func isShrinkable(_ seed: UInt64) -> Bool { kinds[seed] != "invalid" }

    /// A worker's line: a word, a seed, and the rest.
    func note(_ words: [String]) {
        switch words[0] {
        case "agrees":
            let parts = words[2].split(separator: " ", maxSplits: 1).map(String.init)
            for isa in parts[0].split(separator: ",") { byISA[String(isa), default: 0] += 1 }
            byConditions[parts[1], default: 0] += 1
        case "undecided": undecided.append(words[1])
        case "find":
            kinds[UInt64(words[1])!] = words[2]
            say("find: seed \(words[1]), \(words[2])")
        default: preconditionFailure("a worker says \(words)")
        }
        done += 1
        if done % 100 == 0 { say("\(done) of \(goal), \(kinds.count) finds, \(undecided.count) undecided, \(start.duration(to: .now).formatted())") }
    }

    var report: String {
        func table(_ counts: [String: Int]) -> String { counts.sorted { $0.key < $1.key }.map { "  \($0.value) × \($0.key)\n" }.joined() }
        return """
            \(done) models in \(start.duration(to: .now).formatted())
            agree, by instruction set:
            \(table(byISA))agree, by compiler and flags:
            \(table(byConditions))undecided: \(undecided.count) \(undecided.joined(separator: " "))
            finds: \(kinds.count) \(kinds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
            """
    }
}
