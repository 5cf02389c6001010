import TensorIR

/// The last step of a sequence that counts.
struct Last: Layer {
    let name = "last"
    let summary = "the last step of a sequence, the last one that is not padded; 0 for a sequence of no steps"
    let arguments: [ArgumentSpec] = []
    let example = """
        input words: [time: ...6] of 0..<9
        embedding(3)
        rnn(4)
        last
        """

    func overTime(_ arguments: Arguments, _ dims: [Int]) -> OverTime { .own }

    func apply(to operands: [ValueID], _ arguments: Arguments, in net: inout NetBuilder) throws(Complaint) -> ValueID {
        let value = operands[0]
        try net.requireFloats(value, for: name)
        let dims = net.dims(value)
        guard let time = net.time(of: value) else { throw .needsSequence(name, dims) }
        if let final = net.finals[value] { return final }
        if let mask = time.mask { return net.lastStep(of: value, mask) }
        var slice = Slice(whole: dims)
        slice.axes[0] = Slice.Axis(start: dims[0] - 1, count: 1)
        return net.append(.reshape(Array(dims.dropFirst())), net.append(.slice(slice), value))
    }
}

extension NetBuilder {
    /// Σ over the steps t of value[t] · (mask[t] − mask[t + 1]): the step before the first padded one.
    fileprivate mutating func lastStep(of value: ValueID, _ mask: ValueID) -> ValueID {
        let steps = dims(value)[0]
        var chosen = mask
        if steps > 1 {
            let later = append(.slice(Slice([Slice.Axis(start: 1, count: steps - 1)])), mask)
            chosen = map(.operand(0) - .operand(1), mask, append(.pad(Pad([Pad.Axis(high: 1)])), later))
        }
        let labels = Contract.Label.distinct(dims(value).count)
        return append(
            .contract(Contract(left: [labels[0]], right: labels, result: Array(labels.dropFirst()))), chosen, masked(value))
    }
}
