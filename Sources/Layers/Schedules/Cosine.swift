import TensorIR

/// Loshchilov and Hutter (2017): along half a cosine from the rate to the floor.
struct Cosine: ScheduleEntry {
    let name = "cosine"
    let summary = "along half a cosine down to a floor"
    let arguments: [ArgumentSpec] = [
        .initialRate, ArgumentSpec("iterations", .size, .required, "iterations until the floor is reached"), .rateFloor,
    ]
    let example = """
        input x: [4]
        dense(1)
        train { loss: squaredError
            optimizer: adam(cosine(0.01, iterations: 1000), warmUp: 50) }
        """

    func schedule(_ arguments: Arguments) throws(Complaint) -> Schedule {
        let (rate, floor) = (arguments.number("rate"), arguments.number("floor"))
        try Decay.check(rate: rate, floor: floor)
        return Schedule(rate: rate, shape: .cosine(iterations: arguments.integer("iterations"), floor: floor))
    }
}
