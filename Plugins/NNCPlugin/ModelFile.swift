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

    func commandForC(_ tool: URL, clang: URL?, into folder: URL) -> Command {
        var arguments = ["c", url.path, "--into", folder.path]
        if let weights { arguments += ["--weights", weights.path] }
        if let clang { arguments += ["--clang", clang.path] }
        return .buildCommand(
            displayName: "Compiling \(url.lastPathComponent) to C", executable: tool, arguments: arguments,
            inputFiles: [url] + functionFiles + (weights.map { [$0] } ?? []),
            outputFiles: ["\(stem).nnd.c", "\(stem).nnd.S", "include/\(stem).h"].map { folder.appending(path: $0) })
    }

    /// Waits for the header in `folderOfC`, so that a model with mistakes stops the build before, and is told of once;
    /// without that folder, the mistakes are told of twice.
    func commandForSwift(_ tool: URL, module: String, into folder: URL, after folderOfC: URL?) -> Command {
        var arguments = ["swift", url.path, "--into", folder.path, "--module", module]
        if weights != nil { arguments.append("--embedded") }
        let header = folderOfC.map { [$0.appending(path: "include/\(stem).h")] } ?? []
        return .buildCommand(
            displayName: "Compiling \(url.lastPathComponent) to Swift", executable: tool, arguments: arguments,
            inputFiles: [url] + functionFiles + header, outputFiles: [folder.appending(path: "\(stem).nnd.swift")])
    }
}

extension SourceModuleTarget {
    /// All files with models in the target's folder, by path.
    var modelFiles: [ModelFile] {
        files(in: directoryURL).filter { $0.pathExtension == "nnd" }.map(ModelFile.init)
    }
}

extension ClangSourceModuleTarget {
    /// The command that makes the module for the Swift wrappers to import; none where the target brings headers of its
    /// own, of which SwiftPM makes one.
    func moduleMapCommand(_ tool: URL, _ models: [ModelFile], into folder: URL) -> Command? {
        let own = publicHeadersDirectoryURL.map(files) ?? []
        guard !models.isEmpty, !own.contains(where: { ["h", "modulemap"].contains($0.pathExtension) }) else { return nil }
        return .buildCommand(
            displayName: "Writing the module map of \(name)", executable: tool,
            arguments: ["module-map", moduleName, "--into", folder.path] + models.map(\.stem),
            inputFiles: [], outputFiles: [folder.appending(path: "include/module.modulemap")])
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
private func files(in folder: URL) -> [URL] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    return (found?.compactMap { $0 as? URL } ?? []).sorted { $0.path < $1.path }
}
