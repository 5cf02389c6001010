/// The ends of a net: outputs, losses and the train section.
extension RandomModel {
    struct Ending {
        var layer: String
        var loss: String
        var arguments: [String] = []

        func term(of output: String?) -> String {
            let all = arguments + (output.map { ["of: \($0)"] } ?? [])
            return all.isEmpty ? loss : "\(loss)(\(all.joined(separator: ", ")))"
        }
    }

    /// Adds the last layers; the lines of the train section.
    mutating func drawOutputs() -> [String] {
        if drawsAll, let extents = autoencoded, count(extents) <= 64, random.chance(0.15) {
            let text = extents.count == 1 && dims.count == 1 ? "\(extents[0])" : "\(extents)"
            lines.append("dense(\(text)\(random.element(of: ["", ", activation: tanh"])))")
            return drawTrain(random.element(of: ["squaredError", "absoluteError", "huber", drawRandomLoss()]) + "(target: x1)")
        }
        let keepsSteps = dims.count == 2 && dims[1] > 1 && dims[0] * dims[1] < 60 && random.chance(0.3)
        if keepsSteps {
            lines.append("softmax")
            let isClass = random.chance(0.5)
            return drawTrain("crossEntropy" + (isClass ? "" : "(targets: distribution)"))
        }
        flattenIt()
        guard random.chance(0.2) else {
            let ending = drawEnding()
            lines.append(ending.layer)
            return drawTrain(ending.term(of: nil))
        }
        let endings = (0..<random.int(in: 2...3)).map { _ in drawEnding() }
        let names = ["kind", "place", "extent"]
        for (name, ending) in zip(names, endings) { lines.append("output \(name) = \(ending.layer)") }
        let weights = ["", "0.3 * ", "2 * "]
        let terms = zip(names, endings).map { random.element(of: weights) + $1.term(of: $0) }
        return drawTrain(terms.joined(separator: " + "))
    }

    mutating func drawEnding() -> Ending {
        let units = random.int(in: 2...12)
        if drawsAll, random.chance(0.15) { return Ending(layer: "dense(\(units))", loss: drawRandomLoss()) }
        switch random.int(in: 0...8) {
        case 0, 1: return Ending(layer: "dense(\(units), activation: softmax)", loss: "crossEntropy")
        case 2: return Ending(layer: "dense(\(units), activation: softmax)", loss: "crossEntropy", arguments: ["targets: distribution"])
        case 3: return Ending(layer: "dense(\(units), activation: softmax)", loss: "klDivergence")
        case 4: return Ending(layer: "dense(\(units - 1), activation: sigmoid)", loss: "binaryCrossEntropy")
        case 5: return Ending(layer: "dense(\(units - 1))", loss: "huber", arguments: ["delta: 0.7"])
        case 6: return Ending(layer: "dense(\(units - 1), activation: tanh)", loss: "absoluteError")
        case 7: return Ending(layer: "dense(\(units - 1))", loss: drawLossFormula())
        default: return Ending(layer: "dense(\(units - 1))", loss: "squaredError")
        }
    }

    private mutating func drawLossFormula() -> String {
        let (name, declaration) = random.element(of: [
            ("logCosh", "loss logCosh(y, target) = log(cosh(y - target))"),
            ("pinball", "loss pinball(y, target) = max(0.9 * (target - y), 0.1 * (y - target))"),
            ("quartic", "loss quartic(y, target) = (y - target) ^ 4 / 4"),
        ])
        if !head.contains(declaration) { head.append(declaration) }
        return name
    }

    mutating func drawTrain(_ loss: String) -> [String] {
        var entries = ["loss: \(loss)", "optimizer: \(drawOptimizer())", "batch: \(random.int(in: batches))"]
        if entries[1].contains("gradientDescent") { entries.removeLast() }
        if random.chance(0.2) { entries.append("penalty: \(random.element(of: ["l2(0.01)", "l1(0.005)", "l1(0.01), l2(0.02)", "l2(0.01, bias: true)"]))") }
        if random.chance(0.3) { entries.append("clip: \(random.element(of: ["value(0.05)", "norm(0.3)", "norm(100)"]))") }
        if drawsAll { entries += drawFurtherKeys() }
        return ["train {"] + entries.map { "    \($0)" } + ["}"]
    }

    /// Those that say how long and on what a net trains.
    private mutating func drawFurtherKeys() -> [String] {
        ["epochs: 3", "iterations: 50", "tolerance: 0.001", "split: random(train: 0.7, validation: 0.2, test: 0.1)", "seed: 17"]
            .filter { _ in random.chance(0.1) }
    }

    private mutating func drawFurtherOptimizer() -> String {
        let rate = random.element(of: [
            "0.05", "rate: 0.02, decay: 0.9, floor: 0.01", "rate: 0.05, warmUp: 2", "decay(0.05, factor: 0.8)",
            "decay(0.05, factor: 0.8, floor: 0.03)", "step(0.05, every: 1, factor: 0.5)", "cosine(0.05, iterations: 2)",
            "cosine(0.05, iterations: 2, floor: 0.04), warmUp: 1",
        ])
        return random.element(of: [
            "gradientDescent(\(rate))", "sgd(\(rate))", "sgd(\(rate), momentum: 0.5, nesterov: true)", "sgd(\(rate), momentum: 0.99)",
            "rmsprop(\(rate), smoothing: 0.5)", "rmsprop(\(rate), momentum: 0.5, epsilon: 0.001)", "adam(\(rate), beta1: 0)",
            "adam(\(rate), beta1: 0.5, beta2: 0.9, epsilon: 0.001)", "adamw(\(rate), weightDecay: 0)", "adamw(\(rate), weightDecay: 0.5)",
        ])
    }

    private mutating func drawOptimizer() -> String {
        if drawsAll, random.chance(0.5) { return drawFurtherOptimizer() }
        return random.element(of: [
            "sgd(rate: 0.1)", "sgd(rate: 0.1, momentum: 0.9)", "sgd(rate: 0.1, momentum: 0.9, nesterov: true)",
            "sgd(rate: 0.1, decay: 0.9)", "sgd(rate: cosine(0.2, iterations: 5, floor: 0.01))", "sgd(rate: step(0.1, every: 2, factor: 0.5), warmUp: 3)",
            "rmsprop(rate: 0.01)", "rmsprop(rate: 0.01, momentum: 0.5)", "adam(rate: 0.01)", "adam(rate: 0.01, warmUp: 2)",
            "adamw(rate: 0.01, weightDecay: 0.1)",
        ])
    }
}
