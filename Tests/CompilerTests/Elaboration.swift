import Compiler
import Source
import TensorIR
import Testing

/// The only model of a text that has no mistakes.
func model(_ text: String, cFunctions: CFunctions = .none) throws -> ElaboratedModel {
    let file = CheckedFile(SourceFile(path: "test.nnd", text: text), cFunctions: cFunctions)
    let messages = file.diagnostics.rendered(in: file.source)
    #expect(messages == "")
    return try #require(file.models.first)
}

/// The diagnostics of a text, as they are shown.
func messages(_ text: String) -> String {
    let file = CheckedFile(SourceFile(path: "test.nnd", text: text))
    return file.diagnostics.rendered(in: file.source)
}

extension ElaboratedModel {
    /// The shapes of the layers, each with its name.
    var shapes: [String] { layers.map { "\($0.name) \($0.dims)" } }
    var parameterCount: Int { inference.parameters.reduce(0) { $0 + $1.count } }
}
