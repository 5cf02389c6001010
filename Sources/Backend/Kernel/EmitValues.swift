import CCode
import LoopIR
import TensorIR

extension KernelEmitter {
    func expression(_ value: Value) -> CExpression {
        let speller: any ISA = value.isVector ? isa : ScalarISA()
        switch value {
        case .register(let register):
            return .identifier(register.name)
        case .constant(let constant, let isVector):
            return isVector ? isa.splat(.float(Float(constant))) : .float(Float(constant))
        case .load(let place, let lanes):
            return load(address(place), lanes)
        case .splat(let place):
            return isa.splat(address(place).element)
        case .broadcast(let scalar):
            return isa.splat(expression(scalar))
        case .unary(let operation, let x):
            return speller.unary(operation, expression(x))
        case .binary(let operation, let x, let y):
            return binary(operation, x, y, speller)
        case .multiplyAdd(let x, let y, let z):
            return speller.multiplyAdd(expression(x), expression(y), expression(z))
        case .select(let comparison, let x, let y, let then, let otherwise):
            return speller.select(
                comparison, expression(x), expression(y), then: expression(then), otherwise: expression(otherwise))
        case .blend(let mask, let x, let y):
            return isa.blend(.identifier(mask.name), expression(x), expression(y))
        case .oneHot(let index, let position, _):
            return speller.oneHot(index: expression(index), position: expression(position))
        case .prefixMask(let count, let position, _):
            return speller.prefixMask(count: expression(count), position: expression(position))
        case .across(let operation, let vector):
            return isa.across(operation, expression(vector))
        case .dropoutMask(let keep, let stream, let index):
            return dropoutMask(keep: keep, stream: stream, index: index)
        }
    }

    private func load(_ address: Address, _ lanes: Lanes) -> CExpression {
        switch lanes {
        case .one: address.element
        case .all: isa.load(address)
        case .masked(let mask): isa.load(address, mask: .identifier(mask.name))
        }
    }

    private func binary(_ operation: Scalar.Binary, _ x: Value, _ y: Value, _ speller: any ISA) -> CExpression {
        switch operation {
        case .add: return expression(x) + expression(y)
        case .subtract: return expression(x) - expression(y)
        case .multiply: return expression(x) * expression(y)
        case .divide: return expression(x) / expression(y)
        case .minimum:
            let (x, y) = constantFirst(x, y)
            return speller.minimum(expression(x), expression(y))
        case .maximum:
            let (x, y) = constantFirst(x, y)
            return speller.maximum(expression(x), expression(y))
        case .power:
            if case .constant(let exponent, _) = y, let exponent = Int32(exactly: exponent) {
                return Power(exponent: Int(exponent), isa: speller).expression(of: expression(x))
            }
            return .call(.identifier("pow_\(speller.target.name)"), [expression(x), expression(y)])
        }
    }

    /// So that NaN, which the second operand hands on, comes through.
    private func constantFirst(_ x: Value, _ y: Value) -> (Value, Value) {
        if case .constant = y { (y, x) } else { (x, y) }
    }

    /// 1 / keep with probability `keep`: where the stream's number at `index`, of 0 ..< 1, is below it.
    private func dropoutMask(keep: Double, stream: Int, index: Index) -> CExpression {
        guard let seed = kernel.arguments.first(where: { $0.kind == .seed }) else {
            preconditionFailure("the kernel \(kernel.name) draws random numbers but has no seed")
        }
        let draw = CExpression.call(
            "nn_uniform", .identifier(seed.name), .integer(stream), .cast(.uint64, expression(index)))
        return .conditional(
            .binary(.less, draw, .float(Float(keep))), then: .float(Float(1 / keep)), otherwise: .float(0))
    }
}
