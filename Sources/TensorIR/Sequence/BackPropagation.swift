/// How to go back through a recurrence: back-propagation through time (Werbos, "Backpropagation
/// through time: what it does and how to do it", 1990).
///
/// The gradients of the states run back as the states of another recurrence; the gradient of a
/// constant is the sum over the steps, taken outside at once where it is a contraction.
struct BackPropagation {
    /// The recurrence with more outputs: what the way back reads of the way there.
    let forward: Scan
    /// The recurrence that runs back.
    let backward: Scan
    /// What the sequences of `backward` are.
    let sequences: [Source]
    /// The numbers of the constants that `backward` reads.
    let constants: [Int]
    /// The values whose stacks `backward` leaves behind, after the gradients of the states.
    let outputs: [ValueID]
    /// Operand positions of the sequences and their elements' gradients, which are outputs.
    let slices: [(position: Int, gradient: ValueID)]
    /// Operand positions of the constants and the sums that are part of their gradients.
    let sums: [(position: Int, sum: StepSum)]
    /// The body of the recurrence, followed by its gradient.
    private let joint: Joint

    /// Where a value of one step, a slice of a stack outside, comes from.
    enum Source: Hashable {
        /// The gradient of an output, counted with the states.
        case gradient(Int)
        case sequence(Int)
        /// An output of `forward`, counted with the states.
        case output(Int)
        /// The state before the step, which is the one after the step before.
        case before(state: Int, output: Int, initial: Double)
    }

    /// - Parameters:
    ///   - wanted: by operand, whether its gradient is.
    ///   - initial: by state, the one number that it starts with; nil where it is no such constant.
    init(_ scan: Scan, wanted: [Bool], initial: [Double?]) {
        let joint = Joint(scan, wanted: wanted)
        self.joint = joint
        sums = joint.constantGradients.map { ($0.position, joint.stepSum(of: $0.gradient)) }
        slices = joint.sliceGradients

        var needs = Needs(joint: joint, scan: scan, initial: initial)
        for value in joint.stateGradients + slices.map(\.gradient) { needs.computeBackward(value) }
        let summed = sums.flatMap(\.sum.values).filter { joint.constantNumber($0) == nil }
        let isFoundOnWayBack = { joint.isOfWayBack($0) || joint.isGradientOfState($0) }
        outputs = (slices.map(\.gradient) + summed.filter(isFoundOnWayBack)).unique
        for value in outputs { needs.computeBackward(value) }
        for value in summed where !isFoundOnWayBack(value) { needs.source(of: value) }

        forward = Scan(
            body: joint.graph.extracting(needs.forwardOutputs, inputs: Array(scan.body.inputs.indices)),
            states: scan.states, sequences: scan.sequences, steps: scan.steps, isReversed: scan.isReversed)
        sequences = needs.sequences
        constants = needs.constants
        backward = Scan(
            body: joint.backwardBody(needs, outputs: joint.stateGradients + outputs), states: scan.states,
            sequences: sequences.count, steps: scan.steps, isReversed: !scan.isReversed)
        sourceOf = needs.sourceOf
    }

    /// The stack outside of each value of the way there that is needed.
    private let sourceOf: [ValueID: Source]

    /// Where a value of `joint` is found outside: as a stack, or as a constant.
    enum Outside {
        case stack(Source)
        case result(Int)
        case constant(Int)
    }

    func outside(_ value: ValueID) -> Outside {
        if let constant = joint.constantNumber(value) { return .constant(constant) }
        if let position = outputs.firstIndex(of: value) { return .result(backward.states + position) }
        guard let source = sourceOf[value] else { preconditionFailure("\(value) of a recurrence is nowhere outside") }
        return .stack(source)
    }
}

/// The sum over the steps of a value that each step has.
indirect enum StepSum {
    /// Of a contraction: one contraction over all steps.
    case contract(Contract, ValueID, ValueID)
    case reduce(Reduce, ValueID)
    /// Of what is moved or put together: the same of the sums.
    case moved(Primitive, [StepSum])
    /// Of all else: the stack, summed.
    case stacked(ValueID)

    /// The values whose stacks it reads.
    var values: [ValueID] {
        switch self {
        case .contract(_, let left, let right): [left, right]
        case .reduce(_, let value), .stacked(let value): [value]
        case .moved(_, let sums): sums.flatMap(\.values)
        }
    }
}

extension Sequence where Element: Hashable {
    /// The elements, each once, in order.
    var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
