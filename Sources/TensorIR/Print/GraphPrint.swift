extension Graph {
    /// The graph as text, one line a node:
    /// `%3 conv1: contract "hwrsc,ocrs->hwo" %1 %2 : [n, 28, 28, 32]`, the layer of a gradient node
    /// as `g(conv1)`; then what its outputs, loss and gradients are.
    package var text: String {
        var lines = ["graph \(name)"]
        lines += ids.map { line(of: $0) }
        lines += outputs.map { "output \($0.name) = \($0.value)" }
        lines += [loss].compactMap(\.self).map { "loss = \($0)" }
        lines += zip(parameters, gradients).compactMap { parameter, gradient in gradient.map { "g(\(parameter.name)) = \($0)" } }
        lines += updates.sorted { $0.key < $1.key }.map { "update \(parameters[$0.key].name) = \($0.value)" }
        for (number, scan) in scans.enumerated() {
            lines.append("scan \(number + 1) of \(scan.steps) steps\(scan.isReversed ? " back" : "")")
            lines += scan.body.ids.map { "  " + scan.body.line(of: $0) }
            lines += scan.body.outputs.enumerated().map { index, port in
                "  \(index < scan.states ? "new state \(index)" : "output \(index - scan.states)") = \(port.value)"
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(of id: ValueID) -> String {
        let node = self[id]
        let layer =
            node.origin.layer.isEmpty ? "" : node.origin.isGradient ? " g(\(node.origin.layer)):" : " \(node.origin.layer):"
        let elements = if case .index(let count) = node.element { " of 0..<\(count)" } else { "" }
        return "\(id)\(layer) \(operation(of: node)) : \(node.shape)\(elements)"
    }

    private func operation(of node: Node) -> String {
        let operands = node.operands.map(\.description).joined(separator: " ")
        switch node.primitive {
        case .input(let index): return inputs[index].name.isEmpty ? "input \(index)" : "input \(inputs[index].name)"
        case .target(let index): return "target \(targets[index].name)"
        case .parameter(let index): return "parameter \(parameters[index].name)"
        case .constant(.splat(let value, _)): return "constant \(Scalar.text(of: value))"
        case .constant(.values(let values, _)):
            let first = values.prefix(4).map(Scalar.text).joined(separator: ", ")
            return "constant [\(first)\(values.count > 4 ? ", …" : "")]"
        case .exampleWeight: return "1/n"
        case .map(let formula): return "map " + formula.text { node.operands[$0].description }
        case .broadcast(let broadcast): return "broadcast \(operands) along \(broadcast.axes)"
        case .reduce(let reduce):
            return "\(reduce.operation.rawValue) \(operands) over \(axes(reduce.axes, batch: reduce.overBatch))"
        case .contract(let contract):
            return "contract \"\(contract.equation)\" \(operands)" + (contract.overBatch ? " over n" : "")
        case .window(let window): return "window \(operands) \(window.text)"
        case .unwindow(let window, _): return "unwindow \(operands) \(window.text)"
        case .pad(let pad): return "pad \(operands) \(pad.text)"
        case .slice(let slice): return "slice \(operands) \(slice.text)"
        case .concatenate(let axis): return "concatenate \(operands) along \(axis)"
        case .reshape: return "reshape \(operands)"
        case .transpose(let axes): return "transpose \(operands) by \(axes)"
        case .reverse(let axes): return "reverse \(operands) along \(axes)"
        case .softmax: return "softmax \(operands)"
        case .logSumExp: return "logSumExp \(operands)"
        case .route(let route): return "route \(operands) to \(route.extremum.rawValue) over \(route.axes)"
        case .oneHot: return "oneHot \(operands)"
        case .prefixMask: return "prefixMask \(operands)"
        case .gather: return "gather \(operands)"
        case .scatterAdd: return "scatterAdd \(operands)"
        case .pick(let places): return "pick \(operands) at \(places.count) places"
        case .unpick(let places, _): return "unpick \(operands) from \(places.count) places"
        case .dropoutMask(let keep, let stream, _): return "dropoutMask keep \(Scalar.text(of: keep)) stream \(stream)"
        case .scan(let scan, let result): 
            let number = scans.firstIndex(of: scan)! + 1
            return "scan \(number) \(operands) " + (result < scan.states ? "state \(result)" : "output \(result - scan.states)")
        }
    }

    private func axes(_ axes: [Int], batch: Bool) -> String {
        "[" + ((batch ? ["n"] : []) + axes.map(String.init)).joined(separator: ", ") + "]"
    }
}

extension ValueID: CustomStringConvertible {
    package var description: String { "%\(index)" }
}

extension Window {
    /// `0: 5`, with stride and dilation where they are not 1: `0: 5 step 2 spread 3`.
    fileprivate var text: String {
        axes.map { axis in
            "\(axis.axis): \(axis.size)" + (axis.stride == 1 ? "" : " step \(axis.stride)")
                + (axis.dilation == 1 ? "" : " spread \(axis.dilation)")
        }.joined(separator: ", ")
    }
}

extension Pad {
    /// `0: 2+2, 1: 1+0 between 1` for the axes that grow.
    fileprivate var text: String {
        let grown = axes.enumerated().filter { $1 != Axis() }.map { index, axis in
            "\(index): \(axis.low)+\(axis.high)" + (axis.interior == 0 ? "" : " between \(axis.interior)")
        }
        return grown.joined(separator: ", ") + (value == 0 ? "" : " of \(Scalar.text(of: value))")
    }
}

extension Slice {
    /// `[2..<7, 0..<10 by 3]`: the elements of each axis.
    fileprivate var text: String {
        "["
            + axes.map { axis in
                "\(axis.start)..<\(axis.start + (axis.count - 1) * axis.step + 1)" + (axis.step == 1 ? "" : " by \(axis.step)")
            }.joined(separator: ", ") + "]"
    }
}
