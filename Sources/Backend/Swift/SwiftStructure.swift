/// A structure of the wrapper: several outputs, by their names.
struct SwiftStructure {
    var doc: [String]
    var attributes: [String] = []
    var name: String
    var fields: [(doc: [String], property: String, type: String)]

    func lines() -> [String] {
        documentation(doc, indent: 4) + attributes.map { "    " + $0 } + ["    public struct \(name): Sendable {"]
            + fields.flatMap { documentation($0.doc, indent: 8) + ["        public var \($0.property): \($0.type)"] } + ["    }"]
    }

    /// What becomes of one example.
    static func output(_ outputs: [SwiftPort]) -> [String] {
        SwiftStructure(
            doc: ["What the model makes of one example."], attributes: [SwiftFunction.inlineArrays], name: "Output",
            fields: outputs.map { ($0.propertyDoc, $0.property, $0.inline) }).lines()
    }

    /// What becomes of several.
    static func outputs(_ outputs: [SwiftPort]) -> [String] {
        SwiftStructure(
            doc: ["What the model makes of several examples."], name: "Outputs",
            fields: outputs.map { ($0.rowDoc, $0.property, $0.rows) }).lines()
    }
}

extension SwiftPort {
    /// As of several examples: a row each, if it is more than one number.
    var rowDoc: [String] {
        (doc.isEmpty ? [] : doc + [""]) + ["\(count == 1 ? "For each example" : "A row an example:") \(extents)."]
    }
}
