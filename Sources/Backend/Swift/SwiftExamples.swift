/// The Swift between examples, whose sequences are as long as they are, and arrays of them all, which are padded and
/// have inputs of lengths.
struct SwiftExamples {
    let inputs, outputs: [SwiftPort]

    private var lengths: Set<Int> { Set(inputs.compactMap(\.lengthInput)) }
    var hasLengths: Bool { !lengths.isEmpty }

    /// What an example states: all inputs but lengths, which are those of its arrays.
    var given: [SwiftPort] {
        inputs.enumerated().filter { !lengths.contains($0.offset) }.map(\.element)
    }

    /// The input whose array tells the length `place`.
    private func measured(by place: Int) -> SwiftPort { inputs.first { $0.lengthInput == place }! }

    /// The number of steps of `example`, by the array of `port`.
    private func steps(_ example: String, _ port: SwiftPort) -> String {
        "\(example).\(port.port).count" + (port.stepCount == 1 ? "" : " / \(port.stepCount!)")
    }

    /// What must hold for each input of an `example`.
    var checks: [[String: Any]] {
        given.map { input in
            var condition = "example.\(input.port).count == \(input.count)"
            if let place = input.lengthInput {
                condition = "example.\(input.port).count <= \(input.count)"
                if input.stepCount != 1 { condition += ", example.\(input.port).count % \(input.stepCount!) == 0" }
                let first = measured(by: place)
                if first.port != input.port { condition += ", \(steps("example", input)) == \(steps("example", first))" }
            }
            return ["condition": condition, "port": input.port, "quotedName": input.quotedName, "shape": "\(input.shape)"]
        }
    }

    /// The arrays of all `examples`, in a declaration each.
    var gathered: [String] {
        inputs.enumerated().map { place, input in
            let value =
                if lengths.contains(place) {
                    "examples.map { Int32(\(steps("$0", measured(by: place)))) }"
                } else if input.lengthInput == nil {
                    "examples.flatMap(\\.\(input.port))"
                } else {
                    "examples.flatMap { Self.padded($0.\(input.port), to: \(input.count)) }"
                }
            return "let \(input.port): \(input.element) = \(value)"
        }
    }

    /// The i-th example's part of `all`, each sequence as long as that of the input.
    var scattered: String {
        outputs.map { output in
            let (port, count) = (output.port, output.count)
            guard let place = output.lengthInput, let step = output.stepCount else {
                return count == 1 ? "\(port): [all.\(port)[i]]" : "\(port): Array(all.\(port)[i * \(count)..<(i + 1) * \(count)])"
            }
            let steps = steps("examples[i]", measured(by: place)) + (step == 1 ? "" : " * \(step)")
            return "\(port): Self.part(of: all.\(port), from: i * \(count), count: \(steps))"
        }.joined(separator: ", ")
    }
}
