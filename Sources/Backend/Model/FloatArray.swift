import CCode

extension ModelEmitter {
    /// The constant tensors that kernels read.
    var constants: [CTopLevel] {
        program.constants.indices.map { index in
            let name = constantName(index)
            return switch program.constants[index].elements {
            case .floats(let values): floatArray(name, values.map(Float.init), comment: "A constant of the model.")
            case .indices(let values):
                array(name, of: "int32_t", values.map(String.init), comment: "Places that a layer of the model reads.")
            }
        }
    }

    func constantName(_ index: Int) -> String {
        "\(names.prefix)_\(CNames.identifier(program.constants[index].name))"
    }

    /// `static const float name[count] = { … };`
    func floatArray(_ name: String, _ values: [Float], comment: String) -> CTopLevel {
        let literals = values.map { $0.isFinite ? "\($0)f" : CExpression.float($0).text }
        return array(name, of: "float", literals, comment: comment)
    }

    /// `static const int32_t name[count] = { … };` for arrays too long for the syntax tree.
    func array(_ name: String, of type: String, _ literals: [String], comment: String) -> CTopLevel {
        var text = "/* \(comment) */\n"
        text += "static const \(type) \(name)[\(literals.count)] = {\n"
        var line = "   "
        for (index, literal) in literals.enumerated() {
            let item = " " + literal + (index == literals.count - 1 ? "" : ",")
            if line.utf8.count + item.utf8.count > 100 {
                text += line + "\n"
                line = "   "
            }
            line += item
        }
        return .text(text + line + "\n};\n")
    }
}
