import Source

/// The name of a node's value; nodes only use earlier ones.
package struct ValueID: Hashable, Sendable, Comparable {
    package var index: Int
    package init(_ index: Int) { self.index = index }
    package static func < (a: ValueID, b: ValueID) -> Bool { a.index < b.index }
}

/// Where a node comes from: the layer and line of the model file. Gradient nodes keep the origin
/// of the forward node they differentiate.
package struct Origin: Hashable, Sendable {
    /// "conv1", "dense2", "loss"; empty for what belongs to no layer.
    package var layer: String
    package var span: Span?
    package var isGradient: Bool
    package init(layer: String, span: Span?, isGradient: Bool = false) {
        (self.layer, self.span, self.isGradient) = (layer, span, isGradient)
    }
}

package struct Node: Hashable, Sendable {
    package var primitive: Primitive
    package var operands: [ValueID]
    package var shape: Shape
    package var element: ElementType
    package var origin: Origin
}

/// A named value at the border of a model: an input, a target or an output.
package struct Port: Hashable, Sendable {
    package var name: String
    package var value: ValueID
    package var doc: String
    /// The entries along the last axis are a distribution: crossEntropy and klDivergence ask it of
    /// their float targets, and softmax merged with them has the gradient q − p because of it.
    package var isDistribution: Bool
    /// The axis that counts the steps of a sequence; nil: no sequence.
    package var timeAxis: Int?
    /// The input with the number of steps that count; nil: all do.
    package var lengthInput: Int?
    package init(
        name: String, value: ValueID, doc: String = "", isDistribution: Bool = false, timeAxis: Int? = nil, lengthInput: Int? = nil
    ) {
        (self.name, self.value, self.doc, self.isDistribution) = (name, value, doc, isDistribution)
        (self.timeAxis, self.lengthInput) = (timeAxis, lengthInput)
    }
}

/// A static compute graph: nodes in order of dependence, each with shape and origin.
///
/// A graph holds the forward computation and, once differentiated, the gradient of the mean over
/// the batch of `loss` with respect to each trainable parameter.
package struct Graph: Hashable, Sendable {
    package var name: String
    package var doc: String
    package internal(set) var nodes: [Node] = []
    package var parameters: [Parameter] = []
    package var inputs: [Port] = []
    package var targets: [Port] = []
    package var outputs: [Port] = []
    /// The loss of each example: batched, rank 0.
    package var loss: ValueID?
    /// By parameter, filled by `differentiated()`: the gradient of mean(loss), unbatched, in the
    /// parameter's shape; nil where nothing depends on the parameter or it is not trainable.
    package var gradients: [ValueID?] = []
    /// New values of statistics that a training step keeps (running means): parameter → value.
    package var updates: [Int: ValueID] = [:]

    package init(name: String, doc: String = "") { (self.name, self.doc) = (name, doc) }

    package subscript(id: ValueID) -> Node { nodes[id.index] }
    package var ids: [ValueID] { nodes.indices.map(ValueID.init) }

    /// Appends a node whose shape and element type follow from its operands.
    /// Traps when they do not fit: user errors are found before, by the layers.
    @discardableResult
    package mutating func append(_ primitive: Primitive, _ operands: [ValueID] = [], origin: Origin) -> ValueID {
        let (shape, element) = resultType(of: primitive, operands: operands)
        nodes.append(Node(primitive: primitive, operands: operands, shape: shape, element: element, origin: origin))
        return ValueID(nodes.count - 1)
    }

    /// Declares an input of the model and returns its value.
    package mutating func addInput(
        _ name: String, _ dims: [Int], element: ElementType = .float, doc: String = "", timeAxis: Int? = nil,
        lengthInput: Int? = nil, origin: Origin
    ) -> ValueID {
        let node = Node(
            primitive: .input(inputs.count), operands: [], shape: Shape(batched: true, dims), element: element, origin: origin)
        nodes.append(node)
        inputs.append(
            Port(name: name, value: ValueID(nodes.count - 1), doc: doc, timeAxis: timeAxis, lengthInput: lengthInput))
        return ValueID(nodes.count - 1)
    }

    /// The graph with its inputs in another order, given by their numbers.
    package func orderingInputs(_ order: [Int]) -> Graph {
        var graph = self
        graph.inputs = order.map { inputs[$0] }
        for (new, old) in order.enumerated() { graph.nodes[inputs[old].value.index].primitive = .input(new) }
        return graph
    }

    /// Declares a target of training and returns its value.
    package mutating func addTarget(
        _ name: String, _ dims: [Int], element: ElementType = .float, doc: String = "",
        isDistribution: Bool = false, timeAxis: Int? = nil, lengthInput: Int? = nil, origin: Origin
    ) -> ValueID {
        let node = Node(
            primitive: .target(targets.count), operands: [], shape: Shape(batched: true, dims), element: element, origin: origin)
        nodes.append(node)
        targets.append(
            Port(
                name: name, value: ValueID(nodes.count - 1), doc: doc, isDistribution: isDistribution, timeAxis: timeAxis,
                lengthInput: lengthInput))
        return ValueID(nodes.count - 1)
    }

    /// Declares a parameter and returns its value. A second use of the same parameter (sharing)
    /// appends `.parameter(i)` again.
    package mutating func addParameter(_ parameter: Parameter, origin: Origin) -> ValueID {
        parameters.append(parameter)
        return append(.parameter(parameters.count - 1), origin: origin)
    }
}
