import ArgumentParser
import Compiler
import ModelFiles
import Source

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what is wrong with model files, and what would fit.",
        discussion: """
            Every problem of a file is reported at once, on standard error, with its place, the rule it breaks and \
            what would fit. Says nothing and exits with 0 when all is well; exits with 1 otherwise.

              nnc check models/*.nnd
              nnc check --json model.nnd | jq .message
              generate | nnc check -
            """)

    @Argument(help: "Model files (.nnd); - is standard input.", completion: .file(extensions: ["nnd"]))
    var files: [String]

    @Flag(help: "Write each diagnostic as a JSON object, a line each, to standard output.")
    var json = false

    func run() throws {
        var isWell = true
        for path in files {
            do throws(Failure) {
                let file = try SourceFile.read(path)
                let diagnostics = CheckedFile(file, cFunctions: .files(of: path)).diagnostics
                isWell = isWell && !diagnostics.hasErrors
                if json {
                    for diagnostic in diagnostics.sorted { try? JSON.print(DiagnosticReport(diagnostic, in: file)) }
                } else {
                    diagnostics.report(in: file)
                }
            } catch {
                // A file that cannot be read does not keep the others from being checked.
                guard error.kind == .input else { throw error }
                error.report()
                isWell = false
            }
        }
        if !isWell { throw ExitCode(1) }
    }
}

/// A diagnostic for machines.
struct DiagnosticReport: Encodable {
    struct NoteReport: Encodable {
        let message: String
        /// Where it is another than the diagnostic's.
        let file: String?
        let line, column: Int?
    }

    let file: String
    /// Counted from 1; columns in Unicode scalars.
    let line, column, endLine, endColumn: Int
    let level, code, message: String
    let notes: [NoteReport]
    let help: [String]

    init(_ diagnostic: Diagnostic, in file: SourceFile) {
        let file = diagnostic.file ?? file
        self.file = file.path
        let start = file.position(of: diagnostic.span.start)
        let end = file.position(of: diagnostic.span.end)
        (line, column, endLine, endColumn) = (start.line, start.column, end.line, end.column)
        (level, code, message) = (diagnostic.level.rawValue, diagnostic.code.rawValue, diagnostic.message)
        notes = diagnostic.notes.map { note in
            let place = note.span.map { (note.file ?? file).position(of: $0.start) }
            return NoteReport(message: note.message, file: note.file?.path, line: place?.line, column: place?.column)
        }
        help = diagnostic.help
    }
}
