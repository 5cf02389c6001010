import TensorIR

/// Gives every value that needs memory its place, so that producers write directly where readers
/// want to find it: into padded buffers, slices of a concatenation, outputs, the gradient block.
struct Storage {
    let graph: Graph
    let request: Request
    let layouts: [ParameterLayout]
    let map: RegionMap
    private(set) var access: [ValueID: Access] = [:]
    /// Further places that a map's values are written to as they are computed.
    private(set) var further: [ValueID: [Access]] = [:]
    private(set) var buffers: [Plan.Buffer] = []
    private(set) var constants: [Constant] = []
    /// Where the loss of each example goes.
    private(set) var losses: Access?
    /// Copies, borders and clears, beside the regions of `map`.
    private var extras: [Region] = []
    /// By the first result of a recurrence: the two places that each state alternates between.
    private(set) var states: [ValueID: [StatePlaces]] = [:]
    /// Where a reader wants a value to be written.
    private var wanted: [ValueID: Access] = [:]
    /// The container (pad or concatenation) that such a place belongs to.
    private var container: [ValueID: ValueID] = [:]
    /// The view that passed such a wish on, and is read at its own place whoever writes there.
    private var wisher: [ValueID: ValueID] = [:]

    init(_ graph: Graph, for request: Request, layouts: [ParameterLayout]) {
        (self.graph, self.request, self.layouts) = (graph, request, layouts)
        map = RegionMap(graph, roots: request.roots(of: graph))
    }

    mutating func assign() {
        placeRoots()
        for id in map.live.reversed() { passWishDown(id) }
        for id in map.live { settle(id) }
    }

    private mutating func newBuffer(_ shape: Shape) -> Access {
        buffers.append(
            shape.isBatched
                ? Plan.Buffer(floatsPerExample: shape.count, fixedFloats: 0)
                : Plan.Buffer(floatsPerExample: 0, fixedFloats: shape.count))
        return Access(rowMajor: shape, in: .arena(buffers.count - 1))
    }

    private func isComputed(_ id: ValueID) -> Bool { map.regionOf[id] != nil }

    /// Whether a wish for this value's place can be granted or passed on to its operand.
    private func canMove(_ id: ValueID) -> Bool {
        if wanted[id] != nil { return false }
        switch graph[id].primitive {
        case .reshape, .transpose: return !map.inlined.contains(id)
        case .scan(let scan, let result): return result >= scan.states && isComputed(id)
        case .pad, .concatenate: return true
        default: return isComputed(id)
        }
    }

    /// Whether the parts of a value, if it has any, can be written to their places within the place.
    private func canLie(_ id: ValueID, at place: Access) -> Bool {
        switch graph[id].primitive {
        case .concatenate(let axis): parts(of: id, along: axis).allSatisfy { place.sliced($0) != nil }
        case .pad(let pad): place.interior(of: pad) != nil && place.affineStrides != nil
        default: canBeContracted(id, into: place)
        }
    }

    /// Whether the tiles of a product, if that is what computes the value, can be written in vectors: along an axis that
    /// one operand has alone.
    private func canBeContracted(_ id: ValueID, into place: Access) -> Bool {
        guard let region = map.regionOf[id], let product = map.regions[region].anchor,
            case .contract(let contract) = graph[product].primitive
        else { return true }
        let dims = graph[product].shape.dims
        let axes = dims.indices.filter { dims[$0] > 1 }
        return axes.isEmpty || axes.contains { axis in
            let label = contract.result[axis]
            return place.axes[axis].isUnit && contract.left.contains(label) != contract.right.contains(label)
        }
    }

    /// The parts of a concatenation that its operands are.
    private func parts(of id: ValueID, along axis: Int) -> [Slice] {
        var start = 0
        return graph[id].operands.map { operand in
            var slice = Slice(whole: graph[operand].shape.dims)
            slice.axes[axis].start = start
            start += slice.axes[axis].count
            return slice
        }
    }

