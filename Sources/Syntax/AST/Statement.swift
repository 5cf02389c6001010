import Source

/// One line of a model or block.
package enum Statement: Hashable, Sendable {
    case input(InputDeclaration)
    case output(OutputDeclaration)
    case constant(ConstantDeclaration)
    case binding(Binding)
    case layer(LayerLine)

    package var span: Span {
        switch self {
        case .input(let input): input.span
        case .output(let output): output.span
        case .constant(let constant): constant.span
        case .binding(let binding): binding.span
        case .layer(let line): line.span
        }
    }
}

/// `input words: [time: ...64] of 0..<10_000, buckets: [16, 32, 64]`. The batch is implicit.
package struct InputDeclaration: Hashable, Sendable {
    package var documentation: Documentation?
    package var name: Name
    package var dimensions: [Dimension]
    /// The brackets of the dimensions.
    package var shapeSpan: Span
    /// The range of an index tensor, after `of`; nil for a tensor of floats.
    package var elements: Expression?
    package var buckets: Expression?
    package var span: Span
}

/// One extent of an input: `28`, `time: 64` or `time: ...64`.
package struct Dimension: Hashable, Sendable {
    package enum Extent: Hashable, Sendable {
        case fixed(Expression)
        case time(Expression)
        /// At most so many steps.
        case boundedTime(Expression)
    }

    package var extent: Extent
    package var span: Span
}

/// `output digit = dense(10)` or, unnamed, `output scores`. Does not change `it`.
package struct OutputDeclaration: Hashable, Sendable {
    package var documentation: Documentation?
    package var name: Name?
    package var value: Expression
    package var span: Span
}

/// `const vocabulary = 65`.
package struct ConstantDeclaration: Hashable, Sendable {
    package var documentation: Documentation?
    package var name: Name
    package var value: Expression
    package var span: Span
}

/// `let shortcut = it`: names a value, and with it the layer that made it. Does not change `it`.
package struct Binding: Hashable, Sendable {
    package var documentation: Documentation?
    package var name: Name
    package var value: Expression
    package var span: Span
}

/// A line that is an expression; its value becomes `it` of the next line.
///
/// A line that could not be read has the value `.invalid`, of which everything that follows suffers in silence.
package struct LayerLine: Hashable, Sendable {
    package var documentation: Documentation?
    package var value: Expression
    package var span: Span { value.span }
}

/// `train { key: value, … }`, one entry a line.
package struct TrainSection: Hashable, Sendable {
    package var entries: [TrainEntry]
    /// From `train` to the closing brace.
    package var span: Span
}

/// `augment: rotate(degrees: 10), shift(pixels: 2)`; at least one value.
package struct TrainEntry: Hashable, Sendable {
    package var key: Name
    package var values: [Expression]
    package var span: Span
}
