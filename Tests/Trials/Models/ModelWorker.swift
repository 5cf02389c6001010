import ArgumentParser
import Foundation
import TestSupport

/// Where trials work, and where finds are kept.
struct ModelOptions: ParsableArguments {
    @Option(help: "clang or gcc; without it, one or the other in turn.")
    var compiler: String?
    @Option(help: "-O0 to -O3, or turn for all of them in turn; without it mostly -O0, which is fast.")
    var level: String?
    @Option(help: "nothing, address, memory or valgrind; without it a share of the models under each. compiler-alone: no C is compiled, but graphs and programs are verified.")
    var watch: String?
    @Option(parsing: .unconditional, help: "Further flags of the C compiler.")
    var flags: String = ""
    @Option(help: "Where to work and to keep finds.")
    var folder: String = FileManager.default.temporaryDirectory.appending(path: "nnc-trials-models").path

    var chosen: ChosenConditions {
        ChosenConditions(compiler: compiler, level: level, watch: watch, flags: flags.split(separator: " ").map(String.init))
    }

    /// As a worker is given them.
    var arguments: [String] {
        var arguments = ["--folder", folder, "--flags", flags]
        if let compiler { arguments += ["--compiler", compiler] }
        if let level { arguments += ["--level=\(level)"] }
        if let watch { arguments += ["--watch", watch] }
        return arguments
    }

    func workbench(_ name: String) throws -> Workbench { try Workbench(URL(filePath: folder).appending(path: name)) }
}

/// The share of a search that runs in a process of its own, so that a trap of the compiler ends that process alone.
struct ModelWorker: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "model-worker", shouldDisplay: false)

    @Option var first: UInt64
    @Option var end: UInt64
    @Option var stride: UInt64
    @OptionGroup var options: ModelOptions

    func run() throws {
        let bench = try options.workbench("worker\(first % stride)")
        for seed in Swift.stride(from: first, to: end, by: Int(stride)) {
            say("begin \(seed)")
            let text = RandomModel.wholeText(seed: seed), conditions = options.chosen.conditions(turn: seed)
            switch try bench.verdict(on: text, seed: seed, conditions) {
            case .agrees(let isas): say("agrees \(seed) \(isas.joined(separator: ",")) \(conditions)")
            case .undecided: say("undecided \(seed)")
            case .invalid(let message): try keep(seed, "invalid", message, text)
            case .fails(let kind, let message): try keep(seed, kind, "\(conditions)\n\(message)", text)
            }
        }
    }

    private func keep(_ seed: UInt64, _ kind: String, _ message: String, _ text: String) throws {
        let folder = URL(filePath: options.folder)
        try text.write(to: folder.appending(path: "\(seed).nnd"), atomically: true, encoding: .utf8)
        try "\(kind)\n\(message)\n".write(to: folder.appending(path: "\(seed).txt"), atomically: true, encoding: .utf8)
        say("find \(seed) \(kind)")
    }

    private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}

/// The verdict on one file, its kind in the first line.
struct JudgeModel: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge-model", abstract: "Judge one model file, whose model is called Net, as the search does.")

    @Argument var file: String
    @Option(help: "The seed of its numbers.")
    var seed: UInt64 = 0
    @OptionGroup var options: ModelOptions

    func run() throws {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        switch try options.workbench("judged").verdict(on: text, seed: seed, options.chosen.conditions(turn: seed)) {
        case .agrees(let isas): print("agrees\n\(isas.joined(separator: ", "))")
        case .undecided: print("undecided")
        case .invalid(let message): print("invalid\n\(message)")
        case .fails(let kind, let message): print("\(kind)\n\(message)")
        }
    }
}