    /// Asks for a value at a place, or adds the copy that brings it there.
    private mutating func want(_ id: ValueID, at place: Access?, completing owner: ValueID? = nil) {
        if let place, canMove(id), canLie(id, at: place) {
            wanted[id] = place
            container[id] = owner
        } else if let place, place.affineStrides != nil, canBeWrittenTwice(id, within: owner) {
            further[id, default: []].append(place)
        } else {
            extras.append(Region(.copy, anchor: id, destination: place, completes: owner))
        }
    }

    /// How a place is filled by the loops that compute a value, or the parts of one, and write them elsewhere too;
    /// nil where they cannot.
    private func furtherPlaces(of id: ValueID, at place: Access) -> [(ValueID, Access)]? {
        guard case .concatenate(let axis) = graph[id].primitive else {
            return canBeWrittenTwice(id, within: nil) ? [(id, place)] : nil
        }
        let places = zip(graph[id].operands, parts(of: id, along: axis)).compactMap { operand, part -> (ValueID, Access)? in
            guard let place = place.sliced(part), canBeWrittenTwice(operand, within: nil) else { return nil }
            return (operand, place)
        }
        return places.count == graph[id].operands.count ? places : nil
    }

    /// Whether the loops that compute a value can write it to another place too. Between the elements of a
    /// spread pad lie zeros that must be written before them.
    private func canBeWrittenTwice(_ id: ValueID, within owner: ValueID?) -> Bool {
        guard let region = map.regionOf[id], map.regions[region].kind == .elementwise, case .map = graph[id].primitive else {
            return false
        }
        guard let owner else { return true }
        if case .pad(let pad) = graph[owner].primitive, pad.axes.contains(where: { $0.interior > 0 }) { return false }
        return container[owner] == nil
    }

    private mutating func placeRoots() {
        if request.outputs {
            for (i, port) in graph.outputs.enumerated() {
                want(port.value, at: Access(rowMajor: graph[port.value].shape, in: .output(i)))
            }
        }
        for (port, place) in zip(graph.outputs, request.places) {
            guard let place else { continue }
            // A contraction of rows that lie far apart would find them all in the same sets of the caches.
            let isContracted = map.readers[port.value, default: []].contains { if case .contract = graph[$0].primitive { true } else { false } }
            if isContracted, let copies = furtherPlaces(of: port.value, at: place) {
                for (value, part) in copies { further[value, default: []].append(part) }
            } else {
                want(port.value, at: place)
            }
        }
        if request.gradients {
            for (i, parameter) in graph.parameters.enumerated() {
                guard parameter.isTrainable, let gradient = graph.gradients[i] else {
                    extras.append(Region(.clear(parameter: i)))
                    continue
                }
                want(gradient, at: Access(layouts[i], in: .gradients, dims: parameter.dims))
            }
            for (i, value) in graph.updates.sorted(by: { $0.key < $1.key }) {
                // `batchNorm(momentum: 0)` leaves its statistics as they are.
                if case .parameter(i) = graph[value].primitive { continue }
                extras.append(
                    Region(.copy, anchor: value,
                        destination: Access(layouts[i], in: .parameters, dims: graph.parameters[i].dims)))
            }
        }
        if let loss = request.loss {
            let place = newBuffer(graph[loss].shape)
            losses = place
            want(loss, at: place)
        }
    }

