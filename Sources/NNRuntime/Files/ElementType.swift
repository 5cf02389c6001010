/// The kinds of numbers that files hold, and how their bytes become floats or indices.
enum ElementType: Sendable, Equatable {
    case bool, uint8, int8, uint16, int16, uint32, int32, uint64, int64, float16, bfloat16, float32, float64

    var byteCount: Int {
        switch self {
        case .bool, .uint8, .int8: 1
        case .uint16, .int16, .float16, .bfloat16: 2
        case .uint32, .int32, .float32: 4
        case .uint64, .int64, .float64: 8
        }
    }

    var isFloat: Bool {
        switch self {
        case .float16, .bfloat16, .float32, .float64: true
        case .bool, .uint8, .int8, .uint16, .int16, .uint32, .int32, .uint64, .int64: false
        }
    }

    /// Calls `body` with each number of `bytes`, which hold a whole number of them.
    private func forEach(
        _ bytes: ArraySlice<UInt8>, bigEndian: Bool, float: (Int, Double) -> Void, integer: (Int, Int64) -> Void
    ) {
        let size = byteCount
        bytes.withUnsafeBufferPointer { bytes in
            for place in 0 ..< bytes.count / size {
                var bits: UInt64 = 0
                for i in 0 ..< size {
                    bits = bits << 8 | UInt64(bytes[place * size + (bigEndian ? i : size - 1 - i)])
                }
                switch self {
                case .bool: integer(place, bits == 0 ? 0 : 1)
                case .uint8, .uint16, .uint32: integer(place, Int64(bits))
                case .int8: integer(place, Int64(Int8(truncatingIfNeeded: bits)))
                case .int16: integer(place, Int64(Int16(truncatingIfNeeded: bits)))
                case .int32: integer(place, Int64(Int32(truncatingIfNeeded: bits)))
                case .int64: integer(place, Int64(bitPattern: bits))
                case .uint64: integer(place, Int64(clamping: bits))
                case .float16: float(place, Double(floatOfHalf(UInt16(bits))))
                case .bfloat16: float(place, Double(Float(bitPattern: UInt32(bits) << 16)))
                case .float32: float(place, Double(Float(bitPattern: UInt32(bits))))
                case .float64: float(place, Double(bitPattern: bits))
                }
            }
        }
    }

    /// The numbers as floats, the nearest where they are none.
    func floats(_ bytes: ArraySlice<UInt8>, bigEndian: Bool = false) -> [Float] {
        let count = bytes.count / byteCount
        return [Float](unsafeUninitializedCapacity: count) { floats, initialized in
            initialized = count
            if self == .float32, bigEndian == (1.bigEndian == 1) {
                bytes.withUnsafeBytes { source in
                    UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(floats)[..<(count * 4)])
                        .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[..<(count * 4)]))
                }
                return
            }
            forEach(
                bytes, bigEndian: bigEndian, float: { floats.initializeElement(at: $0, to: Float($1)) },
                integer: { floats.initializeElement(at: $0, to: Float($1)) })
        }
    }

    /// The numbers as doubles.
    func doubles(_ bytes: ArraySlice<UInt8>, bigEndian: Bool = false) -> [Double] {
        var doubles: [Double] = []
        doubles.reserveCapacity(bytes.count / byteCount)
        forEach(bytes, bigEndian: bigEndian, float: { doubles.append($1) }, integer: { doubles.append(Double($1)) })
        return doubles
    }

    /// The numbers as indices; nil if the type is not an integer's. `outside` is the place of
    /// the first number that does not fit, if there is one.
    func indices(_ bytes: ArraySlice<UInt8>, bigEndian: Bool = false) -> (indices: [Int32], outside: Int?)? {
        guard !isFloat else { return nil }
        var indices: [Int32] = []
        var outside: Int?
        indices.reserveCapacity(bytes.count / byteCount)
        forEach(bytes, bigEndian: bigEndian, float: { _, _ in }, integer: { place, number in
            if outside == nil, Int32(exactly: number) == nil { outside = place }
            indices.append(Int32(clamping: number))
        })
        return (indices, outside)
    }
}

/// IEEE 754's half precision, which not every platform's Swift has.
func floatOfHalf(_ bits: UInt16) -> Float {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10) & 31
    let fraction = UInt32(bits & 0x3ff)
    switch exponent {
    case 0:
        let magnitude = Float(fraction) * 0x1p-24
        return sign == 0 ? magnitude : -magnitude
    case 31:
        return Float(bitPattern: sign | 0x7f80_0000 | fraction << 13)
    default:
        return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
}
