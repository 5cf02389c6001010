import TensorIR

/// rate · factor^⌊t / every⌋.
struct StepSchedule: ScheduleEntry {
    let name = "step"
    let summary = "multiplied by a factor once in so many iterations"
    let arguments: [ArgumentSpec] = [
        .initialRate,
        ArgumentSpec("every", .size, .required, "iterations from one step to the next"),
        ArgumentSpec("factor", .number(Interval(0, 1, includesLower: false)), .value(.number(0.1)), "the factor of a step"),
    ]
    let example = """
        input x: [4]
        dense(1)
        train { loss: squaredError
            optimizer: sgd(step(0.1, every: 500, factor: 0.5)) }
        """

    func schedule(_ arguments: Arguments) throws(Complaint) -> Schedule {
        Schedule(
            rate: arguments.number("rate"),
            shape: .step(every: arguments.integer("every"), factor: arguments.number("factor")))
    }
}
