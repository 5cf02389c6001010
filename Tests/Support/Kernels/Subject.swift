import Compiler
import LoopIR
import Source
import TensorIR

/// A model called `Net` on its way through the whole compiler.
package struct Subject {
    package let text: String
    package let model: ElaboratedModel
    package let compilation: Compilation

    /// Throws, with what the compiler says, where it says anything at all.
    package init(_ text: String, targets: [Target] = CompilationOptions.usualTargets) throws {
        let file = CheckedFile(SourceFile(path: "net.nnd", text: text))
        guard let model = file.models.first, file.diagnostics.isEmpty else {
            throw Complaint(description: file.diagnostics.rendered(in: file.source))
        }
        self.text = text
        self.model = model
        var options = CompilationOptions(sourceName: "net.nnd")
        options.targets = targets
        compilation = Compilation(model, options: options)
    }

    package struct Complaint: Error, CustomStringConvertible {
        package var description: String
        package init(description: String) { self.description = description }
    }

    /// What a call in training is to compute. All steps, unless elements are dropped: those are other ones in
    /// each bucket, so that then it is the bucket's own graph.
    package func trainingGraph(of call: Case) -> Graph? {
        guard let training = model.training, let lengths = model.bucketLength, training.drops,
            let longest = call.numbers.inputs[lengths].max()
        else { return model.training }
        return model.buckets.first { Double($0.steps) >= longest }!.training
    }

    /// Whether what a layer makes of an example depends on the others of the batch.
    package var couplesExamples: Bool {
        guard let training = model.training else { return false }
        return training.nodes.contains { node in
            if case .reduce(let reduce) = node.primitive { reduce.overBatch } else { false }
        }
    }
}

extension Graph {
    fileprivate var drops: Bool {
        nodes.contains { node in
            if case .dropoutMask = node.primitive { true } else { false }
        }
    }
}
