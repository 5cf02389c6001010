import Source
import TensorIR

/// The graphs of one model: they share a parameter table.
package struct ModelGraphs: Sendable {
    /// As at use: outputs, and the loss if the model is trained.
    package var use: Graph
    /// As in training, differentiated; nil for inference only.
    package var training: Graph?
    package init(use: Graph, training: Graph?) { (self.use, self.training) = (use, training) }
}

/// Everything about a lowered model that does not depend on the target.
package struct ModelPlan: Sendable {
    package var name: String
    package var layouts: [ParameterLayout]
    package var blockFloats: Int
    package var predict: Plan
    package var evaluate: Plan?
    package var gradient: Plan?

    /// - Parameter batch: examples a training step, as the model file says; nil for the whole set.
    package init(_ graphs: ModelGraphs, batch: Int?) {
        name = graphs.use.name
        let (layouts, blockFloats) = layoutParameters(of: [graphs.use] + (graphs.training.map { [$0] } ?? []))
        (self.layouts, self.blockFloats) = (layouts, blockFloats)
        func plan(_ graph: Graph, _ request: Request, at most: Int, floats: Int) -> Plan {
            var capacity = most
            while true {
                let plan = Plan(graph, for: request, layouts: layouts, capacity: capacity)
                if plan.arenaFloats <= floats || capacity == 1 { return plan }
                capacity = max(1, capacity / 2)
            }
        }
        predict = plan(graphs.use, Request(outputs: true), at: 64, floats: 1 << 21)
        evaluate = graphs.use.loss.map { plan(graphs.use, Request(loss: $0), at: 64, floats: 1 << 21) }
        gradient = graphs.training.map {
            plan($0, Request(loss: $0.loss, gradients: true), at: min(batch ?? 64, 1024), floats: 1 << 28)
        }
    }
}

extension Program {
    /// The model's kernels for one target.
    package init(_ plan: ModelPlan, target: Target) {
        var kernels = KernelSet(target: target)
        let predict = kernels.phase(plan.predict, plan.layouts)
        let evaluate = plan.evaluate.map { kernels.phase($0, plan.layouts) }
        let gradient = plan.gradient.map { kernels.phase($0, plan.layouts) }
        self.init(
            name: plan.name, target: target, layouts: plan.layouts, blockFloats: plan.blockFloats,
            kernels: kernels.kernels, predict: predict, evaluate: evaluate, gradient: gradient,
            constants: kernels.constants)
    }
}

/// Kernels by name; regions that lower to the same code share one.
private struct KernelSet {
    let target: Target
    private(set) var kernels: [Kernel] = []
    private(set) var constants: [Constant] = []
    private var names: Set<String> = []
    private var known: [Body: String] = [:]

    private struct Body: Hashable {
        var arguments: [Argument]
        var body: [Statement]
    }

    init(target: Target) { self.target = target }

    mutating func phase(_ plan: Plan, _ layouts: [ParameterLayout]) -> Phase {
        let memory = ActualMemory(of: plan, constants: addConstants(of: plan))
        let losses = plan.lossAccess.map { access -> Int in
            guard case .arena(let offset) = memory.actual(access) else { preconditionFailure("losses outside of the arena") }
            return offset
        }
        return Phase(
            steps: steps(of: plan, layouts, memory), capacity: plan.capacity, arenaFloats: plan.arenaFloats, losses: losses)
    }

    /// The number of the first of the plan's constants among all.
    private mutating func addConstants(of plan: Plan) -> Int {
        let first = constants.count
        constants += plan.constants.enumerated().map {
            Constant(name: "constant\(first + $0.offset + 1)", $0.element.elements)
        }
        return first
    }

    private mutating func steps(of plan: Plan, _ layouts: [ParameterLayout], _ memory: ActualMemory, times: Int = 1) -> [Step] {
        plan.regions.map { region in
            if region.kind == .scan { return loop(plan.recurrences[region.anchor!]!, layouts, memory) }
            let builder = KernelBuilder(plan: plan, region: region, target: target)
            let body = builder.lower(layouts)
            let name = share(
                Kernel(
                    name: builder.kernelName, comment: builder.comment, origin: builder.origin,
                    arguments: builder.arguments, body: body))
            let origin = builder.origin
            return .call(Call(
                kernel: name, arguments: builder.accesses.map { $0.map(memory.actual) ?? .scalar }, layer: origin?.layer ?? "",
                flopsPerExample: builder.flopsPerExample * times, span: origin?.span))
        }
    }

    private mutating func loop(_ recurrence: Recurrence, _ layouts: [ParameterLayout], _ outside: ActualMemory) -> Step {
        let memory = ActualMemory(of: recurrence, in: outside, constants: addConstants(of: recurrence.body))
        let scan = recurrence.scan
        return .loop(
            count: scan.steps, isReversed: scan.isReversed,
            steps(of: recurrence.body, layouts, memory, times: scan.steps))
    }

    private mutating func share(_ kernel: Kernel) -> String {
        let key = Body(arguments: kernel.arguments, body: kernel.body)
        if let name = known[key] { return name }
        var unique = kernel
        var number = 2
        while !names.insert(unique.name).inserted {
            unique.name = "\(kernel.name)_\(number)"
            number += 1
        }
        kernels.append(unique)
        known[key] = unique.name
        return unique.name
    }
}

extension KernelBuilder {
    func lower(_ layouts: [ParameterLayout]) -> [Statement] {
        switch region.kind {
        case .elementwise: lowerElementwise()
        case .contract: lowerContraction()
        case .reduce: lowerReduce()
        case .unwindow: lowerUnwindow()
        case .route: lowerRouteAlone()
        case .row: lowerRow()
        case .dropoutMask: lowerDropoutMask()
        case .gather: lowerGather()
        case .scatterAdd: lowerScatterAdd()
        case .pick: lowerPick()
        case .unpick: lowerUnpick()
        case .pack: lowerPack()
        case .copy: lowerCopy()
        case .border: lowerBorder()
        case .clear(let parameter): lowerClear(parameter, layouts[parameter])
        case .scan: preconditionFailure("a recurrence is not one kernel")
        }
    }

    var origin: Origin? { (region.members.last ?? region.anchor).map { graph[$0].origin } }

    /// "conv1_forward", "conv1_weight_gradient", "conv1_backward": the layer and what is done for it.
    var kernelName: String {
        let layer = (origin?.layer).flatMap { $0.isEmpty ? nil : $0.identifier } ?? graph.name.identifier.lowercased()
        switch region.kind {
        case .pack: return layer + "_pack"
        case .copy: return layer + "_copy"
        case .border: return layer + "_border"
        case .dropoutMask: return layer + "_mask"
        case .clear(let parameter): return graph.parameters[parameter].name.identifier + "_clear"
        case .elementwise, .contract, .reduce, .unwindow, .route, .row, .gather, .scatterAdd, .pick, .unpick, .scan:
            for value in region.stores {
                if let i = graph.gradients.firstIndex(of: value) { return graph.parameters[i].name.identifier + "_gradient" }
            }
            return layer + (origin?.isGradient ?? false ? "_backward" : "_forward")
        }
    }

    var flopsPerExample: Int {
        guard region.kind == .contract, let contraction = plan.contractions[region.anchor!] else { return 0 }
        return 2 * contraction.multiplyAdds(capacity: plan.capacity) / plan.capacity
    }
}
