/// A recurrence over the steps of sequences: at each step its body makes new states and outputs
/// from the states before, the sequences' elements at that step and constants.
///
///     (s₁, y₁) = body(s₀, x₁, c), (s₂, y₂) = body(s₁, x₂, c), …
///
/// A node `scan(scan, result: i)` is one of its results: first the states after the last step, then
/// the outputs of all steps, stacked along a new leading axis. Nodes with equal scans and operands
/// are one loop. The operands are the initial states, the sequences with the steps as their leading
/// axis, and the constants: what is the same at each step, such as weights.
package struct Scan: Hashable, Sendable {
    /// Inputs: states, the sequences' elements at one step (without the leading axis), constants.
    /// Outputs: new states, in the shapes of the states, then the step's outputs.
    package var body: Graph
    package var states: Int
    package var sequences: Int
    package var steps: Int
    /// Whether the last step comes first.
    package var isReversed: Bool

    package var constants: Int { body.inputs.count - states - sequences }
    package var results: Int { body.outputs.count }

    /// The body's input for the operand at a position.
    func input(_ position: Int) -> ValueID { body.inputs[position].value }
}

extension Graph {
    /// The recurrences, each once, in the order of their first results.
    package var scans: [Scan] {
        var found: [Scan] = []
        for node in nodes {
            if case .scan(let scan, _) = node.primitive, !found.contains(scan) { found.append(scan) }
        }
        return found
    }

    /// Appends a recurrence of so many steps: the body appends to its own graph and answers the new
    /// states and the step's outputs. Returns the final states and the stacks of outputs.
    package mutating func appendScan(
        states: [ValueID], sequences: [ValueID], constants: [ValueID], steps: Int, isReversed: Bool = false, origin: Origin,
        body make: (_ body: inout Graph, _ states: [ValueID], _ slices: [ValueID], _ constants: [ValueID]) -> (
            states: [ValueID], outputs: [ValueID]
        )
    ) -> (final: [ValueID], stacks: [ValueID]) {
        var body = Graph(name: name)
        let inputs = (states + sequences + constants).enumerated().map { position, operand in
            var shape = self[operand].shape
            let isSequence = (states.count..<states.count + sequences.count).contains(position)
            if isSequence { shape.dims.removeFirst() }
            let name = position < states.count ? "state" : isSequence ? "x" : "weight"
            return body.addBodyInput(name, shape, element: self[operand].element, origin: origin)
        }
        let results = make(
            &body, Array(inputs[..<states.count]), Array(inputs[states.count...].prefix(sequences.count)),
            Array(inputs[(states.count + sequences.count)...]))
        body.outputs = (results.states + results.outputs).map { Port(name: "", value: $0) }
        let scan = Scan(
            body: body, states: states.count, sequences: sequences.count, steps: steps, isReversed: isReversed)
        let all = append(scan, states + sequences + constants, origin: origin)
        return (Array(all[..<states.count]), Array(all[states.count...]))
    }

    /// All results of a recurrence.
    mutating func append(_ scan: Scan, _ operands: [ValueID], origin: Origin) -> [ValueID] {
        (0..<scan.results).map { append(.scan(scan, result: $0), operands, origin: origin) }
    }

    /// An input of a body, batched or not; several may share a name.
    mutating func addBodyInput(_ name: String, _ shape: Shape, element: ElementType = .float, origin: Origin) -> ValueID {
        nodes.append(
            Node(primitive: .input(inputs.count), operands: [], shape: shape, element: element, origin: origin))
        inputs.append(Port(name: name, value: ValueID(nodes.count - 1)))
        return ValueID(nodes.count - 1)
    }

    /// The shape of a recurrence's result; traps where the body does not fit the operands.
    func resultType(of scan: Scan, _ result: Int, operands: [ValueID]) -> (Shape, ElementType) {
        let body = scan.body
        precondition(operands.count == body.inputs.count, "a recurrence of \(operands.count) operands: \(body.inputs.count)")
        precondition(scan.steps > 0 && scan.states <= body.outputs.count, "a recurrence of \(scan.steps) steps")
        for (position, operand) in operands.enumerated() {
            var shape = self[operand].shape
            let expected = body[scan.input(position)].shape
            if (scan.states..<scan.states + scan.sequences).contains(position) {
                precondition(shape.dims.first == scan.steps, "a sequence \(shape) of \(scan.steps) steps")
                shape.dims.removeFirst()
            }
            if position < scan.states {
                precondition(body[body.outputs[position].value].shape == expected, "state \(position) changes its shape")
            }
            precondition(shape == expected, "operand \(position) of a recurrence is \(shape), not \(expected)")
        }
        var shape = body[body.outputs[result].value].shape
        if result >= scan.states { shape.dims.insert(scan.steps, at: 0) }
        return (shape, .float)
    }
}
