import CCode
import LoopIR
import TensorIR

/// Prints the run of a phase over all examples of a call: a loop over chunks of at most
/// `phase.capacity` examples, within it the calls of the kernels.
struct PhaseEmitter {
    let emitter: ModelEmitter
    let program: Program
    let entry: EntryPoint
    let phase: Phase
    /// The profile's number of the phase's first call.
    let firstNumber: Int

    private var kernels: [String: Kernel] {
        Dictionary(uniqueKeysWithValues: program.kernels.map { ($0.name, $0) })
    }

    /// Loops over `n`, `inputs` and so on. What a call needs beyond these must be in scope by the name
    /// of the entry point's argument, as must `arena`, `weight` and, for the losses, `sum`.
    var statements: [CStatement] {
        var number = firstNumber
        let calls = statements(of: phase.steps, &number)
        guard !calls.isEmpty else { return [] }
        let capacity = CExpression.integer(phase.capacity)
        let left = CExpression.identifier("n") - "first"
        let count = CExpression.conditional(.binary(.less, left, capacity), then: left, otherwise: capacity)
        return [.for(ForLoop(
            .declaration(CDeclaration(.size, "first", 0)), .binary(.less, "first", "n"),
            .binary(.addAssign, "first", capacity),
            [.declaration(CDeclaration(.const(.ptrdiff), "count", .cast(.ptrdiff, count)))]
                + ports + calls + [.verbatim("NN_AT(-1)")] + lossSum))]
    }

    private func statements(of steps: [Step], _ number: inout Int) -> [CStatement] {
        var result: [CStatement] = []
        for step in steps {
            switch step {
            case .call(let call):
                result.append(.marked("NN_AT(\(number))", expression(of: call)))
                number += 1
            case .loop(let count, let isReversed, let body):
                let first = ForLoop.Initial.declaration(CDeclaration(.ptrdiff, "t", isReversed ? .integer(count - 1) : 0))
                let calls = statements(of: body, &number)
                result.append(.for(
                    isReversed
                        ? ForLoop(first, .binary(.greaterOrEqual, "t", 0), .unary(.postDecrement, "t"), calls)
                        : ForLoop(first, .binary(.less, "t", .integer(count)), .unary(.postIncrement, "t"), calls)))
            }
        }
        return result
    }

    private var lossSum: [CStatement] {
        guard let losses = phase.losses else { return [] }
        let loss = CExpression.index("arena", losses == 0 ? "i" : .integer(losses) + "i")
        return [
            .for(ForLoop(
                .declaration(CDeclaration(.ptrdiff, "i", 0)), .binary(.less, "i", "count"), .unary(.postIncrement, "i"),
                [.expression(.binary(.addAssign, "sum", loss))]))
        ]
    }

    /// The arrays that the calls use, at the chunk's first example.
    private var ports: [CStatement] {
        let actuals = phase.calls.flatMap(\.arguments).flatMap(\.bases)
        func declarations(
            _ ports: [Port], _ names: [String], in array: String, isMutable: Bool = false, _ number: (Actual) -> Int?
        ) -> [CStatement] {
            zip(ports, names).enumerated().compactMap { index, port in
                guard actuals.contains(where: { number($0) == index }) else { return nil }
                let node = emitter.graph[port.0.value]
                let pointer = CType.pointer(isMutable ? node.element.cType : .const(node.element.cType))
                let count = emitter.count(of: port.0, entry)
                let offset = count == 1 ? "first" : "first" * .integer(count)
                let place = CExpression.cast(pointer, .index(.identifier(array), .integer(index))) + offset
                return .declaration(CDeclaration(.const(pointer), port.1, place))
            }
        }
        let (graph, names) = (emitter.graph, emitter.names)
        let carried = emitter.streamFloats == 1 ? "first" : "first" * .integer(emitter.streamFloats)
        let states: [CStatement] = actuals.contains { if case .states = $0 { true } else { false } }
            ? [.declaration(CDeclaration(.const(.floats), "state", "states" + carried))] : []
        return states + declarations(graph.inputs, names.inputs, in: "inputs") { if case .input(let i, _) = $0 { i } else { nil } }
            + declarations(graph.targets, names.targets, in: "targets") { if case .target(let i, _) = $0 { i } else { nil } }
            + declarations(graph.outputs, names.outputs, in: "outputs", isMutable: true) {
                if case .output(let i, _) = $0 { i } else { nil }
            }
    }

    private func expression(of call: Call) -> CExpression {
        guard let kernel = kernels[call.kernel], kernel.arguments.count == call.arguments.count else {
            preconditionFailure("a call of \(call.kernel) does not fit its kernel")
        }
        let arguments = zip(kernel.arguments, call.arguments).map(value)
        return .call(.identifier("\(kernel.name)_\(program.target.name)"), ["count"] + arguments)
    }

    private func value(of argument: Argument, _ actual: Actual) -> CExpression {
        func place(_ block: CExpression, _ offset: Int) -> CExpression { offset == 0 ? block : block + .integer(offset) }
        switch actual {
        case .arena(let offset):
            let start = place("arena", offset)
            return argument.kind == .indices ? .cast(.pointer(.const(.int32)), start) : start
        case .parameters(let offset): return place("parameters", offset)
        case .gradients(let offset): return place("gradients", offset)
        case .constant(let index, let offset): return place(.identifier(emitter.constantName(index)), offset)
        case .input(let index, let offset): return place(.identifier(emitter.names.inputs[index]), offset)
        case .target(let index, let offset): return place(.identifier(emitter.names.targets[index]), offset)
        case .output(let index, let offset): return place(.identifier(emitter.names.outputs[index]), offset)
        case .states(let offset): return place("state", offset)
        case .advancing(let base, let stride): return value(of: argument, base) + (stride == 1 ? "t" : "t" * .integer(stride))
        case .alternating(let even, let odd):
            return .conditional(
                .binary(.equal, .binary(.remainder, "t", 2), 0), then: value(of: argument, even),
                otherwise: value(of: argument, odd))
        case .scalar:
            switch argument.kind {
            case .accumulate: return .binary(.greater, "first", 0)
            case .exampleWeight: return "weight"
            case .seed: return "seed"
            case .firstExample: return .cast(.ptrdiff, "first")
            case .input, .output, .indices, .factor:
                preconditionFailure("\(argument.name) of \(program.name) has no value in a phase")
            }
        }
    }

    var usesArena: Bool { phase.losses != nil || uses { if case .arena = $0 { true } else { false } } }

    /// Whether some call takes an argument of this kind.
    func uses(_ kind: Argument.Kind) -> Bool {
        let kernels = kernels
        return phase.calls.contains { kernels[$0.kernel]?.arguments.contains { $0.kind == kind } ?? false }
    }

    /// Whether some call is given a place in the parameter or gradient block, or a port.
    func uses(where holds: (Actual) -> Bool) -> Bool { phase.calls.contains { $0.arguments.flatMap(\.bases).contains(where: holds) } }
}
