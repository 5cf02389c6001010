import Backend
import LoopIR
import Source
import TensorIR

/// A checked model on its way to code; each step is computed when asked for.
///
///     elaborated ─ differentiate, passes ─▶ graphs ─▶ plan ─▶ program (by target) ─▶ C and Swift
package struct Compilation: Sendable {
    package let model: ElaboratedModel
    package let options: CompilationOptions
    /// As at use, and as in training with gradients.
    package let graphs: ModelGraphs
    /// Regions, memory and loops, the same for all targets.
    package let plan: ModelPlan

    package init(_ model: ElaboratedModel, options: CompilationOptions) {
        (self.model, self.options) = (model, options)
        let training = options.isInferenceOnly ? nil : model.training
        var graphs = ModelGraphs(use: model.inference.simplified(), training: training.map { $0.optimized() })
        graphs.lengthInput = model.bucketLength
        graphs.streaming = model.streaming.map { $0.simplified() }
        graphs.buckets = model.buckets.map { bucket in
            let training = options.isInferenceOnly ? nil : bucket.training
            return ModelGraphs.Bucket(
                steps: bucket.steps, use: bucket.inference.simplified(), training: training.map { $0.optimized() })
        }
        self.graphs = graphs
        plan = ModelPlan(graphs, batch: model.plan?.batch, allowsWinograd: options.allowsWinograd)
    }

    /// The kernels for one target.
    package func program(for target: Target) -> Program {
        var program = Program(plan, target: target)
        program.verify()
        if let source = options.source {
            for index in program.kernels.indices {
                program.kernels[index].name(lineOf: options.namesLines ? source : nil, options.emission.sourceName)
            }
        }
        return program
    }

    /// What prints the programs of all targets.
    package var emitter: ModelEmitter {
        ModelEmitter(
            graphs, training: options.isInferenceOnly ? nil : model.plan,
            programs: options.targets.map(program), options: options.emission)
    }

    /// The C header, the C source and the Swift wrapper.
    package func emit() -> EmittedModel { emitter.emit() }
}

package struct CompilationOptions: Sendable {
    /// All that C can be written for.
    package static let everyTarget: [Target] = [.avx512, .avx2, .neon, .scalar]
    /// Those that it is written for if nothing else is said, the same on every machine. NEON makes a file two fifths
    /// longer, which only who runs it on ARM need pay.
    package static let usualTargets: [Target] = [.avx512, .avx2, .scalar]
    /// Those for what is built and run here and kept nowhere.
    package static var targetsOfThisMachine: [Target] {
        #if arch(arm64)
        [.neon, .scalar]
        #else
        usualTargets
        #endif
    }

    /// Best first; the scalar target, which runs everywhere, last.
    package var targets = usualTargets
    package var isInferenceOnly = false
    /// Whether convolutions may run by minimal filtering, which rounds a few times worse.
    package var allowsWinograd = true
    package var emission: ModelOptions
    /// The model's file, for the line that each kernel's comment names.
    package var source: SourceFile?
    /// Without them the C stays the same where lines of the file move.
    package var namesLines = true

    package init(sourceName: String) { emission = ModelOptions(sourceName: sourceName) }
}

extension Kernel {
    /// Puts the layer and its line before the comment: "conv1, digits.nnd:5".
    fileprivate mutating func name(lineOf source: SourceFile?, _ sourceName: String) {
        guard let origin, let span = origin.span, !origin.layer.isEmpty else { return }
        let line = source.map { ":\($0.position(of: span.start).line)" } ?? ""
        comment.insert("\(origin.layer), \(sourceName)\(line)", at: 0)
    }
}
