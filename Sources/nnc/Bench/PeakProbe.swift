import Foundation
import ModelFiles

/// The most floating-point operations a second that this machine's multiply-add units do on one core, measured.
struct PeakProbe {
    typealias Function = @convention(c) (Int, UnsafeMutablePointer<Float>) -> Void

    private let function: Function
    /// Floating-point operations a round.
    private let operations: Double

    /// Independent chains: more than the latency of a multiply-add times the units that do it, and, with the two
    /// factors, no more than 16 registers.
    private static let chains = 12

    /// The probe for the instructions called `isa` in a model's descriptor, built by `compiler` into `cache`.
    init(isa: String, compiler: CCompiler, cache: LibraryCache) async throws(Failure) {
        let path = try await cache.library("peak", of: [("peak.c", Self.source)], by: compiler, announce: {})
        let known = ["avx512": 16, "avx2": 8, "neon": 4]
        let lanes = known[isa] ?? 1
        let symbol = try Library.load(path, symbol: "peak_" + (known[isa] == nil ? "scalar" : isa))
        function = unsafeBitCast(symbol, to: Function.self)
        operations = Double(2 * lanes * Self.chains)
    }

    /// Operations a second, the best of several short runs; call it before and after what it is compared with.
    func measure() -> Double {
        var sink = [Float](repeating: 0, count: 16)
        let rounds = 200_000
        return (0..<10).reduce(0.0) { best, _ in
            let start = ContinuousClock.now
            function(rounds, &sink)
            return max(best, operations * Double(rounds) / (ContinuousClock.now - start).inSeconds)
        }
    }

    private static var source: String {
        let names = (0..<chains).map { "x\($0)" }
        func probe(_ isa: String, type: String, target: String, splat: (String) -> String, step: (String) -> String,
                   sum: (String, String) -> String, store: String) -> String {
            """
            \(target)void peak_\(isa)(long rounds, float *sink)
            {
                \(type) a = \(splat("0.999f + sink[0]")), b = \(splat("0.001f"));
                \(type) \(names.enumerated().map { "\($1) = \(splat("\($0).0f"))" }.joined(separator: ", "));
                for (long i = 0; i < rounds; ++i) {
            \(names.map { "        \($0) = \(step($0));" }.joined(separator: "\n"))
                }
                \(names.dropFirst().map { "x0 = \(sum("x0", $0));" }.joined(separator: " "))
                \(store)
            }

            """
        }
        let scalar = probe(
            "scalar", type: "float", target: "", splat: { $0 }, step: { "\($0) * a + b" }, sum: { "\($0) + \($1)" },
            store: "sink[1] = x0;")
        let avx2 = probe(
            "avx2", type: "__m256", target: "__attribute__((target(\"avx2,fma\")))\n", splat: { "_mm256_set1_ps(\($0))" },
            step: { "_mm256_fmadd_ps(\($0), a, b)" }, sum: { "_mm256_add_ps(\($0), \($1))" },
            store: "_mm256_storeu_ps(sink, _mm256_mul_ps(x0, _mm256_setzero_ps()));")
        let avx512 = probe(
            "avx512", type: "__m512", target: "__attribute__((target(\"avx512f\")))\n", splat: { "_mm512_set1_ps(\($0))" },
            step: { "_mm512_fmadd_ps(\($0), a, b)" }, sum: { "_mm512_add_ps(\($0), \($1))" },
            store: "_mm512_storeu_ps(sink, _mm512_mul_ps(x0, _mm512_setzero_ps()));")
        let neon = probe(
            "neon", type: "float32x4_t", target: "", splat: { "vdupq_n_f32(\($0))" }, step: { "vfmaq_f32(b, \($0), a)" },
            sum: { "vaddq_f32(\($0), \($1))" }, store: "vst1q_f32(sink, vmulq_n_f32(x0, 0.0f));")
        return """
            \(scalar)
            #if defined(__x86_64__)
            #include <immintrin.h>
            \(avx2)
            \(avx512)
            #elif defined(__aarch64__)
            #include <arm_neon.h>
            \(neon)
            #endif
            """
    }
}
