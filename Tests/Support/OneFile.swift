import Backend

extension EmittedModel {
    /// The source with its header in place of the line that includes it.
    package var oneFile: String {
        let parts = source.split(separator: "#include \"model.h\"\n", maxSplits: 1, omittingEmptySubsequences: false)
        precondition(parts.count == 2, "the source does not include its header")
        return parts[0] + header + parts[1]
    }
}
