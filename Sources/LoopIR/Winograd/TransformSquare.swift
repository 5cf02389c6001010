extension KernelBuilder {
    /// `M · X · Mᵀ` of a square of vectors X with `count` a side, through the stack: along columns, then along rows.
    ///
    /// - Parameters:
    ///   - load: the element of X at a row and a column.
    ///   - store: takes the elements of the result at a row, a column at a time.
    func transformed(
        _ matrix: [[Double]], from count: Int, lanes: Lanes, load: (Index, Index) -> Value,
        store: (Index, Int, Value) -> [Statement]
    ) -> [Statement] {
        let width = lanes == .one ? 1 : target.lanes
        let half = Pointer(fresh("half"))
        let (column, row) = (variable("s"), variable("r"))
        func along(_ inputs: (Int) -> Value, _ put: (Int, Value) -> [Statement]) -> [Statement] {
            var statements: [Statement] = []
            let values = (0..<count).map { i -> Value in
                let register = register("d\(i)", vector: lanes != .one)
                statements.append(.declare(register, inputs(i)))
                return .register(register)
            }
            let (before, rows) = multiply(matrix, values)
            return statements + before + rows.enumerated().flatMap { put($0, $1) }
        }
        let whole: Lanes = lanes == .one ? .one : .all
        func place(_ row: Index, _ column: Index) -> Place { Place(half, row * (count * width) + column * width) }
        return [
            .local(half, floats: matrix.count * count * width),
            .loop(Loop(column, to: .constant(count), scoped {
                along({ load(.constant($0), .variable(column)) }, { [.store(place(.constant($0), .variable(column)), $1, whole)] })
            })),
            .loop(Loop(row, to: .constant(matrix.count), scoped {
                along({ .load(place(.variable(row), .constant($0)), whole) }, { store(.variable(row), $0, $1) })
            })),
        ]
    }
}
