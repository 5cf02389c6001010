import Foundation
import ModelFiles

/// A clang to make assembly with.
struct Clang {
    let path: String
    /// The folder of the header that the C includes.
    let include: String

    /// The C `text`, optimised, as assembly for this machine; nil, with a warning, where clang does not make it.
    /// A file beside `place` holds the text meanwhile.
    func assembly(of text: String, near place: String) -> String? {
        let input = place + ".partial"
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = ["-std=c11", "-O2", "-fPIC", "-w", "-S", "-fno-verbose-asm", "-I", include, "-x", "c", input, "-o", "-"]
        process.standardOutput = output
        defer { Folder.remove(input) }
        do {
            try Data(text.utf8).write(to: URL(filePath: input))
            try process.run()
            let assembly = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            if process.terminationReason == .exit, process.terminationStatus == 0 { return String(decoding: assembly, as: UTF8.self) }
            Generate.tell("warning: \(path) failed: the kernels will be slow in debug builds\n")
        } catch {
            Generate.tell("warning: \(path) cannot be run, so the kernels will be slow in debug builds: \(Folder.reason(of: error))\n")
        }
        return nil
    }
}
