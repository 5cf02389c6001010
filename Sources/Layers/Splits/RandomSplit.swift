import TensorIR

/// The examples go to the training, validation and test set by lot.
struct RandomSplit: TrainingOption {
    let name = "random"
    let summary = "examples go to the sets by lot, from the seed"
    let arguments = ArgumentSpec.shares
    let example = """
        input x: [4]
        dense(1)
        train { loss: squaredError
            split: random(train: 0.7, validation: 0.1, test: 0.2) }
        """

    func apply(_ arguments: Arguments, to training: inout Training) throws(Complaint) {
        try training.split(arguments, byTime: false)
    }
}
