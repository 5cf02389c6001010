import TensorIR

/// Rows of a table by index, and gradients back to them.
extension KernelBuilder {
    func lowerGather() -> [Statement] {
        let id = region.anchor!
        let (table, indices) = (graph[id].operands[0], graph[id].operands[1])
        guard let from = plan.access[table], let to = plan.access[id] else { preconditionFailure("a gather without memory") }
        let x = pointer(from, named: stem(for: table))
        let y = pointer(to, named: "y", .output)
        return perRow(
            indices: indices, rowDims: Array(graph[table].shape.dims.dropFirst()), table: from, rows: to
        ) { tableOffset, rowOffset, lanes in
            [.store(Place(y, rowOffset), .load(Place(x, tableOffset), lanes), lanes)]
        }
    }

    func lowerScatterAdd() -> [Statement] {
        let id = region.anchor!
        let (values, indices) = (graph[id].operands[0], graph[id].operands[1])
        guard let from = plan.access[values], let to = plan.access[id] else { preconditionFailure("a scatter without memory") }
        let x = pointer(from, named: stem(for: values))
        let y = pointer(to, named: "y", .output)
        let shape = graph[id].shape
        let clear = elementLoops(Nest(shape, accesses: [to]), accesses: [to]) { counters, lanes in
            [.store(Place(y, counters.offset(to)), .constant(0, vector: lanes != .one), lanes)]
        }
        let add = perRow(indices: indices, rowDims: Array(shape.dims.dropFirst()), table: to, rows: from) { tableOffset, rowOffset, lanes in
            let place = Place(y, tableOffset)
            return [.store(place, .binary(.add, .load(place, lanes), .load(Place(x, rowOffset), lanes)), lanes)]
        }
        return to.memory == .gradients
            ? [.branch(flag: accumulate, then: [], otherwise: clear)] + add : clear + add
    }

    /// For every index: its row in the table and its row among the values, in vectors.
    private func perRow(
        indices: ValueID, rowDims: [Int], table: Access, rows: Access,
        _ body: (_ table: Index, _ row: Index, Lanes) -> [Statement]
    ) -> [Statement] {
        let access = plan.access[indices]!
        let pointer = pointer(access, named: stem(for: indices), .indices)
        let shape = graph[indices].shape
        var rowAccess = rows
        rowAccess.axes = Array(rows.axes.prefix(shape.rank))
        var rowElement = rows
        rowElement.axes = Array(rows.axes.dropFirst(shape.rank))
        rowElement.batchStride = 0
        var tableElement = table
        tableElement.axes = Array(table.axes.dropFirst())
        let nest = Nest(shape, accesses: [access, rowAccess])
        let elements = Nest(Shape(batched: false, rowDims), accesses: [rowElement, tableElement])
        return loops(over: nest.dimensions) { counters in
            let row = variable("row")
            let stride = table.axes[0].affine!
            return [.define(row, .element(pointer, counters.offset(access)))]
                + elementLoops(elements, accesses: [rowElement, tableElement]) { inner, lanes in
                    body(
                        .variable(row) * stride + inner.offset(tableElement),
                        counters.offset(rowAccess) + inner.offset(rowElement), lanes)
                }
        }
    }
}
