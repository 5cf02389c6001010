import ArgumentParser

/// Long searches for trouble, beyond what the tests have time for: `swift run -c release trials models --count 10000`.
///
/// Each subcommand draws its cases from a seed, says what it looked at, and fails with the smallest case of each find.
@main struct Trials: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trials",
        abstract: "Search long for mistakes of the compiler.",
        subcommands: [ModelsTrial.self, ModelWorker.self, JudgeModel.self, ShrinkModel.self, TextsTrial.self, TextWorker.self, Mutants.self])
}
