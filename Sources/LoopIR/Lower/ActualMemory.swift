import TensorIR

/// Finds what is behind the accesses of a plan when a phase runs.
struct ActualMemory {
    private let plan: Plan
    /// The number of the plan's first constant among all of the program's.
    private let firstConstant: Int
    /// Where the plan's arena starts in the whole one.
    private let arena: Int
    /// For the body of a recurrence: what is bound, as the plan around it finds it.
    private let bound: [Bound]

    private enum Bound {
        case constant(Actual)
        case element(Actual, stride: Int)
        case alternating(even: Actual, odd: Actual)
    }

    init(of plan: Plan, constants: Int) {
        (self.plan, firstConstant, arena, bound) = (plan, constants, 0, [])
    }

    init(of recurrence: Recurrence, in outside: ActualMemory, constants: Int) {
        (plan, firstConstant) = (recurrence.body, constants)
        guard case .arena(let start) = outside.actual(Access(memory: recurrence.arena, batchStride: 0, axes: [])) else {
            preconditionFailure("the arena of a recurrence lies elsewhere")
        }
        arena = start
        bound = recurrence.bindings.map { binding in
            switch binding {
            case .constant(let access): .constant(outside.actual(access))
            case .element(let access, let stride): .element(outside.actual(access), stride: stride)
            case .alternating(let even, let odd): .alternating(even: outside.actual(even), odd: outside.actual(odd))
            }
        }
    }

    func actual(_ access: Access) -> Actual {
        switch access.memory {
        case .arena(let buffer): return .arena(arena + plan.offsets[buffer] + access.offset)
        case .parameters: return .parameters(access.offset)
        case .gradients: return .gradients(access.offset)
        case .constant(let i): return .constant(firstConstant + i, access.offset)
        case .input(let i): return .input(i, access.offset)
        case .target(let i): return .target(i, access.offset)
        case .output(let i): return .output(i, access.offset)
        case .states: return .states(access.offset)
        case .bound(let i):
            switch bound[i] {
            case .constant(let base): return base.moved(by: access.offset)
            case .element(let base, let stride): return .advancing(base.moved(by: access.offset), by: stride)
            case .alternating(let even, let odd):
                return .alternating(even: even.moved(by: access.offset), odd: odd.moved(by: access.offset))
            }
        }
    }
}

extension Actual {
    /// So many elements further on.
    fileprivate func moved(by offset: Int) -> Actual {
        switch self {
        case .arena(let start): return .arena(start + offset)
        case .parameters(let start): return .parameters(start + offset)
        case .gradients(let start): return .gradients(start + offset)
        case .input(let i, let start): return .input(i, start + offset)
        case .target(let i, let start): return .target(i, start + offset)
        case .output(let i, let start): return .output(i, start + offset)
        case .constant(let i, let start): return .constant(i, start + offset)
        case .states(let start): return .states(start + offset)
        case .advancing(let base, let stride): return .advancing(base.moved(by: offset), by: stride)
        case .alternating(let even, let odd): return .alternating(even: even.moved(by: offset), odd: odd.moved(by: offset))
        case .scalar: preconditionFailure("a number has no place")
        }
    }
}
