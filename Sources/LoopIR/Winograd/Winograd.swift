import TensorIR

/// A convolution with stride 1 by minimal filtering: tiles of the image are transformed, multiplied with transformed
/// filters point by point, and transformed back.
///
///     out[y, x, o] = Σ image[y + r, x + s, c] · filter[o, c, r, s]
package struct Winograd: Hashable, Sendable {
    /// One side of the image.
    struct Side: Hashable, Sendable {
        /// Positions of the result.
        var extent: Int
        /// Floats from one position of the image to the next.
        var image: Int
        /// From one tap of the filter to the next.
        var filter: Int
        /// The axis of the result.
        var axis: Int
    }
    /// Channels of the image or of the result.
    struct Channels: Hashable, Sendable {
        var count: Int
        var filter: Access.Stride
    }
    var transform: WinogradTransform
    let rows: Side, columns: Side
    let inputs: Channels, outputs: Channels
    /// The result's axis of channels.
    let axis: Int
    /// The padded image, whose channels lie side by side.
    let image: Access
    let filter: Access
    /// Which operands of the node they are.
    let imageOperand: Int, filterOperand: Int
    /// Where the transformed filters lie, `[point][output / panel][input][panel]`.
    var filters = Memory.arena(-1)
    /// Where the transformed tiles of a block lie, `[point][tile][input]`.
    var tiles = Memory.arena(-1)
    /// Where their products lie, `[point][tile][output]`.
    var products = Memory.arena(-1)

    /// Of the convolution for one example, as direct loops would need them.
    var flops: Int {
        2 * rows.extent * columns.extent * transform.taps * transform.taps * inputs.count * outputs.count
    }

    var points: Int { transform.points * transform.points }
    var panel: Int { outputs.count <= 16 ? 16 : 32 }
    var panels: Int { (outputs.count + panel - 1) / panel }
    var filterFloats: Int { points * panels * panel * inputs.count }
    /// Of all points of a block's tiles, with room for the rows of a last product that are beyond the block.
    func blockFloats(of channels: Channels) -> Int { (points * block + Schedule.greatestHeight) * channels.count }
    var tilesPerImage: Int { tiles(along: rows) * tiles(along: columns) }

    func tiles(along side: Side) -> Int { (side.extent + transform.outputs - 1) / transform.outputs }

    /// Tiles that go through the three stages together: as many as leave their tiles and products a mebibyte of cache.
    var block: Int {
        let most = (1 << 18) / (points * (inputs.count + outputs.count))
        return max(14, min(112, most / 14 * 14))
    }
}

/// Choosing it.
extension Winograd {
    /// The fastest tiles for a contraction that is such a convolution, nil where its loops as they are would be faster.
    ///
    /// - Parameter examples: how many there are likely to be, which share the work on the filters.
    init?(_ graph: Graph, _ id: ValueID, access: [ValueID: Access], out: Access, examples: Int) {
        guard let direct = Winograd(shapeOf: id, in: graph, access: access, out: out) else { return nil }
        let candidates = direct.transform.taps == 3 ? [4, 2] : [2]
        let best = candidates.filter { $0 <= min(direct.rows.extent, direct.columns.extent) }
            .map { outputs -> Winograd in
                var candidate = direct
                candidate.transform = WinogradTransform(outputs: outputs, taps: direct.transform.taps)
                return candidate
            }
            .min { $0.cycles(examples: examples) < $1.cycles(examples: examples) }
        guard let best, best.cycles(examples: examples) < direct.directCycles(examples: examples) else { return nil }
        self = best
    }

