import NNRuntime

/// One call of a model on random examples, to be repeated.
final class Workload {
    private let model: CompiledModel
    private let examples: RandomExamples
    private let parameters: Parameters
    private let workspace: Workspace
    private var trainer: Trainer?

    /// A prediction, or a step of training, on `batch` examples.
    init(_ model: CompiledModel, trains: Bool, batch: Int) throws(ModelError) {
        self.model = model
        examples = RandomExamples(for: model, count: batch)
        parameters = try Parameters(of: model, seed: 1)
        workspace = Workspace(forPredicting: model)
        trainer = trains ? try Trainer(model, parameters: parameters) : nil
    }

    /// Begins training anew from time to time, so that it does not run into numbers that take other times.
    func prepare(_ call: Int) throws(ModelError) {
        if trainer != nil, call % 256 == 0 {
            let fresh = try Trainer(model, parameters: parameters)
            // The first step copies the parameters, which the other steps do not.
            try fresh.step(examples.count, inputs: examples.inputs, targets: examples.targets)
            trainer = fresh
        }
    }

    func call() throws(ModelError) {
        if let trainer {
            try trainer.step(examples.count, inputs: examples.inputs, targets: examples.targets)
        } else {
            try model.predict(
                examples.count, from: examples.inputs, to: examples.outputs, with: parameters, in: workspace)
        }
    }
}
