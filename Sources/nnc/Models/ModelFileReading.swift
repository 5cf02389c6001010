import ArgumentParser
import Compiler
import ModelFiles
import Source
import Syntax

extension SourceFile {
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
