import TensorIR

extension Program {
    /// The model's kernels for one target.
    package init(_ plan: ModelPlan, target: Target) {
        var kernels = KernelSet(target: target)
        let variants = plan.variants.map { variant in
            Variant(
                steps: variant.steps, predict: kernels.phase(variant.predict, plan.layouts),
                evaluate: variant.evaluate.map { kernels.phase($0, plan.layouts) },
                gradient: variant.gradient.map { kernels.phase($0, plan.layouts) })
        }
        let stream = plan.stream.map { Stream(phase: kernels.phase($0.plan, plan.layouts), floats: $0.floats) }
        self.init(
            name: plan.name, target: target, layouts: plan.layouts, blockFloats: plan.blockFloats,
            kernels: kernels.kernels, variants: variants, stream: stream, constants: kernels.constants)
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

    private mutating func steps(of plan: Plan, _ layouts: [ParameterLayout], _ memory: ActualMemory) -> [Step] {
        var steps: [Step] = []
        for region in plan.regions {
            steps += region.kind == .scan
                ? loop(plan.recurrences[region.anchor!]!, layouts, memory) : [.call(call(region, of: plan, layouts, memory))]
        }
        return steps
    }

    /// What is the same at each step, then the loop.
    private mutating func loop(_ recurrence: Recurrence, _ layouts: [ParameterLayout], _ outside: ActualMemory) -> [Step] {
        let (scan, body) = (recurrence.scan, recurrence.body)
        let memory = ActualMemory(of: recurrence, in: outside, constants: addConstants(of: body))
        var (before, within): ([Step], [Step]) = ([], [])
        for region in body.regions {
            if region.isInvariant {
                before.append(.call(call(region, of: body, layouts, memory)))
            } else {
                within.append(.call(call(region, of: body, layouts, memory, times: scan.steps)))
            }
        }
        return before + [.loop(count: scan.steps, isReversed: scan.isReversed, within)]
    }

    private mutating func call(
        _ region: Region, of plan: Plan, _ layouts: [ParameterLayout], _ memory: ActualMemory, times: Int = 1
    ) -> Call {
        let builder = KernelBuilder(plan: plan, region: region, target: target)
        let body = builder.lower(layouts)
        let name = share(
            Kernel(
                name: builder.kernelName, comment: builder.comment, origin: builder.origin,
                arguments: builder.arguments, body: body
            ).loadingOnce().namingPlaces())
        let origin = builder.origin
        return Call(
            kernel: name, arguments: builder.accesses.map { $0.map(memory.actual) ?? .scalar }, layer: origin?.layer ?? "",
            flopsPerExample: builder.flopsPerExample * times, span: origin?.span)
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
        case .winograd: lowerWinograd()
        case .winogradFilters: lowerWinogradFilters()
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
        case .winogradFilters: return layer + "_filters"
        case .copy: return layer + "_copy"
        case .border: return layer + "_border"
        case .dropoutMask: return layer + "_mask"
        case .clear(let parameter): return graph.parameters[parameter].name.identifier + "_clear"
        case .elementwise, .contract, .winograd, .reduce, .unwindow, .route, .row, .gather, .scatterAdd, .pick, .unpick, .scan:
            for value in region.stores {
                if let i = graph.gradients.firstIndex(of: value) { return graph.parameters[i].name.identifier + "_gradient" }
            }
            return layer + (origin?.isGradient ?? false ? "_backward" : "_forward")
        }
    }

    var flopsPerExample: Int {
        if region.kind == .winograd { return plan.winograds[region.anchor!]!.flops }
        guard region.kind == .contract, let contraction = plan.contractions[region.anchor!] else { return 0 }
        return 2 * contraction.multiplyAdds(capacity: plan.capacity) / plan.capacity
    }
}
