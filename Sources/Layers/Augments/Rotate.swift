import TensorIR

/// Each image of a minibatch turned about its middle by an angle drawn evenly from −degrees…degrees.
struct Rotate: TrainingOption {
    let name = "rotate"
    let summary = "each image turned by a random angle up to so many degrees"
    let arguments = [ArgumentSpec("degrees", .number(Interval(0, 180, includesLower: false)), positional: true, "the largest angle")]
    let example = """
        input image: [8, 8, 1]
        flatten
        dense(1)
        train { loss: squaredError
            augment: rotate(degrees: 10) }
        """

    func apply(_ arguments: Arguments, to training: inout Training) {
        training.augments.append(.rotate(degrees: arguments.number("degrees")))
    }
}
