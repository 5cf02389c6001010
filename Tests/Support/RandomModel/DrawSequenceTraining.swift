/// The ends of a net of sequences: outputs at each step, at the end, or both.
extension RandomModel {
    /// Adds the last layers; the lines of the train section.
    mutating func drawSequenceOutputs() -> [String] {
        guard time != nil else { return drawOutputsOfVector() }
        if waiting.isEmpty, random.chance(0.5) {
            let ending = drawEnding()
            lines.append(ending.layer)
            return drawTrain(ending.term(of: nil))
        }
        if waiting.isEmpty, random.chance(0.25) {
            let (steps, end) = (drawEnding(), drawEnding()), name = fresh()
            lines += ["let \(name) = it", "output tags = \(steps.layer)", "last(of: \(name))", "output kind = \(end.layer)"]
            return drawTrain(random.element(of: ["", "0.3 * ", "2 * "]) + steps.term(of: "tags") + " + " + end.term(of: "kind"))
        }
        if time?.isBounded == true || isStreamable || random.chance(0.7) {
            lines.append("last")
            dims = [dims[1]]
        } else {
            flattenIt()
        }
        time = nil
        return drawOutputsOfVector()
    }

    /// Those of a value without time, behind further layers now and then.
    private mutating func drawOutputsOfVector() -> [String] {
        while let other = waiting.popLast() { join(other) }
        if isStreamable {
            let ending = drawEnding()
            lines.append(ending.layer)
            return drawTrain(ending.term(of: nil))
        }
        if random.chance(0.3) { chain() }
        flattenIt()
        let ending = drawEnding()
        lines.append(ending.layer)
        return drawTrain(ending.term(of: nil))
    }
}
