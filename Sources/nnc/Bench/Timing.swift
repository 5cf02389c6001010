/// How long a call takes: many calls, timed one by one.
struct Timing {
    /// In seconds, ascending.
    let samples: [Double]

    /// Calls `body` a few times untimed, then until `seconds` have passed, at least `atLeast` times.
    init<E: Error>(for seconds: Double, atLeast: Int = 10, atMost: Int = 100_000, _ body: () throws(E) -> Void) throws(E) {
        let clock = ContinuousClock()
        let warmUpEnd = clock.now + .seconds(seconds / 10)
        repeat { try body() } while clock.now < warmUpEnd
        var samples: [Double] = []
        let end = clock.now + .seconds(seconds)
        while samples.count < atLeast || (clock.now < end && samples.count < atMost) {
            let start = clock.now
            try body()
            samples.append((clock.now - start).inSeconds)
        }
        self.samples = samples.sorted()
    }

    var minimum: Double { samples[0] }
    var median: Double { samples[samples.count / 2] }
}
