/// Bytes that grow up to a limit.
struct OutputBytes: ~Copyable {
    let limit: Int
    private(set) var count = 0
    private var capacity: Int
    private var base: UnsafeMutablePointer<UInt8>

    init(limit: Int) {
        self.limit = limit
        capacity = min(limit, 1 << 16)
        base = .allocate(capacity: max(capacity, 1))
    }

    deinit { base.deallocate() }

    /// The bytes from `start` on; valid until the next change.
    func buffer(from start: Int = 0) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + start, count: count - start)
    }

    /// False, and nothing is appended, if that would exceed the limit.
    @inline(__always)
    mutating func append(_ byte: UInt8) -> Bool {
        guard count < capacity || grow(by: 1) else { return false }
        base[count] = byte
        count += 1
        return true
    }

    mutating func append(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard bytes.count <= capacity - count || grow(by: bytes.count) else { return false }
        _ = UnsafeMutableBufferPointer(start: base + count, count: bytes.count).initialize(fromContentsOf: bytes)
        count += bytes.count
        return true
    }

    /// Repeats `length` bytes from `distance` before the end, which must lie within; the copy may overlap itself.
    @inline(__always)
    mutating func appendCopy(distance: Int, length: Int) -> Bool {
        guard length <= capacity - count || grow(by: length) else { return false }
        for i in count ..< count + length { base[i] = base[i - distance] }
        count += length
        return true
    }

    private mutating func grow(by amount: Int) -> Bool {
        guard amount <= limit - count else { return false }
        capacity = min(limit, max(2 * capacity, count + amount))
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
        return true
    }
}
