import Layers
import Source
import Syntax
import TensorIR

extension Elaborator {
    /// Declares an input; its value is `it` of the next line.
    mutating func elaborate(_ input: InputDeclaration) {
        hasInput = true
        var value = Value.poisoned
        defer {
            bind(input.name, to: value.id == nil ? .poisoned : .value(value))
            frame.it = value
        }
        let dims = extents(of: input)
        var element = ElementType.float
        if let range = input.elements {
            guard let count = indexCount(range) else { return }
            element = .index(count: count)
        }
        if let buckets = input.buckets { notSupportedYet("buckets", at: buckets.span) }
        guard let dims, input.buckets == nil else { return }
        guard dims.count <= Limits.rank else {
            return error(
                "too-many-axes", "an input has at most \(Limits.rank) axes, and this has \(dims.count)",
                at: input.shapeSpan)
        }
        guard Limits.count(dims) != nil else {
            return error(
                "too-many-elements", "an input of \(dims.productText) elements is too large", at: input.shapeSpan,
                notes: [Note("a value may have \(Limits.elements.text) elements in each example")])
        }
        guard frame.places[input.name.text] == nil else { return }
        net.begin(layer: input.name.text, span: input.span)
        layerNames.insert(input.name.text)
        value = Value(
            id: net.graph.addInput(
                input.name.text, dims, element: element, doc: input.documentation?.text ?? "", origin: net.origin),
            layer: nil)
    }

    private mutating func extents(of input: InputDeclaration) -> [Int]? {
        if input.dimensions.isEmpty {
            error(
                "no-extent", "an input has at least one extent", at: input.shapeSpan,
                help: ["input \(input.name.text): [1]"])
            return nil
        }
        var dims: [Int]? = []
        for dimension in input.dimensions {
            switch dimension.extent {
            case .fixed(let extent):
                if case .integer(let value)? = value(of: extent, as: .size, label: "an extent") {
                    dims?.append(value)
                } else {
                    dims = nil
                }
            case .time, .boundedTime:
                notSupportedYet("dimensions of time", at: dimension.span)
                dims = nil
            }
        }
        return dims
    }

    /// The number of indices of `0..<n` or `0...n`.
    private mutating func indexCount(_ range: Expression) -> Int? {
        guard case .range(let lower, let upper, let includesUpper) = range.kind else { return nil }
        guard case .integer(let first)? = value(of: lower, as: .integer(Int.min...Int.max), label: "the lower end")
        else { return nil }
        guard first == 0 else {
            error("index-range", "indices count from 0, and this range begins at \(first.text)", at: lower.span)
            return nil
        }
        guard case .integer(let last)? = value(of: upper, as: .integer(0...Int(Int32.max)), label: "the upper end")
        else { return nil }
        let count = includesUpper ? last + 1 : last
        guard count > 0, count <= Int(Int32.max) else {
            error("index-range", "a range of indices holds at least one", at: range.span, help: ["0..<10"])
            return nil
        }
        return count
    }
}
