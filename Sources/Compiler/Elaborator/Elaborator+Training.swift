import Layers
import Source
import Syntax
import TensorIR

extension Elaborator {
    /// The train section: appends targets and losses to the net and says what the training asks for.
    mutating func elaborate(_ section: TrainSection, of model: ModelDeclaration) -> Training {
        var training = Training.initial
        var seen: [TrainKey: TrainEntry] = [:]
        for entry in section.entries {
            guard let key = TrainKey(rawValue: entry.key.text) else {
                error(
                    .unknownName, "a train section has no `\(entry.key.text):`", at: entry.key.span,
                    help: didYouMean(entry.key.text, among: TrainKey.allCases.map(\.rawValue)))
                continue
            }
            if let first = seen[key] {
                error(.repeatedArgument, "`\(key.rawValue)` is given twice", at: entry.span, notes: [Note("first here", at: first.span)])
                continue
            }
            seen[key] = entry
            if entry.values.count > 1, !key.isRepeatable {
                error(.tooManyValues, "`\(key.rawValue)` takes one value, and \(entry.values.count) are given", at: entry.span)
                continue
            }
            apply(entry, key, to: &training)
        }
        if seen[.loss] == nil {
            let word = Span(start: section.span.start, end: section.span.start + 5)
            error(.missingArgument, "a train section needs a `loss:`", at: word, help: ["loss: squaredError"])
        }
        finish(&training, seen)
        return training
    }

    private mutating func apply(_ entry: TrainEntry, _ key: TrainKey, to training: inout Training) {
        if key == .loss {
            training.lossText = source.text(entry.values[0].span)
            appendLoss(entry)
            return
        }
        var options: [Option] = []
        for expression in entry.values {
            guard let value = value(of: expression, as: key.spec.type, label: key.rawValue) else { continue }
            switch (key, value) {
            case (.batch, .integer(let count)): training.batch = count
            case (.epochs, .integer(let count)): training.epochs = count
            case (.iterations, .integer(let count)): training.iterations = count
            case (.tolerance, .number(let change)): training.tolerance = change
            case (.seed, .integer(let seed)): training.seed = UInt64(seed)
            case (.data, .text(let name)): training.data = name
            case (_, .option(let option)):
                options.append(option)
                apply(option, at: expression.span, to: &training)
            default: preconditionFailure("\(key) is \(value)")
            }
        }
        if key == .penalty { penalize(nil, options) }
    }

    private mutating func apply(_ option: Option, at span: Span, to training: inout Training) {
        do throws(Complaint) {
            if let entry = option.entry as? any OptimizerEntry {
                training.optimizer = try entry.optimizer(option.arguments)
                training.optimizerText = source.text(span)
                if entry.usesWholeSet { training.batch = nil }
            } else if let entry = option.entry as? any TrainingOption {
                try entry.apply(option.arguments, to: &training)
            }
        } catch {
            report(error, option.arguments, at: span)
        }
    }

    /// What follows from several entries together.
    private mutating func finish(_ training: inout Training, _ seen: [TrainKey: TrainEntry]) {
        if let batch = seen[.batch], let optimizer = seen[.optimizer], training.optimizer.name == "gradientDescent" {
            error(
                .batchOfWholeSet, "`gradientDescent` takes the whole training set at each step, and has no batch", at: batch.span,
                notes: [Note("the optimizer is given here", at: optimizer.span)],
                help: ["`sgd` is the same over minibatches"])
        }
        if training.optimizer.name == "gradientDescent" { training.batch = nil }
        if seen[.epochs] == nil, seen[.iterations] != nil { training.epochs = nil }
        guard training.patience != nil, let stop = seen[.stop] else { return }
        if let split = seen[.split] {
            guard training.validationShare == 0 else { return }
            error(
                .noValidationSet, "early stopping needs a validation set, and the split has none", at: stop.span,
                notes: [Note("the split is given here", at: split.span)],
                help: ["split: random(train: 0.7, validation: 0.1, test: 0.2)"])
        } else {
            (training.trainShare, training.validationShare, training.testShare) = (0.7, 0.1, 0.2)
        }
    }

    // MARK: Penalties

    /// Sets the penalties of new parameters of a layer, or, without a range, of all that have none of their own.
    mutating func penalize(_ range: Range<Int>?, _ options: [Option]) {
        for index in range ?? net.graph.parameters.indices {
            guard range != nil || !penalized.contains(index) else { continue }
            if range != nil { penalized.insert(index) }
            for option in options {
                guard let penalty = option.entry as? any Penalty else { preconditionFailure(option.entry.name) }
                let role = net.roles[index]
                guard role == .weight || role == .bias && option.arguments.bool("bias") else { continue }
                let factors = penalty.factors(option.arguments)
                net.graph.parameters[index].l1 += factors.l1
                net.graph.parameters[index].l2 += factors.l2
            }
        }
    }
}
