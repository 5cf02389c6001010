import CCode
import LoopIR
import TensorIR

/// `digits_weights`: the weights that the model was compiled with, laid out as a parameter block.
extension ModelEmitter {
    /// nil without weights, and for a model without parameters.
    var weightsName: String? { options.weights == nil || blockFloats == 0 ? nil : "\(names.prefix)_weights" }

    /// In the header.
    var weightsDeclaration: [CTopLevel] {
        guard let weightsName else { return [] }
        return [.text("""
            /* The weights that the model was compiled with: a parameter block for predict, evaluate and stream;
               to train on from them, copy them to a block of your own. */
            extern const float \(weightsName)[\(names.macroPrefix)_PARAMETER_FLOATS];

            """)]
    }

    /// In the source: each tensor's floats as they lie in the block, padding included, in hexadecimal, which
    /// compilers read faster than decimal and exactly.
    var weightsDefinition: [CTopLevel] {
        guard let weightsName else { return [] }
        let block = weightBlock
        var text = "_Alignas(NN_ALIGNMENT) const float \(weightsName)[\(names.macroPrefix)_PARAMETER_FLOATS] = {\n"
        let tensors = zip(graph.parameters, program.layouts).sorted { $0.1.offset < $1.1.offset }
        for (place, (parameter, layout)) in tensors.enumerated() {
            let end = place + 1 < tensors.count ? tensors[place + 1].1.offset : blockFloats
            text += "    /* \(parameter.name): [\(parameter.dims.map(String.init).joined(separator: ", "))] */\n"
            text += Self.lines(of: block[layout.offset..<end])
        }
        return [.text(text + "};\n")]
    }

    private static func lines(of floats: ArraySlice<Float>) -> String {
        var text: [UInt8] = []
        var width = 0
        for value in floats {
            let literal = hexadecimalLiteral(value)
            if width > 0, width + literal.count > 98 {
                text.append(UInt8(ascii: "\n"))
                width = 0
            }
            text += (width == 0 ? "    " : " ").utf8
            text += literal
            text.append(UInt8(ascii: ","))
            width += literal.count + (width == 0 ? 5 : 2)
        }
        text.append(UInt8(ascii: "\n"))
        return String(decoding: text, as: UTF8.self)
    }

    /// The weights in the layout of the parameter block.
    private var weightBlock: [Float] {
        var block = [Float](repeating: 0, count: blockFloats)
        for (index, values) in (options.weights ?? []).enumerated() {
            var next = 0
            program.layouts[index].forEachPlace(of: graph.parameters[index].dims) { place in
                block[place] = values[next]
                next += 1
            }
        }
        return block
    }
}
