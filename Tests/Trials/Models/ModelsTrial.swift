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
        let search = Search(
            seeds: seed..<seed + count, jobs: jobs, folder: options.folder, worker: ["model-worker"] + options.arguments,
            suffix: "nnd", kept: { Data(RandomModel.wholeText(seed: $0).utf8) })
        let tally = try await search.run()
        say(await tally.report("models"))
        for seed in await tally.finds.prefix(5) where await tally.isShrinkable(seed) {
            try? runShrinker(of: seed)
        }
        if await !tally.finds.isEmpty { throw ExitCode.failure }
    }

    private func runShrinker(of seed: UInt64) throws {
        say(try runProcess(
            CommandLine.executable, ["shrink-model", "\(options.folder)/\(seed).nnd", "--seed", "\(seed)"] + options.arguments))
    }
}
