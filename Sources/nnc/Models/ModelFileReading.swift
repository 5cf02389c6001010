import ArgumentParser
import Compiler
import Source
import Syntax

extension SourceFile {
    /// The model file at `path`, or standard input for `-`, read no further than the largest size there is.
    static func read(_ path: String) throws(Failure) -> SourceFile {
        SourceFile(
            path: path == "-" ? "standard input" : path, bytes: try FileReader.read(path, limit: SourceFile.maximumSize))
    }

    /// The model file in its canonical layout; nil if it has mistakes, which are reported.
    func formatted(reporting diagnostics: inout Diagnostics) -> String? {
        format(self, reporting: &diagnostics)
    }
}

extension CheckedFile {
    /// Reads and checks the file at `path`, shows what is wrong with it, and ends the command if it has errors.
    static func require(_ path: String) throws -> CheckedFile {
        let file = CheckedFile(try SourceFile.read(path), cFunctions: .files(of: path))
        file.diagnostics.report(in: file.source)
        guard !file.diagnostics.hasErrors else { throw ExitCode(1) }
        return file
    }
}
