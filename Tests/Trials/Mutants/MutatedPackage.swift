import Foundation
import TestSupport

/// A copy of a package that can run with any one of its mutants.
struct MutatedPackage {
    let package: URL
    let scratch: URL
    private var copy: URL { scratch.appending(path: "package") }
    private var products: URL { scratch.appending(path: "build") }

    init(package: URL, scratch: URL) { (self.package, self.scratch) = (package, scratch) }

    /// Brings the copy up to date; files that stay the same are left alone, so that the next build is short.
    func write(_ mutants: [Mutant]) throws {
        var texts = try Self.files(of: package)
        for (path, mutants) in Dictionary(grouping: mutants, by: \.file) {
            guard let text = texts[path] else { throw Missing(description: "no file \(path)") }
            texts[path] = Data(try Schema.text(String(decoding: text, as: UTF8.self), choosing: mutants).utf8)
            let module = path.split(separator: "/").prefix(2).joined(separator: "/")
            texts[module + "/IsMutant.swift"] = Data(Schema.chooser.utf8)
        }
        let manager = FileManager.default
        for path in try Self.files(of: copy).keys where texts[path] == nil {
            try manager.removeItem(at: copy.appending(path: path))
        }
        for (path, text) in texts {
            let file = copy.appending(path: path)
            if (try? Data(contentsOf: file)) == text { continue }
            try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file)
            let mode = try? manager.attributesOfItem(atPath: package.appending(path: path).path)[.posixPermissions]
            if let mode { try manager.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path) }
        }
    }

    struct Missing: Error, CustomStringConvertible { var description: String }

    /// All files but hidden ones and what programs have left behind, links as what they lead to.
    private static func files(of folder: URL) throws -> [String: Data] {
        guard let all = FileManager.default.enumerator(atPath: folder.path) else { return [:] }
        var found: [String: Data] = [:]
        for case let path as String in all {
            if path.split(separator: "/").last!.hasPrefix(".") || path == "nnc-out" {
                all.skipDescendants()
                continue
            }
            var isFolder: ObjCBool = false
            let file = folder.appending(path: path)
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else { continue }
            found[path] = try Data(contentsOf: file)
        }
        return found
    }

    func build() throws {
        let arguments = ["build", "--build-tests", "--package-path", copy.path, "--scratch-path", products.path]
        try runProcess("/usr/bin/env", ["swift"] + arguments)
    }

    /// Runs the tests that a filter chooses up to the first failure.
    func run(_ filter: String, mutant: String?, patience: Double) throws -> TestVerdict {
        let temporary = scratch.appending(path: "temporary")
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: temporary) }
        var environment = ProcessInfo.processInfo.environment
        environment[Schema.variable] = mutant
        environment["TMPDIR"] = temporary.path
        for (variable, seeds) in ["NN_SEEDS": "0-19", "NN_SEQUENCE_SEEDS": "0-19"] { environment[variable] = seeds }
        let tests = Process()
        tests.executableURL = products.appending(path: "debug/nncPackageTests.xctest")
        tests.arguments = ["--testing-library", "swift-testing", "--filter", filter]
        tests.environment = environment
        tests.currentDirectoryURL = copy
        return try TestVerdict(of: tests, patience: patience)
    }
}
