/// A graph as a person draws it: one item for each operator, input, target and parameter, and on
/// request one for the gradient of each value that has one. Values are named as in textbooks:
/// u = Wx, v = u + b, y = σ(v), with the layer's number behind if there are several layers.
package struct Drawing: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable { case input, target, parameter, operation, loss, gradient }

    package struct Item: Hashable, Sendable {
        package var kind: Kind
        /// `×`, `σ`, `W`, `g(u)`.
        package var symbol: String
        /// The name of the item's value: `u`.
        package var name: String
        package var shape: Shape
        /// Where it comes from: `dense1`.
        package var layer: String
        /// The item that a gradient is the gradient of.
        package var subject: Int?
    }

    package struct Link: Hashable, Sendable {
        package var from: Int
        package var to: Int
    }

    package var name: String
    package internal(set) var items: [Item] = []
    package internal(set) var links: [Link] = []

    mutating func link(_ from: Int, to: Int) {
        let link = Link(from: from, to: to)
        if from != to && !links.contains(link) { links.append(link) }
    }
}

extension Graph {
    /// The drawing of a graph that is not differentiated yet.
    package func drawing(gradients: Bool) -> Drawing {
        let forward = Graph.forwardPasses.reduce(self) { $0.running($1) }
        var sketch = Sketch(of: forward)
        if gradients { sketch.addGradients() }
        return sketch.drawing
    }
}

/// A drawing under construction: which item shows which value of the graph.
struct Sketch {
    let graph: Graph
    var drawing: Drawing
    /// By value; nil for what is not drawn (constants, masks).
    private(set) var item: [Int?] = []
    private var symbols: [String: Int] = [:]
    private let lossNodes: Set<Int>
    private let layers: [String]

    init(of graph: Graph) {
        self.graph = graph
        drawing = Drawing(name: graph.name)
        lossNodes = graph.nodesOfLossAlone
        let operators = graph.ids.filter { [lossNodes] in !graph[$0].primitive.isHelper && !lossNodes.contains($0.index) }
        layers = operators.map { graph[$0].origin.layer }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        for id in graph.ids { item.append(draw(id)) }
    }

    /// The item that shows a value, added unless an operand's item takes it in.
    private mutating func draw(_ id: ValueID) -> Int? {
        let node = graph[id]
        let sources = node.operands.compactMap { item[$0.index] }
        switch node.primitive {
        case .input(let index): return add(.input, graph.inputs[index].name, name: graph.inputs[index].name, node)
        case .target(let index): return add(.target, graph.targets[index].name, name: graph.targets[index].name, node)
        case .parameter(let index):
            if let known = graph.ids.first(where: { graph[$0].primitive == node.primitive }), known < id {
                return item[known.index]
            }
            let name = unique(graph.parameters[index].symbol + number(of: node.origin.layer))
            return add(.parameter, name, name: name, node)
        case .constant, .exampleWeight, .dropoutMask: return nil
        default: break
        }
        if node.primitive.isHelper { return sources.first }
        if lossNodes.contains(id.index) {
            switch node.primitive {
            case .oneHot, .prefixMask: return sources.first
            default: break
            }
            let loss = drawing.items.firstIndex { $0.kind == .loss } ?? add(.loss, "loss", name: "loss", node)
            drawing.items[loss].shape = node.shape
            for source in sources { drawing.link(source, to: loss) }
            return loss
        }
        if let chain = chain(endingIn: id) {
            drawing.items[chain].symbol = node.origin.layer.withoutNumber
            drawing.items[chain].shape = node.shape
            for source in sources { drawing.link(source, to: chain) }
            return chain
        }
        let name = unique(node.primitive.letter + number(of: node.origin.layer))
        let result = add(.operation, graph.symbol(of: node), name: name, node)
        for source in sources { drawing.link(source, to: result) }
        return result
    }

    /// Steps of one layer without weights that only feed each other are one item, as in average pooling.
    private func chain(endingIn id: ValueID) -> Int? {
        let node = graph[id]
        guard node.operands.count == 1, let source = item[node.operands[0].index], drawing.items[source].kind == .operation,
            drawing.items[source].layer == node.origin.layer, !node.origin.layer.isEmpty,
            !graph.nodes.contains(where: { $0.origin.layer == node.origin.layer && $0.primitive.isContraction }),
            graph.nodes.count(where: { $0.operands.contains(node.operands[0]) }) == 1
        else { return nil }
        return source
    }

    private mutating func add(_ kind: Drawing.Kind, _ symbol: String, name: String, _ node: Node) -> Int {
        drawing.items.append(Drawing.Item(kind: kind, symbol: symbol, name: name, shape: node.shape, layer: node.origin.layer))
        return drawing.items.count - 1
    }

    private func number(of layer: String) -> String {
        guard layers.count > 1, let index = layers.firstIndex(of: layer) else { return "" }
        return String(String(index + 1).map { Character(UnicodeScalar(0x2080 + UInt32($0.wholeNumberValue!))!) })
    }

