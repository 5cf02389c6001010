// Gauge, compiled from gauge.nnd by nnc; change that file instead of this one.

internal import GaugeC
public import NNRuntime

/// Reads a small gauge: which of three kinds it is, and how high it stands.
///
/// A model for the tests of the Swift wrapper: it has two of everything.
public struct Gauge: NNRuntime.Model {
    /// The weights.
    public var parameters: NNRuntime.Parameters

    /// No weights were compiled in: `init(weights:)` reads them, `init(seed:)` draws initial values for training.
    @available(*, unavailable, message: "no weights were compiled in: use init(weights:), or init(seed:) to train")
    public init() { preconditionFailure("no weights were compiled in") }

    /// A model with these weights. Throws `otherModel` if they are those of another model.
    public init(parameters: NNRuntime.Parameters) throws(NNRuntime.ModelError) {
        self.parameters = try Self.own(parameters)
    }

    /// The code behind the model, for the instructions of this machine, with its tables.
    public static func compiled() throws(NNRuntime.ModelError) -> NNRuntime.CompiledModel { try code.get() }

    private static let code = Result { () throws(NNRuntime.ModelError) in
        try NNRuntime.CompiledModel(gauge_model())
    }
}

extension Gauge {
    /// What the model makes of one example.
    @available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *)
    public struct Output: Sendable {
        /// The probability of each kind.
        ///
        /// 3 floats.
        public var kind: [3 of Float]
        /// From 0 to 1.
        ///
        /// 1 float.
        public var level: Float
    }

    /// What the model makes of several examples.
    public struct Outputs: Sendable {
        /// The probability of each kind.
        ///
        /// A row an example: 3 floats.
        public var kind: NNRuntime.Rows<Float>
        /// From 0 to 1.
        ///
        /// For each example 1 float.
        public var level: [Float]
    }

    /// The outputs of one example.
    ///
    /// - Parameters:
    ///   - image: Grey-scale, dark is 0. 4×4×1 floats.
    ///   - hour: The hour at which the picture was taken. 1 index in `0..<24`.
    @available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *)
    public func predict(
        image: [16 of Float], hour: Int32, in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) -> Output {
        let hour: [1 of Int32] = [hour]
        var kind = [3 of Float](repeating: 0)
        var kindSpan = kind.mutableSpan
        var level = [1 of Float](repeating: 0)
        var levelSpan = level.mutableSpan
        try predict(image: image.span, hour: hour.span, kind: &kindSpan, level: &levelSpan, in: workspace)
        return Output(kind: kind, level: level[0])
    }

    /// The outputs of as many examples as the arrays hold, one behind the other.
    public func predict(
        image: [Float], hour: [Int32], in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) -> Outputs {
        try predict(image: image.span, hour: hour.span, in: workspace)
    }

    /// The outputs of as many examples as the spans hold, such as those of a file in memory.
    public func predict(
        image: Span<Float>, hour: Span<Int32>, in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) -> Outputs {
        let count = image.count / 16
        var kind = [Float](repeating: 0, count: count * 3)
        var kindSpan = kind.mutableSpan
        var level = [Float](repeating: 0, count: count)
        var levelSpan = level.mutableSpan
        try predict(image: image, hour: hour, kind: &kindSpan, level: &levelSpan, in: workspace)
        return Outputs(kind: NNRuntime.Rows(kind, width: 3), level: level)
    }

    /// Writes the outputs of as many examples as the spans hold, and allocates nothing.
    public func predict(
        image: Span<Float>, hour: Span<Int32>, kind: inout MutableSpan<Float>, level: inout MutableSpan<Float>,
        in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) {
        try image.withUnsafeBytes { image throws(NNRuntime.ModelError) in
            try hour.withUnsafeBytes { hour throws(NNRuntime.ModelError) in
                try kind.withUnsafeMutableBytes { kind throws(NNRuntime.ModelError) in
                    try level.withUnsafeMutableBytes { level throws(NNRuntime.ModelError) in
                        try parameters.unsafePredict(from: (image, hour), to: (kind, level), in: workspace)
                    }
                }
            }
        }
    }
}

extension Gauge {
    /// Examples to train on or to evaluate with: what the model takes, and what it is to answer.
    public static func examples(
        image: [Float], hour: [Int32], kind: [Int32], level: [Float]
    ) throws(NNRuntime.ModelError) -> NNRuntime.DataSet {
        try NNRuntime.DataSet(
            of: compiled(), inputs: [.floats(image), .indices(hour)], targets: [.indices(kind), .floats(level)])
    }
}
