import TensorIR

/// Each image of a minibatch scaled about its middle by a factor drawn evenly from 1 − fraction…1 + fraction.
struct Scale: TrainingOption {
    let name = "scale"
    let summary = "each image scaled by a random factor 1 ± fraction"
    let arguments = [ArgumentSpec("fraction", .number(Interval(0, 0.99, includesLower: false)), positional: true, "the largest change")]
    let example = """
        input image: [8, 8, 1]
        flatten
        dense(1)
        train { loss: squaredError
            augment: scale(0.1) }
        """

    func apply(_ arguments: Arguments, to training: inout Training) {
        training.augments.append(.scale(fraction: arguments.number("fraction")))
    }
}
