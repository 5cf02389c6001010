import TensorIR

/// The whole gradient, over all parameters, is shortened to at most this Euclidean length.
struct ClipNorm: TrainingOption {
    let name = "norm"
    let summary = "the gradient over all parameters is shortened to at most this length"
    let arguments = [ArgumentSpec("limit", .positive, positional: true, "the largest Euclidean length")]
    let example = """
        input x: [4]
        dense(1)
        train { loss: squaredError
            clip: norm(5) }
        """

    func apply(_ arguments: Arguments, to training: inout Training) {
        training.clip = .norm(arguments.number("limit"))
    }
}
