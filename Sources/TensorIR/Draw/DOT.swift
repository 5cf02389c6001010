extension Drawing {
    /// The drawing in the language of Graphviz; gradients dashed.
    package var dot: String {
        func quoted(_ text: String) -> String {
            let escapes: [Character: String] = ["\"": "\\\"", "\\": "\\\\", "\n": "\\n"]
            return "\"" + text.map { escapes[$0] ?? String($0) }.joined() + "\""
        }
        var lines = ["digraph \(quoted(name)) {", "    node [fontname=\"sans-serif\"]"]
        for (index, item) in items.enumerated() {
            lines.append("    n\(index) [label=\(quoted(item.symbol + "\n" + item.caption)), \(item.kind.dotStyle)]")
        }
        for link in links {
            lines.append(
                "    n\(link.from) -> n\(link.to)" + (items[link.to].kind == .gradient ? " [style=dashed, color=firebrick]" : ""))
        }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }
}

extension Drawing.Item {
    /// The second line: the value's name, unless the first line says it, and its shape.
    var caption: String { (kind == .operation ? name + " " : "") + shape.description }
}

extension Drawing.Kind {
    fileprivate var dotStyle: String {
        switch self {
        case .input, .target: "shape=plaintext"
        case .parameter: "shape=box, style=rounded"
        case .operation: "shape=circle"
        case .loss: "shape=doublecircle"
        case .gradient: "shape=box, style=\"rounded,dashed\", color=firebrick, fontcolor=firebrick"
        }
    }
}
