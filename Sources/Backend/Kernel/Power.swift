import CCode
import LoopIR

/// x to an integral exponent as products, by repeated squaring.
struct Power {
    let exponent: Int
    let isa: any ISA

    init(exponent: Int, isa: any ISA) { (self.exponent, self.isa) = (exponent, isa) }

    /// The power that a helper function of the name `power_5_avx512` computes.
    init?(helper name: String, isa: any ISA) {
        let parts = name.split(separator: "_")
        guard parts.count == 3, parts[0] == "power", parts[2] == isa.target.name, let exponent = Int(parts[1]) else {
            return nil
        }
        self.init(exponent: exponent, isa: isa)
    }

    private var magnitude: Int { abs(exponent) }
    private var name: String { "power_\(magnitude)_\(isa.target.name)" }
    private var one: CExpression { isa.splat(.float(1)) }

    func expression(of x: CExpression) -> CExpression {
        let isName = if case .identifier = x { true } else { false }
        let positive: CExpression =
            switch magnitude {
            case 0: one
            case 1: x
            case 2 where isName: x * x
            case 3 where isName: x * x * x
            default: .call(.identifier(name), [x])
            }
        return exponent < 0 ? one / positive : positive
    }

    /// `x2 = x * x; x4 = x2 * x2; return x * x4;`
    var function: CFunction {
        var body: [CStatement] = []
        var square: CExpression = "x"
        var factors: [CExpression] = []
        var rest = magnitude
        var power = 1
        while rest > 0 {
            if rest % 2 == 1 { factors.append(square) }
            rest /= 2
            power *= 2
            guard rest > 0 else { break }
            let value = square * square
            if rest == 1, factors.isEmpty {
                factors = [value]
                break
            }
            body.append(.declaration(CDeclaration(.const(isa.vector), "x\(power)", value)))
            square = .identifier("x\(power)")
        }
        body.append(.return(factors.dropFirst().reduce(factors[0], *)))
        return CFunction(
            attributes: isa.attribute.map { [$0.macro] } ?? [], isStatic: true, isInline: true, result: isa.vector,
            name: name, parameters: [.init(isa.vector, "x")], body: body)
    }
}
