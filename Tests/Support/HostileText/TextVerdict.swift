import Compiler
import Foundation
import Source
import Syntax

/// What the front half makes of some bytes.
package struct TextVerdict {
    /// Valid, or the code of what is said first.
    package private(set) var kind = ""
    /// What is wrong with the compiler; nil where nothing is.
    package private(set) var complaint: String?

    package struct Limits: Sendable {
        package var seconds: Double
        /// Of the whole process at its peak.
        package var megabytes: Int
        package init(seconds: Double, megabytes: Int) { (self.seconds, self.megabytes) = (seconds, megabytes) }
    }

    package init(_ bytes: [UInt8], limits: Limits?) {
        let source = SourceFile(path: "net.nnd", bytes: bytes)
        let start = ContinuousClock.now
        let file = CheckedFile(source)
        let text = file.diagnostics.rendered(in: source)
        let seconds = start.duration(to: .now) / .seconds(1)
        let errors = file.diagnostics.sorted.filter { $0.level == .error }
        kind = errors.first.map { "refused: \($0.code.rawValue)" } ?? "valid"

        if let limits {
            if seconds > limits.seconds { complaint = "slow: \(seconds) s" }
            let peak = TextVerdict.peakMegabytes
            if peak > limits.megabytes { complaint = "memory: \(peak) MB" }
        }
        if file.models.isEmpty, errors.isEmpty, file.declaresModel { complaint = "no model and no error" }
        if !file.models.isEmpty, !errors.isEmpty { complaint = "a model in spite of errors" }
        for diagnostic in file.diagnostics.sorted {
            if diagnostic.span.end > bytes.count || diagnostic.span.start > diagnostic.span.end { complaint = "a place outside the file: \(diagnostic)" }
            if diagnostic.message.isEmpty { complaint = "no message: \(diagnostic.code)" }
        }
        if !errors.isEmpty, text.isEmpty { complaint = "an error that is not shown" }
        judgeFormatter(source, file)
        if complaint == nil, errors.isEmpty { compile(file) }
    }

    private mutating func judgeFormatter(_ source: SourceFile, _ file: CheckedFile) {
        var syntax = Diagnostics()
        guard let once = format(source, reporting: &syntax) else {
            if !syntax.hasErrors { complaint = "not formatted, and no error" }
            return
        }
        var ignored = Diagnostics()
        let again = format(SourceFile(path: "net.nnd", text: once), reporting: &ignored)
        if again != once { complaint = "formatting again changes it" }
        let formatted = CheckedFile(SourceFile(path: "net.nnd", text: once))
        func codes(_ file: CheckedFile) -> [DiagnosticCode] { file.diagnostics.sorted.map(\.code) }
        if codes(formatted) != codes(file) { complaint = "formatting changes what is said of it" }
    }

    /// What is valid must go through the compiler, whose traps end this process.
    private func compile(_ file: CheckedFile) {
        for model in file.models where model.inference.parameters.reduce(0, { $0 + $1.count }) < 100_000 && model.layers.count < 100 {
            _ = Compilation(model, options: CompilationOptions(sourceName: "net.nnd")).emit()
        }
    }

    /// Of this process so far.
    private static var peakMegabytes: Int {
        var usage = rusage()
        getrusage(0 /* RUSAGE_SELF, which Linux and Darwin type unlike */, &usage)
        return usage.ru_maxrss / 1024
    }
}

extension CheckedFile {
    fileprivate var declaresModel: Bool {
        syntax.declarations.contains { if case .model = $0 { true } else { false } }
    }
}
