import LoopIR
import TensorIR
import Testing

private let origin = Origin(layer: "net", span: nil)

@Suite struct LoweringTests {
    static let targets = [Target.scalar, .neon, .avx2, .avx512]

    func noise(_ count: Int, seed: Int) -> [Float] {
        (0..<count).map { Float(((($0 + seed) * 7919) % 1000) - 500) / 500 }
    }

    @Test(arguments: targets, [(1, 1, 1), (3, 7, 49), (64, 5, 10), (17, 33, 31), (15, 20, 64)])
    func dense(_ target: Target, _ size: (n: Int, i: Int, o: Int)) {
        var graph = Graph(name: "Net")
        let x = graph.addInput("x", [size.i], origin: origin)
        let w = graph.addParameter(Parameter(name: "dense1.weight", dims: [size.o, size.i], initial: .constant(0)), origin: origin)
        let b = graph.addParameter(Parameter(name: "dense1.bias", dims: [size.o], initial: .constant(0)), origin: origin)
        let product = graph.append(.contract(Contract("i,oi->o")), [x, w], origin: origin)
        let bias = graph.append(.broadcast(Broadcast(to: Shape(batched: true, [size.o]), axes: [0])), [b], origin: origin)
        let sum = graph.append(.map(.operand(0) + .operand(1)), [product, bias], origin: origin)
        let y = graph.append(.map(.binary(.maximum, .operand(0), 0)), [sum], origin: origin)
        graph.outputs = [Port(name: "y", value: y)]

        let program = Program(ModelPlan(ModelGraphs(use: graph, training: nil), batch: nil), target: target)
        program.verify()
        let xs = noise(size.n * size.i, seed: 1)
        var machine = Interpreter(program, outputs: [size.n * size.o], inputs: [xs])
        let ws = noise(size.o * size.i, seed: 2)
        let bs = noise(size.o, seed: 3)
        let layout = program.layouts[0]
        for o in 0..<size.o {
            machine.parameters[program.layouts[1].offset + o] = bs[o]
            for i in 0..<size.i {
                machine.parameters[layout.offset + o / layout.panel * layout.panelStride + o % layout.panel * layout.strides[0] + i * layout.strides[1]] =
                    ws[o * size.i + i]
            }
        }
        machine.run(program.predict, examples: size.n)
        for n in 0..<size.n {
            for o in 0..<size.o {
                var expected = bs[o]
                for i in 0..<size.i { expected += xs[n * size.i + i] * ws[o * size.i + i] }
                #expect(abs(machine.outputs[0][n * size.o + o] - max(0, expected)) < 1e-4)
            }
        }
    }
}
