import ArgumentParser
import ModelFiles

/// The command line: the root command, and the way from an error to a message and an exit code.
@main
struct NNC: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nnc",
        abstract: "A compiler for neural nets: from a model file to C and Swift.",
        discussion: """
            A model file (.nnd) describes a net, a layer a line. nnc checks it, draws it, compiles it to C that \
            needs nothing but a C compiler and to Swift that calls it, and trains it through that very C.

              nnc train models/digits.nnd      train it on handwritten digits
              nnc check models/*.nnd           what is wrong, and what would fit
              nnc compile models/digits.nnd    write its C and its Swift

            Exit codes: 0 all is well; 1 something is wrong with the input; 2 something is wrong with the machine \
            or with nnc itself; 64 the command line cannot be understood.
            """,
        version: "0.1.0",
        subcommands: [Check.self, Format.self, Explain.self, Summary.self, DrawGraph.self, Compile.self, Train.self, Evaluate.self, Predict.self, Generate.self, Gradient.self, Bench.self, Manual.self])

    static func main() async {
        Stream.prepareColors()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            guard let failure = Failure(error) else { exit(withError: error) }
            failure.report()
            exit(withError: failure.kind.exitCode)
        }
    }
}
