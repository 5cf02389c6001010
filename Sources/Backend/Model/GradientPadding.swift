import CCode
import LoopIR
import TensorIR

/// The kernels write every element of a gradient that a parameter names; the rest of the block,
/// which norms and updates read too, is cleared here.
extension ModelEmitter {
    var gradientPadding: [FloatRuns] { program.padding(of: graph.parameters) }

    /// `void clear_padding(float *gradients)`; nil if there is nothing to clear.
    var clearPaddingFunction: CFunction? {
        let runs = gradientPadding
        guard training != nil, !runs.isEmpty else { return nil }
        return CFunction(
            comment: ["Sets to 0 the floats of a gradient block that belong to no parameter."], name: "clear_padding",
            parameters: [CFunction.Parameter(.floats, "gradients")], body: runs.map(clear))
    }

    private func clear(_ runs: FloatRuns) -> CStatement {
        guard runs.count > 1 else { return clear(place("gradients", runs.start), floats: runs.length) }
        let start = place("gradients", runs.start) + (runs.stride == 1 ? "i" : .integer(runs.stride) * "i")
        return .for(ForLoop(
            .declaration(CDeclaration(.size, "i", 0)), .binary(.less, "i", .integer(runs.count)),
            .unary(.postIncrement, "i"), [clear(start, floats: runs.length)]))
    }
}
