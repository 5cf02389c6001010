@testable import Backend
import LoopIR
import TensorIR

/// y = Wx + b of 3 inputs and 2 outputs, the loss Σ(y − t)² an example, lowered by hand: W in a
/// panel of 16 rows of which 2 exist, chunks of at most 4 examples.
struct DenseModel {
    var graph: Graph
    var training: Training?
    var targets = [Target.avx512, .avx2, .scalar]
    var options = ModelOptions(sourceName: "dense.nnd")

    static let inputs = 3, outputs = 2, capacity = 4
    static let weights = ParameterLayout(offset: 0, strides: [1, 16], panel: 16, panelStride: 48, floats: 48)
    static let bias = ParameterLayout(offset: 48, strides: [1], panel: 2, panelStride: 0, floats: 16)

    init(training: Training? = Training()) {
        let origin = Origin(layer: "dense1", span: nil)
        graph = Graph(name: "Dense", doc: "A layer of 2 nodes,\nfor tests.")
        let x = graph.addInput("x", [3], doc: "Three numbers.", origin: origin)
        let w = graph.addParameter(
            Parameter(name: "dense1.weight", dims: [2, 3], initial: .normal(deviation: 0.5)), origin: origin)
        let b = graph.addParameter(
            Parameter(name: "dense1.bias", dims: [2], initial: .uniform(-1, 1)), origin: origin)
        let product = graph.append(.contract(Contract("k,ok->o")), [x, w], origin: origin)
        let shift = graph.append(
            .broadcast(Broadcast(to: Shape(batched: true, [2]), axes: [0])), [b], origin: origin)
        let y = graph.append(.map(.operand(0) + .operand(1)), [product, shift], origin: origin)
        graph.outputs = [Port(name: "y", value: y, doc: "Two numbers.")]
        if training != nil { _ = graph.addTarget("t", [2], origin: origin) }
        self.training = training
    }

    func emit() -> EmittedModel { emitter.emit() }

    var emitter: ModelEmitter {
        var training = graph
        training.gradients = graph.parameters.map { $0.isTrainable ? ValueID(0) : nil }
        return ModelEmitter(
            ModelGraphs(use: graph, training: self.training == nil ? nil : training), training: self.training,
            programs: targets.map(program), options: options)
    }

    /// On each ISA of this machine, the best first.
    func loaded() throws -> [LoadedModel] { try LoadedModel.onEveryISA(emit(), name: "dense") }

    func program(for target: Target) -> Program {
        let forward = Call(
            kernel: "dense1_forward", arguments: [.input(0, 0), .parameters(0), .parameters(48), .output(0, 0)],
            layer: "dense1", flopsPerExample: 12, span: nil)
        let loss = Call(
            kernel: "loss_forward",
            arguments: [.input(0, 0), .target(0, 0), .parameters(0), .parameters(48), .arena(16)],
            layer: "loss", flopsPerExample: 12, span: nil)
        let gradient = Call(
            kernel: "dense1_gradient",
            arguments: [
                .input(0, 0), .target(0, 0), .parameters(0), .parameters(48), .gradients(0), .gradients(48), .arena(0),
                .scalar, .scalar,
            ],
            layer: "dense1", flopsPerExample: 24, span: nil)
        return Program(
            name: "Dense", target: target, layouts: [Self.weights, Self.bias], blockFloats: 64,
            kernels: training == nil ? [Self.forward] : [Self.forward, Self.loss, Self.gradient],
            predict: Phase(steps: [.call(forward)], capacity: Self.capacity, arenaFloats: 0, losses: nil),
            evaluate: training.map { _ in Phase(steps: [.call(loss)], capacity: Self.capacity, arenaFloats: 32, losses: 16) },
            gradient: training.map { _ in Phase(steps: [.call(gradient)], capacity: Self.capacity, arenaFloats: 16, losses: 0) },
            constants: [])
    }

    // MARK: kernels, element by element

    private static let (i, o, k) = (Variable("i"), Variable("o"), Variable("k"))
    private static let x = Place(Pointer("x"), Index(i) * 3 + Index(k))
    private static let w = Place(Pointer("w"), Index(k) * 16 + Index(o))
    private static let b = Place(Pointer("b"), Index(o))
    private static let t = Place(Pointer("t"), Index(i) * 2 + Index(o))
    private static let sum = Register("sum", vector: false)

    /// Leaves b[o] + Σ w[o, k]·x[i, k] in `sum`.
    private static let node: [Statement] = [
        .declare(sum, .load(b, .one)),
        .loop(Loop(k, to: 3, [.assign(sum, .multiplyAdd(.load(w, .one), .load(x, .one), .register(sum)))])),
    ]

    private static let forward = Kernel(
        name: "dense1_forward", comment: ["y = Wx + b: [n, 3] → [n, 2]"],
        arguments: [Argument("x", .input), Argument("w", .input), Argument("b", .input), Argument("y", .output)],
        body: [
            .loop(Loop(i, to: Index(.n), [
                .loop(Loop(o, to: 2, node + [
                    .store(Place(Pointer("y"), Index(i) * 2 + Index(o)), .register(sum), .one)
                ]))
            ]))
        ])

    private static let difference = Register("difference", vector: false)
    private static let total = Register("total", vector: false)

    /// Σ(y − t)² of example i in `total`; `each` goes on from `difference` = y[o] − t[o].
    private static func losses(_ each: [Statement]) -> [Statement] {
        let square = Value.binary(.multiply, .register(difference), .register(difference))
        return [
            .declare(total, .constant(0, vector: false)),
            .loop(Loop(o, to: 2, node + [
                .declare(difference, .binary(.subtract, .register(sum), .load(t, .one))),
                .assign(total, .binary(.add, .register(total), square)),
            ] + each)),
            .store(Place(Pointer("losses"), Index(i)), .register(total), .one),
        ]
    }

    private static let loss = Kernel(
        name: "loss_forward", comment: ["Σ(y − t)²"],
        arguments: [
            Argument("x", .input), Argument("t", .input), Argument("w", .input), Argument("b", .input),
            Argument("losses", .output),
        ],
        body: [.loop(Loop(i, to: Index(.n), losses([])))])

    private static let gradient: Kernel = {
        func clear(_ place: Place) -> Statement { .store(place, .constant(0, vector: false), .one) }
        func add(_ place: Place, _ value: Value) -> Statement {
            .store(place, .binary(.add, .load(place, .one), value), .one)
        }
        let (dw, db) = (Place(Pointer("dw"), w.offset), Place(Pointer("db"), Index(o)))
        let weighted = Value.binary(
            .multiply, .constant(2, vector: false),
            .binary(.multiply, .register(Register("example_weight", vector: false)), .register(difference)))
        let delta = Register("delta", vector: false)
        return Kernel(
            name: "dense1_gradient", comment: ["Losses and their gradient."],
            arguments: [
                Argument("x", .input), Argument("t", .input), Argument("w", .input), Argument("b", .input),
                Argument("dw", .output), Argument("db", .output), Argument("losses", .output),
                Argument("accumulate", .accumulate), Argument("example_weight", .exampleWeight),
            ],
            body: [
                .branch(
                    flag: .accumulate, then: [],
                    otherwise: [.loop(Loop(o, to: 2, [clear(db), .loop(Loop(k, to: 3, [clear(dw)]))]))]),
                .loop(Loop(i, to: Index(.n), losses([
                    .declare(delta, weighted),
                    add(db, .register(delta)),
                    .loop(Loop(k, to: 3, [add(dw, .binary(.multiply, .register(delta), .load(x, .one)))])),
                ]))),
            ])
    }()
}
