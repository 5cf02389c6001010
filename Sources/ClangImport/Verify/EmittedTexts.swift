import Source

/// The texts that a model became, as files of one folder; its name stands before theirs, `./` if need be, so that the
/// source finds the header.
package struct EmittedTexts: Sendable {
    package var header, source, swift: SourceFile

    package init(header: SourceFile, source: SourceFile, swift: SourceFile) {
        (self.header, self.source, self.swift) = (header, source, swift)
    }
}

extension LibClang {
    /// What is wrong with emitted texts; nothing, unless the compiler is.
    ///
    /// Both C files are free of warnings; what the header declares is what the source defines; the sizes and the tables
    /// of the descriptors agree with each other, with the header and between instruction sets; and the Swift calls only
    /// what the header declares.
    package func faults(in texts: EmittedTexts) -> [Diagnostic] {
        do throws(UnreadableC) {
            let header = try unit(texts.header, texts, macros: true)
            let source = try unit(texts.source, texts, macros: false)
            let said = header.diagnostics(warnings: true) + source.diagnostics(warnings: true)
            guard said.isEmpty else { return said }
            var verification = Verification(texts, header: header, source: source)
            verification.checkFunctions()
            verification.checkTables(sizes: try sizes(verification.macros, texts))
            verification.checkSwift()
            return verification.faults
        } catch {
            return [Diagnostic(.error, code: .cError, "clang gave up (code \(error.status))", at: Span(at: 0), in: texts.source)]
        }
    }

    private static let strict = [
        "-x", "c", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wsign-conversion", "-ferror-limit=0",
    ]

    private func unit(_ file: SourceFile, _ texts: EmittedTexts, macros: Bool) throws(UnreadableC) -> TranslationUnit {
        let others = [texts.header, texts.source].filter { $0.path != file.path }
        return try TranslationUnit(file, among: others, by: self, macros: macros, arguments: Self.strict)
    }

    /// The values of the macros, each found by a constant that clang evaluates.
    private func sizes(_ macros: [String], _ texts: EmittedTexts) throws(UnreadableC) -> [String: Int] {
        let name = texts.header.path.split(separator: "/").last.map(String.init) ?? texts.header.path
        let lines = ["#include \"\(name)\""] + macros.map { "const unsigned long long value_of_\($0) = (\($0));" }
        let probe = SourceFile(path: texts.header.path + ".sizes.c", text: lines.joined(separator: "\n") + "\n")
        let values = try unit(probe, texts, macros: false).root.children.filter { $0.kind == .variable && $0.isInMainFile }
        return Dictionary(
            values.compactMap { value in value.constantValue.map { (String(value.name.dropFirst(9)), Int($0)) } },
            uniquingKeysWith: { first, _ in first })
    }
}
