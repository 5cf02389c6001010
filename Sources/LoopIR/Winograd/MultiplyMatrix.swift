/// Products of a small constant matrix with a vector of registers, with as few operations as its symmetry allows.
extension KernelBuilder {
    /// `matrix · inputs`, an expression a row, and what has to run before.
    func multiply(_ matrix: [[Double]], _ inputs: [Value]) -> (before: [Statement], rows: [Value]) {
        var before: [Statement] = []
        func named(_ value: Value) -> Value {
            let register = register("t", vector: value.isVector)
            before.append(.declare(register, value))
            return .register(register)
        }
        func sum(_ terms: [(coefficient: Double, value: Value)]) -> Value {
            let terms = terms.filter { $0.coefficient != 0 }
            // Products come last, since each needs a sum to join.
            let ordered = terms.filter { $0.coefficient == 1 } + terms.filter { $0.coefficient == -1 }
                + terms.filter { abs($0.coefficient) != 1 }
            guard let first = ordered.first else { return .constant(0, vector: inputs[0].isVector) }
            func factor(_ term: (coefficient: Double, value: Value)) -> Value {
                .constant(term.coefficient, vector: term.value.isVector)
            }
            let start = switch first.coefficient {
            case 1: first.value
            case -1: Value.unary(.negate, first.value)
            default: Value.binary(.multiply, factor(first), first.value)
            }
            return ordered.dropFirst().reduce(start) { sum, term in
                switch term.coefficient {
                case 1: .binary(.add, sum, term.value)
                case -1: .binary(.subtract, sum, term.value)
                default: .multiplyAdd(factor(term), term.value, sum)
                }
            }
        }
        // Columns that are equal or opposite in every row meet in their sum and difference.
        var terms = inputs
        var matrix = matrix
        for i in inputs.indices {
            for j in inputs.indices where i < j && matrix.allSatisfy({ abs($0[i]) == abs($0[j]) }) {
                guard matrix.contains(where: { $0[i] != 0 && $0[i] == $0[j] }), matrix.contains(where: { $0[i] != $0[j] }) else { continue }
                let (a, b) = (terms[i], terms[j])
                (terms[i], terms[j]) = (named(.binary(.add, a, b)), named(.binary(.subtract, a, b)))
                for row in matrix.indices {
                    if matrix[row][i] == matrix[row][j] { matrix[row][j] = 0 } else { (matrix[row][i], matrix[row][j]) = (0, matrix[row][i]) }
                }
            }
        }
        // Rows that are equal or opposite in every column share their even and their odd part.
        var rows = [Value?](repeating: nil, count: matrix.count)
        for i in matrix.indices where rows[i] == nil {
            let row = zip(matrix[i], terms).map { (coefficient: $0, value: $1) }
            let partner = matrix.indices.first { j in
                j > i && rows[j] == nil && zip(matrix[i], matrix[j]).allSatisfy { abs($0) == abs($1) } && matrix[i] != matrix[j]
                    && zip(matrix[i], matrix[j]).contains { $0 != 0 && $0 == $1 }
            }
            guard let partner, row.filter({ $0.coefficient != 0 }).count > 2 else {
                rows[i] = sum(row)
                continue
            }
            let even = named(sum(row.indices.filter { matrix[i][$0] == matrix[partner][$0] }.map { row[$0] }))
            let odd = named(sum(row.indices.filter { matrix[i][$0] != matrix[partner][$0] }.map { row[$0] }))
            rows[i] = .binary(.add, even, odd)
            rows[partner] = .binary(.subtract, even, odd)
        }
        return (before, rows.map { $0! })
    }
}
