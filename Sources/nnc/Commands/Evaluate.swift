import ArgumentParser
import ModelFiles
import NNRuntime

struct Evaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say how well a trained model does on data.",
        discussion: """
            The mean loss as at use; for classifiers the accuracy, and which classes were taken for which. Where a \
            model answers at each time step, each step that counts is an answer, and the loss of a step is shown too.

              nnc evaluate models/digits.nnd
              nnc evaluate models/lenet.nnd --weights lenet.safetensors --data mnist
            """)

    enum Part: String, ExpressibleByArgument, CaseIterable {
        case test, validation, train, all
    }

    @OptionGroup var options: WeightsOptions

    @Option(help: ArgumentHelp(
        "The data, as for train; without it what the model file names, or else the built-in digits.", valueName: "path"))
    var data: String?

    @Option(help: ArgumentHelp(
        "Which part of the data, as train splits it.",
        discussion: "Without it the test part, or all of what --data names if it has no test part of its own."))
    var part: Part?

    @Option(help: ArgumentHelp("The seed that train had, which decides the split; the model file's if not given.", valueName: "n"))
    var seed: UInt64?

    @Flag(help: "Write a JSON object.")
    var json = false

    func run() async throws {
        let (model, parameters, vocabulary) = try await options.load()
        let source = try DataSource.choose(data, for: model, modelFile: options.net.file, vocabulary: vocabulary)
        let (set, name) = try examples(of: source, for: model)
        let evaluation = try model.evaluate(on: set, with: parameters)
        if json {
            try JSON.print(Report(
                data: source.name, part: name, examples: evaluation.count, loss: evaluation.loss,
                lossPerStep: evaluation.lossPerStep, accuracy: evaluation.accuracy,
                confusion: evaluation.confusion?.counts))
        } else {
            let step = StepLoss(evaluation, loss: model.plan?.loss ?? "", vocabulary: vocabulary).map { " (\($0.text))" } ?? ""
            let accuracy = evaluation.accuracy.map { ", accuracy \(Show.percent($0))" } ?? ""
            Stream.output.write("""
                \(source.name), \(name): \(Show.grouped(evaluation.count)) examples
                loss \(Show.loss(evaluation.loss))\(step)\(accuracy)
                \(evaluation.confusion.map { "\n" + ConfusionTable($0.counts, vocabulary).rendered() } ?? "")
                """)
        }
    }

    /// The examples of the chosen part, and what to call it.
    private func examples(of source: DataSource, for model: CompiledModel) throws -> (DataSet, String) {
        let part = part ?? (data == nil || source.test != nil ? .test : .all)
        if part == .all, source.test == nil { return (try source.train.fitted(to: model), "all") }
        var plan = try model.trainingPlan()
        if let seed { plan.seed = seed }
        let split = try SplitData(source, for: model, plan: plan)
        let chosen: DataSet? = switch part {
        case .test: split.test
        case .validation: split.validation
        case .train: split.train
        case .all: throw Failure("\(source.name): training and test data are apart; choose one with --part")
        }
        guard let chosen else { throw Failure("\(source.name): the split leaves no \(part.rawValue) examples") }
        return (chosen, part.rawValue)
    }

    struct Report: Encodable {
        let data, part: String
        let examples: Int
        let loss: Double
        let lossPerStep, accuracy: Double?
        let confusion: [[Int]]?
    }
}
