import TensorIR

/// The graphs of one model: they share a parameter table.
package struct ModelGraphs: Sendable {
    /// As at use: outputs, and the loss if the model is trained.
    package var use: Graph
    /// As in training, differentiated; nil for inference only.
    package var training: Graph?
    /// For sequences of unequal lengths: the same over the first steps alone, ascending; the last has
    /// all steps and replaces the graphs above. All take and give the arrays of the whole time.
    package var buckets: [Bucket] = []
    /// The input that holds the lengths that decide on the bucket.
    package var lengthInput: Int?
    /// One time step, optimised: the states of recurrences follow the model's inputs as further inputs, and its
    /// outputs as further outputs; nil for a model that must see a sequence whole.
    package var streaming: Graph?

    package struct Bucket: Sendable {
        package var steps: Int
        package var use: Graph
        package var training: Graph?
        package init(steps: Int, use: Graph, training: Graph?) {
            (self.steps, self.use, self.training) = (steps, use, training)
        }
    }

    package init(use: Graph, training: Graph?) { (self.use, self.training) = (use, training) }
}

/// Everything about a lowered model that does not depend on the target.
package struct ModelPlan: Sendable {
    package var name: String
    package var layouts: [ParameterLayout]
    package var blockFloats: Int
    /// By number of steps, ascending; one without buckets.
    package var variants: [Variant]
    package var stream: Stream?

    package struct Variant: Sendable {
        /// The most steps that it holds; nil without buckets.
        package var steps: Int?
        package var predict: Plan
        package var evaluate: Plan?
        package var gradient: Plan?
    }

    package struct Stream: Sendable {
        package var plan: Plan
        /// What a sequence carries from step to step.
        package var floats: Int
    }

    /// The plans of the whole time.
    package var predict: Plan { variants[variants.count - 1].predict }
    package var evaluate: Plan? { variants[variants.count - 1].evaluate }
    package var gradient: Plan? { variants[variants.count - 1].gradient }

    /// - Parameters:
    ///   - batch: examples a training step, as the model file says; nil for the whole set.
    ///   - allowsWinograd: whether convolutions may run by minimal filtering.
    package init(_ graphs: ModelGraphs, batch: Int?, allowsWinograd: Bool = true) {
        name = graphs.use.name
        let (layouts, blockFloats) = layoutParameters(of: [graphs.use] + (graphs.training.map { [$0] } ?? []))
        (self.layouts, self.blockFloats) = (layouts, blockFloats)
        func plan(_ graph: Graph, _ request: Request, at most: Int, floats: Int) -> Plan {
            var request = request
            request.allowsWinograd = allowsWinograd
            var capacity = most
            while true {
                let plan = Plan(graph, for: request, layouts: layouts, capacity: capacity)
                if plan.arenaFloats <= floats || capacity == 1 { return plan }
                capacity = max(1, capacity / 2)
            }
        }
        func variant(_ steps: Int?, _ use: Graph, _ training: Graph?) -> Variant {
            Variant(
                steps: steps, predict: plan(use, Request(outputs: true), at: 64, floats: 1 << 21),
                evaluate: use.loss.map { plan(use, Request(loss: $0), at: 64, floats: 1 << 21) },
                gradient: training.map {
                    plan($0, Request(loss: $0.loss, gradients: true), at: min(batch ?? 64, 1024), floats: 1 << 28)
                })
        }
        variants = graphs.buckets.isEmpty
            ? [variant(nil, graphs.use, graphs.training)]
            : graphs.buckets.map { variant($0.steps, $0.use, $0.training) }
        stream = graphs.streaming.map { graph in
            let request = Request(streaming: graph, inputs: graphs.use.inputs.count, outputs: graphs.use.outputs.count)
            let floats = graph.inputs[graphs.use.inputs.count...].map { graph[$0.value].shape.count }.reduce(0, +)
            return Stream(plan: plan(graph, request, at: 64, floats: 1 << 21), floats: floats)
        }
    }
}

extension Request {
    /// The outputs of one time step: what lies behind the model's own inputs and outputs are states, which
    /// lie one behind the other in a block of each sequence.
    init(streaming graph: Graph, inputs: Int, outputs: Int) {
        self.init()
        let states = graph.inputs[inputs...].map { graph[$0.value].shape }
        let floats = states.map(\.count).reduce(0, +)
        var offset = 0
        let block = states.map { shape -> Access in
            defer { offset += shape.count }
            return Access(
                memory: .states, offset: offset, batchStride: floats,
                axes: Access.rowMajorStrides(of: shape.dims).map(Access.Stride.affine))
        }
        self.inputs = graph.inputs[..<inputs].enumerated().map { Access(rowMajor: graph[$1.value].shape, in: .input($0)) } + block
        places = graph.outputs[..<outputs].enumerated().map { Access(rowMajor: graph[$1.value].shape, in: .output($0)) } + block
    }
}
