import Foundation
import Testing

@testable import NNRuntime

@Suite struct RandomTests {
    /// The numbers that the authors' C code gives for the state 1, 2, 3, 4.
    @Test func isXoshiro256StarStar() {
        var random = Random(state: (1, 2, 3, 4))
        let numbers = (0 ..< 5).map { _ in random.next() }
        #expect(numbers == [11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360])
    }

    /// Numbers of Vigna's splitmix64.c for the seed 1234567.
    @Test func isSplitMix64() {
        var mix = SplitMix64(state: 1_234_567)
        let numbers = (0 ..< 3).map { _ in mix.next() }
        #expect(numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
    }

    @Test func boundedNumbersAreEquallyLikely() {
        var random = Random(seed: 5)
        var counts = [Int](repeating: 0, count: 6)
        for _ in 0 ..< 60000 { counts[random.next(below: 6)] += 1 }
        let chiSquare = counts.map { pow(Double($0) - 10000, 2) / 10000 }.reduce(0, +)
        #expect(chiSquare < 20.5)  // one seed in a thousand exceeds it
    }

    @Test func normalNumbersAreNormal() {
        var random = Random(seed: 6)
        let numbers = (0 ..< 20000).map { _ in random.nextNormal() }
        let mean = numbers.reduce(0, +) / 20000
        let variance = numbers.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 20000
        let within = Double(numbers.count { abs($0) < 1 }) / 20000
        #expect(abs(mean) < 0.02)
        #expect(abs(variance - 1) < 0.03)
        #expect(abs(within - 0.6827) < 0.01)
    }

    @Test func permutationsHoldEveryNumberOnce() {
        var random = Random(seed: 7)
        let order = random.permutation(1000)
        #expect(order.sorted() == Array(0 ..< 1000))
        #expect(order != Array(0 ..< 1000))
        #expect(random.permutation(0) == [])
        #expect(random.permutation(1) == [0])
    }

    @Test func pathsAreIndependent() {
        var first = Set<UInt64>()
        for a in 0 ..< 20 as Range<UInt64> {
            for b in 0 ..< 20 as Range<UInt64> {
                var random = Random(seed: 1, path: [a, b])
                first.insert(random.next())
            }
        }
        #expect(first.count == 400)
    }

    @Test func thePortableLogarithmIsTheLogarithm() {
        var random = Random(seed: 8)
        for _ in 0 ..< 2000 {
            let x = random.nextUnit() * pow(10, random.nextSymmetric(20))
            guard x > 0 else { continue }
            #expect(abs(portableLog(x) - log(x)) <= 4e-16 * max(1, abs(log(x))), "\(x)")
        }
    }

    @Test func thePortableSineAndCosineAreThem() {
        for step in -180 ... 180 {
            let angle = Double(step) * .pi / 180
            let (sine, cosine) = portableSineAndCosine(angle)
            #expect(abs(sine - sin(angle)) < 2e-15)
            #expect(abs(cosine - cos(angle)) < 2e-15)
        }
    }
}
