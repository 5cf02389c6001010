import LoopIR

extension CNames {
    /// Words that no argument may be called: those of C, and what nn_model.h and the emitted functions use.
    static let reserved = ReservedNames.words.union(ownNames.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let ownNames = """
        parameters gradients state workspace n seed iteration loss inputs targets outputs first count weight
        arena status sum i model

        """
}
