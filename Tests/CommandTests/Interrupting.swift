import Foundation
import Testing

@testable import nnc

extension Sandbox {
    /// Trains the model in `file` until its third epoch, then interrupts it; the command that it says goes on.
    func interruptTraining(_ file: String, epochs: Int, out: String) throws -> String {
        let (process, output, errors) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = ["train", file, "--epochs", "\(epochs)", "--out", out, "--json"]
        process.standardOutput = output
        process.standardError = errors
        #if os(Linux)
        // The smallest pipe there is, a page: F_SETPIPE_SZ, which is not among the imported constants.
        #expect(fcntl(output.fileHandleForWriting.fileDescriptor, 1031, 4096) == 4096)
        #endif
        try start(process)
        var seen = output.fileHandleForReading.availableData
        while !String(decoding: seen, as: UTF8.self).contains("\"epoch\":3,") {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            seen += more
        }
        // It cannot have come to its end: what it writes is more than two pipes hold, and nobody reads.
        process.interrupt()
        // On a busy machine the thread that waits for signals may be late; until then nobody reads either.
        Thread.sleep(forTimeInterval: 1)
        _ = output.fileHandleForReading.readDataToEndOfFile()
        let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 130, "\(message)")
        let mark = "to go on: "
        return String(try #require(message.split(separator: "\n").first { $0.hasPrefix(mark) }).dropFirst(mark.count))
    }

    /// Runs `command`, which must succeed.
    func runInShell(_ command: String) throws {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", command]
        shell.standardOutput = FileHandle.nullDevice
        try start(shell)
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0)
    }

    private func start(_ process: Process) throws {
        process.currentDirectoryURL = URL(fileURLWithPath: path)
        process.environment = ProcessInfo.processInfo.environment.merging(["NNC_CACHE": Self.cache]) { $1 }
        try process.run()
    }
}
