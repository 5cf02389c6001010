import TensorIR

/// The first piece trains, the next validates, the last one tests: for series.
struct TimeSplit: TrainingOption {
    let name = "byTime"
    let summary = "the last pieces of a series are held out, in their order"
    let arguments = ArgumentSpec.shares
    let example = """
        input x: [4]
        dense(1)
        train { loss: squaredError
            split: byTime(train: 0.7, validation: 0.1, test: 0.2) }
        """

    func apply(_ arguments: Arguments, to training: inout Training) throws(Complaint) {
        try training.split(arguments, byTime: true)
    }
}
