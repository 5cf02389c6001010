// Each machine's C library rounds these functions its own way; results that must be the same
// everywhere are computed from the four operations alone, which IEEE 754 fixes.

/// The natural logarithm of a positive, normal `x`, within 2 ulp of a result away from 0.
func portableLog(_ x: Double) -> Double {
    var exponent = Double(x.exponent)
    var m = x.significand
    if m > 1.414213562373095 {
        m /= 2
        exponent += 1
    }
    // log m = 2 artanh((m − 1)/(m + 1)) = 2(z + z³/3 + z⁵/5 + …), |z| < 0.172
    let z = (m - 1) / (m + 1)
    let square = z * z
    var sum = 0.0
    for odd in stride(from: 23.0, through: 1, by: -2) { sum = sum * square + 1 / odd }
    return exponent * 0.6931471805599453 + 2 * z * sum
}

/// The sine and the cosine of an angle of at most half a turn either way, in radians.
func portableSineAndCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
    // Taylor's series at a quarter of the angle, then twice the double-angle formulas.
    let x = angle / 4
    let square = x * x
    var sine = 1.0
    var cosine = 1.0
    for n in stride(from: 20.0, through: 2, by: -2) {
        sine = 1 - square / (n * (n + 1)) * sine
        cosine = 1 - square / (n * (n - 1)) * cosine
    }
    sine *= x
    for _ in 0 ..< 2 { (sine, cosine) = (2 * sine * cosine, cosine * cosine - sine * sine) }
    return (sine, cosine)
}
