/// How long a call takes: many calls, timed one by one.
struct Timing {
    /// In seconds, ascending.
    let samples: [Double]

    /// Calls `body` a few times untimed, then until `seconds` have passed, at least `atLeast` times.
    ///
    /// `prepare` is called before each call, with its number, and is not timed.
    init(
        for seconds: Double, atLeast: Int = 10, atMost: Int = 100_000, prepare: (Int) throws -> Void = { _ in },
        _ body: () throws -> Void
    ) throws {
        let clock = ContinuousClock()
        var samples: [Double] = []
        func call() throws {
            try prepare(samples.count)
            let start = clock.now
            try body()
            samples.append((clock.now - start).inSeconds)
        }
        func repeatCalls(for seconds: Double, atLeast: Int) throws {
            samples = []
            let end = clock.now + .seconds(seconds)
            while samples.count < atLeast || (clock.now < end && samples.count < atMost) { try call() }
        }
        try repeatCalls(for: seconds / 10, atLeast: 1)
        try repeatCalls(for: seconds, atLeast: atLeast)
        self.samples = samples.sorted()
    }

    var minimum: Double { samples[0] }
    var mean: Double { samples.reduce(0, +) / Double(samples.count) }
    var median: Double { samples[samples.count / 2] }
}
