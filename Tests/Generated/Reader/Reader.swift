// Reader, compiled from reader.nnd by nnc; change that file instead of this one.

internal import ReaderC
public import NNRuntime

/// Reads words one after the other: what it makes of all of them, and what might come next.
///
/// A model for the tests of the Swift wrapper: a sequence of unequal lengths, beside it a value of another kind for
/// each step.
public struct Reader: NNRuntime.Model {
    /// The weights.
    public var parameters: NNRuntime.Parameters

    /// No weights were compiled in: `init(weights:)` reads them, `init(seed:)` draws initial values for training.
    @available(*, unavailable, message: "no weights were compiled in: use init(weights:), or init(seed:) to train")
    public init() { preconditionFailure("no weights were compiled in") }

    /// A model with these weights. Throws `otherModel` if they are those of another model.
    public init(parameters: NNRuntime.Parameters) throws(NNRuntime.ModelError) {
        self.parameters = try Self.own(parameters)
    }

    /// The code behind the model, for the instructions of this machine, with its tables.
    public static func compiled() throws(NNRuntime.ModelError) -> NNRuntime.CompiledModel { try code.get() }

    private static let code = Result { () throws(NNRuntime.ModelError) in
        try NNRuntime.CompiledModel(reader_model())
    }
}

extension Reader {
    /// What the model makes of one example.
    public struct Output: Sendable {
        /// The probability of each word to come next.
        ///
        /// Up to 6×9 floats, a time step a row.
        public var next: NNRuntime.Rows<Float>
        /// From ill to well.
        ///
        /// 1 float.
        public var mood: Float
    }

    /// The outputs of one example, whose sequence is as long as its array.
    ///
    /// - Parameters:
    ///   - words: The words that were read. Up to 6 indices in `0..<9`, a time step each.
    ///   - place: Where each word stood on its page: across and down. Up to 6×2 floats, a time step a row.
    public func predict(
        words: [Int32], place: [Float], in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) -> Output {
        try predict(words: [words], place: [place], in: workspace)[0]
    }

    /// The outputs of several examples, whose sequences are as long as their arrays.
    public func predict(
        words: [[Int32]], place: [[Float]], in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) -> [Output] {
        let words = try NNRuntime.Gathered(sequences: words, of: "words", shape: [6])
        let place = try NNRuntime.Gathered(sequences: place, of: "place", shape: [6, 2], asLongAs: words.lengths)
        let all = try predict(
            words: words.elements, words_length: words.lengths, place: place.elements, in: workspace)
        return words.lengths.indices.map { i in
            Output(
                next: NNRuntime.Rows(Array(all.next[i].prefix(Int(words.lengths[i]) * 9)), width: 9),
                mood: all.mood[i])
        }
    }

    /// What the model makes of several examples.
    public struct Outputs: Sendable {
        /// The probability of each word to come next.
        ///
        /// A row an example: up to 6×9 floats, a time step a row.
        public var next: NNRuntime.Rows<Float>
        /// From ill to well.
        ///
        /// For each example 1 float.
        public var mood: [Float]
    }

    /// The outputs of as many examples as the arrays hold, one behind the other.
    /// Sequences are padded to their bound; the lengths say how many steps of each count, the first ones.
    public func predict(
        words: [Int32], words_length: [Int32], place: [Float], in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) -> Outputs {
        try predict(words: words.span, words_length: words_length.span, place: place.span, in: workspace)
    }

    /// The outputs of as many examples as the spans hold, such as those of a file in memory.
    public func predict(
        words: Span<Int32>, words_length: Span<Int32>, place: Span<Float>, in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) -> Outputs {
        let count = words.count / 6
        var next = [Float](repeating: 0, count: count * 54)
        var nextSpan = next.mutableSpan
        var mood = [Float](repeating: 0, count: count)
        var moodSpan = mood.mutableSpan
        try predict(
            words: words, words_length: words_length, place: place, next: &nextSpan, mood: &moodSpan, in: workspace)
        return Outputs(next: NNRuntime.Rows(next, width: 54), mood: mood)
    }

    /// Writes the outputs of as many examples as the spans hold, and allocates nothing.
    public func predict(
        words: Span<Int32>, words_length: Span<Int32>, place: Span<Float>, next: inout MutableSpan<Float>,
        mood: inout MutableSpan<Float>, in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) {
        try words.withUnsafeBytes { words throws(NNRuntime.ModelError) in
            try words_length.withUnsafeBytes { words_length throws(NNRuntime.ModelError) in
                try place.withUnsafeBytes { place throws(NNRuntime.ModelError) in
                    try next.withUnsafeMutableBytes { next throws(NNRuntime.ModelError) in
                        try mood.withUnsafeMutableBytes { mood throws(NNRuntime.ModelError) in
                            try parameters.unsafePredict(
                                from: (words, words_length, place), to: (next, mood), in: workspace)
                        }
                    }
                }
            }
        }
    }
}

