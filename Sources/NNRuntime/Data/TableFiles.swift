/// Examples in CSV files, a row each, and in pairs of `.npy` files.
extension DataSource {
    /// The table at `path`. Its targets are the columns that `targets` names, or else the last: as many as a row has
    /// more than the inputs of `model` need, one if no model is given. The rows may also be those of a series.
    static func table(_ path: String, for model: CompiledModel?, targets: [String]) throws(FileError) -> DataSet {
        let table = try CSVTable(path: path)
        guard table.rows > 0 else { throw FileError(path: path, "holds no rows of numbers") }
        if targets.isEmpty, let series = try series(table, for: model) { return series }
        let targetPlaces: [Int]
        if targets.isEmpty {
            let needed = model.map { $0.inputs.reduce(0) { $0 + $1.count } }
            let extra = needed.map { table.columns - $0 }.flatMap { $0 > 0 ? $0 : nil } ?? 1
            targetPlaces = Array(table.columns - extra ..< table.columns)
        } else {
            targetPlaces = try table.places(of: targets)
        }
        let inputPlaces = (0 ..< table.columns).filter { !targetPlaces.contains($0) }
        guard !inputPlaces.isEmpty else { throw FileError(path: path, "has no column beside the targets") }
        return DataSet(
            inputs: table.cut(inputPlaces, as: model?.inputs, name: "inputs"),
            targets: table.cut(targetPlaces, as: model?.targets, name: "targets"))
    }

    /// The examples of `train.csv`, and of `test.csv` if there is one; nil if the folder has no table to train on.
    static func tableFolder(
        _ path: String, _ names: [String], for model: CompiledModel?, targets: [String]
    ) throws(FileError) -> DataSource? {
        let tables = names.filter { $0.hasSuffix(".csv") }
        let train = tables.filter { $0 != "test.csv" }
        guard !train.isEmpty else { return nil }
        guard train.count == 1 else {
            throw FileError(path: path, "expected one table beside test.csv, found \(train.joined(separator: ", "))")
        }
        var source = DataSource(name: path, train: try table(path + "/" + train[0], for: model, targets: targets))
        if tables.contains("test.csv") {
            source.test = try table(path + "/test.csv", for: model, targets: targets)
        }
        return source
    }

    /// The examples of `inputs.npy` and `targets.npy`, and of `test-inputs.npy` and `test-targets.npy` if they are there.
    static func arrayFolder(_ path: String, _ names: [String]) throws(FileError) -> DataSource? {
        guard names.contains("inputs.npy") else { return nil }
        let train = try arrays(inputs: path + "/inputs.npy", targets: path + "/targets.npy")
        let test = names.contains("test-inputs.npy")
            ? try arrays(inputs: path + "/test-inputs.npy", targets: path + "/test-targets.npy") : nil
        return DataSource(name: path, train: train, test: test)
    }

    /// The examples of two files of one array each, such as `.npy`, that `DataSet.Column(path:)` reads.
    public static func arrays(inputs: String, targets: String) throws(FileError) -> DataSet {
        let x = try DataSet.Column(path: inputs, name: "inputs")
        let y = try DataSet.Column(path: targets, name: "targets")
        guard x.count == y.count else {
            throw FileError(
                path: targets, "expected targets of the \(x.count) examples of \(inputs), "
                    + "found \(y.count)")
        }
        return DataSet(inputs: [x], targets: [y])
    }
}

extension CSVTable {
    fileprivate func places(of names: [String]) throws(FileError) -> [Int] {
        guard let header else {
            throw FileError(path: path, "has no header, a column \(names[0]) was asked for")
        }
        var places: [Int] = []
        for name in names {
            guard let place = header.firstIndex(of: name) else {
                throw FileError(path: path, "has no column \(name); there are \(header.joined(separator: ", "))")
            }
            places.append(place)
        }
        return places
    }

    /// The columns at `places`, cut in order into what `values` take, or one array of them all.
    fileprivate func cut(_ places: [Int], as values: [ValueInfo]?, name: String) -> [DataSet.Column] {
        if let values, values.count > 1, values.reduce(0, { $0 + $1.count }) == places.count {
            var rest = places[...]
            return values.map { value in
                defer { rest = rest.dropFirst(value.count) }
                return .init(
                    name: value.name, shape: value.shape, values: .floats(selecting(Array(rest.prefix(value.count)))))
            }
        }
        return [.init(name: name, shape: places.count == 1 ? [] : [places.count], values: .floats(selecting(places)))]
    }
}
