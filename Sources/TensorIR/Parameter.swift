import Source

/// A tensor that training changes (or, if not trainable, a statistic that a layer keeps).
package struct Parameter: Hashable, Sendable {
    /// "conv1.weight": the layer's name and the parameter's, as in the weight files.
    package var name: String
    /// PyTorch's order: [out, in], [out, in, kh, kw], [out].
    package var dims: [Int]
    package var initial: InitialValue
    package var isTrainable: Bool
    /// The loss gains l1·Σ|w| + l2·Σw², its gradient l1·sign(w) + 2·l2·w.
    package var l1: Double
    package var l2: Double
    package var span: Span?

    package init(
        name: String, dims: [Int], initial: InitialValue, isTrainable: Bool = true,
        l1: Double = 0, l2: Double = 0, span: Span? = nil
    ) {
        (self.name, self.dims, self.initial, self.isTrainable) = (name, dims, initial, isTrainable)
        (self.l1, self.l2, self.span) = (l1, l2, span)
    }

    package var count: Int { dims.reduce(1, *) }
}

/// How a parameter starts. Glorot and He are resolved to `uniform` and `normal` by the layers,
/// which know the fan-in and fan-out.
package enum InitialValue: Hashable, Sendable {
    case constant(Double)
    case uniform(Double, Double)
    case normal(deviation: Double)
    /// Row-major in the parameter's shape.
    case values([Double])
}
