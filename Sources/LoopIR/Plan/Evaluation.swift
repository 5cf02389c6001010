import TensorIR

/// What evaluating a node on the fly reads.
extension Plan {
    /// Every access that evaluating a node touches, in the node's own index space.
    func accesses(evaluating id: ValueID, in region: Region) -> [Access] {
        if inlined.contains(id) || region.members.contains(id) {
            if case .oneHot = graph[id].primitive {
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
        if case .oneHot = graph[id].primitive { return true }
        return graph[id].operands.contains { !region.values.contains($0) && comparesPosition($0, in: region) }
            || (region.members.contains(id) && graph[id].operands.contains { region.members.contains($0) && comparesPosition($0, in: region) })
    }
}
