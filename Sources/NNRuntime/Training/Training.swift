/// A model in training: the reports of its epochs, each of which is trained when it is asked for.
///
///     let training = digits.training(on: .digits)
///     for try await epoch in training { print(epoch.loss) }
///     let trained = try await training.model
///
/// Steps run on a thread of the training's own, so that no task waits for another's. When the task is cancelled, the
/// training stops after the step under way and throws `cancelled`, with a checkpoint to go on from. The weights are to
/// the bit those of a `TrainingRun` of the same model, data and plan.
public struct Training<Trained: Model>: AsyncSequence, Sendable {
    public typealias Element = EpochReport
    public typealias Failure = TrainingError

    private let runner: TrainingRunner

    init(_ start: sending @escaping () throws(ModelError) -> TrainingRun, report: @escaping @Sendable (TrainingEvent) -> Void) {
        runner = TrainingRunner(start, report: report)
    }

    /// Trains on, an epoch at each call of `next`; nil where the plan says to stop.
    public func makeAsyncIterator() -> Iterator { Iterator(runner: runner) }

    /// An iterator over the epochs that are still to be trained.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let runner: TrainingRunner

        /// Trains an epoch and returns its report; nil where the plan says to stop.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(TrainingError) -> EpochReport? {
            try await runner.epoch()
        }
    }

    /// The model with the best weights so far where the plan stops early, else those of the last step.
    public var model: Trained {
        get async throws(TrainingError) {
            let parameters = try await runner.parameters()
            do throws(ModelError) {
                return try Trained(parameters: parameters)
            } catch {
                throw .failed(error)
            }
        }
    }

    /// What a later training needs to go on from here.
    public var checkpoint: Checkpoint {
        get async throws(TrainingError) { try await runner.checkpoint() }
    }

    /// What the training came to; nil before its end.
    public var result: TrainingResult? {
        get async { await runner.result }
    }
}

/// Training in the background.
extension Model {
    /// The training of this model on `data`, from its weights on, as `plan` says; the model file's own if it is nil.
    ///
    /// Nothing happens before the first epoch is asked for. `report` is called on the training's thread after every step
    /// and every epoch.
    public func training(
        on data: DataSource, plan: TrainingPlan? = nil,
        report: @escaping @Sendable (TrainingEvent) -> Void = { _ in }
    ) -> Training<Self> {
        let parameters = parameters
        return Training(
            { () throws(ModelError) in
                try TrainingRun(parameters.model, on: data, plan: plan, from: parameters)
            }, report: report)
    }

    /// The training that `checkpoint` was taken from, on the same data, from there on.
    public static func training(
        resuming checkpoint: Checkpoint, on data: DataSource, plan: TrainingPlan? = nil,
        report: @escaping @Sendable (TrainingEvent) -> Void = { _ in }
    ) -> Training<Self> {
        Training(
            { () throws(ModelError) in try TrainingRun(resuming: checkpoint, on: data, plan: plan) },
            report: report)
    }

    /// This model, trained on `data` as `plan` says; the model file's own if it is nil.
    ///
    ///     let digits = try await Digits(seed: 1).trained(on: .digits) { event in
    ///         if case .epoch(let epoch) = event { print(epoch) }
    ///     }
    ///
    /// `progress` is called on the training's thread after every step and every epoch. When the task is cancelled, it
    /// throws `cancelled`, with a checkpoint; it throws `diverged` where the loss became infinite.
    public func trained(
        on data: DataSource, plan: TrainingPlan? = nil,
        progress: @escaping @Sendable (TrainingEvent) -> Void = { _ in }
    ) async throws(TrainingError) -> Self {
        let training = training(on: data, plan: plan, report: progress)
        var epochs = training.makeAsyncIterator()
        while try await epochs.next() != nil {}
        return try await training.model
    }
}
