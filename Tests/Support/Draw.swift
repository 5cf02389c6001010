extension SplitMix {
    /// Uniform in the range.
    package mutating func number(in range: ClosedRange<Double>) -> Double { .random(in: range, using: &self) }
    package mutating func numbers(_ count: Int, in range: ClosedRange<Double>) -> [Double] {
        (0..<count).map { _ in number(in: range) }
    }
    package mutating func int(in range: ClosedRange<Int>) -> Int { .random(in: range, using: &self) }
    package mutating func element<T>(of choices: [T]) -> T { choices[int(in: 0...choices.count - 1)] }
    package mutating func chance(_ probability: Double) -> Bool { number(in: 0...1) < probability }
}
