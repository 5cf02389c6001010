#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Puts `pieces`, one behind the other, into the file at `path`, all or nothing.
///
/// They go to a new file in the same folder, which takes the place of `path`, and its permissions, once it is
/// safely stored; on failure what stood at `path` stays as it was. A link at `path` is followed. A device or a
/// pipe is written as it stands.
func writeFile(_ path: String, _ pieces: [UnsafeRawBufferPointer]) throws(FileError) {
    let target = resolved(path)
    var old = stat()
    let exists = stat(target, &old) == 0
    if exists, old.st_mode & S_IFMT == S_IFDIR { throw FileError(path: path, "is a folder") }
    if exists, old.st_mode & S_IFMT != S_IFREG { return try writeInPlace(path, pieces) }
    let folder = target.contains("/") ? String(target[...target.lastIndex(of: "/")!]) : "./"
    var generator = SystemRandomNumberGenerator()
    let temporary = target + "." + String(generator.next(), radix: 36) + ".partial"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .ofSystem(path, "cannot be written") }
    if exists { fchmod(file, old.st_mode & 0o777) }
    do throws(FileError) {
        defer { close(file) }
        for piece in pieces where !writeAll(piece, to: file) { throw .ofSystem(path, "cannot be written") }
        guard fsync(file) == 0 else { throw .ofSystem(path, "cannot be stored") }
    } catch {
        unlink(temporary)
        throw error
    }
    guard rename(temporary, target) == 0 else {
        let error = FileError.ofSystem(path, "cannot be replaced")
        unlink(temporary)
        throw error
    }
    let directory = open(folder, O_RDONLY | O_CLOEXEC)
    if directory >= 0 {
        fsync(directory)
        close(directory)
    }
}

private func writeInPlace(_ path: String, _ pieces: [UnsafeRawBufferPointer]) throws(FileError) {
    let file = open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw .ofSystem(path, "cannot be written") }
    defer { close(file) }
    for piece in pieces where !writeAll(piece, to: file) { throw .ofSystem(path, "cannot be written") }
}

/// Puts `bytes` into the file at `path`, all or nothing.
package func writeFile(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let result = bytes.withUnsafeBytes { bytes in
        Result { () throws(FileError) in try writeFile(path, [bytes]) }
    }
    try result.get()
}

/// The path behind a link, or `path` itself where nothing stands yet.
private func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
}

private func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
        let count = write(file, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return true
}