    /// Tells operands where their reader wants them, readers first.
    private mutating func passWishDown(_ id: ValueID) {
        let node = graph[id]
        switch node.primitive {
        case .pad(let pad):
            let place = wanted[id] ?? newBuffer(node.shape)
            wanted[id] = place
            extras.append(Region(.border, anchor: id, completes: id))
            want(node.operands[0], at: place.interior(of: pad), completing: id)
        case .concatenate(let axis):
            let place = wanted[id] ?? newBuffer(node.shape)
            wanted[id] = place
            for (operand, part) in zip(node.operands, parts(of: id, along: axis)) {
                want(operand, at: place.sliced(part), completing: id)
            }
        case .reshape(let dims):
            let old = graph[node.operands[0]].shape.dims
            passOn(id) { $0.reshaped(from: dims, to: old) }
        case .transpose(let axes):
            passOn(id) { $0.untransposed(axes) }
        case .scan(let scan, _):
            if map.regions[map.regionOf[id]!].anchor == id { placeStates(of: scan, id) }
        case .input, .target, .parameter, .constant, .exampleWeight, .map, .broadcast, .reduce, .contract, .window,
            .unwindow, .slice, .reverse, .softmax, .logSumExp, .route, .oneHot, .prefixMask, .gather,
            .scatterAdd, .pick, .unpick, .dropoutMask:
            break
        }
    }

    /// A view asked to lie at a place asks its operand to lie there, seen the other way round.
    private mutating func passOn(_ id: ValueID, _ inverse: (Access) -> Access?) {
        guard let place = wanted[id] else { return }
        let operand = graph[id].operands[0]
        if canMove(operand), let view = inverse(place), canLie(operand, at: view) {
            wanted[operand] = view
            container[operand] = container[id]
            wisher[operand] = id
        } else {
            wanted[id] = nil
            extras.append(Region(.copy, anchor: id, destination: place, completes: wisher[id] ?? container[id]))
        }
    }

    /// Decides where a value lies, operands first.
    private mutating func settle(_ id: ValueID) {
        if map.inlined.contains(id) { return }
        keepPlaces(of: graph[id].primitive)
        if let place = wanted[id] {
            access[id] = place
            return
        }
        let node = graph[id]
        func view(_ make: (Access) -> Access?) -> Access? { access[node.operands[0]].flatMap(make) }
        switch node.primitive {
        case .input(let i):
            access[id] = request.inputs.isEmpty ? Access(rowMajor: node.shape, in: .input(i)) : request.inputs[i]
        case .target(let i): access[id] = Access(rowMajor: node.shape, in: .target(i))
        case .parameter(let i): access[id] = Access(layouts[i], in: .parameters, dims: node.shape.dims)
        case .constant(let literal):
            guard case .values(let values, let shape) = literal else {
                if isComputed(id) { access[id] = newBuffer(node.shape) }
                return
            }
            constants.append(Constant(name: "constant\(constants.count + 1)", .floats(values)))
            access[id] = Access(rowMajor: shape, in: .constant(constants.count - 1))
        case .exampleWeight:
            if isComputed(id) { access[id] = newBuffer(node.shape) }
        case .broadcast(let broadcast): access[id] = view { $0.broadcast(broadcast) }
        case .window(let window): access[id] = view { $0.windowed(window) }
        case .slice(let slice): access[id] = view { $0.sliced(slice) } ?? copied(id) { $0.sliced(slice) }
        case .reverse(let axes):
            access[id] = view { $0.reversed(axes, dims: node.shape.dims) }
                ?? copied(id) { $0.reversed(axes, dims: node.shape.dims) }
        case .transpose(let axes): access[id] = view { $0.transposed(axes) }
        case .reshape(let dims):
            let old = graph[node.operands[0]].shape.dims
            access[id] = view { $0.reshaped(from: old, to: dims) } ?? copied(id) { $0.reshaped(from: old, to: dims) }
        case .map, .reduce, .contract, .unwindow, .softmax, .logSumExp, .route, .oneHot, .prefixMask, .gather,
            .scatterAdd, .pick, .unpick, .dropoutMask:
            if map.regions[map.regionOf[id]!].stores.contains(id) { access[id] = newBuffer(node.shape) }
        case .scan(let scan, let result):
            let region = map.regions[map.regionOf[id]!]
            guard region.stores.contains(id) else { return }
            access[id] = result < scan.states ? states[region.anchor!]![result].last(of: scan) : newBuffer(node.shape)
        case .pad, .concatenate: preconditionFailure("a container without a place")
        }
    }

