/// Zeroed memory at a multiple of 64 bytes, freed with its last owner.
///
/// Whoever holds one decides who may write; the block itself does not synchronise.
final class AlignedBlock: @unchecked Sendable {
    /// Bytes, of every block and workspace that a compiled model reads or writes.
    static let alignment = 64

    let base: UnsafeMutableRawPointer
    let byteCount: Int

    init(byteCount: Int) {
        self.byteCount = byteCount
        let whole = max(byteCount, 1)
        base = .allocate(byteCount: whole, alignment: Self.alignment)
        base.initializeMemory(as: UInt8.self, repeating: 0, count: whole)
    }

    convenience init(floats count: Int) {
        self.init(byteCount: count * MemoryLayout<Float>.stride)
    }

    deinit { base.deallocate() }

    var floats: UnsafeMutablePointer<Float> { base.assumingMemoryBound(to: Float.self) }

    func copy() -> AlignedBlock {
        let other = AlignedBlock(byteCount: byteCount)
        other.base.copyMemory(from: base, byteCount: byteCount)
        return other
    }
}
