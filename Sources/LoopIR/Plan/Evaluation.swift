import TensorIR

/// What evaluating a node on the fly reads.
extension Plan {
    /// Every access that evaluating a node touches, in the node's own index space.
    func accesses(evaluating id: ValueID, in region: Region) -> [Access] {
        if inlined.contains(id) || region.members.contains(id) {
            if graph[id].primitive.comparesPosition {
                return [access[graph[id].operands[0]]!.appendingUnit()]
            }
            return graph[id].operands.flatMap { region.values.contains($0) ? [] : accesses(evaluating: $0, in: region) }
        }
        if let access = access[id] { return [access] }
        switch graph[id].primitive {
        case .constant, .exampleWeight: return []
        default: return graph[id].operands.flatMap { accesses(evaluating: $0, in: region) }
        }
    }

    /// Whether evaluating a node compares with the position along its last axis.
    func comparesPosition(_ id: ValueID, in region: Region) -> Bool {
        guard inlined.contains(id) || region.members.contains(id) else { return false }
        if graph[id].primitive.comparesPosition { return true }
        return graph[id].operands.contains { !region.values.contains($0) && comparesPosition($0, in: region) }
            || (region.members.contains(id) && graph[id].operands.contains { region.members.contains($0) && comparesPosition($0, in: region) })
    }
}

extension Primitive {
    /// Whether an element depends on its position along the last axis: one-hot rows and masks.
    var comparesPosition: Bool {
        switch self {
        case .oneHot, .prefixMask: true
        case .input, .target, .parameter, .constant, .exampleWeight, .map, .broadcast, .reduce, .contract, .window, .unwindow,
            .pad, .slice, .concatenate, .reshape, .transpose, .reverse, .softmax, .logSumExp, .route, .gather, .scatterAdd,
            .pick, .unpick, .dropoutMask, .scan:
            false
        }
    }
}
