import Layers
import Source
import Syntax
import TensorIR

/// A layer, block or activation as a line uses it.
struct LayerUse {
    var name: Name
    var arguments: [Argument]
    var span: Span
    /// What a `let` or `output` calls it.
    var naming: Name?
    var doc: String

    init(_ name: Name, _ arguments: [Argument], _ span: Span, naming: Name?, doc: String) {
        (self.name, self.arguments, self.span, self.naming, self.doc) = (name, arguments, span, naming, doc)
    }
}

extension Elaborator {
    /// The value of a layer, block or activation; poisoned after a report.
    mutating func apply(_ use: LayerUse) -> Value {
        let name = use.name.text
        guard countLayer(at: use.span) else { return .poisoned }
        if case .poisoned? = frame.bindings[name] { return .poisoned }
        if case .activation(let option)? = frame.bindings[name] { return activate(use, option) }
        if declared.poisoned.contains(name) { return .poisoned }
        if let block = declared.blocks[name] { return open(block, use) }
        if let layer = entry(named: name, of: .layer) as? any Layer { return apply(layer, use) }
        if entry(named: name, of: .activation) != nil { return activate(use, nil) }
        reportUnknownLayer(use.name)
        return .poisoned
    }

    private mutating func reportUnknownLayer(_ name: Name) {
        var notes: [Note] = []
        if case .value? = frame.bindings[name.text] {
            notes = [Note("`\(name.text)` is a value; `share: \(name.text)` uses its layer again")]
        } else if let other = Family.allCases.first(where: { $0 != .layer && entry(named: name.text, of: $0) != nil }) {
            notes = [Note("`\(name.text)` is \(other.phrase)")]
        }
        let known = (entries(of: .layer) + entries(of: .activation)).map(\.name) + declared.blocks.keys
            + frame.bindings.keys
        error(
            .unknownName, "there is no layer or value `\(name.text)`", at: name.span, notes: notes,
            help: didYouMean(name.text, among: known))
    }

    private mutating func apply(_ layer: any Layer, _ use: LayerUse) -> Value {
        let inputs = operands(of: use, atMost: layer.operands.upperBound, takesLayer: layer.takesLayer)
        let arguments = bind(inputs.rest, to: layer.arguments, of: Owner(name: layer.name, span: use.span))
        let shared = sharedLayer(inputs.share, kind: layer.name)
        guard let arguments else { return .poisoned }
        var result = Value.poisoned
        if let operands = inputs.values, case .sound(let sharedName) = shared, mayShare(sharedName, arguments) {
            result = emit(use, kind: layer.name, sharing: sharedName, arguments) { net throws(Complaint) in
                let rule = layer.overTime(arguments, net.dims(operands[0]))
                let time = try net.time(after: rule, of: operands, for: layer.name)
                let id = try layer.apply(to: operands, arguments, in: &net)
                if let time { net.times[id] = time }
                return id
            }
            if operands.contains(where: { net.time(of: $0) != nil }) { return result }
        }
        if result.id == nil { result.id = layer.standIn(arguments, in: &net) }
        return result
    }

    /// What parameters start with and cost is said where they are made.
    private mutating func mayShare(_ layer: String?, _ arguments: Arguments) -> Bool {
        guard let layer else { return true }
        for label in ["weights", "recurrent", "penalty"] {
            guard let span = arguments.span(of: label) else { continue }
            error(.sharedArgument, "the parameters are those of `\(layer)`, where `\(label)` belongs", at: span)
            return false
        }
        return true
    }

    /// An activation as a line of its own; `bound` is what a block's parameter stands for.
    private mutating func activate(_ use: LayerUse, _ bound: Option?) -> Value {
        let inputs = operands(of: use, atMost: 1)
        let entry = (bound?.entry ?? self.entry(named: use.name.text, of: .activation)) as! any Activation
        let owner = Owner(name: use.name.text, span: use.span)
        let arguments = bound == nil ? bind(inputs.rest, to: entry.arguments, of: owner) : bind(inputs.rest, to: [], of: owner)
        let shared = sharedLayer(inputs.share, kind: entry.name)
        guard let operands = inputs.values, let written = arguments, case .sound(let sharedName) = shared else { return .poisoned }
        let options = bound?.arguments ?? written
        return emit(use, kind: entry.name, sharing: sharedName, options) { net throws(Complaint) in
            if case .index(let count) = net.element(operands[0]) { throw .needsFloats(entry.name, count) }
            let rule: OverTime = entry.mixesLastAxis && net.dims(operands[0]).count == 1 ? .across : .stepByStep
            let time = try net.time(after: rule, of: operands, for: entry.name)
            let id = try entry.apply(to: operands[0], options, in: &net)
            if let time { net.times[id] = time }
            return id
        }
    }

