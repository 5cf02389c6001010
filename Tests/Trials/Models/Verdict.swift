import Compiler
import Foundation
import TestSupport

/// What became of a model.
enum Verdict {
    /// On these instruction sets.
    case agrees([String])
    /// The evaluator's own numbers jump when parameters change by a rounding, at every draw of them.
    case undecided
    /// The compiler says something about it.
    case invalid(String)
    /// With the kind of the failure, which stays as a model shrinks.
    case fails(kind: String, String)
}

extension Workbench {
    /// Compiles the model, runs it, and judges all that it computes.
    func verdict(on text: String, seed: UInt64, _ conditions: Conditions) throws -> Verdict {
        let subject: Subject
        do { subject = try Subject(text) } catch let complaint as Subject.Complaint { return .invalid("\(complaint)") }
        let emitted = subject.compilation.emit()
        if conditions.watch == .compilerAlone { return .agrees(["none"]) }
        do {
            try build(emitted, conditions)
            if seed % 10 == 0 {
                for compiler in CCompiler.cxx { try checkHeader(compiler) }
            }
        } catch let failure as CompilationFailure { return .fails(kind: "build", failure.output) }

        // A kink, such as relu's at 0, is met by chance alone: with other numbers it is not.
        for draw in 0..<UInt64(4) {
            let cases = Case.all(for: subject, seed: seed &+ draw << 40)
            let data: Data
            do { data = try run(cases.file(for: subject.model.inference), conditions.watch) } catch let failure as CompilationFailure {
                return .fails(kind: "run", failure.output)
            }
            let results = [Results](data, of: cases, for: subject.model.inference)
            let judge = Judge(subject, cases)
            let complaints = judge.complaints(about: results)
            guard let first = complaints.first else { return .agrees(results.map(\.isa)) }
            let what = first.split(separator: ": ", maxSplits: 1).last!.split(separator: " ")[0].prefix { $0 != "[" }
            if !judge.isUnsteady { return .fails(kind: "\(what)", complaints.prefix(8).joined(separator: "\n")) }
        }
        return .undecided
    }
}
