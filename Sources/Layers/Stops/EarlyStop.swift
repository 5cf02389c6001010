import TensorIR

/// Stops when the loss on the validation set has not fallen for so many epochs.
struct EarlyStop: TrainingOption {
    let name = "early"
    let summary = "stop when the loss on the validation set has not fallen for so many epochs"
    let arguments = [ArgumentSpec("patience", .size, .value(.integer(5)), "epochs to wait for a better loss")]
    let example = """
        input x: [4]
        dense(1)
        train { loss: squaredError
            stop: early(patience: 3) }
        """

    func apply(_ arguments: Arguments, to training: inout Training) {
        training.patience = arguments.integer("patience")
    }
}
