/// Valid model files drawn at random: every layer, activation, loss and optimizer of the language,
/// odd extents, strides and paddings, branches that meet again, blocks, formulas, shared layers,
/// several inputs and outputs; and likewise of sequences, with a text and seeds of their own. Small enough
/// for an evaluator that is written to be right.
package struct RandomModel {
    var random: SplitMix
    /// Declarations before the model: formulas and blocks.
    var head: [String] = []
    var lines: [String] = []
    /// The extents of `it`.
    var dims: [Int] = []
    /// Values that stand beside the chain until a layer joins them.
    var waiting: [Named] = []
    /// Whether a net of sequences has to be one that can be computed a step at a time.
    var isStreamable = false
    /// The extent of time, where it is given.
    var steps: Int?
    /// Whether everything is drawn, not only what the tests draw, whose nets stay as they are.
    var drawsAll = false
    /// Values that any later line may read.
    var kept: [Named] = []
    /// What is known of the leading axis of `it`, if that is time.
    var time: Time?
    /// The extents of an input that the output may be compared with.
    var autoencoded: [Int]?
    private var names = 0
    var batches = 2...6
    /// Elements that one example may still pass through; it keeps nets small.
    var budget = 9_000

    struct Named {
        var name: String
        var dims: [Int]
    }

    /// The text of a model called `Net` whose layers, shapes and losses the seed decides.
    package static func text(seed: UInt64) -> String {
        var model = RandomModel(random: SplitMix(state: seed))
        return model.draw()
    }

    init(random: SplitMix) { self.random = random }

    mutating func draw() -> String {
        drawInputs()
        if random.chance(0.1) { lines.append("dropout(0.3)") }
        for _ in 0..<random.int(in: 1...6) { drawStep() }
        while let other = waiting.popLast() { join(other) }
        let train = drawOutputs()
        let body = dressed(lines + train).map { "    \($0)\n" }.joined()
        return (head + [""]).joined(separator: "\n") + "model Net {\n\(body)}\n"
    }

    private mutating func drawInputs() {
        var inputs = [drawInput()]
        if random.chance(0.2) { inputs.append(drawInput()) }
        if drawsAll, random.chance(0.1) { inputs.append(drawInput()) }
        for (index, input) in inputs.enumerated().dropFirst() {
            guard let classes = input.classes else {
                waiting.append(Named(name: "x\(index + 1)", dims: input.dims))
                continue
            }
            let name = fresh()
            let width = drawsAll && random.chance(0.5) ? random.int(in: 1...9) : nil
            lines.append("let \(name) = \(width.map { "embedding(\($0), " } ?? "oneHot(")of: x\(index + 1))")
            waiting.append(Named(name: name, dims: input.dims + [width ?? classes]))
        }
        for (index, input) in inputs.enumerated().reversed() {
            let range = input.classes.map { " of 0..<\($0)" } ?? ""
            lines.insert("input x\(index + 1): \(input.dims)\(range)", at: 0)
        }
        if inputs.count > 1 { lines.append("x1") }
        dims = inputs[0].dims
        if let classes = inputs[0].classes {
            let width = drawsAll && random.chance(0.5) ? random.int(in: 1...9) : nil
            lines.append(width.map { "embedding(\($0))" } ?? "oneHot")
            dims.append(width ?? classes)
        } else {
            autoencoded = inputs[0].dims
        }
    }

    private mutating func drawInput() -> (dims: [Int], classes: Int?) {
        if drawsAll, random.chance(0.08) { return ((0..<random.int(in: 4...6)).map { _ in random.int(in: 1...3) }, nil) }
        return switch random.int(in: 0...9) {
        case 0...2: ([random.element(of: [1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 40])], nil)
        case 3: ([random.int(in: 1...9)], random.int(in: 2...7))
        case 4, 5: ([random.int(in: 2...11), random.int(in: 1...6)], nil)
        default: drawImage()
        }
    }

    private mutating func drawImage() -> (dims: [Int], classes: Int?) {
        while true {
            let dims = [random.int(in: 2...11), random.int(in: 2...11), random.element(of: [1, 1, 2, 3, 4, 5, 8, 16, 17])]
            if dims.reduce(1, *) <= 400 { return (dims, nil) }
        }
    }

    private mutating func drawStep() {
        if drawsAll, random.chance(0.15) { return random.chance(0.8) ? detour() : nestedBlock() }
        switch random.int(in: 0...15) {
        case 0: residual()
        case 1: fork()
        case 2: sharedLayer()
        case 3: block()
        case 4: arithmetic()
        case 5: if let other = waiting.popLast() { join(other) } else { chain() }
        default: chain()
        }
    }

    mutating func chain() {
        guard let call = drawCall(on: dims), pay(call.work) else { return }
        lines.append(call.text())
        dims = call.dims
    }

    mutating func fresh() -> String {
        names += 1
        return "v\(names)"
    }

    /// Whether there is enough left for so many elements, which are then gone.
    mutating func pay(_ work: Int) -> Bool {
        guard work <= budget else { return false }
        budget -= work
        return true
    }
}

/// A layer as a line applies it.
struct Call {
    var name: String
    var arguments: [String] = []
    /// Extents of its value.
    var dims: [Int]
    /// A measure of the elements it handles.
    var work: Int

    /// The line; of `it` unless another value is named.
    func text(of value: String? = nil) -> String {
        let all = arguments + (value.map { ["of: \($0)"] } ?? [])
        return all.isEmpty ? name : "\(name)(\(all.joined(separator: ", ")))"
    }
}
