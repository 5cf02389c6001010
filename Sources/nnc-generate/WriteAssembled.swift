import Foundation
import ModelFiles

/// The C of a model in a build, and beside it, as `digits.nnd.S`, the same in assembly.
///
/// SwiftPM compiles C without optimisation in debug builds, which makes kernels some twenty times slower. There the
/// assembly serves, and the C is empty; in any other build, under sanitizers and on other machines the C serves, and the
/// assembly is empty. Without a clang that can be run the C always serves.
extension GeneratedFile {
    /// Writes the C and the assembly where they change; `clang` nil: an empty one.
    ///
    /// The assembly takes a while. It is made in debug builds alone, which are those of a tool that is itself built for
    /// debugging, and not again while the C stays as it is.
    func write(assembledBy clang: Clang?) throws(Failure) {
        let assembly = (name as NSString).deletingPathExtension + ".S"
        if let clang, let condition = Self.condition {
            let guarded = GeneratedFile(folder: folder, name: name, text: "#if !(\(condition))\n\(text)#endif\n")
            let head = "/* By \(clang.path) */\n#if \(condition)\n"
            if guarded.isCurrent, begins(Folder.join(folder, assembly), with: head) { return }
            if Self.isDebug, let compiled = clang.assembly(of: text, near: path) {
                try GeneratedFile(folder: folder, name: assembly, text: head + compiled + "#endif\n" + Self.end).write()
                return try guarded.write()
            }
        }
        try write()
        try GeneratedFile(folder: folder, name: assembly, text: Self.end).write()
    }

    private func begins(_ path: String, with head: String) -> Bool {
        (try? FileReader.read(path, limit: head.utf8.count))?.starts(with: head.utf8) ?? false
    }

    #if DEBUG
        private static let isDebug = true
    #else
        private static let isDebug = false
    #endif

    /// Where the assembly serves; nil on machines for which none is made.
    private static let condition: String? = {
        #if os(Linux) && arch(x86_64)
            let machine: String? = "defined(__linux__) && defined(__x86_64__) && !defined(__ILP32__)"
        #elseif os(Linux) && arch(arm64)
            let machine: String? = "defined(__linux__) && defined(__aarch64__) && !defined(__ILP32__) && !defined(__AARCH64EB__)"
        #else
            let machine: String? = nil
        #endif
        let isPlain = ["address", "thread", "memory", "undefined_behavior"].map { "!__has_feature(\($0)_sanitizer)" }
        return machine.map { ([$0, "!defined(__OPTIMIZE__)", "!defined(NN_PROFILE)"] + isPlain).joined(separator: " && ") }
    }()

    /// Without it, the linker would take the file for one that wants an executable stack.
    #if os(Linux)
        private static let end = ".section .note.GNU-stack,\"\",%progbits\n"
    #else
        private static let end = ""
    #endif
}
