/// How the first output of a model answers its first target.
struct Judge {
    /// Classes an answer chooses from; 2 where the answer is a bit.
    let classes: Int
    /// Answers an example, such as one a time step.
    let answers: Int
    let kind: Kind

    enum Kind { case classIndex, classVector, bit }

    /// Nil where no answer is right or wrong: the targets are plain numbers.
    init?(_ model: CompiledModel, _ data: DataSet, loss: String) {
        guard let target = model.targets.first, let output = model.outputs.first, output.range == nil,
            let column = data.targets.first
        else { return nil }
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
        kind == .bit ? (outputs[answer] > 0.5 ? 1 : 0) : greatest(outputs, answer)
    }

    /// The class that target `answer`, counted over the data set, states.
    func truth(_ targets: Values, at answer: Int) -> Int {
        switch targets {
        case .indices(let elements): Int(elements[answer])
        case .floats(let elements): kind == .bit ? (elements[answer] > 0.5 ? 1 : 0) : greatest(elements, answer)
        }
    }

    private func greatest(_ elements: [Float], _ answer: Int) -> Int {
        let start = answer * classes
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

    /// Counts the answers for `examples` of a data set with these `targets`; `outputs` begin with the first of them.
    mutating func record(_ outputs: Values, _ targets: Values, examples: Range<Int>) {
        guard let outputs = outputs.floats else { return }
        let first = examples.lowerBound * judge.answers
        for place in 0 ..< examples.count * judge.answers {
            let truth = judge.truth(targets, at: first + place)
            let answer = judge.answer(outputs, at: place)
            total += 1
            if truth == answer { right += 1 }
            confusion?.record(truth, answer: answer)
        }
    }
}
