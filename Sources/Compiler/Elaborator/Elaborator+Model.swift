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
        let plan = training.build(model)
        (diagnostics, reportedInBlocks) = (training.diagnostics, training.reportedInBlocks)
        guard diagnostics.errorCount == before, !diagnostics.isFull else { return nil }

        var inference = training
        if model.train != nil {
            inference = self
            inference.begin(model, mode: .inference)
            _ = inference.build(model)
        }
        return ElaboratedModel(
            name: model.name.text, doc: model.documentation?.text ?? "", inference: inference.net.graph,
            training: model.train == nil ? nil : training.net.graph, plan: plan, layers: inference.summaries)
    }

    private mutating func begin(_ model: ModelDeclaration, mode: NetBuilder.Mode) {
        net = NetBuilder(name: model.name.text, doc: model.documentation?.text ?? "", mode: mode)
        frame = Frame(prefix: "")
        summaries = []
        layerNames = []
    }

    /// Elaborates all lines and the train section into `net`.
    private mutating func build(_ model: ModelDeclaration) -> Training? {
        var isSound = true
        for statement in model.statements where !diagnostics.isFull {
            if case .layer(let line) = statement, case .invalid = line.value.kind { isSound = false }
            elaborate(statement)
        }
        if isSound { finishOutputs(of: model) }
        let plan = model.train.map { elaborate($0, of: model) }
        if !diagnostics.hasErrors { warnOfUnused() }
        return plan
    }

    /// The last line is the output where none is named.
    private mutating func finishOutputs(of model: ModelDeclaration) {
        if !hasInput {
            error(
                "no-input", "`\(model.name.text)` has no input", at: model.name.span, help: ["input image: [28, 28, 1]"])
            return
        }
        if let orphan { error("no-value", "there is no value above this line", at: orphan, help: ["an `input` comes first"]) }
        guard !hasOutput, let it = frame.it, let id = it.id else { return }
        guard !net.graph.inputs.contains(where: { $0.value == id }) else {
            error("no-layers", "`\(model.name.text)` has no layers", at: model.name.span, help: ["dense(10)"])
            return
        }
        net.graph.outputs.append(Port(name: "output", value: id))
    }
}
