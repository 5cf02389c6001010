/// The elements of one or more examples of an input, a target or an output,
/// row-major, one example behind the other.
public enum Values: Sendable, Equatable {
    case floats([Float])
    /// Class or token indices.
    case indices([Int32])

    /// The number of elements.
    public var count: Int {
        switch self {
        case .floats(let elements): elements.count
        case .indices(let elements): elements.count
        }
    }

    /// The elements if they are floats, else nil.
    public var floats: [Float]? {
        switch self {
        case .floats(let elements): elements
        case .indices: nil
        }
    }

    /// The elements if they are indices, else nil.
    public var indices: [Int32]? {
        switch self {
        case .floats: nil
        case .indices(let elements): elements
        }
    }

    /// `count` zeros of the kind that `value` takes.
    init(zeros count: Int, of value: ValueInfo) {
        self = value.range == nil
            ? .floats(Array(repeating: 0, count: count)) : .indices(Array(repeating: 0, count: count))
    }

    /// Calls `body` with the address of the first element; it is valid only during the call.
    func withUnsafeRawPointer<R>(_ body: (UnsafeRawPointer) -> R) -> R {
        switch self {
        case .floats(let elements): elements.withUnsafeBytes { body($0.addressOrAnchor) }
        case .indices(let elements): elements.withUnsafeBytes { body($0.addressOrAnchor) }
        }
    }

    mutating func withUnsafeMutableRawPointer<R>(_ body: (UnsafeMutableRawPointer) -> R) -> R {
        switch self {
        case .floats(var elements):
            self = .floats([])
            defer { self = .floats(elements) }
            return elements.withUnsafeMutableBytes { body(.init(mutating: UnsafeRawBufferPointer($0).addressOrAnchor)) }
        case .indices(var elements):
            self = .indices([])
            defer { self = .indices(elements) }
            return elements.withUnsafeMutableBytes { body(.init(mutating: UnsafeRawBufferPointer($0).addressOrAnchor)) }
        }
    }
}

extension UnsafeRawBufferPointer {
    /// The first byte's address; for an empty buffer some address that is not null and is never read.
    fileprivate var addressOrAnchor: UnsafeRawPointer {
        baseAddress ?? UnsafeRawPointer(bitPattern: AlignedBlock.alignment)!
    }
}
