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
        ) { tableOffset, rowOffset, _, lanes in
            [.store(Place(y, rowOffset), .load(Place(x, tableOffset), lanes), lanes)]
        }
    }

    func lowerScatterAdd() -> [Statement] {
        let id = region.anchor!
        let (values, indices) = (graph[id].operands[0], graph[id].operands[1])
        guard let from = plan.access[values], let to = plan.access[id] else { preconditionFailure("a scatter without memory") }
        let x = pointer(from, named: stem(for: values))
        let y = pointer(to, named: "y", .output)
        let dims = graph[id].shape.dims
        let rowDims = Array(dims.dropFirst())
        let clear = rowParts(rowDims, table: to, rows: nil).flatMap { part in
            var table = part.table
            table.axes.insert(to.axes[0], at: 0)
            let nest = Nest(Shape(batched: false, [dims[0]] + part.dims), accesses: [table])
            return elementLoops(nest, accesses: [table]) { counters, lanes in
                let place = Place(y, counters.offset(table) + .constant(part.tableOffset))
                return [.store(place, .constant(0, vector: lanes != .one), lanes)]
            }
        }
        let add = perRow(indices: indices, rowDims: rowDims, table: to, rows: from) { tableOffset, rowOffset, repeats, lanes in
            let (place, source) = (Place(y, tableOffset), Place(x, rowOffset))
            let value: Value = lanes != .one && repeats ? .splat(source) : .load(source, lanes)
            return [.store(place, .binary(.add, .load(place, lanes), value), lanes)]
        }
        return to.memory == .gradients
            ? [.branch(flag: accumulate, then: [], otherwise: clear)] + add : clear + add
    }

    /// For every index: its row in the table and its row among the values, in vectors. `repeats` says that all of
    /// a vector among the values is one element.
    private func perRow(
        indices: ValueID, rowDims: [Int], table: Access, rows: Access,
        _ body: (_ table: Index, _ row: Index, _ repeats: Bool, Lanes) -> [Statement]
    ) -> [Statement] {
        let access = plan.access[indices]!
        let pointer = pointer(access, named: stem(for: indices), .indices)
        let shape = graph[indices].shape
        var rowAccess = rows
        rowAccess.axes = Array(rows.axes.prefix(shape.rank))
        var rowElement = rows
        rowElement.axes = Array(rows.axes.dropFirst(shape.rank))
        rowElement.batchStride = 0
        let parts = rowParts(rowDims, table: table, rows: rowElement)
        let nest = Nest(shape, accesses: [access, rowAccess])
        return loops(over: nest.dimensions) { counters in
            let row = variable("row")
            let stride = table.axes[0].affine!
            return [.define(row, .element(pointer, counters.offset(access)))]
                + parts.flatMap { part in
                    let elements = Nest(Shape(batched: false, part.dims), accesses: [part.rows!, part.table])
                    let repeats = elements.dimensions.last.map { Nest.stride(part.rows!, $0) } == 0
                    return elementLoops(elements, accesses: [part.rows!, part.table]) { inner, lanes in
                        body(
                            .variable(row) * stride + inner.offset(part.table) + .constant(part.tableOffset),
                            counters.offset(rowAccess) + inner.offset(part.rows!) + .constant(part.rowOffset), repeats, lanes)
                    }
                }
        }
    }

    /// A piece of each row in which no axis lies in panels.
    private struct RowPart {
        var dims: [Int]
        var table: Access
        var rows: Access?
        var tableOffset = 0
        var rowOffset = 0
    }

    /// A row whole, or, where the table's rows lie in panels, their whole panels and the last one.
    private func rowParts(_ dims: [Int], table: Access, rows: Access?) -> [RowPart] {
        var whole = RowPart(dims: dims, table: table, rows: rows)
        whole.table.axes.removeFirst()
        guard case .panels(let width, let stride)? = whole.table.axes.first else { return [whole] }
        let rowStride = rows?.axes[0].affine! ?? 0
        let full = dims[0] / width
        var panels = whole, last = whole
        panels.dims.replaceSubrange(0..<1, with: [full, width])
        panels.table.axes.replaceSubrange(0..<1, with: [.affine(stride), .affine(1)])
        panels.rows?.axes.replaceSubrange(0..<1, with: [.affine(rowStride * width), .affine(rowStride)])
        last.dims[0] = dims[0] % width
        last.table.axes[0] = .affine(1)
        (last.tableOffset, last.rowOffset) = (full * stride, full * width * rowStride)
        return [panels, last].filter { !$0.dims.contains(0) }
    }
}
