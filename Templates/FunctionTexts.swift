/// Texts of C functions by the functions' names, from which those that a file needs are drawn.
struct FunctionTexts {
    /// Every name, each after the names that its text calls.
    let order: [String]
    /// The text that defines a function.
    let text: (String) -> String

    /// The functions among the names and all that they call, each once, in `order`.
    func definitions(of names: some Sequence<String>) -> [(name: String, text: String)] {
        let known = Set(order)
        var texts: [String: String] = [:]
        var open = names.filter(known.contains)
        while let name = open.popLast() {
            guard texts[name] == nil else { continue }
            let text = text(name)
            texts[name] = text
            open += text.identifiers.filter(known.contains)
        }
        return order.compactMap { name in texts[name].map { (name, $0) } }
    }

    /// Their texts.
    func source(of names: [String]) -> String {
        definitions(of: names).map(\.text).joined(separator: "\n")
    }
}

extension String {
    /// The words of a C text, comments included.
    fileprivate var identifiers: [String] {
        split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    }
}
