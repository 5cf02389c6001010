import Foundation
import PackagePlugin

/// Compiles the model files of a package while it is built.
///
/// Of a C target with `.nnd` files it makes C; of a Swift target that depends on such a target, the Swift wrappers.
@main
struct NNCPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let tool = try context.tool(named: "nnc-generate").url
        let folder = context.pluginWorkDirectoryURL
        if let target = target as? ClangSourceModuleTarget {
            let models = target.modelFiles
            requireGeneratedC(in: context.package, for: models)
            let commands = models.map { $0.commandForC(tool, clang: clang(context), into: folder) }
            return commands + (target.moduleMapCommand(tool, models, into: folder).map { [$0] } ?? [])
        }
        guard let target = target as? SwiftSourceModuleTarget else { return [] }
        for model in target.modelFiles {
            Diagnostics.error(
                "\(model.url.path): a Swift target cannot hold C: put the model file into a C target, on which \(target.name) depends")
        }
        return target.clangDependencies.flatMap { c in
            let folderOfC = folder.sibling(of: target.name, called: c.name)
            return c.modelFiles.map { $0.commandForSwift(tool, module: c.moduleName, into: folder, after: folderOfC) }
        }
    }

    /// The compiler for kernels that are fast in debug builds too; none where `NNC_CLANG` is empty.
    private func clang(_ context: PluginContext) -> URL? {
        if let choice = ProcessInfo.processInfo.environment["NNC_CLANG"] {
            return choice.isEmpty ? nil : URL(filePath: choice)
        }
        return try? context.tool(named: "clang").url
    }

    /// Says what to change where SwiftPM would ignore the C.
    private func requireGeneratedC(in package: Package, for models: [ModelFile]) {
        let manifest = package.directoryURL.appending(path: "Package.swift")
        guard !models.isEmpty, let text = try? String(contentsOf: manifest, encoding: .utf8),
            !text.prefix(while: { !$0.isNewline }).contains("experimentalCGen")
        else { return }
        Diagnostics.error(
            """
            \(manifest.path):1:1: C that a plugin makes is compiled only if Package.swift begins with \
            "// swift-tools-version: 6.3;(experimentalCGen)"; without it, `swift package nnc` writes sources to commit
            """)
    }
}

extension URL {
    /// The plugin's folder for the target `other`, where this one is that for `target`: `…/Digits/destination/NNCPlugin`,
    /// in which only the name of the target differs. Nil for a path of another form.
    fileprivate func sibling(of target: String, called other: String) -> URL? {
        guard let place = pathComponents.dropLast().lastIndex(of: target) else { return nil }
        let root = pathComponents[..<place].dropFirst().reduce(URL(filePath: "/")) { $0.appending(path: $1) }
        return pathComponents[(place + 1)...].reduce(root.appending(path: other)) { $0.appending(path: $1) }
    }
}
