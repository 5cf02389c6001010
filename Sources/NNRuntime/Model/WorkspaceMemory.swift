/// What a workspace consists of: the memory of the kernels, and room for the addresses of a call's arrays.
///
/// The address of one piece of memory, which belongs to one call at a time and is freed by hand; whoever hands it out
/// sees to both.
struct WorkspaceMemory: @unchecked Sendable {
    let address: UnsafeMutableRawPointer

    /// What stands at the address, the kernels' memory behind it at a multiple of 64 bytes.
    private struct Header {
        let byteCount: Int
        let arrays: Int
        var next: WorkspaceMemory?
    }

    private static let alignment = AlignedBlock.alignment

    /// Memory of `byteCount` zeroed bytes for the kernels, for calls of as many inputs, and as many outputs, as `arrays`.
    init(byteCount: Int, arrays: Int) {
        let head = Self.headSize(arrays)
        address = .allocate(byteCount: head + byteCount, alignment: Self.alignment)
        address.initializeMemory(as: UInt8.self, repeating: 0, count: head + byteCount)
        header.initialize(to: Header(byteCount: byteCount, arrays: arrays))
    }

    init(at address: UnsafeMutableRawPointer) { self.address = address }

    func deallocate() { address.deallocate() }

    /// Bytes for the kernels.
    var byteCount: Int { header.pointee.byteCount }
    var arrays: Int { header.pointee.arrays }
    /// The kernels' memory.
    var base: UnsafeMutableRawPointer { address + Self.headSize(arrays) }
    var inputs: UnsafeMutablePointer<UnsafeRawPointer?> {
        (address + MemoryLayout<Header>.stride).assumingMemoryBound(to: UnsafeRawPointer?.self)
    }
    var outputs: UnsafeMutablePointer<UnsafeMutableRawPointer?> {
        (address + MemoryLayout<Header>.stride + arrays * Self.pointer)
            .assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
    }
    /// The next one in a list.
    var next: WorkspaceMemory? {
        get { header.pointee.next }
        nonmutating set { header.pointee.next = newValue }
    }

    private var header: UnsafeMutablePointer<Header> { address.assumingMemoryBound(to: Header.self) }
    private static let pointer = MemoryLayout<UnsafeRawPointer?>.stride

    private static func headSize(_ arrays: Int) -> Int {
        (MemoryLayout<Header>.stride + 2 * arrays * pointer + alignment - 1) / alignment * alignment
    }
}
