import TensorIR

/// rate · factorᵗ, never below the floor.
struct Decay: ScheduleEntry {
    let name = "decay"
    let summary = "multiplied by a factor at every iteration, down to a floor"
    let arguments: [ArgumentSpec] = [
        .initialRate,
        ArgumentSpec("factor", .number(Interval(0, 1, includesLower: false)), .required, "the factor β of an iteration"),
        ArgumentSpec("floor", .number(.atLeast(0)), .absent, "the smallest rate; a hundredth of the first if left out"),
    ]
    let example = """
        input x: [4]
        dense(1)
        train { loss: squaredError
            optimizer: sgd(decay(0.1, factor: 0.999, floor: 0.01)) }
        """

    /// The floor, where none is written, as a share of the first rate.
    static let floorShare = 0.01

    func schedule(_ arguments: Arguments) throws(Complaint) -> Schedule {
        let rate = arguments.number("rate")
        let floor = arguments.optionalNumber("floor") ?? rate * Self.floorShare
        try Self.check(rate: rate, floor: floor)
        return Schedule(rate: rate, shape: .decay(factor: arguments.number("factor"), floor: floor))
    }

    static func check(rate: Double, floor: Double) throws(Complaint) {
        guard floor <= rate else {
            throw Complaint(
                .floorAboveRate, "the floor \(floor.text) lies above the rate \(rate.text)", argument: "floor")
        }
    }
}
