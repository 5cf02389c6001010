/// An array in NumPy's `.npy` format (versions 1 to 3), read.
struct NPYArray {
    let shape: [Int]
    let values: Values

    /// Reads the file at `path`. Integers become indices, booleans 0 and 1, floats of any width floats;
    /// the order is row-major also where the file's is Fortran's.
    ///
    /// Throws if an integer does not fit 32 bits.
    init(path: String) throws(FileError) {
        try self.init(readFile(path), path: path)
    }

    init(_ bytes: [UInt8], path: String) throws(FileError) {
        var reader = ByteReader(bytes, path: path)
        let header = try NPYHeader(&reader)
        shape = header.shape
        guard let count = checkedProduct(shape), let size = checkedProduct(shape + [header.type.byteCount]) else {
            throw reader.error("the shape \(describe(shape)) has more elements than can be counted")
        }
        let elements = try reader.take(size, "elements of \(describe(shape)) (\(header.type))")
        try reader.requireEnd()
        let content = bytes[elements]
        if let (indices, outside) = header.type.indices(content, bigEndian: header.isBigEndian) {
            if let outside {
                throw reader.error(
                    at: elements.lowerBound + outside * header.type.byteCount, "expected integers of at most 32 bits")
            }
            values = .indices(header.isFortranOrder ? rowMajor(indices, shape, count) : indices)
        } else {
            let floats = header.type.floats(content, bigEndian: header.isBigEndian)
            values = .floats(header.isFortranOrder ? rowMajor(floats, shape, count) : floats)
        }
    }

    /// The file of an array of `shape`: `<f4` for floats, `<i4` for indices, as `numpy.save` writes it.
    static func bytes(_ shape: [Int], _ values: Values) -> [UInt8] {
        let type = values.indices == nil ? "<f4" : "<i4"
        let extents = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
        var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(extents)), }"
        while (10 + header.utf8.count + 1) % 64 != 0 { header += " " }
        header += "\n"
        var bytes = NPYHeader.magic + [1, 0, UInt8(header.utf8.count & 255), UInt8(header.utf8.count >> 8)]
        bytes += header.utf8
        bytes.reserveCapacity(bytes.count + 4 * values.count)
        switch values {
        case .floats(let elements):
            for element in elements { withUnsafeBytes(of: element.bitPattern.littleEndian) { bytes += $0 } }
        case .indices(let elements):
            for element in elements { withUnsafeBytes(of: element.littleEndian) { bytes += $0 } }
        }
        return bytes
    }
}

/// `elements`, whose first index runs fastest, with the last running fastest.
private func rowMajor<Element>(_ elements: [Element], _ shape: [Int], _ count: Int) -> [Element] {
    var index = [Int](repeating: 0, count: shape.count)
    var result: [Element] = []
    result.reserveCapacity(count)
    while result.count < count {
        var place = 0
        for axis in shape.indices.reversed() { place = place * shape[axis] + index[axis] }
        result.append(elements[place])
        for axis in shape.indices.reversed() {
            index[axis] += 1
            if index[axis] < shape[axis] { break }
            index[axis] = 0
        }
    }
    return result
}
