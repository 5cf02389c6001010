import Dispatch

/// A training run on a thread of its own.
actor TrainingRunner {
    private let thread = TrainingThread()
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let start: () throws(ModelError) -> TrainingRun
    private let report: @Sendable (TrainingEvent) -> Void
    private var run: TrainingRun?
    private(set) var result: TrainingResult?

    init(
        _ start: sending @escaping () throws(ModelError) -> TrainingRun,
        report: @escaping @Sendable (TrainingEvent) -> Void
    ) {
        self.start = start
        self.report = report
    }

    /// Trains an epoch; nil where the plan says to stop.
    func epoch() throws(TrainingError) -> EpochReport? {
        if let result, result.reason != .cancelled { return nil }
        let run = try started()
        switch try attempt({ () throws(ModelError) in try run.advance(report: report) }) {
        case .epoch(let epoch): return epoch
        case .ended(let result):
            let seen = run.progress.epochs.count
            self.result = result
            switch result.reason {
            case .cancelled: throw .cancelled(run.checkpoint)
            case .diverged: throw .diverged(result)
            case .epochs, .iterations, .tolerance, .patience:
                // An epoch that the bound of iterations cut short.
                return result.epochs.count > seen ? result.epochs.last : nil
            }
        }
    }

    func parameters() throws(TrainingError) -> Parameters { try started().parameters }

    func checkpoint() throws(TrainingError) -> Checkpoint { try started().checkpoint }

    private func started() throws(TrainingError) -> TrainingRun {
        if let run { return run }
        let run = try attempt(start)
        self.run = run
        return run
    }

    private func attempt<Value>(_ body: () throws(ModelError) -> Value) throws(TrainingError) -> Value {
        do throws(ModelError) {
            return try body()
        } catch {
            throw .failed(error)
        }
    }
}

/// Runs the jobs of one actor one after the other on a thread that no task of the cooperative pool waits for: a step of
/// training computes as long as it takes.
private final class TrainingThread: SerialExecutor {
    private let queue = DispatchQueue(label: "nnc.training")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
