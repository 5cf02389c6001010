import Source

extension SourceFile {
    /// The model file at `path`, or standard input for `-`, read no further than the largest size there is.
    package static func read(_ path: String) throws(Failure) -> SourceFile {
        SourceFile(
            path: path == "-" ? "standard input" : path, bytes: try FileReader.read(path, limit: SourceFile.maximumSize))
    }
}
