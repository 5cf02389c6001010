import Layers

/// Numbers in brackets, row by row, with the extents of the brackets.
struct NestedNumbers {
    var values: [Double]
    var dims: [Int]

    /// Why a list is no such thing.
    struct Ragged: Error {
        var message: String
    }

    init(_ constant: Constant) throws(Ragged) {
        if let number = constant.number {
            (values, dims) = ([number], [])
            return
        }
        guard case .list(let elements) = constant else { throw Ragged(message: "it holds \(constant.phrase)") }
        guard let first = elements.first else { throw Ragged(message: "it holds an empty row") }
        let row = try NestedNumbers(first)
        (values, dims) = (row.values, [elements.count] + row.dims)
        for element in elements.dropFirst() {
            let other = try NestedNumbers(element)
            guard other.dims.count == row.dims.count else {
                throw Ragged(message: "some rows hold numbers and some hold rows")
            }
            for (a, b) in zip(row.dims, other.dims) where a != b {
                throw Ragged(message: "rows of \(a.text) and of \(b.text) stand side by side")
            }
            values += other.values
        }
    }
}
