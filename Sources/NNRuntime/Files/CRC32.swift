/// The checksum of gzip (RFC 1952, section 8).
struct CRC32 {
    private static let table: [UInt32] = (0 ..< 256).map { byte in
        (0 ..< 8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? 0xedb8_8320 ^ crc >> 1 : crc >> 1 }
    }

    static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        table.withUnsafeBufferPointer { table in
            var crc: UInt32 = 0xffff_ffff
            for byte in bytes { crc = table[Int((crc ^ UInt32(byte)) & 0xff)] ^ crc >> 8 }
            return ~crc
        }
    }
}
