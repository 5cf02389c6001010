import CCode
import LoopIR
import TensorIR

/// The three texts that a model becomes.
package struct EmittedModel: Hashable, Sendable {
    /// The C header: the interface of all models, this model's sizes and typed functions.
    package var header: String
    /// The C source: every ISA's kernels and the functions around them.
    package var source: String
    /// The Swift wrapper: types of the model's own over `NNRuntime`.
    package var swift: String
}

package struct ModelOptions: Hashable, Sendable {
    /// The model file as the emitted texts name it; without folders, so that the texts do not
    /// depend on where it lies.
    package var sourceName: String
    /// The header as the C source includes it.
    package var headerName = "model.h"
    /// The C module that the Swift wrapper imports; nil: the model's name and a C, `DigitsC`.
    package var cModule: String?
    /// By parameter, row-major: weights that the source carries.
    package var weights: [[Float]]?

    package init(sourceName: String) { self.sourceName = sourceName }
}

/// Prints a lowered model: the same kernels for several ISAs, and around them what depends on the
/// model alone.
package struct ModelEmitter: Sendable {
    /// The model as at use: its ports and its parameters.
    let graph: Graph
    /// The parameters that a step changes: trainable ones that the loss depends on.
    let trained: [Int]
    /// nil where the programs have no gradient: compiled for inference only.
    let training: Training?
    /// Whether a layer takes statistics of the batch in training.
    let keepsBatchStatistics: Bool
    let programs: [Program]
    /// The input with the lengths that decide on the bucket.
    let lengthInput: Int?
    let options: ModelOptions
    let names: CNames

    /// The programs are of one model, best ISA first, the scalar one, which runs everywhere, last.
    package init(_ graphs: ModelGraphs, training: Training?, programs: [Program], options: ModelOptions) {
        let graph = graphs.use
        keepsBatchStatistics = !(graphs.training?.updates.isEmpty ?? true)
        precondition(programs.last?.target == .scalar, "the scalar program comes last")
        precondition(
            options.weights.map { $0.map(\.count) == graph.parameters.map(\.count) } ?? true,
            "embedded weights do not fit the parameters")
        self.graph = graph
        let gradients = graphs.training?.gradients ?? []
        trained = graph.parameters.indices.filter { index in
            graph.parameters[index].isTrainable && gradients.indices.contains(index) && gradients[index] != nil
        }
        self.training = programs[0].gradient == nil ? nil : training
        self.programs = programs
        self.options = options
        lengthInput = graphs.lengthInput
        let functions = programs.flatMap { program in program.kernels.map { "\($0.name)_\(program.target.name)" } }
        names = CNames(graph, functions: Set(functions))
    }

    package func emit() -> EmittedModel {
        EmittedModel(header: header.text, source: source.text, swift: swiftWrapper)
    }

    /// What all programs share but the kernels.
    var program: Program { programs[0] }

    var blockFloats: Int { program.blockFloats }
    var stateFloats: Int { (training?.optimizer.states.count ?? 0) * blockFloats }
    /// Whole cache lines, as `aligned_alloc` wants them.
    var predictBytes: Int { bytes(program.phases(of: .predict) + program.phases(of: .evaluate)) }
    var trainBytes: Int { training == nil ? 0 : bytes(program.phases(of: .gradient)) }
    var streamBytes: Int { bytes(program.phases(of: .stream)) }
    /// What a sequence carries from step to step.
    var streamFloats: Int { program.stream?.floats ?? 0 }

    private func bytes(_ phases: [Phase]) -> Int { ((phases.map(\.arenaFloats).max() ?? 0) + 15) / 16 * 64 }
}
