import ArgumentParser
import ModelFiles
import NNRuntime

/// A file for one of a model's values: `path`, or `name=path` where there are several.
struct NamedFile: ExpressibleByArgument {
    let name: String?
    let path: String

    init(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let isName = parts.count == 2 && !parts[0].isEmpty && parts[0].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        (name, path) = isName ? (String(parts[0]), String(parts[1])) : (nil, argument)
    }
}

extension [NamedFile] {
    /// The values that need a file: all but lengths that no file is given for.
    func wanted(of values: [ValueInfo]) -> [ValueInfo] {
        let lengths = Set(values.compactMap(\.length))
        return values.enumerated()
            .filter { place, value in !lengths.contains(place) || contains { $0.name == value.name } }.map(\.element)
    }

    /// One file for each of `values`, which `option` names, in their order.
    func matched(to values: [ValueInfo], option: String) throws(Failure) -> [String] {
        let names = values.map(\.name)
        let usage = names.map { "\(option) \($0)=FILE" }.joined(separator: " ")
        guard count == values.count else {
            throw Failure(
                "the model has \(values.count) \(values.count == 1 ? "value" : "values") for \(option) "
                    + "(\(names.joined(separator: ", "))), \(count) \(count == 1 ? "was" : "were") given", help: [usage])
        }
        if values.count == 1, self[0].name == nil { return [self[0].path] }
        return try values.map { value throws(Failure) in
            let files = filter { $0.name == value.name }
            guard files.count == 1 else {
                throw Failure("\(option) must name a file for \(value.name) once", help: [usage])
            }
            return files[0].path
        }
    }

    /// The examples in the files, a column for each of `values`.
    func columns(for values: [ValueInfo], option: String) throws -> [DataSet.Column] {
        let values = wanted(of: values)
        return try zip(values, matched(to: values, option: option)).map { value, path in
            try DataSet.Column(path: path, name: value.name)
        }
    }
}

extension DataSet {
    /// A data set of columns that came from separate files and may not agree.
    static func joining(inputs: [Column], targets: [Column] = []) throws(Failure) -> DataSet {
        let counts = (inputs + targets).map { (name: $0.name, examples: $0.count) }
        guard Set(counts.map(\.examples)).count <= 1 else {
            throw Failure(
                "the files hold different numbers of examples",
                notes: counts.map { "\($0.name): \($0.examples)" }, help: ["the first dimension of a file counts its examples"])
        }
        return DataSet(inputs: inputs, targets: targets)
    }
}
