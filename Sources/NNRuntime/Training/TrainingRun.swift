/// The training of a model on a data source, epoch by epoch, as its plan says.
///
///     let model = try CompiledModel(digits_model())
///     let run = try TrainingRun(model, on: .load("digits"))
///     let result = try run.train { event in
///         if case .epoch(let epoch) = event { print(epoch) }
///     }
///     print(result)
///     try run.parameters.save(to: "digits.safetensors")
///
/// The same model, data and plan give the same weights to the bit, with or without an interruption between.
public final class TrainingRun {
    /// The code behind the model.
    public let model: CompiledModel
    /// How long and on what it is trained.
    public let plan: TrainingPlan
    /// The examples of training, validation and test, fitted to the model; nil where there are none.
    public let data: SplitData
    /// What takes the steps.
    public let trainer: Trainer
    /// What the indices of the data stand for, if it is a text or sentences; to be saved with the weights.
    public let vocabulary: Vocabulary?
    var progress = RunProgress()
    /// The weights of the epoch with the least validation loss, where a validation set chooses.
    var best: Parameters?
    private let batch: Minibatch
    private let order: EpochOrder
    private let validation, test: Evaluator?

    /// Makes ready to train: splits the data, draws the initial weights.
    ///
    /// - Parameters:
    ///   - model: what is trained; its tables say what data fits.
    ///   - source: the data, split already or to be split as the plan says.
    ///   - plan: the model file's own, unless another is given.
    ///   - parameters: where training begins, instead of initial values drawn with the plan's seed.
    /// - Throws: `noTraining`, `unsuitableData` with every mismatch of shapes, `unsuitablePlan`.
    public init(
        _ model: CompiledModel, on source: DataSource, plan: TrainingPlan? = nil, from parameters: Parameters? = nil
    ) throws(ModelError) {
        let plan = if let plan { plan } else { try model.trainingPlan() }
        try plan.check()
        let data = try SplitData(source, for: model, plan: plan)
        if plan.patience != nil, data.validation == nil {
            throw .unsuitablePlan("early stopping needs validation data, and the split leaves none; shares of 0.7, 0.1, 0.2 would")
        }
        self.model = model
        self.plan = plan
        self.data = data
        vocabulary = source.vocabulary
        let batchSize = min(plan.batch ?? data.train.count, data.train.count)
        order = EpochOrder(data.train, for: model, batch: batchSize, seed: plan.seed)
        let start = if let parameters { parameters } else { try Parameters(of: model, seed: plan.seed) }
        trainer = try Trainer(model, parameters: start, seed: plan.seed)
        batch = try Minibatch(data.train, capacity: batchSize, augmentations: plan.augmentations)
        validation = if let set = data.validation { try Evaluator(model, set) } else { nil }
        test = if let set = data.test { try Evaluator(model, set) } else { nil }
    }

    /// The best weights where the plan stops early, else those of the last step.
    public var parameters: Parameters {
        if plan.patience != nil, let best { best } else { trainer.parameters }
    }

    /// Trains until the plan says to stop, `cancellation` is raised or the task is cancelled.
    ///
    /// `report` is called after every step and every epoch. A cancelled run can be continued by calling
    /// `train` again, or from its `checkpoint`.
    @discardableResult
    public func train(
        cancellation: Cancellation? = nil, report: (TrainingEvent) -> Void = { _ in }
    ) throws(ModelError) -> TrainingResult {
        while true {
            if case .ended(let result) = try advance(cancellation: cancellation, report: report) { return result }
        }
    }

    /// What the training of an epoch came to.
    enum Advance {
        case epoch(EpochReport)
        /// The plan says to stop, or the run was cancelled; of a run that ended within an epoch with its last report.
        case ended(TrainingResult)
    }

    /// Trains to the end of the epoch under way, until the plan says to stop, `cancellation` is raised or the task is
    /// cancelled.
    func advance(
        cancellation: Cancellation? = nil, report: (TrainingEvent) -> Void = { _ in }
    ) throws(ModelError) -> Advance {
        var reason = stopReason()
        if reason == nil {
            reason = try trainEpoch(cancellation, report)
            if reason == nil { return .epoch(progress.epochs[progress.epochs.count - 1]) }
        }
        var epochs = progress.epochs
        if reason == .iterations || reason == .diverged, progress.step > 0 {
            // The epoch stays open in `progress`: a continuation with more iterations goes on in its middle.
            var closed = progress
            let validated = try validation?.evaluate(trainer.parameters, in: trainer.workspace)
            let seen = batches(of: epochs.count).prefix(progress.step).reduce(0) { $0 + $1.count }
            epochs.append(closed.finishEpoch(examples: seen, validation: validated))
            report(.epoch(epochs[epochs.count - 1]))
        }
        let tested = reason == .cancelled ? nil : try test?.evaluate(parameters, in: trainer.workspace)
        return .ended(TrainingResult(
            reason: reason!, epochs: epochs, bestEpoch: plan.patience == nil ? nil : progress.bestEpoch,
            test: tested, seconds: progress.seconds))
    }

    /// The examples of each step in an epoch counted from 0.
    func batches(of epoch: Int) -> [[Int]] { order.batches(of: epoch) }

    /// Trains to the end of the epoch, or returns why it did not get there.
    private func trainEpoch(
        _ cancellation: Cancellation?, _ report: (TrainingEvent) -> Void
    ) throws(ModelError) -> StopReason? {
        let clock = ContinuousClock()
        let start = clock.now
        let secondsBefore = progress.epochSeconds
        let epoch = progress.epochs.count
        let batches = batches(of: epoch)
        let shift = data.train.windows?.shift(inEpoch: epoch, seed: plan.seed) ?? 0
        while progress.step < batches.count {
            if cancellation?.isCancelled == true || Task.isCancelled { return .cancelled }
            if let bound = plan.iterations, trainer.iteration >= UInt64(bound) { return .iterations }
            let indices = batches[progress.step]
            batch.gather(indices, epoch: epoch, seed: plan.seed, shiftedBy: shift)
            let loss = try trainer.step(indices.count, inputs: batch.inputs, targets: batch.targets)
            progress.step += 1
            progress.lossSum += loss * Double(indices.count)
            progress.epochSeconds = secondsBefore + seconds(clock.now - start)
            report(.step(epoch: epoch + 1, step: progress.step, steps: batches.count, loss: loss))
            guard loss.isFinite else { return .diverged }
        }
        let validated = try validation?.evaluate(trainer.parameters, in: trainer.workspace)
        progress.epochSeconds = secondsBefore + seconds(clock.now - start)
        let finished = progress.finishEpoch(examples: data.train.count, validation: validated)
        if finished.isBest, plan.patience != nil {
            if best == nil { best = Parameters(zerosOf: model) }
            best?.copyElements(of: trainer.parameters)
        }
        report(.epoch(finished))
        return nil
    }

    /// Why no further epoch is to begin; nil if one is.
    private func stopReason() -> StopReason? {
        let epochs = progress.epochs
        if let patience = plan.patience, epochs.count - (progress.bestEpoch ?? 0) >= patience { return .patience }
        if let tolerance = plan.tolerance, epochs.count >= 2,
            abs(epochs[epochs.count - 1].loss - epochs[epochs.count - 2].loss) < tolerance
        {
            return .tolerance
        }
        if let bound = plan.iterations, trainer.iteration >= UInt64(bound) { return .iterations }
        if let bound = plan.epochs, epochs.count >= bound { return .epochs }
        return nil
    }
}

@available(*, unavailable)
extension TrainingRun: Sendable {}

private func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
