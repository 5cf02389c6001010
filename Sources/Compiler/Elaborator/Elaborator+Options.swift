import Layers
import Source
import Syntax

extension Elaborator {
    /// The words of that family that the file knows, its own and the prelude's among them.
    func entries(of family: Family) -> [any Entry] {
        switch family {
        case .activation: Catalogue.activations + declared.activations.values.sorted { $0.name < $1.name }
        case .loss: Catalogue.losses + declared.losses.values.sorted { $0.name < $1.name }
        case .layer, .optimizer, .initializer, .penalty, .schedule, .clip, .stop, .split, .augment:
            Catalogue.entries(of: family)
        }
    }

    /// `relu`, `elu(0.5)`, `sgd(rate: 0.1)`: a word of that family with its arguments; nil after a report.
    mutating func option(_ expression: Expression, of family: Family) -> Option? {
        let name: Name
        let written: [Argument]
        switch expression.kind {
        case .name(let word): (name, written) = (Name(text: word, span: expression.span), [])
        case .call(let word, let arguments): (name, written) = (word, arguments)
        default: preconditionFailure("no option: \(expression.kind)")
        }
        if family == .activation, case .activation(let option)? = frame.bindings[name.text] { return option }
        if declared.poisoned.contains(name.text) { return nil }
        if name.text == "c", family == .activation || family == .loss {
            reportMisplacedC(at: expression.span)
            return nil
        }
        guard let entry = entry(named: name.text, of: family) else {
            reportUnknown(name, in: family)
            return nil
        }
        let owner = Owner(name: name.text, span: expression.span)
        return bind(written, to: entry.arguments, of: owner).map { Option(entry, $0) }
    }

    func entry(named name: String, of family: Family) -> (any Entry)? {
        switch family {
        case .activation: if let own = declared.activations[name] { return own }
        case .loss: if let own = declared.losses[name] { return own }
        case .layer, .optimizer, .initializer, .penalty, .schedule, .clip, .stop, .split, .augment: break
        }
        return Catalogue.entries(of: family).first { $0.name == name }
    }

    mutating func reportUnknown(_ name: Name, in family: Family) {
        var notes: [Note] = []
        if let other = Family.allCases.first(where: { $0 != family && entry(named: name.text, of: $0) != nil }) {
            notes = [Note("`\(name.text)` is \(other.phrase)")]
        }
        error(
            .unknownName, "there is no \(family.noun) `\(name.text)`", at: name.span, notes: notes,
            help: didYouMean(name.text, among: entries(of: family).map(\.name)))
    }
}

extension Family {
    /// Without an article: "there is no activation `rely`".
    var noun: String {
        switch self {
        case .initializer: "initializer"
        case .schedule: "schedule of rates"
        case .clip: "way to clip"
        case .stop: "way to stop"
        case .augment: "augmentation"
        case .layer, .activation, .loss, .optimizer, .penalty, .split: rawValue
        }
    }
}
