import TensorIR

/// What a phase computes, in which order and where: the same for every target.
package struct Plan: Sendable {
    package let graph: Graph
    package let capacity: Int
    /// In order of execution.
    package internal(set) var regions: [Region]
    /// Where each value that has memory (or views some) lies.
    package internal(set) var access: [ValueID: Access]
    /// Further places that values of elementwise regions are written to.
    package internal(set) var further: [ValueID: [Access]] = [:]
    /// Nodes that their reader evaluates on the fly.
    package let inlined: Set<ValueID>
    /// By the first result: how each recurrence runs.
    package internal(set) var recurrences: [ValueID: Recurrence] = [:]
    /// How each contraction loops.
    package internal(set) var contractions: [ValueID: Contraction] = [:]
    /// The convolutions that run by minimal filtering instead.
    package internal(set) var winograds: [ValueID: Winograd] = [:]
    package internal(set) var buffers: [Buffer]
    package internal(set) var constants: [Constant]
    /// Float offset of each buffer in the arena.
    package internal(set) var offsets: [Int] = []
    package internal(set) var arenaFloats = 0
    /// The most floats alive at once: no plan can need fewer.
    package internal(set) var lowerBoundFloats = 0

    /// Where the losses of the chunk's examples lie; nil where none were asked for.
    package internal(set) var lossAccess: Access?

    /// A piece of the arena that lives from the first step that touches it to the last.
    package struct Buffer: Hashable, Sendable {
        var floatsPerExample: Int
        var fixedFloats: Int
        func floats(capacity: Int) -> Int { (floatsPerExample * capacity + fixedFloats + 15) / 16 * 16 }
    }

    /// Plans the computation of `outputs` (written to the caller), `loss` (kept in the arena) and
    /// `gradients` (written to the gradient block), whichever are asked for.
    package init(_ graph: Graph, for request: Request, layouts: [ParameterLayout], capacity: Int) {
        var storage = Storage(graph, for: request, layouts: layouts)
        storage.assign()
        self.init(graph: graph, capacity: capacity, regions: storage.orderedRegions(), access: storage.access,
            inlined: storage.map.inlined, buffers: storage.buffers, constants: storage.constants)
        further = storage.further
        if request.allowsWinograd { addWinograds(examples: request.gradients ? capacity : 1) }
        addContractions(invariant: request.invariant)
        addRecurrences(storage.states, layouts)
        lossAccess = storage.losses
        placeBuffers(keeping: lossAccess)
    }

    private init(
        graph: Graph, capacity: Int, regions: [Region], access: [ValueID: Access], inlined: Set<ValueID>,
        buffers: [Buffer], constants: [Constant]
    ) {
        (self.graph, self.capacity, self.regions, self.access) = (graph, capacity, regions, access)
        (self.inlined, self.buffers, self.constants) = (inlined, buffers, constants)
    }

    /// Where a region's stored value goes.
    func places(of id: ValueID) -> [Access] { (access[id].map { [$0] } ?? []) + further[id, default: []] }

    /// Chooses the convolutions that run by minimal filtering; each transforms its filters first.
    private mutating func addWinograds(examples: Int) {
        func scratch(_ floats: Int) -> Memory {
            buffers.append(Buffer(floatsPerExample: 0, fixedFloats: floats))
            return .arena(buffers.count - 1)
        }
        regions = regions.flatMap { region -> [Region] in
            guard region.kind == .contract, let id = region.anchor,
                var winograd = Winograd(graph, id, access: access, out: access[id] ?? access[region.stores[0]]!, examples: examples)
            else { return [region] }
            winograd.filters = scratch(winograd.filterFloats)
            winograd.tiles = scratch(winograd.blockFloats(of: winograd.inputs))
            winograd.products = scratch(winograd.blockFloats(of: winograd.outputs))
            winograds[id] = winograd
            var tiled = region
            tiled.kind = .winograd
            return [Region(.winogradFilters, anchor: id), tiled]
        }
    }

    /// Chooses the loops of each contraction; an operand that must be packed first gets a buffer
    /// and a step of its own.
    private mutating func addContractions(invariant: Set<Memory>) {
        var planned: [Region] = []
        for region in regions {
            if region.kind == .contract, let id = region.anchor {
                let epilogue = region.members.flatMap { accesses(evaluating: $0, in: region) }
                    + region.stores.compactMap { region.members.contains($0) ? access[$0] : nil }
                var contraction = Contraction(graph, id, access: access, out: access[id] ?? access[region.stores[0]]!, epilogue: epilogue,
                    capacity: capacity, invariant: invariant)
                if let pack = contraction.pack {
                    buffers.append(Buffer(floatsPerExample: 0, fixedFloats: pack.floats))
                    contraction.place(packIn: .arena(buffers.count - 1))
                    var step = Region(.pack, anchor: id)
                    step.isInvariant = invariant.contains(pack.source.memory)
                    planned.append(step)
                }
                contractions[id] = contraction
            }
            planned.append(region)
        }
        regions = planned
    }
}

/// Which results of a graph a phase must leave behind.
package struct Request: Sendable {
    package var outputs: Bool
    package var loss: ValueID?
    package var gradients: Bool
    /// Whether convolutions may run by minimal filtering, whose rounding errors are a few times larger.
    package var allowsWinograd = true
    /// In the body of a recurrence: where the inputs lie, and where the outputs go that are read.
    var inputs: [Access] = []
    var places: [Access?] = []
    /// In the body of a recurrence: what is the same at each step.
    var invariant: Set<Memory> = []
    package init(outputs: Bool = false, loss: ValueID? = nil, gradients: Bool = false) {
        (self.outputs, self.loss, self.gradients) = (outputs, loss, gradients)
    }

    func roots(of graph: Graph) -> Set<ValueID> {
        var roots: Set<ValueID> = []
        if outputs { roots.formUnion(graph.outputs.map(\.value)) }
        for (port, place) in zip(graph.outputs, places) where place != nil { roots.insert(port.value) }
        if let loss { roots.insert(loss) }
        if gradients { roots.formUnion(graph.gradients.compactMap { $0 } + graph.updates.values) }
        return roots
    }
}
