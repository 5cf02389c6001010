/// How a contraction is tiled for a target: data, chosen by `choose` and printable.
package struct Schedule: Hashable, Sendable {
    /// Rows of a tile when there are enough; a tile holds rows × vectors sums in registers.
    package var rows: Int
    /// Vectors side by side in a tile.
    package var vectors: Int
    /// Times the innermost reduction loop is unrolled.
    package var unroll: Int

    /// Steps of the reduction by which the vector operand is asked for ahead; 0: not at all.
    package var prefetchDistance: Int

    /// No tile has more rows.
    static let greatestHeight = 14

    /// The tile of the most sums that fits the registers beside `vectors` of the vector operand and one broadcast,
    /// or one for each row where numbers are multiplied from registers and compilers load all of a step at once; its
    /// rows evened out over the extent (64 = 4·13 + 12).
    static func choose(for contraction: Contraction, target: Target, capacity: Int) -> Schedule {
        let columns = contraction.column.extent.count(capacity: capacity)
        let vectors = min(target.tileVectors, (columns + target.lanes - 1) / target.lanes)
        let broadcasts = target.multipliesByLane ? 0 : 1
        let registersOfRow = vectors + 1 - broadcasts
        let most = min(greatestHeight, (target.registers - broadcasts - vectors) / registersOfRow)
        let rows = contraction.row.extent.count(capacity: capacity)
        // Tiles a little lower that leave no rest need only one form.
        let even = contraction.row.extent.isBatch ? nil : ((most * 4 + 4) / 5...most).last { rows % $0 == 0 }
        let tiles = (rows + most - 1) / most
        let inner = contraction.reduction.last?.extent
        let unroll = inner.map { !$0.isBatch && $0.factor % 4 == 0 && $0.factor > 4 ? 4 : 1 } ?? 1
        // A panel beyond the first-level cache streams better when asked for early.
        let steps = contraction.reduction.map { $0.extent.count(capacity: capacity) }.reduce(1, *)
        let panelBytes = 4 * steps * vectors * target.lanes
        let distance = target.lanes > 1 && panelBytes > 1 << 16 ? 16 : 0
        return Schedule(
            rows: even ?? (rows + tiles - 1) / tiles, vectors: vectors, unroll: unroll, prefetchDistance: distance)
    }
}

extension Schedule: CustomStringConvertible {
    package var description: String { "\(rows)×\(vectors) vectors, unrolled \(unroll)" }
}
