/// What keeps a file from being read or written: which file, where in it, what was expected.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Which file, as it was given.
    public let path: String
    /// Bytes from the start, of the decompressed content where `isDecompressed`; nil if no one place is to blame.
    public let offset: Int?
    /// Whether `offset` counts bytes after decompression.
    public let isDecompressed: Bool
    /// What was expected and what was found; where several things are wrong, one a line.
    public let problem: String

    /// Of the file at `path`, or of one place in it.
    public init(path: String, offset: Int? = nil, isDecompressed: Bool = false, _ problem: String) {
        self.path = path
        self.offset = offset
        self.isDecompressed = isDecompressed
        self.problem = problem
    }

    /// The file, the place and the problem, in a line.
    public var description: String {
        guard let offset else { return "\(path): \(problem)" }
        return "\(path): byte \(offset)\(isDecompressed ? " of the decompressed data" : ""): \(problem)"
    }
}
