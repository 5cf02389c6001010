import LoopIR
import TensorIR

/// The kernels of a training step that run over stretches of the parameter and gradient blocks.
/// Their `n` counts floats, a multiple of 16, so that no ISA needs a remainder.
struct BlockKernels {
    /// Names that the kernels of the layers have.
    let taken: Set<String>
    let lanes: Int

    init(_ program: Program) {
        taken = Set(program.kernels.map(\.name))
        lanes = program.target.lanes
    }

    enum Penalty { case l1, l2 }

    /// Adds the derivative of a penalty to the gradient: factor·w, or factor·sign(w).
    func penalty(_ penalty: Penalty) -> Kernel {
        let w = Value.register(Register("w", vector: true))
        let factor = Value.broadcast(.register(Register("factor", vector: false)))
        let (name, formula, derivative) =
            switch penalty {
            case .l1: ("penalize_l1", "l1·Σ|w|: g ← g + l1·sign(w), factor = l1", Value.unary(.sign, w))
            case .l2: ("penalize_l2", "l2·Σw²: g ← g + 2·l2·w, factor = 2·l2", w)
            }
        return elementwise(
            name, comment: ["The derivative of the penalty \(formula)."],
            [Argument("parameters", .input), Argument("gradients", .output), Argument("factor", .factor)],
            [
                .declare(Register("w", vector: true), load("parameters")),
                store("gradients", .binary(.add, load("gradients"), .binary(.multiply, factor, derivative))),
            ])
    }

    /// Limits each entry of the gradient to −limit…limit.
    func clip() -> Kernel {
        let limit = Value.broadcast(.register(Register("limit", vector: false)))
        let limited = Value.binary(.maximum, .unary(.negate, limit), .binary(.minimum, limit, load("gradients")))
        return elementwise(
            "gradient_clip", comment: ["Limits each entry of the gradient to −limit … limit."],
            [Argument("gradients", .output), Argument("limit", .factor)], [store("gradients", limited)])
    }

    /// Multiplies the gradient by a factor.
    func scale() -> Kernel {
        let factor = Value.broadcast(.register(Register("factor", vector: false)))
        return elementwise(
            "gradient_scale", comment: ["Scales the gradient."],
            [Argument("gradients", .output), Argument("factor", .factor)],
            [store("gradients", .binary(.multiply, factor, load("gradients")))])
    }

    /// One step of an optimiser: arguments are the parameters, the gradient, each state and each
    /// step scalar.
    func update(_ optimizer: Optimizer) -> Kernel {
        let states = optimizer.states.map(CNames.identifier)
        let scalars = optimizer.scalarNames
        func vector(_ name: String) -> Register { Register(name, vector: true) }
        let (w, g) = (vector("w"), vector("g"))
        let factors = scalars.map { Value.broadcast(.register(Register($0, vector: false))) }
        let old = states.map { vector("old_" + $0) }
        let new = states.map { vector("new_" + $0) }

        var body: [Statement] = [.declare(w, load("parameters")), .declare(g, load("gradients"))]
        body += zip(old, states).map { .declare($0, load($1)) }
        let oldOperands = ([w, g] + old).map(Value.register) + factors
        body += zip(new, optimizer.newStates).map { .declare($0, $1.vector(of: oldOperands)) }
        body += zip(states, new).map { store($0, .register($1)) }
        let newOperands = ([w, g] + new).map(Value.register) + factors
        body.append(store("parameters", optimizer.newParameter.vector(of: newOperands)))
        return elementwise(
            CNames.snakeCase(CNames.identifier(optimizer.name)) + "_update",
            comment: ["One step of \(optimizer.name) on a stretch of the parameters."],
            [Argument("parameters", .output), Argument("gradients", .input)]
                + states.map { Argument($0, .output) } + scalars.map { Argument($0, .factor) },
            body)
    }

    private func elementwise(
        _ name: String, comment: [String], _ arguments: [Argument], _ body: [Statement]
    ) -> Kernel {
        var name = name
        while taken.contains(name) { name += "_" }
        let loop = Loop(Variable("i"), to: Index(Variable.n), step: lanes, body)
        return Kernel(name: name, comment: comment, arguments: arguments, body: [.loop(loop)])
    }

    private func load(_ pointer: String) -> Value { .load(Place(Pointer(pointer), Index(Variable("i"))), .all) }
    private func store(_ pointer: String, _ value: Value) -> Statement {
        .store(Place(Pointer(pointer), Index(Variable("i"))), value, .all)
    }
}

extension Optimizer {
    /// C names of the step scalars, in order: "rate", "correction", numbered from the second on.
    var scalarNames: [String] {
        var counts: [String: Int] = [:]
        return scalars.map { scalar in
            let name =
                switch scalar {
                case .rate: "rate"
                case .biasCorrection: "correction"
                }
            counts[name, default: 0] += 1
            return counts[name] == 1 ? name : name + String(counts[name]!)
        }
    }
}
