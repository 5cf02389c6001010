/// An integer variable of a kernel: a loop counter, a named offset, or the argument `n`.
package struct Variable: Hashable, Sendable {
    package var name: String
    package init(_ name: String) { self.name = name }

    /// The number of examples of the call; every kernel has it.
    package static let n = Variable("n")
}

/// An integer expression: addresses, loop bounds, lane counts. All values are ptrdiff_t in C.
package indirect enum Index: Hashable, Sendable {
    case constant(Int)
    case variable(Variable)
    case add(Index, Index)
    case multiply(Index, Int)
    /// Quotient and remainder of a non-negative index by a positive constant.
    case quotient(Index, Int)
    case remainder(Index, Int)
    case minimum(Index, Index)
    /// An element of an int32 array: a class label or a token.
    case element(Pointer, Index)
}

extension Index: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int) { self = .constant(value) }
    package init(_ variable: Variable) { self = .variable(variable) }

    package static func + (a: Index, b: Index) -> Index {
        switch (a, b) {
        case (.constant(let x), .constant(let y)): .constant(x + y)
        case (.constant(0), let x), (let x, .constant(0)): x
        case (.add(let x, .constant(let c)), .constant(let d)): x + .constant(c + d)
        case (.add(let x, .constant(let c)), let y): (x + y) + .constant(c)
        case (let x, .add(let y, .constant(let c))): (x + y) + .constant(c)
        case (.constant, let y): y + a
        default: .add(a, b)
        }
    }

    package static func - (a: Index, b: Index) -> Index { a + b * -1 }

    package static func * (a: Index, factor: Int) -> Index {
        switch (a, factor) {
        case (_, 0): 0
        case (_, 1): a
        case (.constant(let x), _): .constant(x * factor)
        case (.multiply(let x, let c), _): x * (c * factor)
        case (.add(let x, let y), _): x * factor + y * factor
        default: .multiply(a, factor)
        }
    }

    package static func / (a: Index, divisor: Int) -> Index {
        if divisor == 1 { return a }
        if case .constant(let x) = a { return .constant(x / divisor) }
        return .quotient(a, divisor)
    }

    package static func % (a: Index, divisor: Int) -> Index {
        if divisor == 1 { return 0 }
        if case .constant(let x) = a { return .constant(x % divisor) }
        return .remainder(a, divisor)
    }
}
