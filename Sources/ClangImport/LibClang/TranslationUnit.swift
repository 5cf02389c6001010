import CLibClang
import Source

/// One C file as clang has read it, with its headers.
///
/// Used by one thread; released with the last cursor of it.
final class TranslationUnit {
    let library: LibClang
    let file: SourceFile
    private let index: UnsafeMutableRawPointer
    private let unit: UnsafeMutableRawPointer

    /// Reads `file`, whose bytes are taken from memory, and `others` as if they lay at their paths; macros become
    /// nodes only where they are wanted, as there are many in system headers.
    init(
        _ file: SourceFile, among others: [SourceFile] = [], by library: LibClang, macros: Bool, arguments: [String]
    ) throws(UnreadableC) {
        guard let index = library.functions.createIndex(0, 0) else { throw UnreadableC(status: 1) }
        (self.library, self.file, self.index) = (library, file, index)
        var unit: UnsafeMutableRawPointer?
        let status = withUnsavedFiles([file] + others) { files in
            withCStrings(library.resourceArguments + arguments) { words in
                library.functions.parseTranslationUnit2(
                    index, file.path, words.baseAddress, Int32(words.count), files.baseAddress, UInt32(files.count),
                    macros ? Self.detailedPreprocessingRecord : 0, &unit)
            }
        }
        guard status == 0, let unit else {
            library.functions.disposeIndex(index)
            throw UnreadableC(status: status)
        }
        self.unit = unit
    }

    deinit {
        library.functions.disposeTranslationUnit(unit)
        library.functions.disposeIndex(index)
    }

    private static let detailedPreprocessingRecord: UInt32 = 1

    var root: Cursor { Cursor(unit: self, raw: library.functions.getTranslationUnitCursor(unit)) }

    /// The offset of a place in its file.
    func offset(_ location: CXSourceLocation) -> Int {
        var offset: UInt32 = 0
        library.functions.getFileLocation(location, nil, nil, nil, &offset)
        return Int(offset)
    }

    /// The file of a place: the main one, or a header; nil for what lies in no file.
    private func sourceFile(_ location: CXSourceLocation) -> SourceFile? {
        var handle: UnsafeMutableRawPointer?
        library.functions.getFileLocation(location, &handle, nil, nil, nil)
        if library.functions.Location_isFromMainFile(location) != 0 { return file }
        guard let handle else { return nil }
        var length: UInt = 0
        let contents = library.functions.getFileContents(unit, handle, &length)
        let bytes = UnsafeBufferPointer(start: contents, count: contents == nil ? 0 : Int(length))
        return SourceFile(path: library.take(library.functions.getFileName(handle)), bytes: bytes.map { UInt8(bitPattern: $0) })
    }
}

/// That clang gave up on a file.
struct UnreadableC: Error {
    /// libclang's code of the error.
    let status: Int32
}

extension TranslationUnit {
    /// What clang says about the file, `warnings` too if wanted, at most so many as a file may have errors.
    func diagnostics(warnings: Bool) -> [Diagnostic] {
        let functions = library.functions
        return (0..<functions.getNumDiagnostics(unit)).compactMap { index in
            guard let diagnostic = functions.getDiagnostic(unit, index) else { return nil }
            defer { functions.disposeDiagnostic(diagnostic) }
            let severity = functions.getDiagnosticSeverity(diagnostic)
            guard severity >= (warnings ? 2 : 3) else { return nil }
            return self.diagnostic(diagnostic, severity >= 3 ? .error : .warning)
        }
    }

    private func diagnostic(_ diagnostic: UnsafeMutableRawPointer, _ level: Diagnostic.Level) -> Diagnostic {
        let functions = library.functions
        let location = functions.getDiagnosticLocation(diagnostic)
        let option = library.take(functions.getDiagnosticOption(diagnostic, nil))
        var message = library.take(functions.getDiagnosticSpelling(diagnostic))
        if level == .warning, !option.isEmpty { message += " [\(option)]" }
        var result = Diagnostic(
            level, code: level == .error ? .cError : .cWarning, message, at: Span(at: offset(location)),
            in: sourceFile(location) ?? file)
        let children = functions.getChildDiagnostics(diagnostic)
        for child in 0..<functions.getNumDiagnosticsInSet(children) {
            guard let note = functions.getDiagnosticInSet(children, child) else { continue }
            defer { functions.disposeDiagnostic(note) }
            let place = functions.getDiagnosticLocation(note)
            result.notes.append(Note(
                library.take(functions.getDiagnosticSpelling(note)), at: sourceFile(place) == nil ? nil : Span(at: offset(place)),
                in: sourceFile(place)))
        }
        return result
    }
}

/// Calls `body` with the files as libclang takes them.
private func withUnsavedFiles<R>(_ files: [SourceFile], _ body: (UnsafeMutableBufferPointer<CXUnsavedFile>) -> R) -> R {
    func nest(_ rest: ArraySlice<SourceFile>, _ ready: [CXUnsavedFile]) -> R {
        guard let file = rest.first else {
            var ready = ready
            return ready.withUnsafeMutableBufferPointer { body($0) }
        }
        return file.path.withCString { path in
            file.bytes.withUnsafeBytes { bytes in
                // An empty file needs an address too.
                let contents = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) ?? path
                return nest(rest.dropFirst(), ready + [CXUnsavedFile(name: path, contents: contents, length: UInt(bytes.count))])
            }
        }
    }
    return nest(files[...], [])
}

/// Calls `body` with the texts as C has them.
private func withCStrings<R>(_ texts: [String], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> R) -> R {
    func nest(_ rest: ArraySlice<String>, _ ready: [UnsafePointer<CChar>?]) -> R {
        guard let text = rest.first else { return ready.withUnsafeBufferPointer(body) }
        return text.withCString { nest(rest.dropFirst(), ready + [$0]) }
    }
    return nest(texts[...], [])
}
