/// Bounds beyond which a model is refused, so that no file can exhaust the compiler.
package enum Limits {
    /// Elements of one tensor of an example, and of one parameter.
    package static let elements = 1 << 31
    /// Elements of all parameters together.
    package static let parameters = 1 << 33
    /// Multiplications with an addition that one layer takes for one example.
    package static let multiplyAdds = 1 << 48
    /// Buckets of an input.
    package static let buckets = 16
    /// Steps of a sequence.
    package static let steps = 1 << 24
    /// Axes of a value, without the batch.
    package static let rank = 7
    /// Connections of a layer that keeps their places.
    package static let connections = 1 << 22
    /// Layers of a model after its blocks are opened.
    package static let layers = 10_000

    /// The product of the extents; nil if it is beyond what a tensor may have.
    package static func count(_ dims: [Int]) -> Int? {
        var count = 1
        for extent in dims {
            let (product, overflow) = count.multipliedReportingOverflow(by: extent)
            guard !overflow else { return nil }
            count = product
        }
        return count <= elements ? count : nil
    }
}
