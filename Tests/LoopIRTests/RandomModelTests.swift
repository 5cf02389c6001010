import Compiler
import LoopIR
import Reference
import Source
import TensorIR
import TestSupport
import Testing

/// Random nets through the interpreter: wrong loops and stray addresses, on every target.
@Suite struct RandomModelTests {
    @Test(arguments: 0..<20)
    func interpretsLikeTheReference(_ seed: Int) throws {
        let text = RandomModel.text(seed: UInt64(seed))
        let file = CheckedFile(SourceFile(path: "random.nnd", text: text))
        #expect(file.diagnostics.rendered(in: file.source) == "", "\(text)")
        let model = try #require(file.models.first)
        let target = [Target.scalar, .avx2, .avx512][seed % 3]
        try agree(model, target: target, examples: 3, note: text)
    }
}

/// Holds a model's outputs and gradients, optimised and interpreted for a target, against the evaluator in Double.
func agree(_ model: ElaboratedModel, target: Target, examples: Int, note: String) throws {
    try agree(use: model.inference, training: #require(model.training), target: target, examples: examples, note: note)
}

/// Likewise of a model's graphs, not yet differentiated.
func agree(use: Graph, training: Graph, target: Target, examples: Int, note: String) throws {
    let graphs = ModelGraphs(use: use.simplified(), training: training.optimized())
    let training = training.differentiated()
    let program = Program(ModelPlan(graphs, batch: examples), target: target)
    program.verify()
    var random = SplitMix(state: 1)
    var numbers = Numbers(for: training, examples: examples, random: &random)
    // Weights of a trained net's size, so that sums neither vanish nor explode.
    for (i, parameter) in training.parameters.enumerated() {
        let fan = Double(parameter.dims.dropFirst().reduce(1, *))
        numbers.parameters[i] = numbers.parameters[i].map { $0 / fan.squareRoot() }
    }
    let values = Reference.evaluate(training, numbers)

    var machine = Interpreter(program, numbers, graph: training)
    machine.exampleWeight = 1 / Float(examples)
    machine.run(try #require(program.gradient), examples: examples)
    for (i, gradient) in training.gradients.enumerated() {
        guard let gradient else { continue }
        let actual = machine.read(machine.gradients, program.layouts[i], training.parameters[i].dims)
        #expect(worst(actual, values[gradient]!) < 1e-4, "\(training.parameters[i].name) of\n\(note)")
    }

    var atUse = Interpreter(program, numbers, graph: use)
    atUse.run(program.predict, examples: examples)
    let expected = Reference.evaluate(use, numbers)
    for (i, port) in use.outputs.enumerated() {
        #expect(worst(atUse.outputs[i].map(Double.init), expected[port.value]!) < 1e-5, "\(port.name) of\n\(note)")
    }
}

/// The largest difference, relative to the largest value.
func worst(_ a: [Double], _ b: [Double]) -> Double {
    let scale = max(1e-3, b.map(abs).max() ?? 1)
    return zip(a, b).map { abs($0 - $1) / scale }.map { $0.isNaN ? .infinity : $0 }.max() ?? 0
}

/// Chains of movements through the interpreter: views of views, with steps, in reverse, of repeated elements.
@Suite struct MovementModelTests {
    @Test(arguments: 0..<340)
    func interpretsLikeTheReference(_ seed: Int) throws {
        let graph = RandomMovements.draw(seed: UInt64(seed))
        let program = Program(
            ModelPlan(ModelGraphs(use: graph.simplified(), training: nil), batch: 3), target: [Target.scalar, .avx2, .avx512][seed % 3])
        program.verify()
        var random = SplitMix(state: UInt64(seed))
        let numbers = Numbers(for: graph, examples: 3, random: &random)
        var machine = Interpreter(program, numbers, graph: graph)
        machine.run(program.predict, examples: 3)
        let expected = Reference.evaluate(graph, numbers)[graph.outputs[0].value]!
        #expect(worst(machine.outputs[0].map(Double.init), expected) < 1e-5, "\(graph.text)")
    }
}
