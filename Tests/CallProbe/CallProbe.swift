#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Looks at the calls of the emitted Swift from outside of the tests: what they cost beyond the C, what they allocate,
/// and, built with `--sanitize=thread`, whether tasks meet in memory.
///
///     swift run -c release CallProbe overhead
///     swift run --sanitize=thread --scratch-path .build-tsan CallProbe tasks
@main
enum CallProbe {
    static func main() async throws {
        switch CommandLine.arguments.dropFirst().first {
        case "overhead": try Overhead.measure()
        case "allocations": try Allocations.count()
        case "tasks": try await Tasks.predictAndTrain()
        case "race": await Tasks.race()
        default:
            print("usage: CallProbe overhead | allocations | tasks | race")
            exit(2)
        }
    }
}