    /// A name not given yet, with as many primes as that takes.
    private mutating func unique(_ name: String) -> String {
        symbols[name, default: 0] += 1
        return name + String(repeating: "′", count: symbols[name]! - 1)
    }
}

extension Graph {
    /// The operators that the loss depends on and no output does.
    fileprivate var nodesOfLossAlone: Set<Int> {
        func sources(of roots: [ValueID]) -> Set<Int> {
            var found = Set(roots.map(\.index))
            for id in ids.reversed() where found.contains(id.index) { found.formUnion(self[id].operands.map(\.index)) }
            return found
        }
        guard let loss else { return [] }
        return sources(of: [loss]).subtracting(sources(of: outputs.map(\.value))).filter { index in
            switch nodes[index].primitive {
            case .input, .target, .parameter, .constant, .exampleWeight, .dropoutMask: false
            case .map, .broadcast, .reduce, .contract, .window, .unwindow, .pad, .slice, .concatenate, .reshape, .transpose,
                .reverse, .softmax, .logSumExp, .route, .oneHot, .prefixMask, .gather, .scatterAdd, .pick,
                .unpick, .scan:
                true
            }
        }
    }

    fileprivate func symbol(of node: Node) -> String {
        switch node.primitive {
        case .map(let formula):
            return node.operands.contains { self[$0].primitive.isDropoutMask } ? "dropout" : formula.symbol
        case .contract:
            let reads = node.operands.map { source(of: $0) }
            return reads.contains { if case .window = self[$0].primitive { true } else { false } } ? "∗" : "×"
        case .reduce(let reduce):
            switch reduce.operation {
            case .sum: return "Σ"
            case .maximum: return "max"
            case .minimum: return "min"
            }
        case .softmax: return "softmax"
        case .logSumExp: return "log Σ exp"
        case .concatenate: return "concat"
        case .oneHot: return "one-hot"
        case .prefixMask: return "mask"
        case .gather: return "lookup"
        case .pick: return "pick"
        case .unpick: return "unpick"
        case .route: return "route"
        case .scatterAdd: return "scatter"
        case .scan(let scan, _): return scan.isReversed ? "scan back" : "scan"
        case .input, .target, .parameter, .constant, .exampleWeight, .broadcast, .window, .unwindow, .pad, .slice, .reshape,
            .transpose, .reverse, .dropoutMask:
            return ""
        }
    }

    /// A value seen through reshapes.
    private func source(of id: ValueID) -> ValueID {
        if case .reshape = self[id].primitive { return source(of: self[id].operands[0]) }
        return id
    }
}

extension Primitive {
    /// What only moves or repeats elements is no operator of its own.
    var isHelper: Bool {
        switch self {
        case .input, .target, .parameter, .constant, .exampleWeight, .dropoutMask, .broadcast, .window, .unwindow, .pad, .slice,
            .reshape, .transpose, .reverse:
            true
        case .map, .reduce, .contract, .concatenate, .softmax, .logSumExp, .route, .oneHot, .prefixMask, .gather,
            .scatterAdd, .pick, .unpick, .scan:
            false
        }
    }

    fileprivate var isDropoutMask: Bool { if case .dropoutMask = self { true } else { false } }
    fileprivate var isContraction: Bool { if case .contract = self { true } else { false } }

    /// u for products, v for sums with the bias, y for all else.
    fileprivate var letter: String {
        switch self {
        case .contract: "u"
        case .map(.binary(.add, .operand, .operand)): "v"
        default: "y"
        }
    }
}

extension Parameter {
    /// W for weights, b for biases, else the last part of the name.
    fileprivate var symbol: String {
        let last = name.split(separator: ".").last.map(String.init) ?? name
        return switch last {
        case "weight": "W"
        case "bias": "b"
        default: last
        }
    }
}

extension Scalar {
    fileprivate var symbol: String {
        switch self {
        case .binary(.add, .operand, .operand): "+"
        case .binary(.subtract, .operand, .operand): "−"
        case .binary(.multiply, .operand, .operand): "·"
        case .unary(.sigmoid, .operand): "σ"
        case .unary(let function, .operand): function.rawValue
        case .binary(.maximum, .operand, 0), .select(.less, 0, .operand, then: .operand, otherwise: 0): "relu"
        case .constant, .operand, .unary, .binary, .select: shortText
        }
    }

    private var shortText: String {
        let text = text { operands.count == 1 ? "x" : "x\($0 + 1)" }
        return text.count <= 16 ? text : "f"
    }
}

extension String {
    /// `pool` of `pool2`.
    fileprivate var withoutNumber: String {
        let trimmed = reversed().drop { $0.isNumber }
        return trimmed.isEmpty ? self : String(trimmed.reversed())
    }
}
