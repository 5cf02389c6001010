import Foundation
import PackagePlugin

extension ModelFile {
    func commandForC(_ tool: URL, clang: URL?, into folder: URL) -> Command {
        var arguments = ["c", url.path, "--into", folder.path, "--include", folder.appending(path: "include").path, "--assembly"]
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

extension ClangSourceModuleTarget {
    /// The command that makes the module for the Swift wrappers to import; none where the target brings headers of its
    /// own, of which SwiftPM makes one.
    func moduleMapCommand(_ tool: URL, _ models: [ModelFile], into folder: URL) -> Command? {
        let own = publicHeadersDirectoryURL.map(files) ?? []
        guard !models.isEmpty, !own.contains(where: { ["h", "modulemap"].contains($0.pathExtension) }) else { return nil }
        return .buildCommand(
            displayName: "Writing the module map of \(name)", executable: tool,
            arguments: ["module-map", moduleName] + models.map(\.stem) + ["--into", folder.appending(path: "include").path],
            inputFiles: [], outputFiles: [folder.appending(path: "include/module.modulemap")])
    }
}
