import Layers
import Source
import Syntax

/// Whose arguments are being read, for messages.
struct Owner {
    /// "conv"
    var name: String
    /// The whole use: "conv(filters: 8)".
    var span: Span
}

extension Elaborator {
    /// The arguments of an entry, checked one by one; nil after a report. All mistakes are reported.
    mutating func bind(_ written: [Argument], to specs: [ArgumentSpec], of owner: Owner) -> Arguments? {
        var arguments = Arguments()
        var isSound = true
        var seen: [String: Span] = [:]
        var positional = specs.filter(\.isPositional)[...]
        for argument in written {
            guard let spec = spec(for: argument, among: specs, &positional, of: owner) else {
                isSound = false
                continue
            }
            if let first = seen[spec.label] {
                error(
                    .repeatedArgument, "`\(spec.label)` is given twice", at: argument.span,
                    notes: [Note("first here", at: first)])
                isSound = false
                continue
            }
            seen[spec.label] = argument.span
            guard let value = value(of: argument.value, as: spec.type, label: spec.label) else {
                isSound = false
                continue
            }
            arguments.set(spec.label, value, at: argument.value.span)
        }
        for spec in specs {
            if case .required = spec.fallback, seen[spec.label] == nil, !written.contains(where: { isPoisoned($0.value) }) {
                let spelled = spec.isPositional ? spec.label : spec.label + ":"
                error(
                    .missingArgument, "`\(owner.name)` needs `\(spelled)`, \(spec.summary)", at: owner.span,
                    help: ["it takes \(spec.type.phrase)"])
                isSound = false
            }
            arguments.fillDefault(of: spec)
        }
        return isSound ? arguments : nil
    }

    private mutating func spec(
        for argument: Argument, among specs: [ArgumentSpec], _ positional: inout ArraySlice<ArgumentSpec>, of owner: Owner
    ) -> ArgumentSpec? {
        if let label = argument.label {
            if let spec = specs.first(where: { $0.label == label.text }) {
                positional.removeAll { $0.label == label.text }
                return spec
            }
            error(
                .unknownArgument, "`\(owner.name)` takes no `\(label.text):`", at: label.span,
                help: didYouMean(label.text, among: specs.map(\.label)).isEmpty
                    ? takes(specs) : didYouMean(label.text, among: specs.map(\.label)))
            return nil
        }
        if let spec = positional.popFirst() { return spec }
        if case .invalid = argument.value.kind { return nil }
        let message = specs.isEmpty ? "`\(owner.name)` takes no arguments" : "`\(owner.name)` takes nothing more without a label"
        error(.unexpectedArgument, message, at: argument.span, help: specs.isEmpty ? [] : takes(specs))
        return nil
    }

    private func takes(_ specs: [ArgumentSpec]) -> [String] {
        specs.isEmpty ? ["it takes no arguments"] : ["it takes " + specs.map { "`\($0.label)`" }.joined(separator: ", ", last: " and ")]
    }
}
