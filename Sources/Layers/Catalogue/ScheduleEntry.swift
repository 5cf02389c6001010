import TensorIR

/// How the learning rate changes from iteration to iteration.
package protocol ScheduleEntry: Entry {
    func schedule(_ arguments: Arguments) throws(Complaint) -> Schedule
}

extension ArgumentSpec {
    static let initialRate = ArgumentSpec("rate", .positive, positional: true, "the first rate")
    static let rateFloor = ArgumentSpec("floor", .number(.atLeast(0)), .value(.number(0)), "the last rate")
}