    /// Appends the nodes of a layer and its line of the summary.
    private mutating func emit(
        _ use: LayerUse, kind: String, sharing: String?, _ arguments: Arguments,
        _ body: (inout NetBuilder) throws(Complaint) -> ValueID
    ) -> Value {
        let layer = sharing ?? name(for: kind, naming: use.naming)
        net.begin(layer: layer, span: use.span)
        let (nodes, parameters) = (net.graph.nodes.count, net.graph.parameters.count)
        do throws(Complaint) {
            let id = try body(&net)
            let inner = arguments.option("layer")?.arguments
            if let option = arguments.option("penalty") ?? inner?.option("penalty") { penalize(parameters..<net.graph.parameters.count, [option]) }
            for warning in net.warnings { report(warning, as: .warning, arguments, at: use.span) }
            net.warnings = []
            let added = net.graph.parameters[parameters...].reduce(0) { $0 + $1.count }
            let work = net.graph.multiplyAdds(from: nodes)
            guard work <= Limits.multiplyAdds else { throw .tooMuchWork(work) }
            summarize(layer, kind, use.doc, use.span, id, parameters: added, multiplyAdds: work)
            return Value(id: id, layer: Value.LayerName(name: layer, kind: kind))
        } catch {
            net.warnings = []
            report(error, arguments, at: use.span)
            return .poisoned
        }
    }

    /// A name that no other layer of the model bears: the user's, or the kind with a number.
    mutating func name(for kind: String, naming: Name?) -> String {
        if let naming {
            let name = frame.prefix + naming.text
            if layerNames.insert(name).inserted { return name }
        }
        while true {
            frame.counts[kind, default: 0] += 1
            let name = "\(frame.prefix)\(kind)\(frame.counts[kind]!)"
            if layerNames.insert(name).inserted { return name }
        }
    }

    mutating func summarize(
        _ layer: String, _ kind: String, _ doc: String, _ span: Span, _ id: ValueID, parameters: Int, multiplyAdds: Int
    ) {
        summaries.append(LayerSummary(
            name: layer, kind: kind, doc: doc, span: span, dims: net.dims(id), parameters: parameters,
            multiplyAdds: multiplyAdds))
    }

    /// Counts a layer; false, with one report, once there are too many.
    mutating func countLayer(at span: Span) -> Bool {
        guard !isExhausted else { return false }
        layerCount += 1
        guard layerCount > Limits.layers else { return true }
        isExhausted = true
        error(
            .tooManyLayers, "the model has more than \(Limits.layers.text) layers", at: blocks.first?.call ?? span,
            notes: ["blocks are counted with the layers they are made of"])
        return false
    }
}

extension Complaint {
    fileprivate static func tooMuchWork(_ multiplyAdds: Int) -> Complaint {
        Complaint(
            .tooMuchWork, "this layer would take \(multiplyAdds.text) multiply-adds for one example",
            notes: ["a layer may take \(Limits.multiplyAdds.text)"])
    }
}

extension Graph {
    /// The multiplications with an addition of the contractions and sparse products from that node on, for one
    /// example; a product with one-hot rows is none, because it becomes a look-up.
    fileprivate func multiplyAdds(from first: Int) -> Int {
        nodes[first...].reduce(0) { sum, node in
            switch node.primitive {
            case .contract(let contract):
                if case .oneHot = self[node.operands[0]].primitive { return sum }
                let extents = extents(
                    of: contract, left: self[node.operands[0]].shape, right: self[node.operands[1]].shape)
                return sum + extents.values.reduce(1, *)
            case .pick: return sum + node.shape.count
            case .scan(let scan, result: 0): return sum + scan.steps * scan.body.multiplyAdds(from: 0)
            default: return sum
            }
        }
    }
}
