import Source
import TensorIR

/// A model after all checks: its graphs, which share one table of parameters, and what training asks for.
package struct ElaboratedModel: Sendable {
    package var name: String
    /// The text of the `///` lines before the model.
    package var doc: String
    /// As at use: outputs, and the loss of each example where the model says how it is trained.
    package var inference: Graph
    /// As in training, before differentiation: with dropout and statistics of the batch; nil without a train section.
    package var training: Graph?
    package var plan: Training?
    /// In the order of the lines; a layer that is shared stands once for each use.
    package var layers: [LayerSummary]
    /// For a time that is bounded, with `buckets:`: the model over the first steps alone, for shorter
    /// sequences, ascending; the last has all steps. The graphs take and give the arrays of the whole time.
    package var buckets: [Bucket] = []
    /// The input with the number of steps that decides on the bucket.
    package var bucketLength: Int?
    /// One step at each call: sequences have one step, the states of recurrences follow the model's inputs as
    /// further inputs and its outputs as further outputs; nil without time, and where `streamingHindrance` says why.
    package var streaming: Graph?
    package var streamingHindrance: String?

    package struct Bucket: Sendable {
        package var steps: Int
        package var inference: Graph
        package var training: Graph?
    }

    /// The parameters by the names and shapes that files of weights have them under.
    package var parameterTable: [(name: String, shape: [Int])] { inference.parameters.map { ($0.name, $0.dims) } }
}

/// What `nnc summary` says of one layer.
package struct LayerSummary: Hashable, Sendable {
    /// "conv1", "residual2.dense1", or the name that a `let` gives.
    package var name: String
    /// The word of the language: "conv".
    package var kind: String
    package var doc: String
    package var span: Span
    /// The extents of its value, without the batch.
    package var dims: [Int]
    /// Entries of its parameters; 0 where they are counted with the layer that shares them.
    package var parameters: Int
    /// Multiplications with an addition for one example at use.
    package var multiplyAdds: Int
}
