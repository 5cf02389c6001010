import ArgumentParser
import ModelFiles
import NNRuntime

struct Generate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Let a model over characters go on with a text.",
        discussion: """
            The model reads the prompt, then draws one character after the other from the distribution that it gives \
            for the next, and reads each in turn. The prompt and what follows go to standard output as they come. A \
            temperature below 1 prefers what is probable, 0 takes the most probable each time, above 1 surprises. Which \
            index stands for which character is in the file of the weights, where train leaves it.

              nnc generate models/char-lstm.nnd --prompt "ROMEO:" --length 500
              nnc generate models/char-lstm.nnd --weights play.safetensors --temperature 0.5 --seed 7
            """)

    @OptionGroup var options: WeightsOptions

    @Option(help: ArgumentHelp("What the text begins with.", discussion: "Without it an empty line.", valueName: "text"))
    var prompt = "\n"

    @Option(help: ArgumentHelp("Characters to add.", valueName: "n"))
    var length = 500

    @Option(help: ArgumentHelp("How freely to choose: 0 and above.", valueName: "t"))
    var temperature = 1.0

    @Option(help: ArgumentHelp("Decides the choices.", valueName: "n"))
    var seed: UInt64 = 0

    func validate() throws {
        guard length >= 0 else { throw ValidationError("--length must not be negative") }
        guard temperature >= 0, temperature.isFinite else {
            throw ValidationError("--temperature must be a number that is not negative")
        }
    }

    func run() async throws {
        let (_, parameters, vocabulary) = try await options.load()
        guard let vocabulary else {
            throw Failure(
                "\(options.path): holds no vocabulary, so nothing says which character an index stands for",
                help: ["train on a text, which keeps it with the weights: nnc train \(options.net.file) --data TEXT.txt"])
        }
        let generator = try TextGenerator(parameters, vocabulary)
        try generator.read(prompt)
        if length > 0, prompt.unicodeScalars.count < generator.leastPrompt { try complain(generator) }
        Stream.output.write(prompt)
        var random = Random(seed: seed)
        for _ in 0 ..< length {
            Stream.output.write(String(try generator.next(temperature: temperature, random: &random)))
        }
        Stream.output.write("\n")
    }

    /// Throws what `generator` would, before anything is written.
    private func complain(_ generator: TextGenerator) throws {
        var random = Random(seed: seed)
        _ = try generator.next(random: &random)
    }
}
