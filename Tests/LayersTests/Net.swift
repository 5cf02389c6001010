import Compiler
import Reference
import Source
import TensorIR
import TestSupport
import Testing

/// A model written as the lines between its braces, evaluated in Double.
struct Net {
    let model: ElaboratedModel

    init(_ lines: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = CheckedFile(SourceFile(path: "test.nnd", text: "model Test {\n\(lines)\n}\n"))
        #expect(file.diagnostics.rendered(in: file.source) == "", sourceLocation: sourceLocation)
        model = try #require(file.models.first, sourceLocation: sourceLocation)
        model.inference.verify()
        model.training?.verify()
    }

    /// The graph for training, or for use where there is no train section.
    var graph: Graph { model.training ?? model.inference }

    func random(examples: Int, seed: UInt64 = 1) -> Numbers {
        var random = SplitMix(state: seed)
        return Numbers(for: graph, examples: examples, random: &random)
    }

    /// The first output of all examples, as at use.
    func output(_ numbers: Numbers) -> [Double] {
        Reference.evaluate(model.inference, numbers)[model.inference.outputs[0].value]!
    }

    /// All outputs of all examples, as at use.
    func outputs(_ numbers: Numbers) -> [[Double]] {
        let values = Reference.evaluate(model.inference, numbers)
        return model.inference.outputs.map { values[$0.value]! }
    }

    /// The first output for inputs given in full, the parameters being as the model starts.
    func output(_ inputs: [Double]..., examples: Int = 1) -> [Double] {
        output(Numbers(examples: examples, parameters: initial, inputs: inputs))
    }

    /// The loss of each example for inputs and targets given in full.
    func losses(_ inputs: [Double], targets: [Double], examples: Int = 1) -> [Double] {
        let numbers = Numbers(examples: examples, parameters: initial, inputs: [inputs], targets: [targets])
        return Reference.evaluate(model.inference, numbers)[model.inference.loss!]!
    }

    /// The parameters where they start with numbers that are written down.
    private var initial: [[Double]] {
        model.inference.parameters.map { parameter in
            switch parameter.initial {
            case .constant(let value): Array(repeating: value, count: parameter.count)
            case .values(let values): values
            case .uniform, .normal: preconditionFailure("\(parameter.name) starts at random")
            }
        }
    }
}

func isClose(_ a: [Double], _ b: [Double], to tolerance: Double = 1e-12) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
}
