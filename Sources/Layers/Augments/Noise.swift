import TensorIR

/// Normal noise of this standard deviation added to every element of a minibatch.
struct Noise: TrainingOption {
    let name = "noise"
    let summary = "normal noise added to every element"
    let arguments = [ArgumentSpec("deviation", .number(Interval(0, 1e6, includesLower: false)), positional: true, "the standard deviation")]
    let example = """
        input image: [8, 8, 1]
        flatten
        dense(1)
        train { loss: squaredError
            augment: noise(0.05) }
        """

    func apply(_ arguments: Arguments, to training: inout Training) {
        training.augments.append(.noise(deviation: arguments.number("deviation")))
    }
}
