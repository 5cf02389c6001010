import Foundation
import PackagePlugin

/// A model file of a C target, and what is read with it.
struct ModelFile {
    let url: URL

    /// `digits`
    var stem: String { url.deletingPathExtension().lastPathComponent }

    /// `digits.safetensors` beside `digits.nnd`: weights that the C is to hold.
    var weights: URL? {
        let beside = url.deletingPathExtension().appendingPathExtension("safetensors")
        return FileManager.default.fileExists(atPath: beside.path) ? beside : nil
    }

    /// The files with functions in C that the model file names, as `c("mish.c")`.
    var functionFiles: [URL] {
        guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
        let names = text.matches(of: /\bc\s*\(\s*"([^"\\]+)"/).map { String($0.1) }
        let files = Set(names).sorted().map { URL(filePath: $0, relativeTo: url.deletingLastPathComponent()).absoluteURL }
        return files.filter { FileManager.default.fileExists(atPath: $0.path) }
    }
}

extension SourceModuleTarget {
    /// All files with models in the target's folder, by path; says so where the texts of two would have one name.
    var modelFiles: [ModelFile] {
        let models = files(in: directoryURL).filter { $0.pathExtension == "nnd" }.map(ModelFile.init)
        var first: [String: ModelFile] = [:]
        for model in models {
            if let other = first.updateValue(model, forKey: model.stem.lowercased()) {
                Diagnostics.error("\(model.url.path): \(other.url.path) has the same name, after which C and Swift are named")
            }
        }
        return Array(first.values).sorted { $0.url.path < $1.url.path }
    }
}

extension SwiftSourceModuleTarget {
    /// The C targets of the package that the target depends on directly.
    var clangDependencies: [ClangSourceModuleTarget] {
        dependencies.compactMap { dependency in
            guard case .target(let target) = dependency else { return nil }
            return target as? ClangSourceModuleTarget
        }
    }
}

/// The files in `folder` and below, by path, but for hidden ones.
func files(in folder: URL) -> [URL] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    return (found?.compactMap { $0 as? URL } ?? []).sorted { $0.path < $1.path }
}