    /// Gives each state of a recurrence its places, and brings its first value to where the loop
    /// expects it.
    private mutating func placeStates(of scan: Scan, _ id: ValueID) {
        states[id] = graph[id].operands[..<scan.states].map { operand in
            let places = StatePlaces(even: newBuffer(graph[operand].shape), odd: newBuffer(graph[operand].shape))
            extras.append(Region(.copy, anchor: operand, destination: places.first(of: scan), starts: id))
            return places
        }
    }

    /// Keeps the places of a pick as a constant, once for all that have the same.
    private mutating func keepPlaces(of primitive: Primitive) {
        let places: [Int]
        switch primitive {
        case .pick(let picked), .unpick(let picked, _): places = picked
        default: return
        }
        guard !constants.contains(where: { $0.elements == .indices(places) }) else { return }
        constants.append(Constant(name: "constant\(constants.count + 1)", .indices(places)))
    }

    /// The view of a row-major copy of the node's operand; nil where that is one number without memory.
    private mutating func copied(_ id: ValueID, _ view: (Access) -> Access?) -> Access? {
        let operand = graph[id].operands[0]
        guard access[operand] != nil else { return nil }
        let place = newBuffer(graph[operand].shape)
        extras.append(Region(.copy, anchor: operand, destination: place, completes: id))
        return view(place)
    }
}

/// The order of the steps.
extension Storage {
    /// All steps, each behind those whose results it reads; ties in the order of the graph.
    func orderedRegions() -> [Region] {
        let steps = map.regions + extras
        var completing: [ValueID: [Int]] = [:]
        for (index, step) in steps.enumerated() {
            if let value = step.completes { completing[value, default: []].append(index) }
        }
        /// The steps that fill a pad, or the pads around a concatenation, between their elements too: these
        /// must run before any element is written, and before the border of a pad within.
        func spreadBorders(around owner: ValueID?) -> Set<Int> {
            guard let owner else { return [] }
            var result = spreadBorders(around: container[owner])
            if case .pad(let pad) = graph[owner].primitive, pad.axes.contains(where: { $0.interior > 0 }) {
                result.formUnion(completing[owner, default: []].filter { steps[$0].kind == .border })
            }
            return result
        }
        var memo: [ValueID: Set<Int>] = [:]
        /// The steps that must have run before a value can be read.
        func writers(of id: ValueID) -> Set<Int> {
            if let known = memo[id] { return known }
            var result = Set(completing[id, default: []])
            if let region = map.regionOf[id] {
                result.insert(region)
            } else {
                for operand in graph[id].operands { result.formUnion(writers(of: operand)) }
            }
            memo[id] = result
            return result
        }
        let needs = steps.indices.map { index -> Set<Int> in
            let step = steps[index]
            var result: Set<Int> = []
            switch step.kind {
            case .copy: result = writers(of: step.anchor!).union(spreadBorders(around: step.completes))
            case .border: result = spreadBorders(around: container[step.anchor!])
            case .clear: break
            default:
                for value in step.values {
                    for operand in graph[value].operands { result.formUnion(writers(of: operand)) }
                    result.formUnion(spreadBorders(around: container[value]))
                }
                if step.kind == .scan { result.formUnion(steps.indices.filter { steps[$0].starts == step.anchor }) }
            }
            // A copy that completes a view of its own source does not wait for itself.
            result.remove(index)
            return result
        }
        func rank(_ index: Int) -> Int {
            let step = steps[index]
            if step.kind == .border { return graph[step.anchor!].operands[0].index }
            return step.values.map(\.index).max() ?? graph.nodes.count
        }
        var remaining = Array(steps.indices).sorted { (rank($0), $0) < (rank($1), $1) }
        var done: Set<Int> = []
        var order: [Region] = []
        while !remaining.isEmpty {
            guard let next = remaining.firstIndex(where: { needs[$0].isSubset(of: done) }) else {
                preconditionFailure("the regions of \(graph.name) wait for each other")
            }
            done.insert(remaining[next])
            order.append(steps[remaining.remove(at: next)])
        }
        return order
    }
}
