/// Arrays of several examples, put one behind the other as a compiled model takes them.
///
///     let words = try Gathered(sequences: [[3, 1], [4]], of: "words", shape: [6])
///     // words.elements == [3, 1, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0], words.lengths == [2, 1]
public struct Gathered<Element: ExpressibleByIntegerLiteral & Sendable>: Sendable {
    /// All elements; sequences are padded with zeros.
    public let elements: [Element]
    /// The time steps of each example; of arrays without time, 1.
    public let lengths: [Int32]

    /// Sequences of unequal lengths, padded to the bound.
    ///
    /// - Parameters:
    ///   - sequences: the steps of each example, one behind the other.
    ///   - name: the model's value, for errors.
    ///   - shape: the bound, and then the extents of a step.
    ///   - lengths: those that the sequences must have, where they go along with others.
    /// - Throws: `wrongLength` where a sequence is longer than the bound, is no whole number of steps, or has another
    ///   length than it must have.
    public init(
        sequences: [[Element]], of name: String, shape: [Int], asLongAs lengths: [Int32]? = nil
    ) throws(ModelError) {
        let bound = shape.first ?? 1
        let width = max(checkedProduct(shape.dropFirst()) ?? 1, 1)
        if let lengths, lengths.count != sequences.count {
            throw .wrongLength(
                value: name, shape: shape, found: sequences.reduce(0) { $0 + $1.count }, examples: lengths.count)
        }
        var elements: [Element] = []
        var steps: [Int32] = []
        for (place, sequence) in sequences.enumerated() {
            let (length, rest) = sequence.count.quotientAndRemainder(dividingBy: width)
            guard rest == 0, length <= bound, lengths.map({ Int($0[place]) == length }) ?? true else {
                throw .wrongLength(value: name, shape: shape, found: sequence.count, examples: 1)
            }
            elements += sequence
            elements += repeatElement(0, count: (bound - length) * width)
            steps.append(Int32(clamping: length))
        }
        self.elements = elements
        self.lengths = steps
    }

    /// Arrays that each have as many elements as `shape` says; throws `wrongLength` where one has not.
    public init(exactly arrays: [[Element]], of name: String, shape: [Int]) throws(ModelError) {
        for array in arrays where array.count != checkedProduct(shape) {
            throw .wrongLength(value: name, shape: shape, found: array.count, examples: 1)
        }
        elements = arrays.flatMap(\.self)
        lengths = arrays.map { _ in 1 }
    }
}
