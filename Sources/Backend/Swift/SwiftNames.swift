import TensorIR

/// The Swift identifiers of a model: legal, clear of the wrapper's own names and of each other.
package struct SwiftNames: Hashable, Sendable {
    /// The wrapper's type: the model's name, with `Model` behind it where the wrapper or the
    /// standard library has a type of that name.
    package let type: String
    /// Names of the ports, not yet escaped; inputs and targets are distinct, as are outputs.
    let inputs: [String]
    let targets: [String]
    let outputs: [String]
    /// Names of variables for the outputs, distinct from those of the inputs too.
    let outputVariables: [String]

    package init(_ graph: Graph) {
        let name = Self.identifier(graph.name)
        let capitalized = name.prefix(1).uppercased() + name.dropFirst()
        type = Self.takenTypes.contains(capitalized) ? capitalized + "Model" : capitalized
        var taken = Self.takenNames
        inputs = Self.distinct(graph.inputs, taken: &taken)
        targets = Self.distinct(graph.targets, taken: &taken)
        taken = Self.takenMembers
        outputs = Self.distinct(graph.outputs, taken: &taken)
        taken = Self.takenNames.union(inputs)
        outputVariables = Self.distinct(graph.outputs, withSpans: true, taken: &taken)
    }

    /// The name in backticks where it is a keyword.
    static func escaped(_ name: String) -> String { keywords.contains(name) ? "`\(name)`" : name }

    private static func unescaped(_ name: String) -> String { name.filter { $0 != "`" } }

    /// The variable for the span over what the variable `name` holds.
    static func span(of name: String) -> String { unescaped(name) + "Span" }

    private static func distinct(_ ports: [Port], withSpans: Bool = false, taken: inout Set<String>) -> [String] {
        ports.map { port in
            var name = identifier(port.name)
            while taken.contains(name) || withSpans && taken.contains(span(of: name)) { name += "_" }
            taken.formUnion(withSpans ? [name, span(of: name)] : [name])
            return name
        }
    }

    /// Letters, digits and underscores as they are, any other scalar as `_u` and its number in hex.
    private static func identifier(_ name: String) -> String {
        let text = name.unicodeScalars.map { scalar in
            scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                ? String(scalar) : "_u" + String(scalar.value, radix: 16)
        }.joined()
        return text.isEmpty ? "unnamed" : ("0"..."9").contains(text.unicodeScalars.first!) ? "_" + text : text
    }

    /// Types that the wrapper names without their module.
    private static let takenTypes: Set<String> = [
        "Any", "Array", "Float", "InlineArray", "Int", "Int32", "MutableSpan", "NNRuntime", "Output", "Outputs", "Protocol",
        "Result", "Self", "Sendable", "Span", "Step", "Steps", "Stream", "Type",
    ]

    /// What backticks do not free, or argument lists do not take.
    private static let takenMembers: Set<String> = ["_", "init", "self", "Self", "Type", "Protocol", "inout", "let", "var"]

    /// Those, and names that the bodies of the wrapper's functions use.
    private static let takenNames = takenMembers.union(takenTypes).union([
        "workspace", "parameters", "predict", "step", "compiled", "count", "stream", "all", "i",
    ])

    private static let keywords: Set<String> = [
        "Any", "as", "associatedtype", "await", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "didSet",
        "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "get", "guard", "if",
        "import", "in", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private",
        "protocol", "public", "repeat", "rethrows", "return", "set", "static", "struct", "subscript", "super", "switch",
        "throw", "throws", "true", "try", "typealias", "var", "where", "while", "willSet",
    ]
}
