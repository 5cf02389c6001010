import TensorIR

/// Each image of a minibatch shifted along both axes by distances drawn evenly from −pixels…pixels.
struct Shift: TrainingOption {
    let name = "shift"
    let summary = "each image shifted by up to so many pixels along each axis"
    let arguments = [ArgumentSpec("pixels", .number(Interval(0, 1e6, includesLower: false)), positional: true, "the largest distance")]
    let example = """
        input image: [8, 8, 1]
        flatten
        dense(1)
        train { loss: squaredError
            augment: shift(pixels: 1) }
        """

    func apply(_ arguments: Arguments, to training: inout Training) {
        training.augments.append(.shift(pixels: arguments.number("pixels")))
    }
}
