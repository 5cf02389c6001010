import Layers
import Source
import Syntax
import TensorIR

extension Elaborator {
    /// The graphs of one model; nil after a report.
    mutating func elaborate(_ model: ModelDeclaration) -> ElaboratedModel? {
        let before = diagnostics.errorCount
        var training = self
        training.begin(model, mode: model.train == nil ? .inference : .training)
        let plan = training.build(model, trains: true)
        (diagnostics, reportedInBlocks) = (training.diagnostics, training.reportedInBlocks)
        guard diagnostics.errorCount == before, !diagnostics.isFull else { return nil }

        let inference = model.train == nil ? training : variant(of: model, mode: .inference)
        var result = ElaboratedModel(
            name: model.name.text, doc: model.documentation?.text ?? "", inference: inference.net.graph,
            training: model.train == nil ? nil : training.net.graph, plan: plan, layers: inference.summaries)
        if let bucketing = inference.bucketing {
            result.bucketLength = bucketing.lengthInput
            result.buckets = bucketing.steps.map { steps in
                bucket(steps, of: model, isTrained: model.train != nil)
            }
        }
        (result.streaming, result.streamingHindrance) = streaming(model, inference)
        return result
    }

    /// The model elaborated anew, in another way than that in which its mistakes were found.
    private func variant(
        of model: ModelDeclaration, mode: NetBuilder.Mode, steps: Steps = .whole, trains: Bool = true
    ) -> Elaborator {
        var variant = self
        variant.steps = steps
        variant.begin(model, mode: mode)
        _ = variant.build(model, trains: trains)
        return variant
    }

    private mutating func begin(_ model: ModelDeclaration, mode: NetBuilder.Mode) {
        var isStreaming = false
        if case .one = steps { isStreaming = true }
        net = NetBuilder(
            name: model.name.text, doc: model.documentation?.text ?? "", mode: mode, isStreaming: isStreaming)
        frame = Frame(prefix: "")
        summaries = []
        layerNames = []
    }

    /// Elaborates all lines and, if it trains, the train section into `net`.
    private mutating func build(_ model: ModelDeclaration, trains: Bool) -> Training? {
        var isSound = true
        for statement in model.statements where !diagnostics.isFull {
            if case .layer(let line) = statement, case .invalid = line.value.kind { isSound = false }
            elaborate(statement)
        }
        if isSound { finishOutputs(of: model) }
        let plan = trains ? model.train.map { elaborate($0, of: model) } : nil
        closeOutputs()
        if !diagnostics.hasErrors { warnOfUnused() }
        return plan
    }

    /// The last line is the output where none is named.
    private mutating func finishOutputs(of model: ModelDeclaration) {
        if !hasInput {
            error(
                .noInput, "`\(model.name.text)` has no input", at: model.name.span, help: ["input image: [28, 28, 1]"])
            return
        }
        if let orphan { error(.noValue, "there is no value above this line", at: orphan, help: ["an `input` comes first"]) }
        guard !hasOutput, let it = frame.it, let id = it.id else { return }
        guard !net.graph.inputs.contains(where: { frame.value(named: $0.name) == id }) else {
            error(.noLayers, "`\(model.name.text)` has no layers", at: model.name.span, help: ["dense(10)"])
            return
        }
        net.graph.outputs.append(Port(name: "output", value: id))
    }

    /// Says which outputs are sequences, and makes their padded steps 0. Losses read the values before.
    private mutating func closeOutputs() {
        for index in net.graph.outputs.indices {
            let value = net.graph.outputs[index].value
            guard let time = net.time(of: value) else { continue }
            let origin = net.graph[value].origin
            net.begin(layer: origin.layer, span: origin.span)
            net.graph.outputs[index].value = net.output(value)
            net.graph.outputs[index].timeAxis = 0
            net.graph.outputs[index].lengthInput = net.isStreaming ? nil : time.lengthInput
        }
    }

    // MARK: Variants

    /// The model over its first steps.
    private func bucket(_ count: Int, of model: ModelDeclaration, isTrained: Bool) -> ElaboratedModel.Bucket {
        func graph(_ mode: NetBuilder.Mode) -> Graph {
            let variant = variant(of: model, mode: mode, steps: .bucket(count))
            precondition(
                variant.diagnostics.errorCount == diagnostics.errorCount, variant.diagnostics.rendered(in: source))
            return variant.net.graph
        }
        return ElaboratedModel.Bucket(
            steps: count, inference: graph(.inference), training: isTrained ? graph(.training) : nil)
    }

    /// The model one step at a time, or why it cannot be: neither for a model without time.
    private func streaming(_ model: ModelDeclaration, _ inference: Elaborator) -> (Graph?, hindrance: String?) {
        guard inference.net.graph.inputs.contains(where: { $0.timeAxis != nil }) else { return (nil, nil) }
        if let hindrance = inference.net.hindrance { return (nil, hindrance) }
        let variant = variant(of: model, mode: .inference, steps: .one, trains: false)
        guard variant.diagnostics.errorCount == diagnostics.errorCount else { return (nil, "its layers do not take a single step") }
        let net = variant.net
        var graph = net.graph
        let parameters = inference.net.graph.parameters
        precondition(graph.parameters.map(\.name) == parameters.map(\.name), "streaming has parameters of its own")
        graph.parameters = parameters
        for (number, state) in zip(net.stateInputs, net.newStates) {
            graph.outputs.append(Port(name: graph.inputs[number].name, value: state))
        }
        let others = graph.inputs.indices.filter { !net.stateInputs.contains($0) }
        return (graph.orderingInputs(others + net.stateInputs), nil)
    }
}
