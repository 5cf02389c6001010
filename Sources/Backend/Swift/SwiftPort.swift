import TensorIR

/// An input, target or output as the wrapper spells it.
struct SwiftPort {
    /// Escaped: a property, a variable or a label.
    let port: String
    /// In quotation marks, for messages.
    let quotedName: String
    let isIndex: Bool
    let shape: [Int]
    /// Elements a time step; nil without a time axis.
    let stepCount: Int?
    /// The input with the number of steps that count; nil: all do.
    let lengthInput: Int?
    let context: [String: Any]

    var count: Int { shape.reduce(1, *) }
    var element: String { isIndex ? "[Int32]" : "[Float]" }

    init(_ port: Port, _ name: String, _ graph: Graph) {
        let node = graph[port.value]
        self.port = SwiftNames.escaped(name)
        quotedName = "\"" + port.name.filter { $0 != "\"" && $0 != "\\" } + "\""
        isIndex = node.element != .float
        shape = node.shape.dims
        stepCount = port.timeAxis.map { node.shape.count / node.shape.dims[$0] }
        lengthInput = port.lengthInput
        let extent = node.shape.rank == 0 ? "One" : node.shape.dims.map(String.init).joined(separator: "×")
        let elements =
            switch node.element {
            case .float: node.shape.count == 1 ? "float" : "floats"
            case .index(let range): "\(node.shape.count == 1 ? "index" : "indices") in `0..<\(range)`"
            }
        let bound = lengthInput == nil ? "" : "Up to "
        let steps = stepCount == nil ? "" : ", a time step \(node.shape.rank > 1 ? "a row" : "each")"
        let extents = " \(bound)\(extent) \(elements) an example\(steps)\(node.shape.rank > 1 ? ", row-major" : "")."
        let doc = DocText(port.doc).isEmpty ? [] : documentation(of: port.doc, otherwise: "") + [""]
        context = ["port": self.port, "element": isIndex ? "[Int32]" : "[Float]", "doc": doc + [extents]]
    }
}
