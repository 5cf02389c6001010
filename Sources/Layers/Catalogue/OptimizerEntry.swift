import TensorIR

/// A rule by which a step changes the parameters.
package protocol OptimizerEntry: Entry {
    /// The rule as formulas, at rates that follow the schedule.
    func optimizer(_ arguments: Arguments, rate: Schedule) -> Optimizer
    /// Whether a step is over the whole training set.
    var usesWholeSet: Bool { get }
}

extension OptimizerEntry {
    package var usesWholeSet: Bool { false }

    /// The rule with its schedule; complains about two schedules at once.
    package func optimizer(_ arguments: Arguments) throws(Complaint) -> Optimizer {
        optimizer(arguments, rate: try schedule(arguments))
    }

    private func schedule(_ arguments: Arguments) throws(Complaint) -> Schedule {
        let warmUp = arguments.integer("warmUp")
        guard let option = arguments.option("rate") else {
            let rate = arguments.number("rate")
            guard let factor = arguments.optionalNumber("decay") else {
                if arguments.span(of: "floor") != nil {
                    throw Complaint(.floorWithoutDecay, "`floor` bounds a `decay`, and there is none", argument: "floor")
                }
                return Schedule(rate: rate, warmUp: warmUp)
            }
            let floor = arguments.optionalNumber("floor") ?? rate * Decay.floorShare
            try Decay.check(rate: rate, floor: floor)
            return Schedule(rate: rate, shape: .decay(factor: factor, floor: floor), warmUp: warmUp)
        }
        for label in ["decay", "floor"] where arguments.span(of: label) != nil {
            throw Complaint(.twoSchedules, "the rate is a schedule already", argument: label)
        }
        guard let entry = option.entry as? any ScheduleEntry else { preconditionFailure(option.entry.name) }
        var schedule = try entry.schedule(option.arguments)
        schedule.warmUp = warmUp
        return schedule
    }
}

extension ArgumentSpec {
    /// The arguments about the rate that every optimiser takes.
    static func rate(_ rate: Double) -> [ArgumentSpec] {
        [
            ArgumentSpec(
                "rate", .either([.positive, .option(.schedule)]), .value(.number(rate)), positional: true,
                "the learning rate, or a schedule of rates"),
            ArgumentSpec(
                "decay", .number(Interval(0, 1, includesLower: false)), .absent,
                "the rate is multiplied by this at every iteration"),
            ArgumentSpec("floor", .number(.atLeast(0)), .absent, "the rate never decays below; a hundredth if left out"),
            ArgumentSpec(
                "warmUp", .integer(0...Limits.elements), .value(.integer(0)),
                "iterations over which the rate first grows linearly"),
        ]
    }

    static func share(_ label: String, _ value: Double, _ summary: String) -> ArgumentSpec {
        ArgumentSpec(label, .number(Interval(0, 1, includesUpper: false)), .value(.number(value)), summary)
    }

    static let epsilon = ArgumentSpec("epsilon", .positive, .value(.number(1e-8)), "added to the root that divides")
}

/// The operands of an optimiser's formulas.
let (w, g) = (Scalar.operand(0), Scalar.operand(1))
