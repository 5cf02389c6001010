/// A C literal that reads back as exactly `value`, such as `-0x1.8p-3f`, without its suffix where it is 0.
///
/// Infinities and NaN are INFINITY and NAN of math.h.
package func hexadecimalLiteral(_ value: Float) -> [UInt8] {
    guard value.isFinite else { return Array(Literal.float(value).utf8) }
    var text: [UInt8] = value.sign == .minus ? [minus] : []
    if value == 0 { return text + (value.sign == .minus ? Array("0.0f".utf8) : [zero]) }
    text += [zero, x, value.isNormal ? zero + 1 : zero]
    // The 23 bits behind the point as six digits of four bits.
    var fraction = value.significandBitPattern << 9
    if fraction != 0 { text.append(point) }
    while fraction != 0 {
        text.append(digits[Int(fraction >> 28)])
        fraction <<= 4
    }
    let exponent = value.isNormal ? Int(value.exponent) : -126
    text.append(p)
    text += Array(String(exponent).utf8)
    text.append(f)
    return text
}

private let digits = Array("0123456789abcdef".utf8)
private let (zero, minus, point) = (UInt8(ascii: "0"), UInt8(ascii: "-"), UInt8(ascii: "."))
private let (x, p, f) = (UInt8(ascii: "x"), UInt8(ascii: "p"), UInt8(ascii: "f"))
