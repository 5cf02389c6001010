#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A file in memory: read as it is used, by the pages that are, and by nobody copied.
///
/// The file must keep its length as long as it is in use: who shortens it takes the memory away.
public final class MappedFile: Sendable {
    /// Where it was found.
    public let path: String
    nonisolated(unsafe) private let base: UnsafeRawPointer?
    /// Its length in bytes.
    public let count: Int

    /// Throws if the file cannot be opened, or is a folder, a pipe or a device.
    public init(_ path: String) throws(FileError) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .ofSystem(path, "cannot be opened") }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .ofSystem(path, "cannot be examined") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileError(path: path, "is no plain file, and only such a one can be mapped")
        }
        self.path = path
        count = Int(status.st_size)
        guard count > 0 else {
            base = nil
            return
        }
        guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0), address != MAP_FAILED else {
            throw .ofSystem(path, "cannot be mapped")
        }
        base = UnsafeRawPointer(address)
    }

    deinit {
        if let base { munmap(UnsafeMutableRawPointer(mutating: base), count) }
    }

    /// All bytes of the file.
    public var bytes: RawSpan {
        @_lifetime(borrow self) get {
            _overrideLifetime(RawSpan(_unsafeBytes: memory), borrowing: self)
        }
    }

    var memory: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }
}
