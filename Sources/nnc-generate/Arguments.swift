import ModelFiles

/// The words of the command line, and the options among them: `--name value`, or `--name` before another option.
struct Arguments {
    private(set) var words: [String] = []
    private var options: [String: String] = [:]

    init(_ arguments: some Sequence<String>) {
        var rest = Array(arguments)[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--") else {
                words.append(argument)
                continue
            }
            let hasValue = rest.first.map { !$0.hasPrefix("--") } ?? false
            options[String(argument.dropFirst(2))] = hasValue ? rest.removeFirst() : ""
        }
    }

    subscript(option: String) -> String? { options[option] }

    func required(_ option: String) throws(Failure) -> String {
        guard let value = options[option] else { throw Failure("--\(option) is missing") }
        return value
    }

    func word(_ index: Int, _ meaning: String) throws(Failure) -> String {
        guard words.indices.contains(index) else { throw Failure("the \(meaning) is missing") }
        return words[index]
    }
}
