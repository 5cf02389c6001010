@testable import Backend
import LoopIR
import TensorIR

/// y = table[token], token in 0..<5, the table a parameter or a constant; the loss −y[label], label
/// in 0..<1.
struct LookupModel {
    var isTrained: Bool
    var weights: [[Float]]?

    func emit() -> EmittedModel {
        var graph = Graph(name: "Lookup")
        let origin = Origin(layer: "embedding1", span: nil)
        let token = graph.addInput("token", [], element: .index(count: 5), origin: origin)
        var table = ValueID(0)
        if isTrained {
            table = graph.addParameter(
                Parameter(name: "embedding1.weight", dims: [5, 1], initial: .values([0, 10, 20, 30, 40])), origin: origin)
        } else {
            table = graph.append(.constant(.values([0, 10, 20, 30, 40], Shape(batched: false, [5, 1]))), origin: origin)
        }
        let y = graph.append(.gather, [table, token], origin: origin)
        graph.outputs = [Port(name: "y", value: y)]
        if isTrained { _ = graph.addTarget("label", [], element: .index(count: 1), origin: origin) }
        var options = ModelOptions(sourceName: "lookup.nnd")
        options.weights = weights
        return ModelEmitter(
            ModelGraphs(use: graph, training: isTrained ? graph : nil), training: isTrained ? Training() : nil, programs: [program],
            options: options
        ).emit()
    }

    private var program: Program {
        let i = Variable("i")
        let value = Value.load(Place(Pointer("table"), .element(Pointer("token"), Index(i))), .one)
        let forward = Kernel(
            name: "embedding1_forward", comment: [],
            arguments: [Argument("table", .input), Argument("token", .indices), Argument("y", .output)],
            body: [.loop(Loop(i, to: Index(.n), [.store(Place(Pointer("y"), Index(i)), value, .one)]))])
        let clear = Kernel(
            name: "embedding1_clear", comment: [], arguments: [Argument("dw", .output)],
            body: [.loop(Loop(i, to: 5, [.store(Place(Pointer("dw"), Index(i)), .constant(0, vector: false), .one)]))])
        func call(_ output: Actual) -> Call {
            Call(
                kernel: forward.name, arguments: [isTrained ? .parameters(0) : .constant(0, 0), .input(0, 0), output],
                layer: "embedding1", flopsPerExample: 0, span: nil)
        }
        let clearCall = Call(
            kernel: clear.name, arguments: [.gradients(0)], layer: "embedding1", flopsPerExample: 0, span: nil)
        func losses(_ calls: [Call]) -> Phase { Phase(steps: calls.map(Step.call), capacity: 8, arenaFloats: 16, losses: 0) }
        return Program(
            name: "Lookup", target: .scalar,
            layouts: isTrained ? [ParameterLayout(offset: 0, strides: [1, 1], panel: 5, panelStride: 0, floats: 16)] : [],
            blockFloats: isTrained ? 16 : 0, kernels: isTrained ? [forward, clear] : [forward],
            predict: Phase(steps: [.call(call(.output(0, 0)))], capacity: 8, arenaFloats: 0, losses: nil),
            evaluate: isTrained ? losses([call(.arena(0))]) : nil,
            gradient: isTrained ? losses([call(.arena(0)), clearCall]) : nil,
            constants: isTrained ? [] : [Constant(name: "constant1", .floats([0, 10, 20, 30, 40]))])
    }
}
