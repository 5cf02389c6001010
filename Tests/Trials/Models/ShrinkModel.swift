import ArgumentParser
import Foundation
import TestSupport

/// Makes a failing model file small.
struct ShrinkModel: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shrink-model", abstract: "Make a model file that fails the search as small as it still fails so.")

    @Argument var file: String
    @Option(help: "The seed of its numbers.")
    var seed: UInt64 = 0
    @OptionGroup var options: ModelOptions

    func run() throws {
        let kind = try kind(of: String(contentsOfFile: file, encoding: .utf8))
        guard !["agrees", "undecided", "invalid"].contains(kind) else { throw ValidationError("\(file): \(kind)") }
        let least = try shrunk(String(contentsOfFile: file, encoding: .utf8)) { try self.kind(of: $0) == kind }
        let path = file.replacing(/\.nnd$/, with: "") + ".least.nnd"
        try least.write(toFile: path, atomically: true, encoding: .utf8)
        print("\(kind): \(path)\n\(least)")
    }

    /// In a process of its own, as the compiler may trap.
    private func kind(of text: String) throws -> String {
        let candidate = options.folder + "/candidate.nnd"
        try FileManager.default.createDirectory(atPath: options.folder, withIntermediateDirectories: true)
        try text.write(toFile: candidate, atomically: false, encoding: .utf8)
        do {
            let output = try runProcess(
                CommandLine.executable, ["judge-model", candidate, "--seed", "\(seed)"] + options.arguments)
            return String(output.prefix { $0 != "\n" })
        } catch is CompilationFailure { return "trap" }
    }
}

extension CommandLine {
    /// This program.
    static var executable: String { Bundle.main.executablePath ?? CommandLine.arguments[0] }
}
