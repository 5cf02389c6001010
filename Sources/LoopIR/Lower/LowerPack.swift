import TensorIR

extension KernelBuilder {
    /// Copies the vector operand of a contraction into panels, zeros behind the last column.
    func lowerPack() -> [Statement] {
        guard let contraction = plan.contractions[region.anchor!], let pack = contraction.pack else {
            preconditionFailure("nothing to pack for %\(region.anchor!.index)")
        }
        let operands = graph[region.anchor!].operands
        let from = pointer(pack.source, named: stem(for: contraction.broadcastsLeft ? operands[1] : operands[0]))
        let to = pointer(contraction.vector, named: "packed", .output)
        func nested(_ axes: [Pack.Axis], _ source: Index, _ destination: Index, _ depth: Int) -> [Statement] {
            if let axis = axes.first {
                let counter = variable(axis.extent.isBatch ? "b" : KernelBuilder.counterNames[depth])
                return [
                    .loop(Loop(counter, to: axis.extent.index, scoped {
                        nested(Array(axes.dropFirst()), source + axis.from.offset(of: .variable(counter)),
                            destination + .variable(counter) * axis.to, depth + 1)
                    }))
                ]
            }
            let counter = variable("c")
            let column = pack.column.extent.index
            let place = Place(to, destination + (.variable(counter) / pack.width) * pack.column.to + .variable(counter) % pack.width)
            let rounded = ((column + .constant(pack.width - 1)) / pack.width) * pack.width
            return [
                .loop(Loop(counter, to: column, isContinued: true, [
                    .store(place, .load(Place(from, source + pack.column.from.offset(of: .variable(counter))), .one), .one)
                ])),
                .loop(Loop(counter, to: rounded, continues: true, [.store(place, .constant(0, vector: false), .one)])),
            ]
        }
        return nested(pack.axes, 0, 0, 0)
    }
}
