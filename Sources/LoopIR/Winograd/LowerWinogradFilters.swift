import TensorIR

extension KernelBuilder {
    /// Writes the transformed filters G·g·Gᵀ, `[point][output / panel][input][panel]`, zeros behind the last output.
    func lowerWinogradFilters() -> [Statement] {
        guard let winograd = plan.winograds[region.anchor!] else { preconditionFailure("no tiles for %\(region.anchor!.index)") }
        let operand = graph[region.anchor!].operands[winograd.filterOperand]
        let from = pointer(winograd.filter, named: stem(for: operand))
        let to = pointer(Access(memory: winograd.filters, batchStride: 0, axes: []), named: "u", .output)
        let (panel, count) = (winograd.panel, winograd.outputs.count)
        let panelStride = winograd.inputs.count * panel
        func place(_ output: Index, _ input: Index) -> Index { (output / panel) * panelStride + input * panel + output % panel }
        /// Outputs from one on, side by side in lanes.
        func filter(_ output: Index, _ input: Index, _ lanes: Lanes) -> [Statement] {
            transformed(
                winograd.transform.filter, from: winograd.transform.taps, lanes: lanes,
                load: { row, column in
                    .load(
                        Place(from, winograd.outputs.filter.offset(of: output) + winograd.inputs.filter.offset(of: input)
                            + row * winograd.rows.filter + column * winograd.columns.filter), lanes)
                },
                store: { row, column, value in
                    let point = row * winograd.transform.points + .constant(column)
                    return [.store(Place(to, point * (winograd.panels * panelStride) + place(output, input)), value, lanes == .one ? .one : .all)]
                })
        }
        let unit = winograd.outputs.filter.isUnit && target.lanes > 1
        let step = unit ? target.lanes : 1
        let input = variable("c")
        let output = variable("o")
        var body: [Statement] = [
            .loop(Loop(output, to: .constant(count), step: step, isContinued: true, scoped { filter(.variable(output), .variable(input), unit ? .all : .one) }))
        ]
        if unit && count % step > 0 {
            let (mask, declaration) = mask("rest", count: .constant(count % step))
            body += [declaration, .block(scoped { filter(.constant(count / step * step), .variable(input), .masked(mask)) })]
        }
        let filled = (count + step - 1) / step * step
        if filled < winograd.panels * panel {
            let point = variable("p")
            body.append(
                .loop(Loop(output, from: .constant(filled), to: .constant(winograd.panels * panel), [
                    .loop(Loop(point, to: .constant(winograd.points), [
                        .store(
                            Place(to, .variable(point) * (winograd.panels * panelStride) + place(.variable(output), .variable(input))),
                            .constant(0, vector: false), .one)
                    ]))
                ])))
        }
        return [.loop(Loop(input, to: .constant(winograd.inputs.count), body))]
    }
}
