/// What the indices of a model over text stand for; kept in the file of its weights.
public struct Vocabulary: Sendable, Equatable {
    /// What an index stands for.
    public enum Unit: String, Sendable {
        /// Unicode scalars; index i stands for the i-th of `symbols`.
        case characters
        /// Index 0 stands for the padding behind a sentence, 1 for any other word, i + 2 for the i-th of `symbols`.
        case words
    }

    /// What an index stands for.
    public let unit: Unit
    /// The characters or words, by their place.
    public let symbols: [String]
    /// The names of the classes that targets choose from, by index; empty if they are numbers.
    public let classes: [String]
    /// The indices of words.
    private let places: [String: Int32]
    /// The indices of characters, by their numbers in Unicode; −1 where there is none.
    private let placesOfScalars: [Int32]

    /// The index of a word that is not in the vocabulary.
    static let unknown: Int32 = 1
    private static let firstWord = 2

    /// `symbols` must differ from each other; those of characters must be one Unicode scalar each.
    init(_ unit: Unit, _ symbols: [String], classes: [String] = []) {
        self.unit = unit
        self.symbols = symbols
        self.classes = classes
        let words = unit == .words ? symbols : []
        places = Dictionary(
            words.enumerated().map { ($1, Int32($0 + Self.firstWord)) }, uniquingKeysWith: { first, _ in first })
        let scalars = unit == .characters ? symbols.map { Int($0.unicodeScalars.first!.value) } : []
        var table = [Int32](repeating: -1, count: (scalars.max() ?? -1) + 1)
        for (place, scalar) in scalars.enumerated() { table[scalar] = Int32(place) }
        placesOfScalars = table
    }

    /// The distinct characters of `text`, by their numbers in Unicode.
    public init(charactersOf text: String) {
        self.init(.characters, Set(text.unicodeScalars).sorted().map { String($0) })
    }

    /// The `count` most frequent of `words`, equally frequent ones by their text.
    init(mostFrequent count: Int, of words: some Sequence<String>, classes: [String]) {
        var times: [String: Int] = [:]
        for word in words { times[word, default: 0] += 1 }
        let ordered = times.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        self.init(.words, ordered.prefix(max(0, count)).map(\.key), classes: classes)
    }

    /// How many values an index may take.
    public var range: Int { symbols.count + (unit == .words ? Self.firstWord : 0) }

    /// The index of each character of `text`, or where the first one stands that the vocabulary does not have,
    /// counted in characters, and which it is.
    func indices(of text: String) -> Result<[Int32], UnknownCharacter> {
        var indices: [Int32] = []
        indices.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            let number = Int(scalar.value)
            guard number < placesOfScalars.count, placesOfScalars[number] >= 0 else {
                return .failure(UnknownCharacter(scalar: scalar, place: indices.count))
            }
            indices.append(placesOfScalars[number])
        }
        return .success(indices)
    }

    struct UnknownCharacter: Error {
        let scalar: Unicode.Scalar
        /// Characters before it.
        let place: Int
    }

    /// The index of `word`, that of unknown words if the vocabulary does not have it.
    func index(ofWord word: String) -> Int32 { places[word] ?? Self.unknown }
}

/// The words of `text`: what stands between characters that are no letters, digits or apostrophes, in lower case.
func words(of text: String) -> [String] {
    text.lowercased().unicodeScalars.split { scalar in
        !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "'" || scalar == "’"
            || scalar.properties.generalCategory == .nonspacingMark)
    }.map { String($0) }
}

/// A character as messages show it: `“é”`, or its number where it cannot be seen.
func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .unassigned, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator, .nonspacingMark:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    default: return "“\(scalar)”"
    }
}
