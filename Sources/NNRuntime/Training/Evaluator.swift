/// Loss and accuracy on one data set, as often as asked: the memory for it is allocated once.
final class Evaluator {
    private let model: CompiledModel
    private let data: DataSet
    private let batch: Minibatch
    private let judge: Judge?
    private var outputs: [Values]
    /// Those of short sequences first, so that a call takes examples of about one length.
    private let order: [Int]
    private let steps: Int?

    /// Examples a call: enough to keep the kernels busy, few enough for small outputs.
    private static let batchSize = 256

    /// `data` must be fitted to `model`.
    init(_ model: CompiledModel, _ data: DataSet) throws(ModelError) {
        let plan = try model.trainingPlan()
        self.model = model
        self.data = data
        batch = try Minibatch(data, capacity: min(Self.batchSize, data.count))
        judge = Judge(model, data, loss: plan.loss)
        order = data.byBucket(of: model).flatMap(\.self)
        steps = data.steps(of: model.targets)
        outputs = model.outputs.map { Values(zeros: min(Self.batchSize, data.count) * $0.count, of: $0) }
    }

    func evaluate(_ parameters: Parameters, in workspace: Workspace) throws(ModelError) -> Evaluation {
        var loss = 0.0
        var tally = judge.map(Tally.init)
        for start in stride(from: 0, to: data.count, by: Self.batchSize) {
            let end = min(start + Self.batchSize, data.count)
            let examples = order[start ..< end]
            batch.gather(examples)
            loss += Double(end - start) * (try model.evaluate(
                end - start, inputs: batch.inputs, targets: batch.targets, with: parameters, in: workspace))
            guard tally != nil else { continue }
            try withMutableArrayPointers(&outputs) { outputs throws(ModelError) in
                try model.predict(end - start, from: batch.inputs, to: outputs, with: parameters, in: workspace)
            }
            tally?.record(outputs[0], of: examples)
        }
        return Evaluation(
            loss: data.count == 0 ? .nan : loss / Double(data.count),
            accuracy: tally?.accuracy, confusion: tally?.confusion, count: data.count,
            steps: steps)
    }
}
