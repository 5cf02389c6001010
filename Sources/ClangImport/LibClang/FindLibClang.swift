import Foundation

extension LibClang {
    /// The environment variable that names the library to use.
    package static let variable = "NNC_LIBCLANG"

    #if canImport(Darwin)
        static let fileName = "libclang.dylib"
    #else
        static let fileName = "libclang.so"
    #endif

    /// The library that `NNC_LIBCLANG` names; or the first that can be loaded of: beside the `clang` and the `swift`
    /// on the PATH, of the LLVM versions that Debian installs, newest first, and where the loader looks.
    package static func find(
        environment: [String: String] = ProcessInfo.processInfo.environment, installations: String = "/usr/lib"
    ) throws(LibClangMissing) -> LibClang {
        if let named = environment[variable], !named.isEmpty {
            do {
                return try LibClang(path: named)
            } catch {
                throw LibClangMissing("\(error.message) (named by \(variable))")
            }
        }
        for path in candidates(environment: environment, installations: installations) {
            if let library = try? LibClang(path: path) { return library }
        }
        throw LibClangMissing("libclang, through which nnc reads C, was not found")
    }

    /// Where the library may lie, the best place first.
    package static func candidates(environment: [String: String], installations: String = "/usr/lib") -> [String] {
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        var paths: [String] = []
        for program in ["clang", "swift"] {
            guard let found = folders.map({ "\($0)/\(program)" }).first(where: FileManager.default.isExecutableFile)
            else { continue }
            for place in [found, URL(filePath: found).resolvingSymlinksInPath().path] {
                let usr = URL(filePath: place).deletingLastPathComponent().deletingLastPathComponent()
                paths.append(usr.appending(path: "lib/\(fileName)").path)
                paths.append(usr.appending(path: "lib/\(fileName).1").path)
            }
        }
        let llvms = ((try? FileManager.default.contentsOfDirectory(atPath: installations)) ?? [])
            .compactMap { name in name.hasPrefix("llvm-") ? Int(name.dropFirst(5)) : nil }
        for version in llvms.sorted(by: >) {
            paths.append("\(installations)/llvm-\(version)/lib/\(fileName)")
            paths.append("\(installations)/llvm-\(version)/lib/\(fileName).1")
        }
        var seen: Set<String> = []
        return (paths.filter(FileManager.default.fileExists) + [fileName, "\(fileName).1"]).filter { seen.insert($0).inserted }
    }

    /// The arguments that lead the library to the headers which come with it, such as `float.h`.
    var resourceArguments: [String] {
        for place in [path, URL(filePath: path).resolvingSymlinksInPath().path] {
            let folder = URL(filePath: place).deletingLastPathComponent().appending(path: "clang").path
            let versions = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
            if let version = versions.first(where: { FileManager.default.fileExists(atPath: "\(folder)/\($0)/include/stddef.h") }) {
                return ["-resource-dir", "\(folder)/\(version)"]
            }
        }
        return []
    }
}
