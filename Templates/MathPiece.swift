/// A template of the library: a function, or what several functions stand on.
///
/// The order of the cases is that of the emitted text: each comes after those it calls.
enum MathPiece: String, CaseIterable {
    case toBits = "to_bits"
    case fromBits = "from_bits"
    case addProduct = "add_product"
    case subtractProduct = "subtract_product"
    case copysign, select, exp2i, scale
    case expm1Fraction = "expm1_fraction"
    case split
    case log1pTail = "log1p_tail"
    case quarterTurns = "quarter_turns"
    case sinOfTurns = "sin_of_turns"
    case sqrt, floor
    case exp, expm1, sigmoid, tanh
    case log, log1p, softplus
    case sin, cos, erf
    case pow

    /// The name of the C function that the template defines.
    func name(for isa: MathISA) -> String { "\(rawValue)_\(isa.rawValue)" }

    var template: [UInt8] {
        switch self {
        case .toBits: PackageResources.to_bits_c_mustache
        case .fromBits: PackageResources.from_bits_c_mustache
        case .addProduct: PackageResources.add_product_c_mustache
        case .subtractProduct: PackageResources.subtract_product_c_mustache
        case .copysign: PackageResources.copysign_c_mustache
        case .select: PackageResources.select_c_mustache
        case .exp2i: PackageResources.exp2i_c_mustache
        case .scale: PackageResources.scale_c_mustache
        case .expm1Fraction: PackageResources.expm1_fraction_c_mustache
        case .split: PackageResources.split_c_mustache
        case .log1pTail: PackageResources.log1p_tail_c_mustache
        case .quarterTurns: PackageResources.quarter_turns_c_mustache
        case .sinOfTurns: PackageResources.sin_of_turns_c_mustache
        case .sqrt: PackageResources.sqrt_c_mustache
        case .floor: PackageResources.floor_c_mustache
        case .exp: PackageResources.exp_c_mustache
        case .expm1: PackageResources.expm1_c_mustache
        case .sigmoid: PackageResources.sigmoid_c_mustache
        case .tanh: PackageResources.tanh_c_mustache
        case .log: PackageResources.log_c_mustache
        case .log1p: PackageResources.log1p_c_mustache
        case .softplus: PackageResources.softplus_c_mustache
        case .sin: PackageResources.sin_c_mustache
        case .cos: PackageResources.cos_c_mustache
        case .erf: PackageResources.erf_c_mustache
        case .pow: PackageResources.pow_c_mustache
        }
    }
}
