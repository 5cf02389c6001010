import Foundation

/// A program that runs programs for another machine.
package struct Emulator: Hashable, Sendable {
    package var path: String
    /// The folder that holds the other machine's libraries.
    package var root: String

    /// The words that run the program.
    package func command(_ program: String, _ arguments: [String]) -> [String] {
        [path, "-L", root, program] + arguments
    }
}

/// What it takes to build and run programs for 64-bit ARM on a Linux machine that may be another one: on Debian the
/// packages gcc-aarch64-linux-gnu, libc6-dev-arm64-cross and qemu-user.
package struct AArch64: Sendable {
    /// clang, if there is one, and gcc.
    package var compilers: [CCompiler]
    package var emulator: Emulator

    /// nil where something is missing.
    package static let tools: AArch64? = {
        let root = "/usr/aarch64-linux-gnu"
        guard let emulator = executable("qemu-aarch64") ?? executable("qemu-aarch64-static"),
            let gcc = executable("aarch64-linux-gnu-gcc"), FileManager.default.fileExists(atPath: root + "/lib/libc.so.6")
        else { return nil }
        let clang = executable("clang").map {
            CCompiler(name: "clang for aarch64", path: $0, target: ["--target=aarch64-linux-gnu"])
        }
        return AArch64(
            compilers: [clang, CCompiler(name: "gcc for aarch64", path: gcc)].compactMap { $0 },
            emulator: Emulator(path: emulator, root: root))
    }()

    package static let missing =
        "needs qemu-aarch64 and aarch64-linux-gnu-gcc: apt-get install qemu-user gcc-aarch64-linux-gnu libc6-dev-arm64-cross"
}

/// The path of the first program of that name on PATH.
package func executable(_ name: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    return path.split(separator: ":").map { "\($0)/\(name)" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }
}
