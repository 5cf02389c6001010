import Source
import Syntax
import TensorIR

/// The stages of compilation, in order; also the values of `nnc compile --emit` and the suffixes of expected outputs.
package enum Stage: String, CaseIterable, Sendable {
    case ast, graph, gradient, loops, c, h, swift
}

/// A file through the front end: its tree, its models, and all that is wrong with it.
package struct CheckedFile: Sendable {
    package var source: SourceFile
    package var syntax: ModelFile
    /// Empty where there are errors.
    package var models: [ElaboratedModel]
    package var diagnostics: Diagnostics

    /// Reads and checks a file; touches no other, but what `cFunctions` reads for it.
    package init(_ source: SourceFile, cFunctions: CFunctions = .none) {
        var diagnostics = Diagnostics()
        syntax = ModelFile(parsing: source, reporting: &diagnostics)
        models = syntax.elaborated(from: source, cFunctions: cFunctions, reporting: &diagnostics)
        (self.source, self.diagnostics) = (source, diagnostics)
    }
}
