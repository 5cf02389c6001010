/// Which examples are for training, which for validation and which for the test: every one in exactly one.
package struct Split: Sendable, Equatable {
    package let train, validation, test: [Int]

    /// Splits `count` examples by `shares`: at random with `seed`, or by time, where training takes the
    /// first piece, validation the next and the test the last, in their order.
    ///
    /// A piece has the nearest whole number of examples, and at least one if its share is positive. By time, `gap`
    /// examples between two pieces are left out, which would share something with both.
    /// Throws `unsuitablePlan` if the shares are no shares, or there are too few examples for them.
    package init(_ count: Int, _ shares: SplitShares, seed: UInt64, byTime: Bool = false, gap: Int = 0) throws(ModelError) {
        let parts = [shares.train, shares.validation, shares.test]
        guard parts.allSatisfy({ $0 >= 0 && $0 <= 1 }), abs(parts.reduce(0, +) - 1) < 1e-6, shares.train > 0 else {
            throw .unsuitablePlan(
                "the shares \(shares.train), \(shares.validation), \(shares.test) of training, validation "
                    + "and test must be positive for training, not negative for the others, and sum to 1")
        }
        func size(_ share: Double) -> Int { share == 0 ? 0 : max(1, Int((share * Double(count)).rounded())) }
        let testCount = size(shares.test)
        let validationCount = size(shares.validation)
        let gap = byTime ? gap : 0
        let gaps = (testCount > 0 ? gap : 0) + (validationCount > 0 ? gap : 0)
        let trainCount = count - testCount - validationCount - gaps
        guard trainCount > 0 else {
            let apart = gaps > 0 ? ", \(gap) of them left out between two pieces" : ""
            throw .unsuitablePlan(
                "\(count) examples are too few for shares of \(shares.train), \(shares.validation), \(shares.test)\(apart)")
        }
        var random = Random(seed: seed, path: [Purpose.split.rawValue])
        let order = byTime ? Array(0 ..< count) : random.permutation(count)
        train = Array(order[..<trainCount])
        validation = Array(order[trainCount...].dropFirst(gap).prefix(validationCount))
        test = Array(order.suffix(testCount))
    }
}

/// What a generator is for; the first number of its path, so that no two purposes share their numbers.
enum Purpose: UInt64 {
    case split, order, augmentation, step, shift, generation
}
