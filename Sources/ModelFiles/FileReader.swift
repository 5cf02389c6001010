import Foundation

/// Files that are read whole, never more than a stated size.
package enum FileReader {
    /// The bytes of the file at `path`, or of standard input for `-`; of a longer one the first `limit` + 1,
    /// so that the caller sees it is too long.
    package static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
        guard descriptor >= 0 else { throw Failure("\(path): \(String(cString: strerror(errno)))") }
        defer { if path != "-" { close(descriptor) } }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= limit {
            let room = min(chunk.count, limit + 1 - bytes.count)
            let count = chunk.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, room) }
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw Failure("\(path): \(String(cString: strerror(errno)))")
            }
            bytes += chunk[..<count]
        }
        return bytes
    }

    /// As `read`, of a file that is no pipe and no device, which may never end.
    package static func read(regular path: String, limit: Int) throws(Failure) -> [UInt8] {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { throw Failure("\(path): is no file") }
        return try read(path, limit: limit)
    }
}
