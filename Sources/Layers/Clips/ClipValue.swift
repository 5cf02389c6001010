import TensorIR

/// Each entry of the gradient is held to −limit…limit.
struct ClipValue: TrainingOption {
    let name = "value"
    let summary = "each entry of the gradient is held to −limit…limit"
    let arguments = [ArgumentSpec("limit", .positive, positional: true, "the largest magnitude")]
    let example = """
        input x: [4]
        dense(1)
        train { loss: squaredError
            clip: value(0.5) }
        """

    func apply(_ arguments: Arguments, to training: inout Training) {
        training.clip = .value(arguments.number("limit"))
    }
}
