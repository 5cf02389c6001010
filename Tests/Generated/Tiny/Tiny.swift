// Tiny, compiled from tiny.nnd by nnc; change that file instead of this one.

internal import TinyC
public import NNRuntime

/// Seven nodes: as small as a net can be and still have a hidden layer.
public struct Tiny: NNRuntime.Model {
    /// The weights.
    public var parameters: NNRuntime.Parameters

    /// The model with the weights that were compiled in.
    public init() throws(NNRuntime.ModelError) {
        parameters = try NNRuntime.Parameters(embeddedIn: Self.compiled())
    }

    /// A model with these weights. Throws `otherModel` if they are those of another model.
    public init(parameters: NNRuntime.Parameters) throws(NNRuntime.ModelError) {
        self.parameters = try Self.own(parameters)
    }

    /// The code behind the model, for the instructions of this machine, with its tables.
    public static func compiled() throws(NNRuntime.ModelError) -> NNRuntime.CompiledModel { try code.get() }

    private static let code = Result { () throws(NNRuntime.ModelError) in
        try NNRuntime.CompiledModel(tiny_model())
    }
}

extension Tiny {
    /// The output of one example.
    ///
    /// - Parameter x: 4 floats.
    /// - Returns: 1 float.
    @available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *)
    public func predict(
        x: [4 of Float], in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) -> Float {
        var output = [1 of Float](repeating: 0)
        var outputSpan = output.mutableSpan
        try predict(x: x.span, into: &outputSpan, in: workspace)
        return output[0]
    }

    /// The outputs of as many examples as the array holds, one behind the other.
    public func predict(
        x: [Float], in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) -> [Float] {
        try predict(x: x.span, in: workspace)
    }

    /// The outputs of as many examples as the span holds, such as those of a file in memory.
    public func predict(
        x: Span<Float>, in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) -> [Float] {
        let count = x.count / 4
        var output = [Float](repeating: 0, count: count)
        var outputSpan = output.mutableSpan
        try predict(x: x, into: &outputSpan, in: workspace)
        return output
    }

    /// Writes the outputs of as many examples as the span holds, and allocates nothing.
    public func predict(
        x: Span<Float>, into output: inout MutableSpan<Float>, in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) {
        try x.withUnsafeBytes { x throws(NNRuntime.ModelError) in
            try output.withUnsafeMutableBytes { output throws(NNRuntime.ModelError) in
                try parameters.unsafePredict(from: x, to: output, in: workspace)
            }
        }
    }
}
