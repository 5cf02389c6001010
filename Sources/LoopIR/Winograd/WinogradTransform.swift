/// The matrices of the minimal algorithm F(m, r): m outputs of a filter of r taps from n = m + r − 1 inputs with n
/// products in place of m·r.
///
///     y = Aᵀ((G·g) ⊙ (Bᵀ·d)),  y[i] = Σₖ d[i + k]·g[k]
///
/// Toom and Cook's interpolation at 0, ±1, ±2, … and ∞ (Winograd, Arithmetic Complexity of Computations, 1980; Lavin
/// and Gray, Fast Algorithms for Convolutional Neural Networks, 2016). Applied along both axes of an image it takes n²
/// products for m² outputs.
struct WinogradTransform: Hashable, Sendable {
    /// Outputs of a tile along an axis.
    let outputs: Int
    /// Taps of the filter along an axis.
    let taps: Int
    /// Inputs of a tile along an axis, and products.
    var points: Int { outputs + taps - 1 }
    /// Bᵀ, points × points.
    let input: [[Double]]
    /// G, points × taps.
    let filter: [[Double]]
    /// Aᵀ, outputs × points.
    let output: [[Double]]

    init(outputs: Int, taps: Int) {
        (self.outputs, self.taps) = (outputs, taps)
        let count = outputs + taps - 1
        let finite = Array([0, 1, -1, 2, -2, 0.5, -0.5].prefix(count - 1)) as [Double]
        precondition(finite.count == count - 1, "F(\(outputs), \(taps)) needs more points than are known")
        func others(than point: Double) -> [Double] { finite.filter { $0 != point } }
        // The sign is free: Bᵀ takes it, so that the filter's rows are positive at 0.
        let scales = finite.map { point in others(than: point).map { point - $0 }.reduce(1, *) }
        input = zip(finite, scales).map { point, scale in
            (coefficients(ofRoots: others(than: point)) + [0]).map { scale < 0 ? -$0 : $0 }
        } + [coefficients(ofRoots: finite)]
        filter = zip(finite, scales).map { point, scale in
            (0..<taps).map { power(point, $0) / abs(scale) }
        } + [(0..<taps).map { $0 == taps - 1 ? 1 : 0 }]
        output = (0..<outputs).map { row in
            finite.map { power($0, row) } + [row == outputs - 1 ? 1 : 0]
        }
    }
}

/// Those of Π (x − root), ascending.
private func coefficients(ofRoots roots: [Double]) -> [Double] {
    roots.reduce([1]) { polynomial, root in
        zip([0] + polynomial, polynomial + [0]).map { $0 - root * $1 }
    }
}

private func power(_ x: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * x }
}
