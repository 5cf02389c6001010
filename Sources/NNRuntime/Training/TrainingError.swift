/// Why a training in the background came to no trained model.
public enum TrainingError: Error, Sendable {
    /// The task was cancelled; the checkpoint has the weights of the last step, and all that a continuation needs.
    case cancelled(Checkpoint)
    /// The data or the plan does not fit the model.
    case failed(ModelError)
    /// The loss is no longer a finite number: a smaller rate or clipped gradients may help.
    case diverged(TrainingResult)
}

extension TrainingError: CustomStringConvertible {
    /// What went wrong, in a line.
    public var description: String {
        switch self {
        case .cancelled(let checkpoint): "the training was cancelled after \(checkpoint.iteration) steps"
        case .failed(let error): error.description
        case .diverged(let result): "the loss is no longer finite in epoch \(result.epochs.count)"
        }
    }
}
