/// What the way back through a recurrence computes, and what it reads for that.
struct Needs {
    let joint: Joint
    let scan: Scan
    let initial: [Double?]
    /// The outputs of the way there: new states, the step's outputs, then what is read on the way back.
    private(set) var forwardOutputs: [ValueID]
    /// What the way back computes.
    private(set) var backwardValues: Set<ValueID> = []
    /// What the sequences of the way back are, and their elements' names in the joint graph.
    private(set) var sequences: [BackPropagation.Source] = []
    private(set) var sequenceValues: [ValueID] = []
    private(set) var constants: [Int] = []
    private(set) var sourceOf: [ValueID: BackPropagation.Source] = [:]

    init(joint: Joint, scan: Scan, initial: [Double?]) {
        (self.joint, self.scan, self.initial) = (joint, scan, initial)
        forwardOutputs = joint.graph.outputs[..<scan.results].map(\.value)
    }

    /// Takes a value and all that it needs into the way back.
    mutating func computeBackward(_ value: ValueID) {
        if joint.isOfWayBack(value) {
            guard backwardValues.insert(value).inserted else { return }
            for operand in joint.graph[value].operands { computeBackward(operand) }
        } else if let constant = joint.constantNumber(value) {
            if !constants.contains(constant) { constants.append(constant) }
        } else if !joint.isGradientOfState(value), !sequenceValues.contains(value) {
            sequenceValues.append(value)
            sequences.append(source(of: value))
        }
    }

    /// Where the stack of a value that the way back reads, no constant, is found outside.
    @discardableResult
    mutating func source(of value: ValueID) -> BackPropagation.Source {
        if let known = sourceOf[value] { return known }
        let source: BackPropagation.Source
        switch joint.inputNumber(value) {
        case let input? where input >= scan.body.inputs.count: source = .gradient(input - scan.body.inputs.count)
        case let input? where input >= scan.states: source = .sequence(input - scan.states)
        case let state?:
            if let initial = initial[state] {
                source = .before(state: state, output: output(forwardOutputs[state]), initial: initial)
            } else {
                source = .output(output(value))
            }
        case nil: source = .output(output(value))
        }
        sourceOf[value] = source
        return source
    }

    /// The position of a value among the stacked outputs of the way there.
    private mutating func output(_ value: ValueID) -> Int {
        if let known = forwardOutputs[scan.states...].firstIndex(of: value) { return known }
        forwardOutputs.append(value)
        return forwardOutputs.count - 1
    }
}
