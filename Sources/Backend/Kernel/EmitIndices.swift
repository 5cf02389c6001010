import CCode
import LoopIR

extension KernelEmitter {
    func address(_ place: Place) -> Address {
        let base = CExpression.identifier(place.pointer.name)
        return Address(pointer: expression(place.offset, behind: base), element: .index(base, expression(place.offset)))
    }

    /// A sum of terms such as `3136 * i + 14 * j + 1`: like terms joined, no `+ 0`, no `1 *`.
    func expression(_ index: Index) -> CExpression { expression(index, behind: nil) }

    private func expression(_ index: Index, behind base: CExpression?) -> CExpression {
        var terms: [(factor: Int, atom: CExpression)] = []
        var constant = 0
        collect(index, times: 1, into: &terms, constant: &constant)
        var sum = base
        // What is subtracted comes last: no sum begins with a minus, no pointer leaves its array.
        terms = terms.filter { $0.factor > 0 } + terms.filter { $0.factor < 0 }
        if constant > 0, !terms.isEmpty, terms.allSatisfy({ $0.factor < 0 }) {
            sum = sum.map { $0 + .integer(constant) } ?? .integer(constant)
            constant = 0
        }
        for term in terms {
            let product = term.factor.magnitude == 1 ? term.atom : .integer(abs(term.factor)) * wide(term.atom)
            sum = term.factor > 0 ? sum.map { $0 + product } ?? product : sum.map { $0 - product } ?? -product
        }
        guard let sum else { return .integer(constant) }
        return constant > 0 ? sum + .integer(constant) : constant < 0 ? sum - .integer(-constant) : sum
    }

    private func collect(
        _ index: Index, times factor: Int, into terms: inout [(factor: Int, atom: CExpression)], constant: inout Int
    ) {
        switch index {
        case .constant(let value): constant += factor * value
        case .add(let x, let y):
            collect(x, times: factor, into: &terms, constant: &constant)
            collect(y, times: factor, into: &terms, constant: &constant)
        case .multiply(let x, let k): collect(x, times: factor * k, into: &terms, constant: &constant)
        case .variable, .quotient, .remainder, .minimum, .element:
            let atom = self.atom(index)
            if let same = terms.firstIndex(where: { $0.atom == atom }) {
                terms[same].factor += factor
            } else {
                terms.append((factor, atom))
            }
        }
    }

    private func atom(_ index: Index) -> CExpression {
        switch index {
        case .variable(let variable): .identifier(variable.name)
        case .quotient(let x, let divisor): wide(expression(x)) / .integer(divisor)
        case .remainder(let x, let divisor): .binary(.remainder, wide(expression(x)), .integer(divisor))
        case .minimum(let x, let y): minimum(expression(x), expression(y))
        case .element(let pointer, let place): .index(.identifier(pointer.name), expression(place))
        case .constant, .add, .multiply: expression(index)
        }
    }

    private func minimum(_ x: CExpression, _ y: CExpression) -> CExpression {
        .conditional(.binary(.less, x, y), then: x, otherwise: y)
    }

    /// An element of an int32 array as ptrdiff_t, so that what it is multiplied by cannot overflow.
    private func wide(_ x: CExpression) -> CExpression {
        if case .index = x { .cast(.ptrdiff, x) } else { x }
    }
}

extension Index {
    /// Whether it is a multiple of the divisor whatever the variables are; false may mean unknown.
    func isMultiple(of divisor: Int) -> Bool {
        switch self {
        case .constant(let value): value.isMultiple(of: divisor)
        case .add(let x, let y): x.isMultiple(of: divisor) && y.isMultiple(of: divisor)
        case .multiply(let x, let factor): factor.isMultiple(of: divisor) || x.isMultiple(of: divisor)
        case .variable, .quotient, .remainder, .minimum, .element: divisor == 1
        }
    }
}
