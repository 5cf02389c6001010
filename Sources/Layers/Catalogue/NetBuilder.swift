import Source
import TensorIR

/// A graph while layers append to it: names the layer at work, shares parameters by name, keeps the
/// bounds of `Limits`.
package struct NetBuilder: Sendable {
    /// Whether dropout drops and statistics are those of the batch.
    package enum Mode: Sendable { case training, inference }

    /// What a parameter is to penalties and warnings.
    package enum Role: Sendable { case weight, bias, other, statistic }

    package let mode: Mode
    package var graph: Graph
    /// By parameter.
    package private(set) var roles: [Role] = []
    package var warnings: [Complaint] = []
    /// What is known of the values that are sequences.
    package var times: [ValueID: Time] = [:]
    /// The last step that counts of a sequence, where a recurrence leaves it behind anyway.
    var finals: [ValueID: ValueID] = [:]
    /// What keeps the model from being computed one step at a time.
    package internal(set) var hindrance: String?
    /// Whether one step is computed at a call, states being handed in and out.
    package let isStreaming: Bool
    /// For streaming: the inputs that are states, and their new values.
    package internal(set) var stateInputs: [Int] = []
    package internal(set) var newStates: [ValueID] = []
    package private(set) var layer = ""
    private var span: Span?
    private var parameterNumbers: [String: Int] = [:]
    private var parameterTotal = 0
    private var dropouts = 0

    package init(name: String, doc: String = "", mode: Mode, isStreaming: Bool = false) {
        graph = Graph(name: name, doc: doc)
        (self.mode, self.isStreaming) = (mode, isStreaming)
    }

    /// Nodes and parameters that follow belong to this layer and line.
    package mutating func begin(layer: String, span: Span?) { (self.layer, self.span) = (layer, span) }

    package var origin: Origin { Origin(layer: layer, span: span) }
    package func dims(_ value: ValueID) -> [Int] { graph[value].shape.dims }
    package func element(_ value: ValueID) -> ElementType { graph[value].element }

    @discardableResult
    package mutating func append(_ primitive: Primitive, _ operands: ValueID...) -> ValueID {
        graph.append(primitive, operands, origin: origin)
    }

    package mutating func map(_ formula: Scalar, _ operands: ValueID...) -> ValueID {
        graph.append(.map(formula), operands, origin: origin)
    }

    package mutating func constant(_ value: Double, like other: ValueID) -> ValueID {
        append(.constant(.splat(value, graph[other].shape)))
    }

    /// The operand repeated in every example and along all axes of `dims` but `axes`.
    package mutating func broadcast(_ value: ValueID, to dims: [Int], axes: [Int], batched: Bool = true) -> ValueID {
        append(.broadcast(Broadcast(to: Shape(batched: batched, dims), axes: axes)), value)
    }

    /// The sum over all axes of each example: batched, rank 0.
    package mutating func total(_ value: ValueID) -> ValueID {
        append(.reduce(Reduce(.sum, axes: Array(dims(value).indices))), value)
    }

    /// A mask of its own stream, 1 / keep or 0 for every element of `value`.
    package mutating func dropoutMask(keep: Double, like value: ValueID) -> ValueID {
        dropouts += 1
        return append(.dropoutMask(keep: keep, stream: dropouts - 1, dims: dims(value)))
    }

    /// The layer's parameter of that name: a new one, or, when the layer is used again, the same.
    package mutating func parameter(
        _ name: String, _ dims: [Int], _ role: Role, initial: InitialValue
    ) throws(Complaint) -> ValueID {
        let full = layer + "." + name
        if let number = parameterNumbers[full] {
            let known = graph.parameters[number].dims
            guard known == dims else { throw .shared(layer, full, known, dims) }
            return append(.parameter(number))
        }
        guard let count = Limits.count(dims) else {
            throw Complaint(
                .tooManyElements, "`\(full)` would have \(dims.productText) elements",
                notes: ["a parameter may have \(Limits.elements.text)"])
        }
        guard parameterTotal + count <= Limits.parameters else {
            throw Complaint(
                .tooManyParameters, "the model would have more than \(Limits.parameters.text) parameters",
                notes: ["\(parameterTotal.text) before this layer and \(dims.productText) = \(count.text) in `\(full)`"])
        }
        parameterTotal += count
        parameterNumbers[full] = graph.parameters.count
        roles.append(role)
        let parameter = Parameter(name: full, dims: dims, initial: initial, isTrainable: role != .statistic, span: span)
        return graph.addParameter(parameter, origin: origin)
    }

    /// Throws unless a value of these extents is within the bounds.
    package func require(_ dims: [Int]) throws(Complaint) {
        guard Limits.count(dims) == nil else { return }
        throw Complaint(
            .tooManyElements, "a value of \(dims.productText) elements is too large",
            notes: ["a value may have \(Limits.elements.text) in each example"])
    }
}

extension Complaint {
    fileprivate static func shared(_ layer: String, _ parameter: String, _ known: [Int], _ dims: [Int]) -> Complaint {
        Complaint(
            .sharedShape, "`\(layer)` cannot be used again here",
            notes: ["its `\(parameter)` is \(known.shapeText), and here it would have to be \(dims.shapeText)"])
    }
}
