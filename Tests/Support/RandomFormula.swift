import TensorIR

extension SplitMix {
    /// A formula of `operands` operands, at most so many levels deep, of all functions of the set.
    package mutating func formula(operands: Int, depth: Int) -> Scalar {
        if depth <= 1 || chance(0.15) {
            return chance(0.3) ? .constant(Double(int(in: -3...3)) / 2) : .operand(int(in: 0...operands - 1))
        }
        func part() -> Scalar { formula(operands: operands, depth: depth - 1) }
        switch int(in: 0...9) {
        case 0...2: return .unary(element(of: Scalar.Unary.allCases), part())
        case 3: return .binary(.power, part(), .constant(Double(int(in: -2...3))))
        case 4: return .binary(element(of: [.minimum, .maximum]), part(), part())
        case 5: return .select(element(of: [.less, .lessOrEqual]), part(), part(), then: part(), otherwise: part())
        default: return .binary(element(of: [.add, .subtract, .multiply, .divide]), part(), part())
        }
    }
}
