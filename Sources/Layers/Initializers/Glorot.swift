import TensorIR

/// Glorot and Bengio (2010), equation 16: uniform, of variance 2 / (fanIn + fanOut).
struct Glorot: Initializer {
    let name = "glorot"
    let summary = "uniform on ±√(6 / (fanIn + fanOut)), which keeps the variance through sigmoid and tanh"
    let arguments: [ArgumentSpec] = []
    let example = """
        input x: [4]
        dense(3, activation: tanh, weights: glorot)
        """

    func values(_ arguments: Arguments, fanIn: Int, fanOut: Int) -> InitialValue {
        Self.values(fanIn: fanIn, fanOut: fanOut)
    }

    static func values(fanIn: Int, fanOut: Int) -> InitialValue {
        let bound = (6 / (Double(fanIn) + Double(fanOut))).squareRoot()
        return .uniform(-bound, bound)
    }
}
