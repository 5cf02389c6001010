import Foundation
import NNRuntime

/// Shows a training run while it goes on: a table for people or objects for machines, and a bar on a terminal.
final class TrainingReport {
    private let run: TrainingRun
    private let json: Bool
    private let table: TrainingTable
    private let showsGradients: Bool
    private var gradients = GradientLog()
    private let workspace: Workspace
    private var bar: ProgressBar

    init(_ run: TrainingRun, json: Bool, gradientNorms: Bool = false) throws {
        self.run = run
        self.json = json
        showsGradients = gradientNorms
        workspace = Workspace(forPredicting: run.model)
        bar = ProgressBar(isShown: !json)
        let piece = run.data.test ?? run.data.validation ?? run.data.train
        let sample = piece.selecting(Array(0 ..< min(1, piece.count)))
        let evaluation = try run.model.evaluate(on: sample, with: run.parameters, in: workspace)
        table = TrainingTable(
            hasValidation: run.data.validation != nil, hasTest: run.data.test != nil,
            isClassifier: evaluation.accuracy != nil, steps: (run.data.validation ?? run.data.train).meanSteps(for: run.model))
    }

    /// Says what is trained on what.
    func begin(data: String, compiler: String) throws {
        let model = run.model
        let sizes = [("training", run.data.train.count), ("validation", run.data.validation?.count ?? 0),
                     ("test", run.data.test?.count ?? 0)].filter { $0.1 > 0 }
        if json {
            try JSON.print(Start(
                model: model.name, parameters: model.parameterCount, isa: model.isa, loss: run.plan.loss,
                optimizer: run.plan.optimizer, seed: run.plan.seed, data: data,
                examples: Dictionary(uniqueKeysWithValues: sizes)))
        } else {
            Stream.output.write("""
                \(Stream.output.paint(model.name, .bold)): \(Show.grouped(model.parameterCount)) parameters, \
                \(run.plan.loss), \(run.plan.optimizer); \(compiler), \(model.isa)
                \(data): \(sizes.map { "\(Show.grouped($0.1)) \($0.0)" }.joined(separator: ", ")) examples

                \(table.header)
                """)
        }
    }

    func show(_ event: TrainingEvent) {
        switch event {
        case .step(let epoch, let step, let steps, let loss):
            if showsGradients { gradients.add(run.trainer) }
            bar.update("epoch \(epoch)  loss \(Show.loss(loss)) ", fraction: Double(step) / Double(steps))
        case .epoch(let epoch):
            bar.clear()
            // A model that trained an epoch evaluates too; what could fail has failed before.
            let test = run.data.test.flatMap {
                try? run.model.evaluate(on: $0, with: run.trainer.parameters, in: workspace)
            }
            let norms = showsGradients ? gradients.finish() : nil
            if json {
                try? JSON.print(Epoch(
                    epoch: epoch.epoch, loss: epoch.loss, validationLoss: epoch.validationLoss,
                    validationAccuracy: epoch.validationAccuracy, testLoss: test?.loss, testAccuracy: test?.accuracy,
                    gradientNorms: norms.map { Dictionary($0.map { ($0.layer, $0.norm) }, uniquingKeysWith: max) },
                    seconds: epoch.seconds))
            } else {
                Stream.output.write(table.row(epoch, test: test) + (norms.map(GradientLog.line) ?? ""))
            }
        }
    }

    /// Takes the bar away.
    func end() { bar.clear() }

    struct Start: Encodable {
        var event = "start"
        let model: String
        let parameters: Int
        let isa, loss, optimizer: String
        let seed: UInt64
        let data: String
        let examples: [String: Int]
    }

    struct Epoch: Encodable {
        var event = "epoch"
        let epoch: Int
        let loss: Double
        let validationLoss, validationAccuracy, testLoss, testAccuracy: Double?
        let gradientNorms: [String: Double]?
        let seconds: Double
    }
}
