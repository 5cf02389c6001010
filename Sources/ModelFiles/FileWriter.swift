import Foundation
import NNRuntime

/// Files that appear whole or not at all.
package enum FileWriter {
    /// Replaces the file at `path` by `bytes` in one step, unless it holds them already; returns whether it wrote.
    ///
    /// A reader, a crash or a full disk sees the old content or the new, never a part.
    @discardableResult
    package static func write(_ bytes: [UInt8], to path: String) throws(Failure) -> Bool {
        if isFile(path), FileManager.default.contents(atPath: path) == Data(bytes) { return false }
        do {
            try writeFile(path, bytes)
        } catch {
            throw Failure(error.description)
        }
        return true
    }

    @discardableResult
    package static func write(_ text: String, to path: String) throws(Failure) -> Bool {
        try write(Array(text.utf8), to: path)
    }

    /// Throws if `path` can be no file, as far as that can be told without writing it.
    package static func requireWritable(_ path: String) throws(Failure) {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT != S_IFDIR else { throw Failure("\(path): is a folder") }
            if status.st_mode & S_IFMT != S_IFREG { return }
        }
        guard access(URL(fileURLWithPath: path).deletingLastPathComponent().path, W_OK | X_OK) == 0 else {
            throw Failure("\(path): cannot be written: \(String(cString: strerror(errno)))")
        }
    }

    private static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
