import TensorIR

/// Elements of the last axis at places known when the file is compiled, and gradients back to them.
extension KernelBuilder {
    func lowerPick() -> [Statement] {
        let id = region.anchor!
        guard case .pick(let places) = graph[id].primitive, let from = plan.access[graph[id].operands[0]], let to = plan.access[id]
        else { preconditionFailure("%\(id.index) picks nothing") }
        let x = pointer(from, named: stem(for: graph[id].operands[0]))
        let y = output(id)
        return perPlace(places, picked: to, whole: from) { picked, whole in
            storing(.load(Place(x, whole), .one), at: Place(y, picked), .one, accumulating: to.memory == .gradients)
        }
    }

    func lowerUnpick() -> [Statement] {
        let id = region.anchor!
        guard case .unpick(let places, _) = graph[id].primitive, let from = plan.access[graph[id].operands[0]],
            let to = plan.access[id]
        else { preconditionFailure("%\(id.index) picks nothing") }
        let x = pointer(from, named: stem(for: graph[id].operands[0]))
        let y = output(id)
        let clear = elementLoops(Nest(graph[id].shape, accesses: [to]), accesses: [to]) { counters, lanes in
            [.store(Place(y, counters.offset(to)), .constant(0, vector: lanes != .one), lanes)]
        }
        let add = perPlace(places, picked: from, whole: to) { picked, whole in
            let place = Place(y, whole)
            return [.store(place, .binary(.add, .load(place, .one), .load(Place(x, picked), .one)), .one)]
        }
        return to.memory == .gradients
            ? [.branch(flag: accumulate, then: [], otherwise: clear)] + add : clear + add
    }

    /// For every element of the picked value: where it lies, and where it lies in the whole one.
    private func perPlace(
        _ places: [Int], picked: Access, whole: Access, _ body: (_ picked: Index, _ whole: Index) -> [Statement]
    ) -> [Statement] {
        guard let number = plan.constants.firstIndex(where: { $0.elements == .indices(places) }) else {
            preconditionFailure("the places of a pick lie nowhere")
        }
        let table = pointer(
            Access(rowMajor: Shape(batched: false, [places.count]), in: .constant(number)), named: "places", .indices)
        let id = region.anchor!
        let shape = graph[id].shape
        var (outerPicked, outerWhole) = (picked, whole)
        outerPicked.axes.removeLast()
        outerWhole.axes.removeLast()
        guard let pickedStride = picked.axes.last?.affine, let wholeStride = whole.axes.last?.affine else {
            preconditionFailure("a pick of panels")
        }
        let outer = Nest(Shape(batched: shape.isBatched, Array(shape.dims.dropLast())), accesses: [outerPicked, outerWhole])
        return loops(over: outer.dimensions) { counters in
            let (i, place) = (variable("p"), variable("place"))
            let inner = [Statement.define(place, .element(table, .variable(i)))]
                + body(
                    counters.offset(outerPicked) + .variable(i) * pickedStride,
                    counters.offset(outerWhole) + .variable(place) * wholeStride)
            return [.loop(Loop(i, to: .constant(places.count), inner))]
        }
    }
}
