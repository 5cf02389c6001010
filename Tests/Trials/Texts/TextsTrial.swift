import ArgumentParser
import Foundation
import TestSupport

/// Bad model files through the whole front half of the compiler.
struct TextsTrial: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "texts",
        abstract: "Make bad model files; each must be valid or get a diagnostic with a place, in 2 seconds and 512 MB.",
        discussion: "Files without mistakes of syntax are formatted too, which must keep their meaning, and again change nothing. Those that turn out valid and are small are compiled as well.")

    @Option(help: "How many files.")
    var count: UInt64 = 10_000
    @Option(help: "The seed of the first; the others follow.")
    var seed: UInt64 = 1
    @Option(help: "How many at a time.")
    var jobs: UInt64 = 2
    @OptionGroup var options: TextOptions

    func run() async throws {
        let hostile = try options.hostileText()
        let tally = try await Search(
            seeds: seed..<seed + count, jobs: jobs, folder: options.folder, worker: ["text-worker"] + options.arguments,
            suffix: "nnd", kept: { Data(hostile.bytes(seed: $0)) }
        ).run()
        say(await tally.report("files"))
        if await !tally.finds.isEmpty { throw ExitCode.failure }
    }
}

struct TextOptions: ParsableArguments {
    @Option(help: "The folder of the valid files that mistakes are made in.")
    var models: String = "models"
    @Option(help: "Where finds are kept.")
    var folder: String = FileManager.default.temporaryDirectory.appending(path: "nnc-trials-texts").path

    var arguments: [String] { ["--models", models, "--folder", folder] }

    /// Of the valid files, and of random models.
    func hostileText() throws -> HostileText {
        let names = try FileManager.default.contentsOfDirectory(atPath: models).filter { $0.hasSuffix(".nnd") }.sorted()
        guard !names.isEmpty else { throw ValidationError("no .nnd files in \(models)") }
        let files = try names.map { try String(contentsOfFile: models + "/" + $0, encoding: .utf8) }
        return HostileText(from: files + (0..<100).map { RandomModel.wholeText(seed: $0) })
    }
}

/// The share of the files that one process looks at.
struct TextWorker: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "text-worker", shouldDisplay: false)

    @Option var first: UInt64
    @Option var end: UInt64
    @Option var stride: UInt64
    @OptionGroup var options: TextOptions

    func run() throws {
        let hostile = try options.hostileText()
        for seed in Swift.stride(from: first, to: end, by: Int(stride)) {
            say("begin \(seed)")
            let bytes = hostile.bytes(seed: seed)
            // What does not end is ended; `Search` sees by what.
            alarm(20)
            let verdict = TextVerdict(bytes, limits: TextVerdict.Limits(seconds: 2, megabytes: 512))
            alarm(0)
            if let complaint = verdict.complaint {
                let folder = URL(filePath: options.folder)
                try Data(bytes).write(to: folder.appending(path: "\(seed).nnd"))
                try "\(complaint)\n".write(to: folder.appending(path: "\(seed).txt"), atomically: true, encoding: .utf8)
                say("find \(seed) \(complaint.prefix { $0 != "\n" })")
            } else {
                say("is \(seed) \(verdict.kind)")
            }
        }
    }
}
