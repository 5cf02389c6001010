import Foundation
import Gauge
import NNRuntime
import Synchronization
import Testing

/// Training from asynchronous code: the weights of a run, its progress, and its end before the end.
@Suite struct TrainingTests {
    private static func source() throws -> DataSource { DataSource(train: try GaugeExamples(120).data) }

    private static func plan(epochs: Int) throws -> TrainingPlan {
        var plan = try Gauge.trainingPlan()
        plan.epochs = epochs
        plan.seed = 11
        return plan
    }

    private static func weights(_ parameters: Parameters) -> [[Float]] {
        parameters.model.parameterTable.map { parameters[$0.name]! }
    }

    /// To the bit, whichever way it is started.
    @Test func givesTheWeightsOfARun() async throws {
        let start = try Gauge(seed: 11), plan = try Self.plan(epochs: 4), source = try Self.source()
        let run = try TrainingRun(Gauge.compiled(), on: source, plan: plan)
        let result = try run.train()

        let training = start.training(on: source, plan: plan)
        var losses: [Double] = []
        for try await epoch in training { losses.append(epoch.loss) }
        #expect(losses == result.epochs.map(\.loss))
        let model = try await training.model
        #expect(Self.weights(model.parameters) == Self.weights(run.parameters))
        let ended = await training.result
        #expect(ended?.reason == .epochs && ended?.test == result.test)
        var further = training.makeAsyncIterator()
        let none = try await further.next()
        #expect(none == nil)

        let trained = try await start.trained(on: source, plan: plan)
        #expect(Self.weights(trained.parameters) == Self.weights(run.parameters))
        #expect(Self.weights(start.parameters) != Self.weights(run.parameters))
    }

    @Test func reportsStepsAndEpochs() async throws {
        let events = Mutex<[TrainingEvent]>([])
        _ = try await Gauge(seed: 11).trained(on: Self.source(), plan: Self.plan(epochs: 3)) { event in
            events.withLock { $0.append(event) }
        }
        var steps = 0, epochs: [Int] = []
        for event in events.withLock({ $0 }) {
            switch event {
            case .step(let epoch, let step, let count, _):
                steps += 1
                #expect(epoch == epochs.count + 1 && step == steps - epochs.count * count)
            case .epoch(let report): epochs.append(report.epoch)
            }
        }
        // 96 of 120 examples are to train on, 16 a step.
        #expect(epochs == [1, 2, 3] && steps == 18)
    }

    /// The bound falls in the middle of the second epoch, which is told of as a run does.
    @Test func endsWithinAnEpoch() async throws {
        var plan = try Self.plan(epochs: 5)
        plan.iterations = 8
        let training = try Gauge(seed: 11).training(on: Self.source(), plan: plan)
        var epochs: [EpochReport] = []
        for try await epoch in training { epochs.append(epoch) }
        #expect(epochs.map(\.epoch) == [1, 2])
        #expect(await training.result?.reason == .iterations)
    }

    /// A task that is cancelled stops behind the step under way; what it leaves goes on to the same weights.
    @Test func cancellationLeavesACheckpoint() async throws {
        let source = try Self.source(), plan = try Self.plan(epochs: 4)
        let whole = try await Gauge(seed: 11).trained(on: source, plan: plan)

        let steps = Atomic(0)
        let task = Task {
            try await Gauge(seed: 11).trained(on: source, plan: plan) { event in
                guard case .step = event, steps.add(1, ordering: .relaxed).newValue == 8 else { return }
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        let error = await #expect(throws: TrainingError.self) { try await task.value }
        guard case .cancelled(let checkpoint) = error else {
            Issue.record("no cancellation: \(error?.description ?? "nothing thrown")" as Comment)
            return
        }
        #expect(checkpoint.iteration == 8 && checkpoint.epochs.count == 1)
        _ = try Gauge(parameters: checkpoint.parameters)

        let rest = Gauge.training(resuming: checkpoint, on: source, plan: plan)
        var epochs: [Int] = []
        for try await epoch in rest { epochs.append(epoch.epoch) }
        #expect(epochs == [2, 3, 4])
        let model = try await rest.model
        #expect(Self.weights(model.parameters) == Self.weights(whole.parameters))
    }

    @Test func mistakesAreThrown() async throws {
        let none = try Gauge.examples(image: [], hour: [], kind: [], level: [])
        let error = await #expect(throws: TrainingError.self) {
            try await Gauge(seed: 0).trained(on: DataSource(train: none))
        }
        guard case .failed(.unsuitablePlan) = error else {
            Issue.record("no failure: \(error?.description ?? "nothing thrown")" as Comment)
            return
        }
        var plan = try Self.plan(epochs: 4)
        plan.batch = -1
        await #expect(throws: TrainingError.self) { try await Gauge(seed: 0).trained(on: Self.source(), plan: plan) }
    }

    /// As many trainings as one likes, and none keeps other tasks from running.
    @Test func leavesTheThreadsOfTasksFree() async throws {
        let source = try Self.source(), plan = try Self.plan(epochs: 1)
        let started = AsyncStream<Void>.makeStream(), release = Cancellation()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    _ = try? await Gauge(seed: 11).trained(on: source, plan: plan) { event in
                        guard case .epoch = event else { return }
                        started.continuation.yield()
                        // All twenty block a thread each until another task lets them go.
                        while !release.isCancelled { sleepShortly() }
                    }
                }
            }
            var count = 0
            for await _ in started.stream {
                count += 1
                if count == 20 { break }
            }
            release.cancel()
        }
    }
}

private func sleepShortly() {
    var time = timespec(tv_sec: 0, tv_nsec: 1_000_000)
    nanosleep(&time, nil)
}
