import TensorIR

/// The two places that a state alternates between, so that a step can read the old one while it
/// writes the new one: in step t of a recurrence that runs forward, the old state lies at the even
/// place if t is even; in one that runs back, if t + 1 is.
struct StatePlaces: Hashable, Sendable {
    var even: Access
    var odd: Access

    /// Where the initial state has to be.
    func first(of scan: Scan) -> Access { place(scan.isReversed ? scan.steps : 0) }
    /// Where the state after all steps is.
    func last(of scan: Scan) -> Access { place(scan.isReversed ? 0 : scan.steps) }

    private func place(_ number: Int) -> Access { number % 2 == 0 ? even : odd }
}

/// How a recurrence runs: the plan of its body, run once a step.
package struct Recurrence: Sendable {
    package let scan: Scan
    package let body: Plan
    /// What the body's `.bound` memories are.
    let bindings: [Binding]
    /// The buffer that holds the body's arena.
    let arena: Memory

    enum Binding: Hashable, Sendable {
        /// The same memory at each step.
        case constant(Access)
        /// The stack's element at the step, so many floats behind that of the step before.
        case element(Access, stride: Int)
        /// One of two places, by whether the number of the step is even or odd.
        case alternating(even: Access, odd: Access)

        var memories: [Memory] {
            switch self {
            case .constant(let access), .element(let access, _): [access.memory]
            case .alternating(let even, let odd): [even.memory, odd.memory]
            }
        }
    }

    /// What lives as long as the loop runs, beside its operands and results.
    var ownMemory: [Memory] { [arena] + bindings.flatMap(\.memories) }
}

extension Plan {
    /// Plans the body of each recurrence, whose arena becomes a buffer of this plan.
    mutating func addRecurrences(_ states: [ValueID: [StatePlaces]], _ layouts: [ParameterLayout]) {
        for region in regions where region.kind == .scan {
            guard let anchor = region.anchor, case .scan(let scan, _) = graph[anchor].primitive, let places = states[anchor]
            else { preconditionFailure("a recurrence without states") }
            var bindings: [Recurrence.Binding] = []
            /// The access within the body to what is bound.
            func bind(_ binding: Recurrence.Binding, _ access: Access, droppingTime: Bool = false) -> Access {
                bindings.append(binding)
                return Access(
                    memory: .bound(bindings.count - 1), batchStride: access.batchStride,
                    axes: droppingTime ? Array(access.axes.dropFirst()) : access.axes)
            }
            func element(of value: ValueID) -> Access {
                guard let access = access[value], let stride = access.axes[0].affine else {
                    preconditionFailure("%\(value.index), a stack of a recurrence, has no memory")
                }
                return bind(.element(access, stride: stride), access, droppingTime: true)
            }
            func state(_ places: StatePlaces, isOld: Bool) -> Access {
                isOld == scan.isReversed
                    ? bind(.alternating(even: places.odd, odd: places.even), places.even)
                    : bind(.alternating(even: places.even, odd: places.odd), places.even)
            }
            let operands = graph[anchor].operands
            var request = Request()
            let inputs = places.map { state($0, isOld: true) }
                + operands[scan.states...].prefix(scan.sequences).map(element)
                + operands[(scan.states + scan.sequences)...].map { constant in
                    guard let access = access[constant] else {
                        preconditionFailure("%\(constant.index), a constant of a recurrence, has no memory")
                    }
                    let bound = bind(.constant(access), access)
                    request.invariant.insert(bound.memory)
                    return bound
                }
            request.inputs = inputs
            let results = region.values.reduce(into: [Int: ValueID]()) { known, value in
                if case .scan(_, let result) = graph[value].primitive { known[result] = value }
            }
            request.places = places.map { state($0, isOld: false) }
                + (scan.states..<scan.results).map { results[$0].map(element) }

            let body = Plan(scan.body, for: request, layouts: layouts, capacity: capacity)
            buffers.append(Buffer(floatsPerExample: 0, fixedFloats: body.arenaFloats))
            recurrences[anchor] = Recurrence(
                scan: scan, body: body, bindings: bindings, arena: .arena(buffers.count - 1))
        }
    }
}
