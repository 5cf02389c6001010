import NNRuntime
import Reader
import Tiny

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// How often calls that are said to allocate nothing do allocate, by a library that counts, loaded before all others.
enum Allocations {
    private typealias Counter = @convention(c) () -> Int

    /// Prints a line for each kind of call: how often 1,000 of them allocate.
    static func count() throws {
        guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "nn_allocation_count") else {
            print("nothing counts: start it with the library of count-allocations.c in LD_PRELOAD")
            exit(2)
        }
        let counter = unsafeBitCast(symbol, to: Counter.self)
        let tiny = try Tiny()
        let x: [4 of Float] = [1, 0, 0.5, -1]
        let many = [Float](repeating: 0.5, count: 4 * 100)
        var outputs = [Float](repeating: 0, count: 100)
        var sum: Float = 0
        try report("inline arrays", counter) { sum += try tiny.predict(x: x) }
        let workspace = tiny.makeWorkspace()
        try report("inline arrays, own workspace", counter) { sum += try tiny.predict(x: x, in: workspace) }
        try report("spans", counter) {
            var span = outputs.mutableSpan
            try tiny.predict(x: many.span, into: &span)
        }
        let stream = try Reader(seed: 1).stream()
        try report("stream", counter) { sum += try stream.step(words: 3, place: [0.5, 0.5]).mood }
        // That the counter counts.
        try report("arrays", counter) { sum += try tiny.predict(x: many)[0] }
        guard sum.isFinite else { exit(1) }
    }

    private static func report(_ name: String, _ counter: Counter, _ call: () throws -> Void) throws {
        for _ in 0..<10 { try call() }
        let before = counter()
        for _ in 0..<1000 { try call() }
        let count = counter() - before
        print("\(name): \(count)")
    }
}
