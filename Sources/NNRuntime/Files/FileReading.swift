#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Bytes of the largest file that is read.
let largestFile = 1 << 32

/// The content of the file at `path`, at most `limit` bytes of it; more is an error.
func readFile(_ path: String, limit: Int = largestFile) throws(FileError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .ofSystem(path, "cannot be opened") }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .ofSystem(path, "cannot be examined") }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(path: path, "is a folder, a file was expected") }
    let size = Int(status.st_size)
    guard size <= limit else { throw FileError(path: path, "has \(size) bytes, more than the \(limit) that are read") }
    var bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
        initialized = fill(buffer, from: file)
    }
    guard bytes.count == size else { throw .ofSystem(path, "cannot be read beyond byte \(bytes.count)") }
    // A pipe states no size: whatever follows is read piece by piece.
    while true {
        let more = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
            initialized = fill(buffer, from: file)
        }
        guard !more.isEmpty else { return bytes }
        bytes += more
        guard bytes.count <= limit else { throw FileError(path: path, "has more than the \(limit) bytes that are read") }
    }
}

/// Reads until `buffer` is full or the file ends; the number of bytes read.
private func fill(_ buffer: UnsafeMutableBufferPointer<UInt8>, from file: Int32) -> Int {
    var count = 0
    while count < buffer.count {
        let got = read(file, buffer.baseAddress! + count, buffer.count - count)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { break }
        count += got
    }
    return count
}

/// The names in the folder at `path`, sorted; nil if it is no folder.
func namesInFolder(_ path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
}

func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }

extension FileError {
    /// `problem` and the system's reason for it.
    static func ofSystem(_ path: String, _ problem: String) -> FileError {
        FileError(path: path, "\(problem): \(String(cString: strerror(errno)))")
    }
}
