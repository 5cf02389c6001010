/// What one pass over the training set came to.
public struct EpochReport: Sendable, Equatable {
    /// Counted from 1.
    public let epoch: Int
    /// The mean of the steps' losses, penalties included, weighted by their examples.
    public let loss: Double
    /// On the validation set, if there is one.
    public let validationLoss, validationAccuracy: Double?
    /// Whether no epoch before it had as small a validation loss; false without a validation set.
    public let isBest: Bool
    /// Spent on this epoch, validation included.
    public let seconds: Double
}

extension EpochReport: CustomStringConvertible {
    /// The numbers of the epoch, in a line.
    public var description: String {
        var parts = ["epoch \(epoch): loss \(rounded(loss))"]
        if let validationLoss { parts.append("validation loss \(rounded(validationLoss))") }
        if let validationAccuracy { parts.append("validation accuracy \(percent(validationAccuracy))") }
        parts.append("\(rounded(seconds)) s")
        return parts.joined(separator: ", ")
    }
}

/// What happens during a run, as it happens.
public enum TrainingEvent: Sendable {
    /// Step `step` of `steps` in epoch `epoch`, all counted from 1, had the loss `loss`.
    case step(epoch: Int, step: Int, steps: Int, loss: Double)
    case epoch(EpochReport)
}

/// Why a run ended.
public enum StopReason: Sendable, Equatable {
    case epochs, iterations
    /// The loss changed by less than the tolerance.
    case tolerance
    /// The validation loss did not get better for as many epochs as `patience` says.
    case patience
    /// The loss is no longer a finite number.
    case diverged
    case cancelled
}

/// What a run came to.
public struct TrainingResult: Sendable {
    /// Why the run ended.
    public let reason: StopReason
    /// All epochs of the run, those before it was resumed included.
    public let epochs: [EpochReport]
    /// The epoch, counted from 1, whose weights were kept, where a validation set chose it.
    public let bestEpoch: Int?
    /// On the test examples, with the weights kept; nil without any, and after `cancelled`.
    public let test: Evaluation?
    /// Spent on training and validation, before it was resumed too.
    public let seconds: Double
}

extension TrainingResult: CustomStringConvertible {
    /// Why it ended and how well the model does, in a line.
    public var description: String {
        let why = switch reason {
        case .epochs: "all epochs are done"
        case .iterations: "all iterations are done"
        case .tolerance: "the loss hardly changes any more"
        case .patience: "the validation loss gets no better"
        case .diverged: "the loss is no longer finite"
        case .cancelled: "cancelled"
        }
        var parts = ["\(epochs.count) epochs in \(rounded(seconds)) s: \(why)"]
        if let bestEpoch { parts.append("weights of epoch \(bestEpoch)") }
        if let test { parts.append("test loss \(rounded(test.loss))") }
        if let accuracy = test?.accuracy { parts.append("test accuracy \(percent(accuracy))") }
        return parts.joined(separator: ", ")
    }
}

/// Four significant digits.
func rounded(_ number: Double) -> String {
    guard number.isFinite, number != 0 else { return "\(number)" }
    var scale = 1.0
    while abs(number) * scale < 1000, scale < 1e15 { scale *= 10 }
    return "\((number * scale).rounded() / scale)"
}

func percent(_ share: Double) -> String { "\((share * 10000).rounded() / 100) %" }
