import TensorIR

extension KernelBuilder {
    /// What the kernel computes: the anchor with its shapes, then each stored value as a formula.
    var comment: [String] {
        var lines: [String] = []
        if let anchor = region.anchor { lines.append(anchorLine(anchor)) }
        for value in region.stores where region.members.contains(value) {
            var names: [String] = []
            let formula = formula(of: value, names: &names)
            let text = formula.text { names[$0] }
            lines.append(text.count <= 96 ? "then \(text) : \(graph[value].shape)" : "then maps to \(graph[value].shape)")
        }
        if region.anchor == nil, let first = lines.first { lines[0] = String(first.dropFirst("then ".count)) }
        return lines
    }

    private func anchorLine(_ anchor: ValueID) -> String {
        let node = graph[anchor]
        let operands = node.operands.map { graph[$0].shape.description }.joined(separator: ", ")
        switch region.kind {
        case .pack: return "panels of an operand of \(node.primitive.summary)"
        case .winogradFilters: return "the transformed filters of \(node.primitive.summary)"
        case .winograd: return "\(node.primitive.summary) by \(plan.winograds[anchor]!): \(operands) → \(node.shape)"
        case .copy: return "copy of \(node.shape)"
        case .border: return "the padding around \(graph[node.operands[0]].shape) in \(node.shape)"
        case .clear: return "no gradient"
        case .elementwise, .contract, .reduce, .unwindow, .route, .row, .dropoutMask, .gather, .scatterAdd, .pick, .unpick, .scan:
            return "\(node.primitive.summary): \(operands) → \(node.shape)"
        }
    }

    /// A member of the region as one formula over what the kernel reads and the anchor.
    private func formula(of id: ValueID, names: inout [String]) -> Scalar {
        if case .map(let scalar) = graph[id].primitive, region.members.contains(id) || plan.inlined.contains(id) {
            let operands = graph[id].operands.map { formula(of: $0, names: &names) }
            return scalar.substituting { operands[$0] }
        }
        names.append(id == region.anchor ? "sum" : stem(for: id))
        return .operand(names.count - 1)
    }
}
