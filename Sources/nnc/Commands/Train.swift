import ArgumentParser
import Foundation
import ModelFiles
import NNRuntime

struct Train: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Train a model through its compiled C.",
        discussion: """
            Compiles the model, builds its C with the machine's C compiler, trains it as its train section says, \
            shows how it fares after each epoch, and at the end on data it was not trained on. The C, the Swift and \
            the weights stay in the output folder. Ctrl-C saves the state of the run and says how to go on.

              nnc train models/digits.nnd
              nnc train models/lenet.nnd --data mnist --epochs 10
              nnc train models/digits.nnd --curve loss.svg
            """)

    @OptionGroup var net: ModelFileOptions

    @Option(help: ArgumentHelp(
        """
        The data: a folder with IDX, CSV or .npy files, or one such file; for a model over time a text (.txt), \
        labelled sentences (.tsv or .csv) or a CSV file of a series; without it what the model file names, or else \
        the built-in digits.
        """, valueName: "path"))
    var data: String?

    @Option(help: ArgumentHelp("Passes over the training data, instead of what the model file says.", valueName: "n"))
    var epochs: Int?

    @Option(help: ArgumentHelp("Decides every random choice, instead of the model file's seed.", valueName: "n"))
    var seed: UInt64?

    @Option(name: [.customShort("o"), .customLong("folder")], help: ArgumentHelp(
        "The folder for all that is made.", valueName: "dir"))
    var folder = "nnc-out"

    @Option(help: ArgumentHelp("Where to write the weights, instead of the output folder.", valueName: "file"))
    var out: String?

    @Option(help: ArgumentHelp("Go on where the run of this checkpoint was interrupted.", valueName: "file"))
    var resume: String?

    @Option(help: ArgumentHelp("Begin with the weights of this file, instead of random ones.", valueName: "file"))
    var weights: String?

    @Option(help: ArgumentHelp("Draw the losses by epoch into an SVG file.", valueName: "file"))
    var curve: String?

    @Flag(help: "Show the mean gradient norm of each layer, as clipped, after each epoch.")
    var gradientNorms = false

    @Flag(help: "Write JSON objects, a line each: the start, each epoch, the end.")
    var json = false

    func validate() throws {
        if let epochs, epochs < 1 { throw ValidationError("--epochs must be at least 1") }
        if resume != nil, weights != nil { throw ValidationError("--resume brings its weights along; leave out --weights") }
    }

    func run() async throws {
        let compiled = try CompiledFile(net)
        let texts = try compiled.write(to: folder)
        // What cannot be written is better known before hours of training than after them.
        let files = OutputFiles(
            texts: texts, weights: out ?? Folder.join(folder, compiled.stem + ".safetensors"),
            checkpoint: resume ?? Folder.join(folder, compiled.stem + ".checkpoint.safetensors"))
        for path in [files.weights, files.checkpoint] + (curve.map { [$0] } ?? []) { try FileWriter.requireWritable(path) }
        let built = try await compiled.build()
        _ = try built.model.trainingPlan()
        let source = try DataSource.choose(
            data, for: built.model, modelFile: net.file, vocabulary: try (resume ?? weights).flatMap(Vocabulary.of))
        let run = try begin(built.model, on: source)
        let report = try TrainingReport(run, json: json, gradientNorms: gradientNorms)
        try report.begin(data: source.name, compiler: built.compiler)

        let interruption = Interruption()
        let result = try run.train(cancellation: interruption.cancellation, report: report.show)
        interruption.restore()
        report.end()
        if let curve {
            try FileWriter.write(LossCurve(title: "\(built.model.name): loss by epoch", epochs: result.epochs).svg(), to: curve)
        }
        switch result.reason {
        case .cancelled: try leave(run, after: result, files)
        case .diverged: throw divergence(result)
        case .epochs, .iterations, .tolerance, .patience: try finish(run, result, files)
        }
    }

    /// The run, at its beginning or where it was interrupted.
    private func begin(_ model: CompiledModel, on source: DataSource) throws -> TrainingRun {
        var plan = try model.trainingPlan()
        if let epochs { plan.epochs = epochs }
        if let seed { plan.seed = seed }
        if let resume {
            let run = try TrainingRun(resuming: Checkpoint(of: model, from: resume), on: source, plan: plan)
            if let seed, seed != run.plan.seed {
                throw Failure("\(resume): the interrupted run has the seed \(run.plan.seed), --seed says \(seed)")
            }
            return run
        }
        let start = try weights.map { try Parameters(of: model, from: $0) }
        return try TrainingRun(model, on: source, plan: plan, from: start)
    }

    private struct OutputFiles {
        let texts: WrittenTexts
        let weights, checkpoint: String
    }

    private func finish(_ run: TrainingRun, _ result: TrainingResult, _ files: OutputFiles) throws {
        try run.parameters.save(to: files.weights, vocabulary: run.vocabulary)
        if json {
            try JSON.print(End(
                reason: "\(result.reason)", epochs: result.epochs.count, bestEpoch: result.bestEpoch,
                seconds: result.seconds, testLoss: result.test?.loss, testLossPerStep: result.test?.lossPerStep,
                testAccuracy: result.test?.accuracy,
                weights: files.weights, c: [files.texts.header, files.texts.source], swift: files.texts.swift, curve: curve))
            return
        }
        var lines = ["\n\(Show.count(result.epochs.count, "epoch")) in \(Show.seconds(result.seconds)); \(result.reason.explanation)"]
        if let epoch = result.bestEpoch { lines.append("the weights are those of epoch \(epoch), the best on the validation data") }
        if let test = result.test {
            let accuracy = test.accuracy.map { "accuracy \(Stream.output.paint(Show.percent($0), .bold)), " } ?? ""
            let step = StepLoss(test, loss: run.plan.loss, vocabulary: run.vocabulary).map { " (\($0.text))" } ?? ""
            lines.append("test: \(accuracy)loss \(Show.loss(test.loss))\(step), on \(Show.count(test.count, "example")) not trained on")
        }
        lines.append("weights: \(files.weights)")
        lines.append("C:       \(files.texts.header), \(files.texts.source)")
        lines.append("Swift:   \(files.texts.swift)")
        if let curve { lines.append("curve:   \(curve)") }
        Stream.output.write(lines.joined(separator: "\n") + "\n")
    }

    /// Saves the state of an interrupted run and says how to go on.
    private func leave(_ run: TrainingRun, after result: TrainingResult, _ files: OutputFiles) throws {
        let checkpoint = files.checkpoint
        try run.checkpoint.save(to: checkpoint)
        let command = ShellWords.joined(commandWithoutResume() + ["--resume", checkpoint])
        if json {
            try JSON.print(Interrupted(epochs: result.epochs.count, checkpoint: checkpoint, command: command))
        }
        Stream.error.write("""
            interrupted after \(Show.count(result.epochs.count, "whole epoch")); the state of the run is in \(checkpoint)
            to go on: \(command)

            """)
        throw ExitCode(130)
    }

    /// The command line as it was given, less what it said of resuming or of the first weights.
    private func commandWithoutResume() -> [String] {
        var words: [String] = []
        var rest = CommandLine.arguments[...]
        while let word = rest.popFirst() {
            if word == "--resume" || word == "--weights" {
                rest = rest.dropFirst()
            } else if !word.hasPrefix("--resume="), !word.hasPrefix("--weights=") {
                words.append(word)
            }
        }
        return words
    }

    private func divergence(_ result: TrainingResult) -> Failure {
        Failure(
            "training diverged in epoch \(result.epochs.count): the loss is no longer a finite number; no weights were written",
            help: ["a smaller rate of the optimizer, or clip: norm(1), in the train section"])
    }
}

extension StopReason {
    fileprivate var explanation: String {
        switch self {
        case .epochs: "all that were asked for"
        case .iterations: "all iterations are done"
        case .tolerance: "the loss hardly changes any more"
        case .patience: "the validation loss got no better"
        case .diverged: "the loss is no longer finite"
        case .cancelled: "interrupted"
        }
    }
}

private struct End: Encodable {
    var event = "end"
    let reason: String
    let epochs: Int
    let bestEpoch: Int?
    let seconds: Double
    let testLoss, testLossPerStep, testAccuracy: Double?
    let weights: String
    let c: [String]
    let swift: String
    let curve: String?
}

private struct Interrupted: Encodable {
    var event = "interrupted"
    let epochs: Int
    let checkpoint, command: String
}
