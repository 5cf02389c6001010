import Testing

/// A C file that becomes no formula, and what is said of it.
struct RefusedFunction: Sendable, CustomTestStringConvertible {
    let name: String
    let function: String
    let parameters: Int
    let text: String
    let message: String

    var testDescription: String { name }

    init(_ name: String, of function: String = "f", parameters: Int = 1, _ text: String, message: String) {
        (self.name, self.function, self.parameters, self.text) = (name, function, parameters, text + "\n")
        self.message = message + "\n"
    }
}

extension RefusedFunction {
    static let all = inStatements + inThePreprocessor + inClangItself + inFunctionsAndTypes + inValues
}
