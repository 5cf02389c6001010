/// The static extents of a value, without the batch.
///
/// A batched value holds one tensor of `dims` for each of the n examples of a call; n is known
/// only at run time. Parameters, their gradients and constants are not batched.
package struct Shape: Hashable, Sendable {
    package var isBatched: Bool
    package var dims: [Int]

    package init(batched: Bool, _ dims: [Int]) {
        self.isBatched = batched
        self.dims = dims
    }

    package var rank: Int { dims.count }
    /// Elements of one example.
    package var count: Int { dims.reduce(1, *) }
}

extension Shape: CustomStringConvertible {
    /// `[n, 28, 28, 1]` for a batched value, `[10]` for one that is not.
    package var description: String {
        "[" + ((isBatched ? ["n"] : []) + dims.map(String.init)).joined(separator: ", ") + "]"
    }
}

/// What the elements of a value are.
package enum ElementType: Hashable, Sendable {
    case float
    /// An integer in `0..<count`: a class, a character, a word.
    case index(count: Int)
}
