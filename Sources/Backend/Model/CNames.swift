import TensorIR

/// The C identifiers of a model: legal in C and C++, clear of keywords, of nn_model.h and of each
/// other, and the same for the same model.
package struct CNames: Hashable, Sendable {
    /// Starts every function of the model: "character_lstm" for `CharacterLSTM`.
    package let prefix: String
    /// Starts every macro of the model: "CHARACTER_LSTM".
    package let macroPrefix: String
    /// The arguments of the typed functions, by port.
    package let inputs: [String]
    package let targets: [String]
    package let outputs: [String]

    /// `functions` are further names that arguments must not hide.
    package init(_ graph: Graph, functions: Set<String> = []) {
        prefix = Self.prefix(of: graph.name)
        macroPrefix = prefix.uppercased()
        var taken = Self.reserved.union(functions)
        inputs = Self.distinct(graph.inputs, role: "input", taken: &taken)
        let takenByInputs = taken
        targets = Self.distinct(graph.targets, role: "target", taken: &taken)
        // A function takes targets or outputs, never both, so these two may share names.
        taken = takenByInputs
        outputs = Self.distinct(graph.outputs, role: "output", taken: &taken)
    }

    /// Snake case; names of the interface itself and reserved ones get `model_` in front, as does
    /// `check`, with which the names of the functions begin that check arguments.
    static func prefix(of name: String) -> String {
        let name = snakeCase(identifier(name))
        let isReserved = name == "check" || name.hasPrefix("_") || name == "nn" || name.hasPrefix("nn_") || name.first!.isNumber
        return isReserved ? "model_" + name : name
    }

    /// A name that is taken gets its role behind it ("digit_target"), then underscores.
    private static func distinct(_ ports: [Port], role: String, taken: inout Set<String>) -> [String] {
        ports.map { port in
            var name = identifier(port.name)
            if name.hasPrefix("_") || name.first!.isNumber { name = role + "_" + name }
            if taken.contains(name) { name += "_" + role }
            while !taken.insert(name).inserted { name += "_" }
            return name
        }
    }

    /// ASCII letters, digits and underscores as they are, any other scalar as `_u` and its number in hex.
    static func identifier(_ name: String) -> String {
        let text = name.unicodeScalars.map { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_")
                ? String(scalar) : "_u" + String(scalar.value, radix: 16)
        }.joined()
        return text.isEmpty ? "unnamed" : text
    }

    /// `CharacterLSTM` → `character_lstm`.
    static func snakeCase(_ name: String) -> String {
        let characters = Array(name)
        var result = ""
        for (i, character) in characters.enumerated() {
            if character.isUppercase, i > 0, characters[i - 1] != "_" {
                let startsWord = i + 1 < characters.count && characters[i + 1].isLowercase
                if !characters[i - 1].isUppercase || startsWord { result += "_" }
            }
            result += character.lowercased()
        }
        return result
    }
}
