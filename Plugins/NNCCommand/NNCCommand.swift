import Foundation
import PackagePlugin

/// `swift package nnc`: writes the C and the Swift of the package's models into its targets, to be committed.
///
/// Such a package needs neither the build tool plugin nor what SwiftPM asks for with it, only `NNRuntime`.
@main
struct NNCCommand: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) throws {
        var arguments = ArgumentExtractor(arguments)
        let checks = arguments.extractFlag(named: "check") > 0
        let names = arguments.extractOption(named: "target")
        guard arguments.remainingArguments.isEmpty else {
            throw Problem("usage: swift package --allow-writing-to-package-directory nnc [--check] [--target NAME]…")
        }
        let targets = names.isEmpty ? context.package.targets : try context.package.targets(named: names)
        let tool = try context.tool(named: "nnc-generate").url
        let options = checks ? ["--check"] : []
        var isWell = true
        for case let target as ClangSourceModuleTarget in targets {
            let wrapped = context.package.targets(wrapping: target)
            for model in target.modelFiles {
                // Mistakes of the model are told once.
                guard try run(tool, model.argumentsForC(in: target) + options) else {
                    isWell = false
                    continue
                }
                for swift in wrapped {
                    isWell = try run(tool, model.argumentsForSwift(in: swift, importing: target) + options) && isWell
                }
            }
            let stems = Set(target.modelFiles.map(\.stem))
            let holders: [any SourceModuleTarget] = [target] + wrapped
            for orphan in holders.flatMap({ generatedFiles(of: $0, without: stems) }) {
                Diagnostics.error("\(orphan.path): no model file makes this; remove it")
                isWell = false
            }
        }
        guard isWell else {
            throw Problem(checks ? "`swift package nnc` brings the sources up to date" : "not all sources could be written")
        }
    }

    /// Runs the tool, whose messages go where the plugin's go; returns whether all went well.
    private func run(_ tool: URL, _ arguments: [String]) throws -> Bool {
        let process = try Process.run(tool, arguments: arguments)
        process.waitUntilExit()
        return process.terminationReason == .exit && process.terminationStatus == 0
    }

    /// Sources that bear the name of a model file which is gone.
    private func generatedFiles(of target: any SourceModuleTarget, without stems: Set<String>) -> [URL] {
        target.sourceFiles.map(\.url).filter { url in
            let name = url.deletingPathExtension()
            return name.pathExtension == "nnd" && !stems.contains(name.deletingPathExtension().lastPathComponent)
        }
    }
}

/// What is wrong, for people.
struct Problem: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

extension ModelFile {
    fileprivate func argumentsForC(in target: ClangSourceModuleTarget) -> [String] {
        let include = target.publicHeadersDirectoryURL ?? target.directoryURL.appending(path: "include")
        let arguments = ["c", url.path, "--into", target.directoryURL.path, "--include", include.path]
        return arguments + (weights.map { ["--weights", $0.path] } ?? [])
    }

    fileprivate func argumentsForSwift(in target: SwiftSourceModuleTarget, importing c: ClangSourceModuleTarget) -> [String] {
        ["swift", url.path, "--into", target.directoryURL.path, "--module", c.moduleName] + (weights == nil ? [] : ["--embedded"])
    }
}

extension Package {
    /// The Swift targets that get wrappers of the models of `c`: those that depend on it directly, but for tests.
    fileprivate func targets(wrapping c: ClangSourceModuleTarget) -> [SwiftSourceModuleTarget] {
        targets.compactMap { $0 as? SwiftSourceModuleTarget }
            .filter { $0.kind != .test && $0.clangDependencies.contains { $0.name == c.name } }
    }
}
