/// Memory at a multiple of 64 bytes: zeroed and freed with its last owner, or constant data of a program.
///
/// Whoever holds one decides who may write; the block itself does not synchronise.
final class AlignedBlock: @unchecked Sendable {
    /// Bytes, of every block and workspace that a compiled model reads or writes.
    static let alignment = 64

    let base: UnsafeMutableRawPointer
    let byteCount: Int
    /// Whether the block is constant data, which is never written or freed.
    let isConstant: Bool

    init(byteCount: Int) {
        self.byteCount = byteCount
        isConstant = false
        let whole = max(byteCount, 1)
        base = .allocate(byteCount: whole, alignment: Self.alignment)
        base.initializeMemory(as: UInt8.self, repeating: 0, count: whole)
    }

    convenience init(floats count: Int) {
        self.init(byteCount: count * MemoryLayout<Float>.stride)
    }

    /// Constant data of the program, which stays where it is.
    init(constant floats: UnsafePointer<Float>, count: Int) {
        base = UnsafeMutableRawPointer(mutating: floats)
        byteCount = count * MemoryLayout<Float>.stride
        isConstant = true
    }

    deinit {
        if !isConstant { base.deallocate() }
    }

    var floats: UnsafeMutablePointer<Float> { base.assumingMemoryBound(to: Float.self) }

    func copy() -> AlignedBlock {
        let other = AlignedBlock(byteCount: byteCount)
        other.base.copyMemory(from: base, byteCount: byteCount)
        return other
    }
}
