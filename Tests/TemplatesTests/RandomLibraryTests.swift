import Foundation
import Templates
import TestSupport
import Testing

@Suite struct RandomLibraryTests {
    /// 2¹⁸ numbers of each kind in a loop that a compiler may vectorise.
    private static let source =
        "#include <stdint.h>\n" + RandomLibrary.source(of: Set(RandomFunction.allCases)) + """

            void fill_random(uint64_t seed, uint64_t stream, uint32_t *x);
            void fill_random(uint64_t seed, uint64_t stream, uint32_t *x) {
                for (uint64_t i = 0; i < 262144; i++) x[i] = nn_random(seed, stream, i);
            }
            void fill_uniform(uint64_t seed, uint64_t stream, float *x);
            void fill_uniform(uint64_t seed, uint64_t stream, float *x) {
                for (uint64_t i = 0; i < 262144; i++) x[i] = nn_uniform(seed, stream, i);
            }
            void fill_normal(uint64_t seed, uint64_t stream, float *x);
            void fill_normal(uint64_t seed, uint64_t stream, float *x) {
                for (uint64_t i = 0; i < 262144; i++) x[i] = nn_normal(seed, stream, i);
            }
            uint32_t one(uint64_t seed, uint64_t stream, uint64_t index);
            uint32_t one(uint64_t seed, uint64_t stream, uint64_t index) { return nn_random(seed, stream, index); }

            """

    private typealias Fill = @convention(c) (UInt64, UInt64, UnsafeMutableRawPointer) -> Void

    private func fill<Number: BitwiseCopyable>(
        _ function: String, _ number: Number, seed: UInt64 = 7, stream: UInt64 = 3, flags: [String] = [],
        compiler: CCompiler = .any
    ) throws -> [Number] {
        let library = try CompiledLibrary.build(cSource: Self.source, flags: CCompiler.strict + flags, compiler: compiler)
        var numbers = [Number](repeating: number, count: 262144)
        library.function("fill_\(function)", as: Fill.self)(seed, stream, &numbers)
        return numbers
    }

    /// Against the generator it is built on: splitmix64 started at a hash of seed and stream.
    @Test(arguments: [(0, 0), (1, 0), (0, 1), (.max, .max), (42, 7)] as [(UInt64, UInt64)])
    func bitsAreThoseOfSplitmix(seed: UInt64, stream: UInt64) throws {
        var hash = SplitMix(state: seed)
        var hashOfBoth = SplitMix(state: hash.next() &+ stream &- 0x9e37_79b9_7f4a_7c15)
        var generator = SplitMix(state: hashOfBoth.next())
        let numbers: [UInt32] = try fill("random", 0, seed: seed, stream: stream)
        #expect(numbers.allSatisfy { $0 == UInt32(generator.next() >> 32) })
    }

    @Test func everyBitOfSeedStreamAndIndexChangesHalfOfTheBits() throws {
        let library = try CompiledLibrary.build(cSource: Self.source)
        let one = library.function("one", as: (@convention(c) (UInt64, UInt64, UInt64) -> UInt32).self)
        for argument in 0..<3 {
            for bit in 0..<64 {
                let flipped = (0..<500).map { sample in
                    var arguments = [UInt64(sample), UInt64(sample % 7), UInt64(sample * 31)]
                    let before = one(arguments[0], arguments[1], arguments[2])
                    arguments[argument] ^= 1 << bit
                    return (before ^ one(arguments[0], arguments[1], arguments[2])).nonzeroBitCount
                }
                // the mean of 500 · 32 coins, within six standard deviations
                #expect(abs(Double(flipped.reduce(0, +)) / 500 - 16) < 6 * 0.1265, "argument \(argument), bit \(bit)")
            }
        }
    }

    @Test func uniformNumbersAreUniform() throws {
        let numbers: [Float] = try fill("uniform", 0)
        #expect(numbers.allSatisfy { 0 <= $0 && $0 < 1 && $0 * 16_777_216 == ($0 * 16_777_216).rounded() })
        #expect(kolmogorov(numbers) { $0 } < 1.63)
        #expect(lagCorrelation(numbers.map { $0 - 0.5 }) < 4)
    }

    @Test func normalNumbersAreNormal() throws {
        let numbers: [Float] = try fill("normal", 0)
        #expect(kolmogorov(numbers) { erfc(-$0 / 2.0.squareRoot()) / 2 } < 1.63)
        #expect(lagCorrelation(numbers) < 4)
        // moments, each within four of its standard errors √(E x²ᵏ − (E xᵏ)²)/√n
        let exact: [Double] = [1, 0, 1, 0, 3, 0, 15, 0, 105, 0, 945, 0, 10395]
        for power in 1...6 {
            let moment = numbers.reduce(0) { $0 + pow(Double($1), Double(power)) } / Double(numbers.count)
            let deviation = ((exact[2 * power] - exact[power] * exact[power]) / Double(numbers.count)).squareRoot()
            #expect(abs(moment - exact[power]) < 4 * deviation, "moment \(power)")
        }
    }

    @Test func normalNumbersAreTheSameWithEveryCompilerAndFlag() throws {
        let expected: [Float] = try fill("normal", 0, flags: ["-O0"])
        for compiler in CCompiler.all {
            for flags in [[], ["-O3", "-march=native", "-ffp-contract=fast"], ["-O2", "-fassociative-math", "-fno-signed-zeros", "-fno-trapping-math", "-freciprocal-math"]] {
                let numbers: [Float] = try fill("normal", 0, flags: flags, compiler: compiler)
                #expect(numbers.map(\.bitPattern) == expected.map(\.bitPattern), "\(compiler) \(flags)")
            }
        }
    }

    /// The statistic of Kolmogorov and Smirnov, √n · sup |Fₙ − F|; above 1.63 for one sample in a hundred.
    private func kolmogorov(_ sample: [Float], _ distribution: (Double) -> Double) -> Double {
        let count = Double(sample.count)
        let distances = sample.sorted().enumerated().map { rank, x in
            let exact = distribution(Double(x))
            return max(exact - Double(rank) / count, Double(rank + 1) / count - exact)
        }
        return distances.reduce(0, max) * count.squareRoot()
    }

    /// The correlation of neighbours, in standard errors.
    private func lagCorrelation(_ sample: [Float]) -> Double {
        let products = zip(sample, sample.dropFirst()).reduce(0) { $0 + Double($1.0 * $1.1) }
        let squares = sample.reduce(0) { $0 + Double($1 * $1) }
        return abs(products / squares) * Double(sample.count).squareRoot()
    }
}
