import Testing

@testable import nnc

@Suite struct BenchTests {
    @Test func measuresThePeak() async throws {
        let sandbox = try Sandbox()
        let cache = try LibraryCache.open(environment: ["NNC_CACHE": sandbox.file("cache")]) { Issue.record("\($0)") }
        let probe = try await PeakProbe(isa: "scalar", compiler: .find(), cache: cache)
        // From a slow core under emulation to more than any core has.
        #expect((1e6...1e13).contains(probe.measure()))
    }

    @Test func timesCalls() throws {
        var calls = 0
        let timing = try Timing(for: 0, atLeast: 5) { calls += 1 }
        #expect(timing.samples.count == 5 && calls >= 6)
        #expect(timing.samples == timing.samples.sorted() && timing.minimum <= timing.median)
    }
}