extension Reader {
    /// The start of `sequences` sequences, to be taken one time step after the other.
    public func stream(sequences: Int = 1) throws(NNRuntime.ModelError) -> Stream {
        Stream(try NNRuntime.SequenceStream(of: parameters, sequences: sequences))
    }

    /// What the model makes of one step.
    @available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *)
    public struct Step: Sendable {
        /// The probability of each word to come next.
        ///
        /// 9 floats.
        public var next: [9 of Float]
        /// From ill to well.
        ///
        /// 1 float.
        public var mood: Float
    }

    /// What the model makes of a step of several sequences.
    public struct Steps: Sendable {
        /// The probability of each word to come next.
        ///
        /// A row a sequence: 9 floats.
        public var next: NNRuntime.Rows<Float>
        /// From ill to well.
        ///
        /// For each sequence 1 float.
        public var mood: [Float]
    }

    /// Sequences side by side, of which it keeps what they carry from one step to the next.
    ///
    /// The outputs are those of the whole sequences, to the bit, and steps may go on for good. For one task at a time.
    public final class Stream {
        private let stream: NNRuntime.SequenceStream

        fileprivate init(_ stream: NNRuntime.SequenceStream) { self.stream = stream }

        /// Begins all sequences anew.
        public func reset() { stream.reset() }

        /// The next step of a stream of one sequence; allocates nothing.
        ///
        /// - Parameters:
        ///   - words: The words that were read. 1 index in `0..<9`.
        ///   - place: Where each word stood on its page: across and down. 2 floats.
        @available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *)
        public func step(words: Int32, place: [2 of Float]) throws(NNRuntime.ModelError) -> Step {
            let words: [1 of Int32] = [words]
            var next = [9 of Float](repeating: 0)
            var nextSpan = next.mutableSpan
            var mood = [1 of Float](repeating: 0)
            var moodSpan = mood.mutableSpan
            try step(words: words.span, place: place.span, next: &nextSpan, mood: &moodSpan)
            return Step(next: next, mood: mood[0])
        }

        /// The next step of each sequence; the arrays hold theirs one behind the other.
        public func step(words: [Int32], place: [Float]) throws(NNRuntime.ModelError) -> Steps {
            var next = [Float](repeating: 0, count: stream.sequences * 9)
            var nextSpan = next.mutableSpan
            var mood = [Float](repeating: 0, count: stream.sequences)
            var moodSpan = mood.mutableSpan
            try step(words: words.span, place: place.span, next: &nextSpan, mood: &moodSpan)
            return Steps(next: NNRuntime.Rows(next, width: 9), mood: mood)
        }

        /// Writes what becomes of the next step of each sequence, and allocates nothing.
        public func step(
            words: Span<Int32>, place: Span<Float>, next: inout MutableSpan<Float>, mood: inout MutableSpan<Float>
        ) throws(NNRuntime.ModelError) {
            try words.withUnsafeBytes { words throws(NNRuntime.ModelError) in
                try place.withUnsafeBytes { place throws(NNRuntime.ModelError) in
                    try next.withUnsafeMutableBytes { next throws(NNRuntime.ModelError) in
                        try mood.withUnsafeMutableBytes { mood throws(NNRuntime.ModelError) in
                            try stream.unsafeStep(from: (words, place), to: (next, mood))
                        }
                    }
                }
            }
        }
    }
}

extension Reader {
    /// Examples to train on or to evaluate with: what the model takes, and what it is to answer.
    public static func examples(
        words: [[Int32]], place: [[Float]], next: [[Int32]], mood: [Float]
    ) throws(NNRuntime.ModelError) -> NNRuntime.DataSet {
        let words = try NNRuntime.Gathered(sequences: words, of: "words", shape: [6])
        let place = try NNRuntime.Gathered(sequences: place, of: "place", shape: [6, 2], asLongAs: words.lengths)
        let next = try NNRuntime.Gathered(sequences: next, of: "next", shape: [6], asLongAs: words.lengths)
        return try NNRuntime.DataSet(
            of: compiled(), inputs: [.indices(words.elements), .indices(words.lengths), .floats(place.elements)],
            targets: [.indices(next.elements), .floats(mood)])
    }
}
