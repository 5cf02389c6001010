import TensorIR

/// An input, target or output as the wrapper spells it.
struct SwiftPort {
    /// Escaped: a property.
    let property: String
    /// An argument's label, which needs no escape where a property does.
    let label: String
    /// Escaped: a variable, which for outputs differs from those of the inputs.
    let variable: String
    /// In quotation marks, for messages.
    let quotedName: String
    let isIndex: Bool
    /// Of an example, or in a stream of a step.
    let shape: [Int]
    /// Elements a time step; nil without a time axis.
    let stepCount: Int?
    /// The input with the number of steps that count; nil: all do.
    let lengthInput: Int?
    /// What the model file says of it, a line each.
    let doc: [String]
    /// What its elements are: ` 3 floats`, ` 4×4 indices in 0..<9, a time step a row`.
    let extents: String

    private let timeAxis: Int?
    private let range: Int?

    var count: Int { shape.reduce(1, *) }
    var element: String { isIndex ? "Int32" : "Float" }
    var array: String { "[\(element)]" }
    /// The type of one example of static shape.
    var inline: String { count == 1 ? element : "[\(count) of \(element)]" }
    /// The type of several examples, a row each.
    var rows: String { count == 1 ? array : "NNRuntime.Rows<\(element)>" }
    /// The variable for a span over it.
    var span: String { SwiftNames.span(of: variable) }

    /// What a `Values` of its elements is called.
    var kind: String { isIndex ? "indices" : "floats" }

    init(_ port: Port, _ name: String, variable: String? = nil, _ graph: Graph) {
        let node = graph[port.value]
        let range: Int? =
            switch node.element {
            case .float: nil
            case .index(let range): range
            }
        self.init(
            property: SwiftNames.escaped(name), label: name, variable: SwiftNames.escaped(variable ?? name),
            name: port.name, range: range, shape: node.shape.dims, timeAxis: port.timeAxis, lengthInput: port.lengthInput,
            doc: DocText(port.doc).isEmpty ? [] : DocText(port.doc).lines)
    }

    private init(
        property: String, label: String, variable: String, name: String, range: Int?, shape: [Int], timeAxis: Int?, lengthInput: Int?,
        doc: [String]
    ) {
        self.property = property
        self.label = label
        self.variable = variable
        quotedName = "\"" + name.filter { $0 != "\"" && $0 != "\\" } + "\""
        isIndex = range != nil
        self.range = range
        self.shape = shape
        self.timeAxis = timeAxis
        self.lengthInput = lengthInput
        self.doc = doc
        let count = shape.reduce(1, *)
        stepCount = timeAxis.map { count / shape[$0] }
        let extent = shape.isEmpty ? "1" : shape.map(String.init).joined(separator: "×")
        let elements = range.map { "\(count == 1 ? "index" : "indices") in `0..<\($0)`" } ?? (count == 1 ? "float" : "floats")
        let steps = timeAxis == nil ? "" : ", a time step \(shape.count > 1 ? "a row" : "each")"
        extents = "\(lengthInput == nil ? "" : "up to ")\(extent) \(elements)\(steps)"
    }

    /// The port at one time step.
    var oneStep: SwiftPort {
        guard let timeAxis else { return self }
        var shape = shape
        shape.remove(at: timeAxis)
        return SwiftPort(
            property: property, label: label, variable: variable, name: String(quotedName.dropFirst().dropLast()), range: range, shape: shape,
            timeAxis: nil, lengthInput: nil, doc: doc)
    }

    /// A property's documentation: what the file says, and the extents.
    var propertyDoc: [String] {
        (doc.isEmpty ? [] : doc + [""]) + [sentence]
    }

    /// A line in a list of arguments or results.
    var item: String {
        let text = doc.joined(separator: " ")
        guard !text.isEmpty else { return extents + "." }
        return text + (text.hasSuffix(".") ? " " + sentence : "; " + extents + ".")
    }

    private var sentence: String { extents.prefix(1).uppercased() + extents.dropFirst() + "." }
}
