import TensorIR

/// A line of a model: takes one value or several and makes one.
package protocol Layer: Entry {
    /// How many values it takes.
    var operands: ClosedRange<Int> { get }
    /// What it makes of a sequence of these extents.
    func overTime(_ arguments: Arguments, _ dims: [Int]) -> OverTime
    /// Whether what stands in its parentheses without a label is never a value: it may be a layer.
    var takesLayer: Bool { get }
    /// Appends the layer to the net and returns its value; complains about operands that do not fit.
    func apply(to operands: [ValueID], _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID
    /// A value of the layer's shape where its operands have been complained of, if the arguments alone
    /// decide the shape: the lines that follow are checked against it.
    func standIn(_ arguments: Arguments, in net: inout NetBuilder) -> ValueID?
}

extension Layer {
    package var operands: ClosedRange<Int> { 1...1 }
    package var takesLayer: Bool { false }
    package func standIn(_ arguments: Arguments, in net: inout NetBuilder) -> ValueID? { nil }
}

extension Complaint {
    /// Of a layer that computes with floats about a value of indices.
    package static func needsFloats(_ layer: String, _ count: Int) -> Complaint {
        Complaint(
            .needsFloats, "`\(layer)` takes numbers, but this value is indices in 0..<\(count)",
            help: ["`oneHot` on the line before makes each index a vector of \(count)"])
    }
}

extension NetBuilder {
    /// Throws unless the elements of the value are floats.
    func requireFloats(_ value: ValueID, for layer: String) throws(Complaint) {
        if case .index(let count) = element(value) { throw .needsFloats(layer, count) }
    }
}
