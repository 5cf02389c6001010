import ArgumentParser
import ClangImport
import Compiler
import ModelFiles
import Source

extension CompiledFile {
    /// Shows what libclang has against the texts, as files in `folder`, and ends the command if it has anything: then
    /// nnc is wrong, not the model.
    func verify(in folder: String) throws {
        let library: LibClang
        do {
            library = try CFunctions.library.get()
        } catch {
            throw Failure("--verify: \(error.message)", kind: .environment, help: LibClangMissing.help)
        }
        func file(_ name: String, _ text: String) -> SourceFile { SourceFile(path: Folder.join(folder, name), text: text) }
        let emitted = EmittedTexts(
            header: file(stem + ".h", texts.header), source: file(stem + ".c", texts.source),
            swift: file(name + ".swift", texts.swift))
        let faults = library.faults(in: emitted)
        guard !faults.isEmpty else { return }
        for fault in faults { Stream.error.write(fault.rendered(in: emitted.source, style: .terminal)) }
        throw Failure("nnc has made code that does not hold together: please report it with the model file", kind: .environment)
    }
}
