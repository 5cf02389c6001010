import TensorIR

extension Plan {
    /// The arena buffers that a step touches.
    private func buffers(touchedBy region: Region) -> Set<Int> {
        var result: Set<Int> = []
        func touch(_ memory: Memory?) {
            if case .arena(let buffer)? = memory { result.insert(buffer) }
        }
        func touchOperands(of id: ValueID) {
            for operand in graph[id].operands {
                if inlined.contains(operand) {
                    touchOperands(of: operand)
                } else {
                    touch(access[operand]?.memory)
                }
            }
        }
        touch(region.destination?.memory)
        switch region.kind {
        case .copy, .border: touch(access[region.anchor!]?.memory)
        case .clear: break
        case .scan:
            for value in region.values {
                touchOperands(of: value)
                touch(access[value]?.memory)
            }
            for memory in recurrences[region.anchor!]!.ownMemory { touch(memory) }
        case .pack:
            touchOperands(of: region.anchor!)
            touch(contractions[region.anchor!]?.vector.memory)
        case .winogradFilters:
            touchOperands(of: region.anchor!)
            touch(winograds[region.anchor!]?.filters)
        default:
            for value in region.values {
                touchOperands(of: value)
                for place in places(of: value) { touch(place.memory) }
            }
            if region.kind == .contract { touch(contractions[region.anchor!]?.vector.memory) }
            if region.kind == .winograd, let winograd = winograds[region.anchor!] {
                for memory in [winograd.filters, winograd.tiles, winograd.products] { touch(memory) }
            }
        }
        return result
    }

    /// Packs buffers into the arena, large ones first, each at the lowest offset where nothing
    /// alive at the same time lies.
    mutating func placeBuffers(keeping kept: Access?) {
        var lifetimes: [ClosedRange<Int>?] = Array(repeating: nil, count: buffers.count)
        for (step, region) in regions.enumerated() {
            for buffer in buffers(touchedBy: region) {
                lifetimes[buffer] = (lifetimes[buffer]?.lowerBound ?? step)...step
            }
        }
        for region in regions where region.isInvariant {
            if case .arena(let buffer)? = contractions[region.anchor!]?.vector.memory { lifetimes[buffer] = 0...regions.count }
        }
        if case .arena(let buffer)? = kept?.memory {
            lifetimes[buffer] = (lifetimes[buffer]?.lowerBound ?? 0)...regions.count
        }
        let sizes = buffers.map { $0.floats(capacity: capacity) }
        offsets = Array(repeating: 0, count: buffers.count)
        var placed: [Int] = []
        for buffer in buffers.indices.sorted(by: { (sizes[$1], $0) < (sizes[$0], $1) }) {
            guard let life = lifetimes[buffer] else { continue }
            let neighbours = placed.filter { lifetimes[$0]!.overlaps(life) }.sorted { offsets[$0] < offsets[$1] }
            var offset = 0
            for neighbour in neighbours where offset + sizes[buffer] > offsets[neighbour] {
                offset = max(offset, offsets[neighbour] + sizes[neighbour])
            }
            offsets[buffer] = offset
            placed.append(buffer)
            arenaFloats = max(arenaFloats, offset + sizes[buffer])
        }
        for step in 0...regions.count {
            let alive = buffers.indices.filter { lifetimes[$0]?.contains(step) ?? false }.map { sizes[$0] }.reduce(0, +)
            lowerBoundFloats = max(lowerBoundFloats, alive)
        }
    }
}
