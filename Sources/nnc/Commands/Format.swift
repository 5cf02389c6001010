import ArgumentParser
import ModelFiles
import Source

struct Format: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring model files into their canonical layout.",
        discussion: """
            Rewrites the files in place, each in one step and only if its layout changes. Every comment is kept, and \
            the meaning of the model too. A file with mistakes is left as it is.

              nnc format models/*.nnd
              nnc format --check models/*.nnd    for continuous integration
              nnc format - < model.nnd           from standard input to output
            """)

    @Argument(help: "Model files (.nnd); - is standard input.", completion: .file(extensions: ["nnd"]))
    var files: [String]

    @Flag(help: "Change nothing; name each file whose layout would change, and exit with 1 if there is one.")
    var check = false

    func run() throws {
        var isWell = true
        for path in files {
            do throws(Failure) {
                isWell = try format(path) && isWell
            } catch {
                guard error.kind == .input else { throw error }
                error.report()
                isWell = false
            }
        }
        if !isWell { throw ExitCode(1) }
    }

    /// Whether the file is without mistakes and, with `--check`, in its layout already.
    private func format(_ path: String) throws(Failure) -> Bool {
        let file = try SourceFile.read(path)
        var diagnostics = Diagnostics()
        let formatted = file.formatted(reporting: &diagnostics)
        diagnostics.report(in: file)
        guard let formatted else { return false }
        let bytes = Array(formatted.utf8)
        if check {
            if bytes != file.bytes { Stream.output.write("\(path)\n") }
            return bytes == file.bytes
        }
        if path == "-" {
            Stream.output.write(bytes: bytes)
        } else {
            try FileWriter.write(bytes, to: path)
        }
        return true
    }
}
