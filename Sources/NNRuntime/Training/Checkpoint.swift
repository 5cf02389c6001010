/// Everything that a training run needs to go on as if it had not been interrupted.
///
/// Its file is a safetensors file: the parameters under their own names, so that it serves as a file of
/// weights too, the best weights, the optimiser's state and the losses so far under names that begin with
/// `checkpoint:`, which no parameter has, and the numbers as metadata.
public struct Checkpoint: Sendable {
    /// The weights of the last step.
    public let parameters: Parameters
    /// The weights of the epoch with the least validation loss, in a run that stops early.
    public let best: Parameters?
    /// The number of steps taken.
    public let iteration: UInt64
    /// What decides how the data is cut into steps, which a continuation must keep.
    let seed: UInt64
    let batch: Int?
    let split: SplitShares?
    let splitByTime: Bool
    let examples: Int
    let progress: RunProgress
    let state: [Float]
    /// What the indices of the run's data stand for, if it is a text or sentences.
    public let vocabulary: Vocabulary?

    static let prefix = "checkpoint:"
    static let version = "1"

    /// The epochs finished, in order.
    public var epochs: [EpochReport] { progress.epochs }

    /// `plan` with the seed, the batch and the split of the interrupted run.
    public func continuing(_ plan: TrainingPlan) -> TrainingPlan {
        var plan = plan
        plan.seed = seed
        plan.batch = batch
        plan.split = split
        plan.splitByTime = splitByTime
        return plan
    }
}

extension TrainingRun {
    /// What a continuation needs; to be saved when the run is cancelled, or whenever one likes between steps.
    public var checkpoint: Checkpoint {
        Checkpoint(
            parameters: trainer.parameters, best: best, iteration: trainer.iteration, seed: plan.seed,
            batch: plan.batch, split: plan.split, splitByTime: plan.splitByTime, examples: data.train.count,
            progress: progress, state: trainer.stateFloats, vocabulary: vocabulary)
    }

    /// Makes ready to go on where the run of `checkpoint` was interrupted.
    ///
    /// Seed, batch and split are the checkpoint's; the rest of `plan`, such as more epochs, may differ.
    /// Throws `unsuitableData` if `source` has another number of examples than the run had, or another vocabulary.
    public convenience init(
        resuming checkpoint: Checkpoint, on source: DataSource, plan: TrainingPlan? = nil
    ) throws(ModelError) {
        let model = checkpoint.parameters.model
        let plan = if let plan { plan } else { try model.trainingPlan() }
        try self.init(model, on: source, plan: checkpoint.continuing(plan), from: checkpoint.parameters)
        guard data.train.count == checkpoint.examples else {
            throw .unsuitableData([
                "the interrupted run trained on \(checkpoint.examples) examples, \(source.name) gives \(data.train.count)"
            ])
        }
        guard vocabulary == checkpoint.vocabulary else {
            throw .unsuitableData(["the interrupted run had another vocabulary than \(source.name) has"])
        }
        trainer.resume(iteration: checkpoint.iteration, state: checkpoint.state)
        progress = checkpoint.progress
        best = checkpoint.best
    }
}
