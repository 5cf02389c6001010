import Foundation

/// Files that appear whole or not at all.
enum FileWriter {
    /// Replaces the file at `path` by `bytes` in one step, unless it holds them already; returns whether it wrote.
    ///
    /// A reader, a crash or a full disk sees the old content or the new, never a part.
    @discardableResult
    static func write(_ bytes: [UInt8], to path: String) throws(Failure) -> Bool {
        // The file that a symbolic link leads to is replaced, not the link.
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        var status = stat()
        let exists = stat(target, &status) == 0
        if exists, status.st_mode & S_IFMT != S_IFREG {
            guard status.st_mode & S_IFMT != S_IFDIR else { throw Failure("\(path): is a folder") }
            try writeInPlace(bytes, to: target, named: path)
            return true
        }
        if exists, Int(status.st_size) == bytes.count, FileManager.default.contents(atPath: target) == Data(bytes) {
            return false
        }
        var temporary = Array("\(target).XXXXXX".utf8CString)
        let descriptor = mkstemp(&temporary)
        guard descriptor >= 0 else { throw failure(path) }
        do throws(Failure) {
            try write(bytes, to: descriptor, named: path)
            guard fchmod(descriptor, exists ? status.st_mode & 0o777 : 0o666 & ~currentMask()) == 0,
                fsync(descriptor) == 0, rename(&temporary, target) == 0
            else { throw failure(path) }
            close(descriptor)
        } catch {
            close(descriptor)
            unlink(&temporary)
            throw error
        }
        return true
    }

    static func write(_ text: String, to path: String) throws(Failure) -> Bool {
        try write(Array(text.utf8), to: path)
    }

    /// A device or a pipe, such as /dev/stdout, is written as it stands.
    private static func writeInPlace(_ bytes: [UInt8], to target: String, named path: String) throws(Failure) {
        let descriptor = open(target, O_WRONLY)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        try write(bytes, to: descriptor, named: path)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, named path: String) throws(Failure) {
        var start = 0
        while start < bytes.count {
            let written = bytes[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 {
                start += written
            } else if errno != EINTR {
                throw failure(path)
            }
        }
    }

    private static func currentMask() -> mode_t {
        let mask = umask(0o022)
        umask(mask)
        return mask
    }

    private static func failure(_ path: String) -> Failure {
        Failure("\(path): cannot be written: \(String(cString: strerror(errno)))")
    }
}
