import Foundation

/// Folders and paths.
package enum Folder {
    /// Makes `path` and what leads to it, where it is missing.
    package static func make(_ path: String) throws(Failure) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Failure("\(path): the folder cannot be made: \(reason(of: error))")
        }
    }

    /// A new folder that only this user can enter, in the folder for temporary files.
    package static func makeTemporary() throws(Failure) -> String {
        let place = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array(join(place, "nnc-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Failure(
                "\(place): no temporary folder can be made: \(String(cString: strerror(errno)))", kind: .environment)
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    package static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }

    package static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// `models/digits.nnd` as `digits`.
    package static func stem(of path: String) -> String {
        URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    }

    /// What the system said, without Foundation's wrapping.
    package static func reason(of error: any Error) -> String {
        let error = error as NSError
        let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
        return cause.domain == NSPOSIXErrorDomain ? String(cString: strerror(Int32(cause.code))) : cause.localizedDescription
    }
}
