import Source

extension Verification {
    /// The tables of the source: against each other, against the sizes and the functions of the header.
    mutating func checkTables(sizes: [String: Int]) {
        let variables = source.root.children.filter { $0.kind == .variable && $0.isInMainFile }
        let tables = Dictionary(
            variables.filter(\.isStatic).compactMap { variable in variable.expressions.last.map { (variable.name, Initializer($0)) } },
            uniquingKeysWith: { first, _ in first })
        let descriptors = variables.filter { $0.type.spelling == "const nn_model" }
        guard let model, let first = descriptors.first.flatMap({ tables[$0.name] }) else {
            return report("there is no descriptor", texts.source)
        }
        for variable in descriptors {
            guard let descriptor = tables[variable.name] else { continue }
            check(descriptor, of: String(model.name.dropLast("_model".count)), sizes, tables, at: variable.nameSpan)
            require(
                shared(descriptor) == shared(first), "the descriptors differ in more than their instructions", at: variable.nameSpan)
        }
    }

    /// Of a descriptor, what does not depend on the instructions.
    private func shared(_ descriptor: Initializer) -> [String: Initializer] {
        guard case .record(var fields) = descriptor else { return [:] }
        for name in ["isa"] + Self.entries.map(\.name) { fields[name] = nil }
        return fields
    }

    /// The entry points with the number of arguments before and after the arrays.
    private static let entries: [(name: String, arguments: Int, arrays: [String])] = [
        ("predict", 3, ["input_count", "output_count"]), ("evaluate", 4, ["input_count", "target_count"]),
        ("gradient", 6, ["input_count", "target_count"]), ("step", 8, ["input_count", "target_count"]), ("stream", 4, []),
    ]

    private mutating func check(
        _ descriptor: Initializer, of prefix: String, _ sizes: [String: Int], _ tables: [String: Initializer], at span: Span
    ) {
        for entry in Self.entries {
            let function = declared["\(prefix)_\(entry.name)"]
            let offers = if case .reference? = descriptor[entry.name] { true } else { false }
            if function != nil || entry.name == "stream" {
                require(
                    offers == (function != nil), "`\(prefix)_\(entry.name)` is in only one of header and descriptor", at: span)
            }
            guard let function, !entry.arrays.isEmpty else { continue }
            let count = entry.arguments + entry.arrays.reduce(0) { $0 + descriptor.count($1) }
            let parameters = function.children.count { $0.kind == .parameter }
            require(parameters == count, "`\(function.name)` has \(parameters) parameters, and its values and blocks make \(count)", at: span)
        }
        let ports = checkPorts(descriptor, tables, at: span)
        check(sizes, against: descriptor, ports: ports, at: span)
        checkParameters(descriptor, tables, at: span)
        checkWeights(descriptor, at: span)
    }

    /// The weights of the descriptor are the one variable that the header declares.
    private mutating func checkWeights(_ descriptor: Initializer, at span: Span) {
        let weights: String? = if case .reference(let name)? = descriptor["weights"] { name } else { nil }
        require(variables.map(\.name) == (weights.map { [$0] } ?? []), "the header and the descriptor name different weights", at: span)
    }

    /// Checks the tables of values; the elements of each input, output and target.
    private mutating func checkPorts(_ descriptor: Initializer, _ tables: [String: Initializer], at span: Span) -> [Int] {
        var counts: [Int] = []
        for role in ["input", "output", "target"] {
            let entries = entries(descriptor[role + "s"], tables)
            require(entries.count == descriptor.count(role + "_count"), "the table of \(role)s has \(entries.count) entries", at: span)
            for entry in entries {
                let shape = entry["shape"]?.elements.compactMap(\.number) ?? []
                require(shape.count == entry.count("rank"), "the rank of an \(role) is not that of its shape", at: span)
                require(shape.reduce(1, *) == entry.count("count"), "the count of an \(role) is not that of its shape", at: span)
                require(entry.count("time") <= shape.count, "the time of an \(role) is no axis of it", at: span)
                require(entry.count("length") <= descriptor.count("input_count"), "the lengths of an \(role) are no input", at: span)
                counts.append(entry.count("count"))
            }
        }
        return counts
    }

    /// The macros of the header are the sizes of the descriptor and the counts of its values, in their order.
    private mutating func check(_ sizes: [String: Int], against descriptor: Initializer, ports: [Int], at span: Span) {
        let fields = ["parameter_floats", "state_floats", "predict_bytes", "train_bytes", "stream_floats", "stream_bytes"]
            .filter { !$0.hasPrefix("stream") || descriptor[$0] != nil }
        let expected = fields.map(descriptor.count) + ports
        require(macros.count == expected.count, "the header has \(macros.count) sizes, and the descriptor \(expected.count)", at: span)
        for (place, (macro, value)) in zip(macros, expected).enumerated() {
            let suffix = place < fields.count ? "_" + fields[place].uppercased() : "_COUNT"
            let isNamed = place < fields.count ? macro.hasSuffix(suffix) : macro.contains(suffix) || macro.hasSuffix("_")
            require(isNamed, "`\(macro)` stands where a name with \(suffix) is expected", at: span)
            require(sizes[macro] == value, "`\(macro)` is \(sizes[macro].map(String.init) ?? "no number"), and the descriptor has \(value)", at: span)
        }
    }

    /// Every element of every parameter lies in the block, and no two at one place.
    private mutating func checkParameters(_ descriptor: Initializer, _ tables: [String: Initializer], at span: Span) {
        let entries = entries(descriptor["parameters"], tables)
        require(entries.count == descriptor.count("parameter_count"), "the table of parameters has \(entries.count) entries", at: span)
        var ends: [(start: Int, end: Int, name: Initializer?)] = []
        for entry in entries {
            let shape = entry["shape"]?.elements.compactMap(\.number) ?? []
            let strides = entry["stride"]?.elements.compactMap(\.number) ?? []
            require(shape.count == entry.count("rank") && strides.count == shape.count, "a parameter's rank is not that of its shape", at: span)
            let panel = max(1, entry.count("panel"))
            var last = entry.count("offset")
            for (axis, (extent, stride)) in zip(shape, strides).enumerated() {
                // Along the first axis, the end of the last panel, or of a whole one before it.
                last += axis > 0 ? (extent - 1) * stride
                    : max((extent - 1) / panel * entry.count("panel_stride") + (extent - 1) % panel * stride,
                        extent >= panel ? (extent / panel - 1) * entry.count("panel_stride") + (panel - 1) * stride : 0)
            }
            ends.append((entry.count("offset"), last, entry["name"]))
        }
        ends.sort { $0.start < $1.start }
        for (place, part) in ends.enumerated() {
            let bound = place + 1 < ends.count ? ends[place + 1].start : descriptor.count("parameter_floats")
            require(part.end < bound, "a parameter reaches beyond its place", at: span)
        }
        require(Set(ends.map { "\($0.name ?? .null)" }).count == ends.count, "two parameters have one name", at: span)
    }

    private func entries(_ reference: Initializer?, _ tables: [String: Initializer]) -> [Initializer] {
        guard case .reference(let name)? = reference, let table = tables[name] else { return [] }
        return table.elements
    }
}

extension Initializer {
    fileprivate var number: Int? {
        if case .number(let value) = self { return Int(value) }
        return nil
    }
}