    /// The parts of a convolution with square filters of 3 or 5 taps a side and stride 1; nil for any other contraction.
    private init?(shapeOf id: ValueID, in graph: Graph, access: [ValueID: Access], out: Access) {
        let node = graph[id]
        guard case .contract(let contract) = node.primitive, !contract.overBatch, !contract.isDirect,
            let imageOperand = node.operands.indices.first(where: { graph[node.operands[$0]].shape.isBatched }),
            !graph[node.operands[1 - imageOperand]].shape.isBatched,
            let image = access[node.operands[imageOperand]], let filter = access[node.operands[1 - imageOperand]]
        else { return nil }
        let (imageLabels, filterLabels) = imageOperand == 0 ? (contract.left, contract.right) : (contract.right, contract.left)
        let shapes = node.operands.map { graph[$0].shape }
        let extents = graph.extents(of: contract, left: shapes[0], right: shapes[1])
        let sides = imageLabels.filter { contract.result.contains($0) && !filterLabels.contains($0) }
        let sums = imageLabels.filter { !contract.result.contains($0) && filterLabels.contains($0) }
        let made = filterLabels.filter { contract.result.contains($0) && !imageLabels.contains($0) }
        guard sides.count == 2, sums.count == 3, made.count == 1, imageLabels.count == 5, filterLabels.count == 4,
            contract.result.count == 3
        else { return nil }
        func step(_ label: Contract.Label) -> Int? { image.axes[imageLabels.firstIndex(of: label)!].affine }
        func filterStride(_ label: Contract.Label) -> Access.Stride { filter.axes[filterLabels.firstIndex(of: label)!] }
        func side(_ label: Contract.Label) -> (Side, taps: Int, tap: Contract.Label)? {
            // The tap along a side steps through the image as the side itself does.
            guard let stride = step(label), let tap = sums.first(where: { step($0) == stride }),
                let filter = filterStride(tap).affine
            else { return nil }
            let axis = contract.result.firstIndex(of: label)!
            return (Side(extent: extents[label]!, image: stride, filter: filter, axis: axis), extents[tap]!, tap)
        }
        guard let rows = side(sides[0]), let columns = side(sides[1]), rows.tap != columns.tap, rows.taps == columns.taps,
            [3, 5].contains(rows.taps), let channel = sums.first(where: { $0 != rows.tap && $0 != columns.tap }),
            step(channel) == 1, extents[channel]! >= 16
        else { return nil }
        let axis = contract.result.firstIndex(of: made[0])!
        guard out.affineStrides != nil, out.axes[axis] == .affine(1) else { return nil }
        transform = WinogradTransform(outputs: 1, taps: rows.taps)
        (self.rows, self.columns) = (rows.0, columns.0)
        inputs = Channels(count: extents[channel]!, filter: filterStride(channel))
        outputs = Channels(count: extents[made[0]]!, filter: filterStride(made[0]))
        (self.axis, self.image, self.filter) = (axis, image, filter)
        (self.imageOperand, filterOperand) = (imageOperand, 1 - imageOperand)
    }

    /// Rough cycles with vectors of 16: two multiply-adds a cycle for the products, five for a point of a tile's transform,
    /// and the filters' transforms, slow once they leave the caches.
    private func cycles(examples: Int) -> Int {
        let (into, from) = ((inputs.count + 15) / 16, (outputs.count + 15) / 16)
        let tiles = examples * tilesPerImage
        let products = tiles * points * inputs.count * from / 2
        let transforms = tiles * points * (into + from) * 5
        return products + transforms + filterFloats / 16 * (filterFloats > 1 << 18 ? 30 : 4)
    }

    private func directCycles(examples: Int) -> Int {
        let taps = transform.taps * transform.taps
        let weights = taps * inputs.count * outputs.count
        let products = examples * rows.extent * columns.extent * taps * inputs.count * ((outputs.count + 15) / 16) / 2
        return products + weights / 16 * (weights > 1 << 18 ? 13 : 1)
    }
}

extension Winograd: CustomStringConvertible {
    package var description: String {
        let (m, r) = (transform.outputs, transform.taps)
        return "F(\(m)×\(m), \(r)×\(r)), \(block) tiles a block"
    }
}
