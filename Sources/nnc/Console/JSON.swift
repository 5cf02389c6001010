import Foundation

/// Output for machines: one JSON object a line.
enum JSON {
    /// Writes `value` on a line of standard output; numbers that JSON lacks become "nan", "inf" and "-inf".
    static func print(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        Stream.output.write(bytes: Array(try encoder.encode(value)) + [UInt8(ascii: "\n")])
    }
}
