import TensorIR

/// Which nodes are computed where: grouped into regions, inlined into a reader, or mere views.
struct RegionMap {
    let graph: Graph
    /// Values that the phase must leave behind.
    let roots: Set<ValueID>
    /// Live readers of each live value, in order.
    private(set) var readers: [ValueID: [ValueID]] = [:]
    private(set) var live: [ValueID] = []
    private(set) var regions: [Region] = []
    private(set) var regionOf: [ValueID: Int] = [:]
    /// Maps and the like that their only reader evaluates on the fly.
    private(set) var inlined: Set<ValueID> = []

    init(_ graph: Graph, roots: Set<ValueID>) {
        (self.graph, self.roots) = (graph, roots)
        findReaders()
        findInlined()
        for id in live where !inlined.contains(id) { place(id) }
        for index in regions.indices {
            regions[index].stores = regions[index].values.filter { value in
                roots.contains(value) || readers[value, default: []].contains { regionOf[$0] != index }
            }
        }
    }

    private mutating func findReaders() {
        var isLive = Set(roots)
        for id in graph.ids.reversed() where isLive.contains(id) { isLive.formUnion(graph[id].operands) }
        live = graph.ids.filter(isLive.contains)
        for id in live {
            for operand in Set(graph[id].operands) { readers[operand, default: []].append(id) }
        }
    }

    /// A map (or one-hot row, or mask) whose only reader loops over exactly its elements is evaluated there.
    private mutating func findInlined() {
        for id in live.reversed() where !roots.contains(id) {
            let users = readers[id, default: []]
            switch graph[id].primitive {
            case .oneHot, .prefixMask:
                if users.allSatisfy({ evaluatesOperands($0) }) { inlined.insert(id) }
            case .map:
                if users.count == 1, loopsOverOperand(users[0]) { inlined.insert(id) }
            case .route:
                if users.count == 1, case .unwindow = graph[users[0]].primitive { inlined.insert(id) }
            case .input, .target, .parameter, .constant, .exampleWeight, .broadcast, .reduce, .contract, .window,
                .unwindow, .pad, .slice, .concatenate, .reshape, .transpose, .reverse, .softmax, .logSumExp, .gather,
                .scatterAdd, .pick, .unpick, .dropoutMask, .scan:
                break
            }
        }
    }

    private func evaluatesOperands(_ reader: ValueID) -> Bool {
        if case .map = graph[reader].primitive { true } else { false }
    }

    private func loopsOverOperand(_ reader: ValueID) -> Bool {
        switch graph[reader].primitive {
        case .reduce, .unwindow: true
        case .map: inlined.contains(reader)
        default: false
        }
    }

    private mutating func place(_ id: ValueID) {
        switch graph[id].primitive {
        case .input, .target, .parameter, .constant(.values), .broadcast, .window, .pad, .slice, .concatenate,
            .reshape, .transpose, .reverse:
            break
        case .constant(.splat), .exampleWeight:
            if isReadFromMemory(id) { join(id) }
        case .map, .oneHot, .prefixMask: join(id)
        case .contract: anchor(id, .contract)
        case .reduce: anchor(id, .reduce)
        case .unwindow: anchor(id, .unwindow)
        case .route: anchor(id, .route)
        case .softmax, .logSumExp: anchor(id, .row)
        case .gather: anchor(id, .gather)
        case .scatterAdd: anchor(id, .scatterAdd)
        case .pick: anchor(id, .pick)
        case .unpick: anchor(id, .unpick)
        case .dropoutMask: anchor(id, .dropoutMask)
        case .scan: joinRecurrence(id)
        }
    }

    /// Whether anything needs the elements of a value, or of a view of it, in memory; the others can
    /// evaluate it, as they do a number that is the same everywhere.
    private func isReadFromMemory(_ id: ValueID) -> Bool {
        roots.contains(id) || readers[id, default: []].contains { reader in
            switch graph[reader].primitive {
            case .map, .reduce, .unwindow: false
            case .route: graph[reader].operands[0] == id
            case .broadcast, .window, .slice, .reshape, .transpose, .reverse: isReadFromMemory(reader)
            case .pad, .concatenate, .contract, .softmax, .logSumExp, .oneHot, .prefixMask, .gather, .scatterAdd, .pick, .unpick, .scan:
                true
            case .input, .target, .parameter, .constant, .exampleWeight, .dropoutMask:
                preconditionFailure("%\(reader.index) has operands")
            }
        }
    }

