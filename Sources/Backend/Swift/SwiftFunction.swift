/// A function of the wrapper, and how it is printed.
struct SwiftFunction {
    /// Without `///`.
    var doc: [String] = []
    var attributes: [String] = []
    /// Up to the parenthesis: `public func predict`.
    var start: String
    var arguments: [String]
    /// nil: nothing.
    var result: String?
    var body: [String]

    /// What needs `InlineArray`.
    static let inlineArrays = "@available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *)"
    static let width = 116

    /// The lines at `indent` spaces.
    func lines(indent: Int = 4) -> [String] {
        let margin = String(repeating: " ", count: indent)
        let end = ") throws(NNRuntime.ModelError)" + (result.map { " -> " + $0 } ?? "") + " {"
        let whole = margin + start + "(" + arguments.joined(separator: ", ") + end
        var lines = documentation(doc, indent: indent) + attributes.map { margin + $0 }
        if whole.count <= Self.width {
            lines.append(whole)
        } else {
            lines.append(margin + start + "(")
            lines += wrapped(arguments, indent: indent + 4)
            lines.append(margin + end)
        }
        return lines + body.map { $0.isEmpty ? "" : margin + "    " + $0 } + [margin + "}"]
    }
}

/// `items` with commas between, as many a line as fit.
func wrapped(_ items: [String], indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    for (place, item) in items.enumerated() {
        let item = item + (place == items.count - 1 ? "" : ",")
        if let last = lines.last, last.count + 1 + item.count <= SwiftFunction.width {
            lines[lines.count - 1] = last + " " + item
        } else {
            lines.append(margin + item)
        }
    }
    return lines
}

/// `lines` behind `///`, each broken where it is too long.
func documentation(_ lines: [String], indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent) + "///"
    return lines.flatMap { line -> [String] in
        let hang = String(repeating: " ", count: line.prefix { $0 == " " }.count + (line.drop { $0 == " " }.hasPrefix("- ") ? 2 : 0))
        var broken: [String] = []
        for word in line.drop(while: { $0 == " " }).split(separator: " ") {
            if let last = broken.last, last.count + 1 + word.count <= SwiftFunction.width {
                broken[broken.count - 1] = last + " " + word
            } else {
                let start = broken.isEmpty ? String(line.prefix { $0 == " " }) : hang
                broken.append(margin + " " + start + word)
            }
        }
        return broken.isEmpty ? [margin] : broken
    }
}

/// A call, `indent` spaces into the body of a function; over several lines where one is too long.
func call(_ start: String, _ arguments: [String], _ end: String = "", indent: Int = 0) -> [String] {
    let whole = start + "(" + arguments.joined(separator: ", ") + ")" + end
    guard whole.count + indent + 8 > SwiftFunction.width else { return [whole] }
    let outer = indent + 8
    var lines = [start + "("] + wrapped(arguments, indent: outer + 4).map { String($0.dropFirst(outer)) }
    lines[lines.count - 1] += ")" + end
    return lines
}

/// The statements of `body` within a closure of each of `starts`.
func nested(_ starts: [String], _ body: [String]) -> [String] {
    guard let first = starts.first else { return body }
    return [first] + nested(Array(starts.dropFirst()), body).map { "    " + $0 } + ["}"]
}
