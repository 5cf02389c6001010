import Foundation
import ModelFiles

/// Built libraries, kept from one run to the next in a folder that only this user can write to.
///
/// A file's name is the hash of all that decides its content, so an entry is never wrong, only missing; entries
/// appear by renaming, so that several runs may build the same one at once.
struct LibraryCache: Sendable {
    /// The folder, and whether it is to be removed once the library in it has been loaded.
    let folder: String
    let isTemporary: Bool

    /// `NNC_CACHE`, or `nnc` in `XDG_CACHE_HOME` or ~/.cache; where that is not to be had or others could write to
    /// it, a temporary folder, and `note` is told why.
    static func open(
        environment: [String: String] = ProcessInfo.processInfo.environment, note: (String) -> Void
    ) throws(Failure) -> LibraryCache {
        let folder = place(environment)
        if let problem = makePrivate(folder) {
            note("\(folder): \(problem); what is built now is not kept")
            return LibraryCache(folder: try Folder.makeTemporary(), isTemporary: true)
        }
        return LibraryCache(folder: folder, isTemporary: false)
    }

    /// The cache of this user and this process's environment; a note goes to standard error.
    static func ofUser() throws(Failure) -> LibraryCache {
        try open { Stream.error.write("\(Stream.error.paint("note:", .cyan)) \($0)\n") }
    }

    private static func place(_ environment: [String: String]) -> String {
        func path(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let folder = path("NNC_CACHE") { return URL(fileURLWithPath: folder).path }
        if let folder = path("XDG_CACHE_HOME"), folder.hasPrefix("/") { return Folder.join(folder, "nnc") }
        return Folder.join(path("HOME") ?? NSHomeDirectory(), ".cache/nnc")
    }

    /// Makes the folder if it is missing; returns what is wrong with it, or nil.
    private static func makePrivate(_ folder: String) -> String? {
        let parent = URL(fileURLWithPath: folder).deletingLastPathComponent().path
        try? FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        if mkdir(folder, 0o700) != 0, errno != EEXIST {
            return "the cache cannot be made: \(String(cString: strerror(errno)))"
        }
        var status = stat()
        guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            return "the cache is not a folder"
        }
        guard status.st_uid == geteuid(), status.st_mode & 0o022 == 0 else {
            return "others could change the cache"
        }
        guard access(folder, W_OK | X_OK) == 0 else { return "the cache cannot be written" }
        return nil
    }

    /// Days after which a library that no run has used is removed.
    private static let keptDays = 30.0

    /// Removes what has not been used for long, what an interrupted build left among it.
    private func removeUnused() {
        let oldest = Date().addingTimeInterval(-Self.keptDays * 86400)
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasSuffix(".so") {
            let path = Folder.join(folder, name)
            let date = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
            if let date, date < oldest { unlink(path) }
        }
    }

    /// The library called `name` that `compiler` makes of `files`, the first of which is the C file; built if missing.
    ///
    /// `flags` are beyond `CCompiler.flags`; `announce` is called before a build.
    func library(
        _ name: String, of files: [(name: String, text: String)], by compiler: CCompiler, flags: [String] = [],
        announce: () -> Void
    ) async throws(Failure) -> String {
        let flags = CCompiler.flags + flags
        let key = ([compiler.identity] + flags + files.flatMap { [$0.name, $0.text] }).joined(separator: "\0")
        let path = Folder.join(folder, "\(name)-\(SHA256.hexDigest(of: Array(key.utf8)).prefix(32)).so")
        if Self.isOwn(path) {
            utimes(path, nil)
            return path
        }
        announce()
        removeUnused()
        let workshop = try Folder.makeTemporary()
        defer { Folder.remove(workshop) }
        for file in files { try FileWriter.write(file.text, to: Folder.join(workshop, file.name)) }
        let temporary = Folder.join(folder, ".\(name)-\(UUID().uuidString).so")
        do throws(Failure) {
            try await compiler.build(temporary, from: Folder.join(workshop, files[0].name), flags: flags)
        } catch {
            unlink(temporary)
            throw error
        }
        chmod(temporary, 0o700)
        guard Self.isOwn(temporary) else {
            unlink(temporary)
            throw Failure(
                "the C compiler reported success but wrote no library: \(compiler.executable)", kind: .environment,
                help: ["another compiler can be named in the environment variable CC"])
        }
        Self.store(temporary)
        guard rename(temporary, path) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(temporary)
            throw Failure("\(path): cannot be written: \(reason)", kind: .environment)
        }
        return path
    }
    /// The address of `symbol` in the library that `library` returns. One that cannot be loaded is not kept, and, as
    /// the cache may have been damaged, is built anew once.
    func load(
        _ symbol: String, in name: String, of files: [(name: String, text: String)], by compiler: CCompiler,
        flags: [String] = [], announce: () -> Void
    ) async throws(Failure) -> (path: String, address: UnsafeMutableRawPointer) {
        var isNew = false
        while true {
            let path = try await library(name, of: files, by: compiler, flags: flags) {
                isNew = true
                announce()
            }
            do throws(Failure) {
                return (path, try Library.load(path, symbol: symbol))
            } catch {
                unlink(path)
                if isNew { throw error }
            }
        }
    }

    /// Whether `path` is a file with something in it that nobody but this user can have written.
    private static func isOwn(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_uid == geteuid()
            && status.st_mode & 0o022 == 0 && status.st_size > 0
    }

    /// Has the system store the file, so that a crash behind the renaming leaves no half of it.
    private static func store(_ path: String) {
        guard let file = FileHandle(forReadingAtPath: path) else { return }
        try? file.synchronize()
    }
}