    private mutating func anchor(_ id: ValueID, _ kind: Region.Kind) {
        regionOf[id] = regions.count
        regions.append(Region(kind, anchor: id))
    }

    /// Results of the same recurrence are one region.
    private mutating func joinRecurrence(_ id: ValueID) {
        guard case .scan(let scan, _) = graph[id].primitive else { preconditionFailure("no recurrence") }
        let known = regions.firstIndex { region in
            guard region.kind == .scan, let anchor = region.anchor, case .scan(scan, _) = graph[anchor].primitive else {
                return false
            }
            return graph[anchor].operands == graph[id].operands
        }
        guard let known else { return anchor(id, .scan) }
        regionOf[id] = known
        regions[known].members.append(id)
    }

    /// A map joins the epilogue of the latest region that computes one of its operands, or else other
    /// maps that read what it reads, if nothing else it reads waits for that region.
    private mutating func join(_ id: ValueID) {
        let operands = graph[id].operands
        let candidates = Set(operands.compactMap { regionOf[$0] }).sorted(by: >) + siblings(of: id)
        for candidate in candidates where accepts(candidate, id) {
            // What is read through a view lies elsewhere than at the point where the loops are.
            let others = operands.flatMap { operand -> [ValueID] in
                guard let region = regionOf[operand] else { return sources(of: operand) }
                return region == candidate ? [] : [operand]
            }
            if others.contains(where: { waits($0, for: candidate) }) { continue }
            regionOf[id] = candidate
            regions[candidate].members.append(id)
            return
        }
        regionOf[id] = regions.count
        regions.append(Region(.elementwise, members: [id]))
    }

    /// The regions of maps alone that read a computed value which the map reads too, latest first.
    private func siblings(of id: ValueID) -> [Int] {
        let own = Set(sources(of: id))
        guard !own.isEmpty else { return [] }
        return regions.indices.reversed().filter { index in
            regions[index].kind == .elementwise && regions[index].members.contains { !own.isDisjoint(with: sources(of: $0)) }
        }
    }

    private func accepts(_ index: Int, _ id: ValueID) -> Bool {
        let region = regions[index]
        guard graph[region.values[0]].shape == graph[id].shape else { return false }
        if region.kind != .elementwise && comparesPosition(id) { return false }
        switch region.kind {
        case .elementwise, .reduce: return true
        case .contract: return graph[id].shape.isBatched
        case .unwindow: return tilesExactly(region.anchor!)
        case .winograd, .winogradFilters, .route, .row, .dropoutMask, .gather, .scatterAdd, .pick, .unpick, .scan, .pack, .copy, .border, .clear:
            return false
        }
    }

    /// Whether a map reads a one-hot row or a mask, which needs the position along the last axis.
    private func comparesPosition(_ id: ValueID) -> Bool {
        graph[id].operands.contains { operand in
            guard inlined.contains(operand) else { return false }
            return graph[operand].primitive.comparesPosition || comparesPosition(operand)
        }
    }

    /// Whether the windows of an `unwindow` cover every element exactly once.
    func tilesExactly(_ id: ValueID) -> Bool {
        guard case .unwindow(let window, let extents) = graph[id].primitive else { return false }
        return window.axes.allSatisfy {
            $0.size == $0.stride && $0.dilation == 1 && extents[$0.axis] % $0.size == 0
        }
    }

    /// The computed values behind a node's operands, seen through views and inlined nodes.
    func sources(of id: ValueID) -> [ValueID] {
        graph[id].operands.flatMap { regionOf[$0] != nil ? [$0] : sources(of: $0) }
    }

    /// Whether a value is computed by the region or needs something that is.
    private func waits(_ id: ValueID, for index: Int) -> Bool {
        var visited: Set<Int> = []
        var pending = [regionOf[id]!]
        while let next = pending.popLast() {
            if next == index { return true }
            guard visited.insert(next).inserted else { continue }
            for value in regions[next].values {
                pending += sources(of: value).map { regionOf[$0]! }.filter { $0 != next }
            }
        }
        return false
    }
}
