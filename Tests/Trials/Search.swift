import Foundation
import TestSupport

/// Seeds shared among processes of this program, so that a trap of the compiler, or a case that does not end, ends one of
/// them alone: the search goes on behind it.
///
/// A worker says `begin SEED` before a case, and behind it a word, the seed and the rest.
struct Search: Sendable {
    var seeds: Range<UInt64>
    var jobs: UInt64
    var folder: String
    /// The subcommand that is a worker, and its options but the seeds.
    var worker: [String]
    /// Of the files that finds are kept in.
    var suffix: String
    /// What is kept of a seed whose worker ended.
    var kept: @Sendable (UInt64) throws -> Data

    func run() async throws -> Tally {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let tally = Tally(goal: UInt64(seeds.count))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for job in 0..<jobs { group.addTask { try await work(from: seeds.lowerBound + job, tally) } }
            try await group.waitForAll()
        }
        return tally
    }

    /// Seeds from the first on, as many apart as there are jobs; by another process where one ended early.
    private func work(from first: UInt64, _ tally: Tally) async throws {
        var next = first
        while next < seeds.upperBound {
            let process = Process(), pipe = Pipe()
            process.executableURL = URL(filePath: CommandLine.executable)
            process.arguments = worker + ["--first", "\(next)", "--end", "\(seeds.upperBound)", "--stride", "\(jobs)"]
            process.standardOutput = pipe
            let said = "\(folder)/worker\(first % jobs).said"
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
            let isEndless = process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGALRM
            let kind = isEndless ? "endless" : "trap"
            try kept(begun).write(to: URL(filePath: "\(folder)/\(begun).\(suffix)"))
            let message = (try? String(contentsOfFile: said, encoding: .utf8)) ?? ""
            try "\(kind)\n\(message)".write(toFile: "\(folder)/\(begun).txt", atomically: true, encoding: .utf8)
            await tally.note(["find", "\(begun)", kind])
            next = begun + jobs
        }
    }
}

/// Prints at once, so that a search that is ended has said what it saw.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

/// What a search has seen so far.
actor Tally {
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
        case "is": byConditions[words[2], default: 0] += 1
        case "undecided": undecided.append(words[1])
        case "find":
            kinds[UInt64(words[1])!] = words[2]
            say("find: seed \(words[1]), \(words[2])")
        default: preconditionFailure("a worker says \(words)")
        }
        done += 1
        if done % (goal > 20_000 ? 1000 : 100) == 0 { say("\(done) of \(goal), \(kinds.count) finds, \(undecided.count) undecided, \(start.duration(to: .now).formatted())") }
    }

    func report(_ what: String) -> String {
        func table(_ counts: [String: Int]) -> String { counts.sorted { $0.key < $1.key }.map { "  \($0.value) × \($0.key)\n" }.joined() }
        return """
            \(done) \(what) in \(start.duration(to: .now).formatted())
            \(byISA.isEmpty ? "" : "agree, by instruction set:\n" + table(byISA) + "by compiler and flags:\n")\(table(byConditions))undecided: \(undecided.count) \(undecided.joined(separator: " "))
            finds: \(kinds.count) \(kinds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
            """
    }
}
