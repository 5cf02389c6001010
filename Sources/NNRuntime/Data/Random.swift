/// The generator behind every random choice of this library: xoshiro256** of Blackman and Vigna (2018),
/// its state filled by SplitMix64. The same seed gives the same numbers on every machine.
public struct Random: Sendable, RandomNumberGenerator {
    private var state: (UInt64, UInt64, UInt64, UInt64)
    private var spareNormal: Double?

    /// The numbers that belong to `seed`.
    public init(seed: UInt64) {
        var mix = SplitMix64(state: seed)
        state = (mix.next(), mix.next(), mix.next(), mix.next())
    }

    init(state: (UInt64, UInt64, UInt64, UInt64)) { self.state = state }

    /// A generator for one purpose, independent of those with another path: the seed of
    /// `Random(seed: s, path: [a, b])` is a hash of s, a and b.
    package init(seed: UInt64, path: [UInt64]) {
        self.init(seed: hash(seed, path))
    }

    /// 64 random bits.
    public mutating func next() -> UInt64 {
        let result = rotate(state.1 &* 5, 7) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = rotate(state.3, 45)
        return result
    }

    /// A number of `0..<bound`, all equally likely (Lemire 2019); `bound` must be positive.
    package mutating func next(below bound: Int) -> Int {
        precondition(bound > 0, "no number lies in 0..<\(bound)")
        let bound = UInt64(bound)
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let least = (0 &- bound) % bound
            while product.low < least { product = next().multipliedFullWidth(by: bound) }
        }
        return Int(product.high)
    }

    /// A multiple of 2⁻⁵³ in `0..<1`.
    package mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A number in `−bound...bound`.
    package mutating func nextSymmetric(_ bound: Double) -> Double { (2 * nextUnit() - 1) * bound }

    /// A number from the normal distribution of mean 0 and deviation 1 (the polar method of Marsaglia).
    package mutating func nextNormal() -> Double {
        if let spare = spareNormal {
            spareNormal = nil
            return spare
        }
        while true {
            let x = 2 * nextUnit() - 1
            let y = 2 * nextUnit() - 1
            let square = x * x + y * y
            guard square < 1, square > 0 else { continue }
            let factor = (-2 * portableLog(square) / square).squareRoot()
            spareNormal = y * factor
            return x * factor
        }
    }

    /// A random order of `0..<count` (Fisher and Yates).
    package mutating func permutation(_ count: Int) -> [Int] {
        var order = Array(0 ..< count)
        shuffle(&order)
        return order
    }

    mutating func shuffle(_ order: inout [Int]) {
        for last in stride(from: order.count - 1, to: 0, by: -1) { order.swapAt(last, next(below: last + 1)) }
    }
}

/// A seed that depends on `seed` and on each number of `path`.
func hash(_ seed: UInt64, _ path: [UInt64]) -> UInt64 {
    var mix = SplitMix64(state: seed)
    var result = mix.next()
    for number in path {
        mix = SplitMix64(state: result ^ number)
        result = mix.next()
    }
    return result
}

/// The generator of Steele, Lea and Flood (2014).
struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

private func rotate(_ x: UInt64, _ bits: UInt64) -> UInt64 { x << bits | x >> (64 - bits) }
