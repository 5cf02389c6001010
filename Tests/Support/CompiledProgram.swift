import Foundation

/// C source with a `main`, compiled and run as a process of its own.
package enum CompiledProgram {
    /// Address and undefined-behaviour sanitizers, each finding an end of the program.
    package static let sanitizers = [
        "-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer",
    ]

    /// What the program prints when it reads `input`, on the emulator if one is given; throws what the compiler or the program said where one of them fails.
    package static func run(
        cSource: String, input: String = "", flags: [String] = CCompiler.strict + sanitizers, compiler: CCompiler = .any,
        on machine: Emulator? = nil
    ) throws -> String {
        let program = try compiler.compile(cSource, to: "program", flags: flags)
        defer { try? FileManager.default.removeItem(at: program.deletingLastPathComponent()) }
        let file = program.appendingPathExtension("input")
        try input.write(to: file, atomically: false, encoding: .utf8)
        let command = machine?.command(program.path, []) ?? [program.path]
        return try runProcess(command[0], Array(command.dropFirst()), input: FileHandle(forReadingFrom: file))
    }
}
