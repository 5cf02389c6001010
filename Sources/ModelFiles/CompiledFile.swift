import Backend
import Compiler
import Source

/// A model of a file, compiled to C and Swift in memory.
package struct CompiledFile {
    /// `digits`, after which the C files are named.
    package let stem: String
    package let compilation: Compilation
    package let texts: EmittedModel

    /// Compiles `model` of `file`, whose name without folder and ending is `stem`; `adjust` changes how.
    package init(
        _ model: ElaboratedModel, of file: CheckedFile, stem: String,
        adjust: (inout CompilationOptions) throws -> Void
    ) rethrows {
        self.stem = stem
        var options = CompilationOptions(sourceName: stem + ".nnd")
        options.source = file.source
        options.emission.headerName = stem + ".h"
        try adjust(&options)
        compilation = Compilation(model, options: options)
        texts = compilation.emit()
    }

    /// `Digits`, after which the Swift file is named.
    package var name: String { compilation.model.name }
}

/// Where the texts of a model lie.
package struct WrittenTexts {
    package let header, source, swift: String
}

extension CompiledFile {
    /// Writes the texts that changed into `folder`, which is made if missing.
    package func write(to folder: String) throws(Failure) -> WrittenTexts {
        try Folder.make(folder)
        let paths = WrittenTexts(
            header: Folder.join(folder, stem + ".h"), source: Folder.join(folder, stem + ".c"),
            swift: Folder.join(folder, name + ".swift"))
        for (path, text) in [(paths.header, texts.header), (paths.source, texts.source), (paths.swift, texts.swift)] {
            try FileWriter.write(text, to: path)
        }
        return paths
    }
}
