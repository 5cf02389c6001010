import Layers
import Source
import Syntax
import TensorIR

extension Elaborator {
    /// Warns of inputs and layers that no output reads.
    mutating func warnOfUnused() {
        var isRead = [Bool](repeating: false, count: net.graph.nodes.count)
        for value in net.graph.outputs.map(\.value) + net.graph.updates.values { isRead[value.index] = true }
        for index in net.graph.nodes.indices.reversed() where isRead[index] {
            for operand in net.graph.nodes[index].operands { isRead[operand.index] = true }
        }
        let lengths = net.graph.inputs.compactMap(\.lengthInput)
        for (index, input) in net.graph.inputs.enumerated() where !isRead[input.value.index] && !lengths.contains(index) {
            guard let span = net.graph[input.value].origin.span else { continue }
            warning(.unused, "no output reads the input `\(input.name)`", at: span)
        }
        var reported: Set<String> = []
        for (node, isRead) in zip(net.graph.nodes, isRead) {
            guard case .parameter = node.primitive, !isRead, let span = node.origin.span,
                reported.insert(node.origin.layer).inserted
            else { continue }
            warning(.unused, "no output reads `\(node.origin.layer)`", at: span)
        }
    }
}
