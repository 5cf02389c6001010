// Reader, compiled from reader.nnd by nnc; change that file instead of this one.

internal import ReaderC
public import NNRuntime

/// Reads words one after the other: what it makes of all of them, and what might come next.
///
/// A model for the tests of the Swift wrapper: a sequence of unequal lengths, beside it a value of another kind for
/// each step.
public struct Reader: Sendable {
    /// The weights.
    public var parameters: NNRuntime.Parameters

    /// A model with initial values, drawn with `seed`.
    public init(seed: UInt64 = 0) throws(NNRuntime.ModelError) {
        parameters = try NNRuntime.Parameters(of: Self.compiled(), seed: seed)
    }

    /// A model with the weights of a safetensors file.
    public init(weights path: String) throws(NNRuntime.FileError) {
        let model: NNRuntime.CompiledModel
        do {
            model = try Self.compiled()
        } catch {
            throw NNRuntime.FileError(path: path, error.description)
        }
        parameters = try NNRuntime.Parameters(of: model, from: path)
    }

    /// A model with these weights, which must be of the same compiled model.
    public init(parameters: NNRuntime.Parameters) { self.parameters = parameters }

    /// The code behind the model, for the instructions of this machine, with its tables.
    public static func compiled() throws(NNRuntime.ModelError) -> NNRuntime.CompiledModel {
        try NNRuntime.CompiledModel(reader_model())
    }

    /// Takes the weights of a safetensors file.
    public mutating func load(weights path: String) throws(NNRuntime.FileError) {
        parameters = try NNRuntime.Parameters(of: parameters.model, from: path)
    }

    /// Writes the weights to a safetensors file.
    public func save(weights path: String) throws(NNRuntime.FileError) {
        try parameters.save(to: path)
    }
}

extension Reader {
    /// What the model takes for an example.
    public struct Input: Sendable, Equatable {
        /// The words that were read.
        ///
        /// Up to 6 indices in `0..<9` an example, a time step each.
        public var words: [Int32]
        /// Where each word stood on its page: across and down.
        ///
        /// Up to 6×2 floats an example, a time step a row, row-major.
        public var place: [Float]

        public init(words: [Int32], place: [Float]) {
            self.words = words
            self.place = place
        }
    }

    /// What the model makes of it.
    public struct Output: Sendable, Equatable {
        /// The probability of each word to come next.
        ///
        /// Up to 6×9 floats an example, a time step a row, row-major.
        public var next: [Float]
        /// From ill to well.
        ///
        /// 1 float an example.
        public var mood: [Float]

        public init(next: [Float], mood: [Float]) {
            self.next = next
            self.mood = mood
        }
    }

    /// The outputs of the examples of the arrays, which all hold equally many, one behind the other.
    /// Sequences are padded to their bound; the lengths say how many steps of each count, the first ones.
    ///
    /// Without a `workspace` the call makes one.
    public func predict(
        words: [Int32], words_length: [Int32], place: [Float], in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) -> Output {
        let outputs = try parameters.model.predict([.indices(words), .indices(words_length), .floats(place)], with: parameters, in: workspace)
        return Output(next: outputs[0].floats!, mood: outputs[1].floats!)
    }

    /// The outputs of several examples, whose sequences are as long as their arrays.
    public func predict(
        _ examples: [Input], in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) -> [Output] {
        for example in examples {
            guard example.words.count <= 6 else {
                throw .wrongLength(value: "words", shape: [6], found: example.words.count, examples: 1)
            }
            guard example.place.count <= 12, example.place.count % 2 == 0, example.place.count / 2 == example.words.count else {
                throw .wrongLength(value: "place", shape: [6, 2], found: example.place.count, examples: 1)
            }
        }
        let words: [Int32] = examples.flatMap { Self.padded($0.words, to: 6) }
        let words_length: [Int32] = examples.map { Int32($0.words.count) }
        let place: [Float] = examples.flatMap { Self.padded($0.place, to: 12) }
        let all = try predict(words: words, words_length: words_length, place: place, in: workspace)
        return examples.indices.map { i in
            Output(next: Self.part(of: all.next, from: i * 54, count: examples[i].words.count * 9), mood: [all.mood[i]])
        }
    }

    private static func padded<Element: ExpressibleByIntegerLiteral>(_ elements: [Element], to count: Int) -> [Element] {
        elements + Array(repeating: 0, count: count - elements.count)
    }

    private static func part<Element>(of elements: [Element], from start: Int, count: Int) -> [Element] {
        Array(elements[start..<start + count])
    }

    /// The start of `sequences` sequences, to be taken one time step after the other.
    public func stream(sequences: Int = 1) throws(NNRuntime.ModelError) -> Stream {
        Stream(try NNRuntime.SequenceStream(of: parameters, sequences: sequences))
    }

    /// Sequences side by side, of which it keeps what they carry from one step to the next.
    ///
    /// The outputs are those of the whole sequences, to the bit.
    public final class Stream {
        /// What the wrapper leaves out: steps that allocate nothing.
        public let stream: NNRuntime.SequenceStream

        init(_ stream: NNRuntime.SequenceStream) { self.stream = stream }

        /// The outputs of the next time step; the arrays hold that step of each sequence.
        public func step(words: [Int32], place: [Float]) throws(NNRuntime.ModelError) -> Output {
            let outputs = try stream.step([.indices(words), .floats(place)])
            return Output(next: outputs[0].floats!, mood: outputs[1].floats!)
        }

        /// Begins all sequences anew.
        public func reset() { stream.reset() }
    }

    /// The mean loss over the examples of the arrays as at use: no dropout, penalties left out.
    public func evaluate(
        words: [Int32], words_length: [Int32], place: [Float], next: [Int32], mood: [Float], in workspace: NNRuntime.Workspace? = nil
    ) throws(NNRuntime.ModelError) -> Double {
        try parameters.model.evaluate([.indices(words), .indices(words_length), .floats(place)], [.indices(next), .floats(mood)], with: parameters, in: workspace)
    }

    /// The mean loss over the examples of the arrays as in training, penalties included, and its gradient.
    /// `seed` decides dropout and the like.
    public func gradient(
        words: [Int32], words_length: [Int32], place: [Float], next: [Int32], mood: [Float], seed: UInt64 = 0
    ) throws(NNRuntime.ModelError) -> (loss: Double, gradient: NNRuntime.Parameters) {
        try parameters.model.gradient([.indices(words), .indices(words_length), .floats(place)], [.indices(next), .floats(mood)], with: parameters, seed: seed)
    }

    /// A model in training, a step at a time.
    public final class Trainer {
        /// What the wrapper leaves out: gradients, checkpoints.
        public let trainer: NNRuntime.Trainer

        public init(_ model: Reader, seed: UInt64 = 0) throws(NNRuntime.ModelError) {
            trainer = try NNRuntime.Trainer(model.parameters.model, parameters: model.parameters, seed: seed)
        }

        /// One step of the optimiser on the examples of the arrays; their mean loss before it,
        /// penalties included.
        @discardableResult
        public func step(words: [Int32], words_length: [Int32], place: [Float], next: [Int32], mood: [Float]) throws(NNRuntime.ModelError) -> Double {
            try trainer.step([.indices(words), .indices(words_length), .floats(place)], [.indices(next), .floats(mood)])
        }

        /// The model as trained so far.
        public var model: Reader { Reader(parameters: trainer.parameters) }
    }
}
