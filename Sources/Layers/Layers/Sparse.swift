import TensorIR

/// Nodes with few connections: y = f(Wx + b), where each node reads `fanIn` elements of its own, chosen at
/// random when the file is compiled, and only their weights are kept: W [nodes, fanIn], b [nodes].
struct Sparse: Layer {
    let name = "sparse"
    let summary = "nodes that each read only some elements, chosen at random, and have weights for these alone"
    let arguments: [ArgumentSpec] = [
        ArgumentSpec("units", .size, positional: true, "the number of nodes"),
        ArgumentSpec("fanIn", .size, .required, "how many elements each node reads, all different"),
        ArgumentSpec("seed", .integer(0...Int.max), .value(.integer(0)), "of the choice; another seed is another choice"),
        .activation, .weights, .bias, .layerPenalty,
    ]
    let example = """
        input x: [12]
        sparse(6, fanIn: 3, seed: 1, activation: relu)
        dense(2)
        """

    func overTime(_ arguments: Arguments, _ dims: [Int]) -> OverTime { .stepByStep }

    func apply(to operands: [ValueID], _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID {
        let value = operands[0]
        try net.requireFloats(value, for: name)
        let steps = net.time(of: value) == nil ? [] : [net.dims(value)[0]]
        let dims = Array(net.dims(value).dropFirst(steps.count))
        guard dims.count == 1 else { throw steps.isEmpty ? .needsVector(name, dims) : .needsVectorAtEachStep(name, dims) }
        let (units, fanIn) = (arguments.integer("units"), arguments.integer("fanIn"))
        guard fanIn <= dims[0] else {
            throw Complaint(
                .fanIn, "a node cannot read \(fanIn.text) different elements of \(dims[0].text)", argument: "fanIn",
                help: ["fanIn: \(dims[0]) reads all of them, which is `dense(\(units))`"])
        }
        guard let count = Limits.count([units, fanIn]), count <= Limits.connections else {
            throw Complaint(
                .tooManyElements, "`sparse` of \([units, fanIn].productText) connections is too large",
                notes: ["their places are part of the code, and \(Limits.connections.text) may be"])
        }
        try net.require(steps + [count])

        let places = Connections(seed: UInt64(arguments.integer("seed")), inputs: dims[0]).places(nodes: units, fanIn: fanIn)
        let weights = try net.weights([units, fanIn], arguments, fanIn: fanIn, fanOut: max(1, count / dims[0]))
        let picked = net.append(.reshape(steps + [units, fanIn]), net.append(.pick(places), value))
        let axis = steps.count
        let spread = net.broadcast(weights, to: steps + [units, fanIn], axes: [axis, axis + 1])
        var result = net.append(
            .reduce(Reduce(.sum, axes: [axis + 1])), net.map(.operand(0) * .operand(1), picked, spread))
        if let bias = try net.bias(units, arguments, fanIn: fanIn) {
            let spread = net.broadcast(bias, to: steps + [units], axes: [steps.count])
            result = net.map(.operand(0) + .operand(1), result, spread)
        }
        return try net.activate(result, arguments.option("activation"))
    }
}

/// Draws the elements that each node reads, the same for the same seed on every machine.
struct Connections {
    private var state: UInt64
    private let inputs: Int

    init(seed: UInt64, inputs: Int) { (state, self.inputs) = (seed, inputs) }

    /// For each node `fanIn` distinct inputs in ascending order, node by node.
    func places(nodes: Int, fanIn: Int) -> [Int] {
        var copy = self
        return (0..<nodes).flatMap { _ in copy.distinct(fanIn) }
    }

    /// Floyd's choice of so many distinct inputs (Bentley and Floyd 1987).
    private mutating func distinct(_ count: Int) -> [Int] {
        var chosen: Set<Int> = []
        for last in inputs - count..<inputs {
            let place = draw(below: last + 1)
            chosen.insert(chosen.contains(place) ? last : place)
        }
        return chosen.sorted()
    }

    /// Steele, Lea and Flood (2014), SplitMix64, scaled by the high half of a product.
    private mutating func draw(below bound: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int((z ^ (z >> 31)).multipliedFullWidth(by: UInt64(bound)).high)
    }
}

extension Complaint {
    fileprivate static func needsVector(_ layer: String, _ dims: [Int]) -> Complaint {
        Complaint(
            .needsVector, "`\(layer)` takes a vector, but this value is \(dims.shapeText)",
            notes: ["`flatten` makes it \(dims.productText) = \(dims.reduce(1, *).text) numbers"],
            help: ["`flatten` on the line before"])
    }
}
