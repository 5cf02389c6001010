import TensorIR

/// What is known of a value that is a sequence; its time is its leading axis.
package struct Time: Hashable, Sendable {
    /// Batched [T]: 1 at the steps that count, 0 at the padded ones behind them; nil where all count.
    package var mask: ValueID?
    /// The input with the number of steps that count.
    package var lengthInput: Int?
    /// The steps of the arrays that callers hand in and get back, where the value has the first of them only.
    package var bound: Int?
    package init(mask: ValueID? = nil, lengthInput: Int? = nil, bound: Int? = nil) {
        (self.mask, self.lengthInput, self.bound) = (mask, lengthInput, bound)
    }
}

/// What a layer makes of a sequence.
package enum OverTime: Sendable {
    /// Works on each step alone: the result is a sequence of the same steps.
    case stepByStep
    /// Looks across steps; the result is a sequence with steps of its own.
    case across
    /// Looks across steps; the result has no time.
    case joined
    /// Carries a state from step to step, or knows padded steps in another way of its own.
    case own
}

extension NetBuilder {
    /// Nil where the value is no sequence.
    package func time(of value: ValueID) -> Time? { times[value] }
    package func mask(of value: ValueID) -> ValueID? { times[value]?.mask }

    /// The time of a layer's value, which it makes of these operands; complains where padded steps would count.
    package mutating func time(
        after rule: OverTime, of operands: [ValueID], for name: String
    ) throws(Complaint) -> Time? {
        switch rule {
        case .own: return nil
        case .stepByStep: return try commonTime(of: operands, for: name)
        case .across, .joined:
            guard let operand = operands.first(where: { times[$0] != nil }) else { return nil }
            for operand in operands {
                guard let time = times[operand], time.mask != nil else { continue }
                throw .paddedSteps(name, steps: time.bound ?? dims(operand)[0])
            }
            hinderStreaming("looks across steps")
            if case .joined = rule { return nil }
            return times[operand]
        }
    }

    /// The time of values that are joined step by step.
    private mutating func commonTime(of operands: [ValueID], for name: String) throws(Complaint) -> Time? {
        let times = operands.map { self.times[$0] }
        guard let first = times.compactMap(\.self).first else { return nil }
        if times.contains(nil) {
            guard times.allSatisfy({ $0?.mask == nil }) else {
                throw Complaint(
                    .unequalTimes, "`\(name)` takes sequences of the same steps, and one of these values has no time")
            }
            hinderStreaming("joins a sequence with a value that has no time")
        }
        guard times.allSatisfy({ $0 == nil || $0?.mask == first.mask }) else {
            throw Complaint(
                .unequalTimes, "`\(name)` takes sequences of the same steps, and these have lengths of their own",
                help: ["`input b: [time: a]` gives an input the time of another one"])
        }
        return first
    }

    /// Notes that the layer at work cannot be computed one step at a time.
    package mutating func hinderStreaming(_ reason: String) {
        if hindrance == nil { hindrance = "`\(layer)` \(reason)" }
    }

    /// The first steps of a value that the caller hands in; itself if those are all.
    package mutating func firstSteps(_ steps: Int?, of value: ValueID) -> ValueID {
        guard let steps, steps < dims(value)[0] else { return value }
        var slice = Slice(whole: dims(value))
        slice.axes[0].count = steps
        return append(.slice(slice), value)
    }

    /// An output as the caller gets it: 0 at all steps that do not count.
    package mutating func output(_ value: ValueID) -> ValueID {
        let result = masked(value)
        guard let bound = times[value]?.bound, bound > dims(value)[0] else { return result }
        let others = dims(value).dropFirst().map { _ in Pad.Axis() }
        return append(.pad(Pad([Pad.Axis(high: bound - dims(value)[0])] + others)), result)
    }

    /// The value with 0 in place of padded steps.
    package mutating func masked(_ value: ValueID) -> ValueID {
        guard let mask = mask(of: value) else { return value }
        let spread = broadcast(mask, to: dims(value), axes: [0])
        return map(.kept, value, spread)
    }
}

extension Scalar {
    /// Operand 0 where the mask, operand 1, is 1; else 0.
    static let kept = masked(.operand(0), by: .operand(1))

    /// The formula where the mask is 1, else 0, whatever the formula would be there.
    static func masked(_ formula: Scalar, by mask: Scalar) -> Scalar {
        .select(.less, 0, mask, then: formula, otherwise: 0)
    }
}

extension Complaint {
    /// Of a layer that looks across steps about a sequence of bounded length.
    package static func paddedSteps(_ layer: String, steps: Int, help: [String] = []) -> Complaint {
        Complaint(
            .paddedSteps, "`\(layer)` looks across steps, and this sequence has padded ones, which must not count",
            notes: ["its time is bounded, ...\(steps), and not fixed"],
            help: help.isEmpty ? ["`rnn`, `lstm`, `gru` and `last` know which steps count"] : help)
    }

    /// Of a layer that takes a vector at each step about a sequence of single numbers.
    static func needsFeatures(_ layer: String, _ steps: Int) -> Complaint {
        Complaint(
            .needsFeatures, "`\(layer)` takes a vector at each step, and this sequence has a single number",
            help: ["`[time: \(steps), 1]` makes that a vector of one"])
    }

    /// Of a layer that takes a vector at each step about a sequence of tensors.
    static func needsVectorAtEachStep(_ layer: String, _ dims: [Int], units: Int? = nil) -> Complaint {
        Complaint(
            .needsVector, "`\(layer)` takes a vector at each step, but each step of this value is \(dims.shapeText)",
            help: units.map { ["`dense([\($0)])` takes a step of any shape"] } ?? ["`dense([n])` makes each step a vector"])
    }

    /// Of a layer of sequences about another value.
    static func needsSequence(_ layer: String, _ dims: [Int]) -> Complaint {
        Complaint(
            .needsSequence, "`\(layer)` takes a sequence, but this value, \(dims.shapeText), has no time",
            help: ["the input of a sequence says so: `input x: [time: 64, 3]`"])
    }
}
