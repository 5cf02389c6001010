/// How the first output of a model answers its first target.
struct Judge {
    /// Classes an answer chooses from; 2 where the answer is a bit.
    let classes: Int
    /// Answers an example, such as one a time step.
    let answers: Int
    let kind: Kind
    private let targets: DataSet.Column
    private let lengths: Lengths?

    enum Kind { case classIndex, classVector, bit }

    /// Nil where no answer is right or wrong: the targets are plain numbers.
    init?(_ model: CompiledModel, _ data: DataSet, loss: String) {
        guard let target = model.targets.first, let output = model.outputs.first, output.range == nil,
            let column = data.targets.first
        else { return nil }
        targets = column
        lengths = data.lengths(of: target)
        if let range = target.range {
            answers = target.count
            if output.count == target.count * range, range > 1 {
                (classes, kind) = (range, .classIndex)
            } else if output.count == target.count, range == 2 {
                (classes, kind) = (2, .bit)
            } else {
                return nil
            }
        } else if output.count != target.count {
            return nil
        } else if loss.hasPrefix("binaryCrossEntropy") {
            (classes, answers, kind) = (2, target.count, .bit)
        } else if let last = target.shape.last, last > 1,
            column.isOneHot || loss.hasPrefix("crossEntropy") || loss.hasPrefix("klDivergence")
        {
            (classes, answers, kind) = (last, target.count / last, .classVector)
        } else {
            return nil
        }
    }

    /// The class that output `answer`, counted over the batch, chooses.
    func answer(_ outputs: [Float], at answer: Int) -> Int {
        kind == .bit ? (outputs[answer] > 0.5 ? 1 : 0) : greatest(outputs, from: answer * classes)
    }

    /// The class that the target of `example` states as its answer `answer`.
    func truth(of example: Int, at answer: Int) -> Int {
        let start = targets.start + example * targets.stride
        switch targets.values {
        case .indices(let elements): return Int(elements[start + answer])
        case .floats(let elements):
            return kind == .bit
                ? (elements[start + answer] > 0.5 ? 1 : 0) : greatest(elements, from: start + answer * classes)
        }
    }

    /// Answers of `example` that count, the first ones.
    func answers(of example: Int) -> Int {
        guard let lengths else { return answers }
        return answers / lengths.whole * lengths[example]
    }

    private func greatest(_ elements: [Float], from start: Int) -> Int {
        var best = start
        for place in start ..< start + classes where elements[place] > elements[best] { best = place }
        return best - start
    }
}

/// Right and wrong answers, counted.
struct Tally {
    private let judge: Judge
    private var right = 0
    private var total = 0
    private(set) var confusion: ConfusionMatrix?

    init(_ judge: Judge) {
        self.judge = judge
        confusion = judge.classes <= 1024 ? ConfusionMatrix(classes: judge.classes) : nil
    }

    var accuracy: Double { total == 0 ? .nan : Double(right) / Double(total) }

    /// Counts the answers for `examples` of the data set; `outputs` hold theirs one behind the other.
    mutating func record(_ outputs: Values, of examples: some Collection<Int>) {
        guard let outputs = outputs.floats else { return }
        for (row, example) in examples.enumerated() {
            for place in 0 ..< judge.answers(of: example) {
                let truth = judge.truth(of: example, at: place)
                let answer = judge.answer(outputs, at: row * judge.answers + place)
                total += 1
                if truth == answer { right += 1 }
                confusion?.record(truth, answer: answer)
            }
        }
    }
}
