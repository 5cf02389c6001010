/// How far a run has come; with the trainer's state and the best weights all that a continuation needs.
struct RunProgress: Sendable, Equatable {
    var epochs: [EpochReport] = []
    /// Steps done in the epoch under way.
    var step = 0
    /// The sum of the losses of those steps, each times its examples.
    var lossSum = 0.0
    var epochSeconds = 0.0

    /// The epoch, counted from 1, of the least validation loss.
    var bestEpoch: Int? { epochs.last(where: \.isBest)?.epoch }

    var seconds: Double { epochs.reduce(epochSeconds) { $0 + $1.seconds } }

    /// Ends the epoch under way and returns its report.
    mutating func finishEpoch(examples: Int, validation: Evaluation?) -> EpochReport {
        let least = epochs.compactMap(\.validationLoss).filter { !$0.isNaN }.min() ?? .infinity
        let report = EpochReport(
            epoch: epochs.count + 1, loss: lossSum / Double(examples), validationLoss: validation?.loss,
            validationAccuracy: validation?.accuracy, isBest: validation.map { $0.loss < least } ?? false,
            seconds: epochSeconds)
        epochs.append(report)
        step = 0
        lossSum = 0
        epochSeconds = 0
        return report
    }
}
