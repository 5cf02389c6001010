import CCode

extension ModelEmitter {
    /// The constant tensors that kernels read.
    var constants: [CTopLevel] {
        program.constants.indices.map { index in
            let constant = program.constants[index]
            return floatArray(constantName(index), constant.values.map(Float.init), comment: "A constant of the model.")
        }
    }

    func constantName(_ index: Int) -> String {
        "\(names.prefix)_\(CNames.identifier(program.constants[index].name))"
    }

    /// `static const float name[count] = { … };` for arrays too long for the syntax tree.
    func floatArray(_ name: String, _ values: [Float], comment: String, isAligned: Bool = false) -> CTopLevel {
        var text = "/* \(comment) */\n"
        text += "\(isAligned ? "_Alignas(64) " : "")static const float \(name)[\(values.count)] = {\n"
        var line = "   "
        for (index, value) in values.enumerated() {
            let literal = value.isFinite ? "\(value)f" : CExpression.float(value).text
            let item = " " + literal + (index == values.count - 1 ? "" : ",")
            if line.utf8.count + item.utf8.count > 100 {
                text += line + "\n"
                line = "   "
            }
            line += item
        }
        return .text(text + line + "\n};\n")
    }
}
