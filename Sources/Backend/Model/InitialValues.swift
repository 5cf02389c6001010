import CCode
import Templates
import TensorIR

/// `digits_initialize`: the initial values of all parameters.
extension ModelEmitter {
    var initializeFunction: CFunction {
        var body: [CStatement] = []
        if !drawsInitialValues { body.append(.expression(.cast(.void, "seed"))) }
        if blockFloats > 0 {
            body.append(.if(.unary(.not, "parameters"), then: [.return("NN_NULL_POINTER")]))
            body.append(.if(.unary(.not, .call("nn_is_aligned", "parameters")), then: [.return("NN_MISALIGNED")]))
            body.append(clear("parameters", floats: blockFloats))
            body += graph.parameters.indices.compactMap(fill)
        } else {
            body.append(.expression(.cast(.void, "parameters")))
        }
        return CFunction(
            isStatic: false, result: .status, name: "\(names.prefix)_initialize",
            parameters: initializeParameters, body: body + [.return("NN_OK")])
    }

    var initializeParameters: [CFunction.Parameter] {
        [CFunction.Parameter(.floats, "parameters"), CFunction.Parameter(.uint64, "seed")]
    }

    /// Sets one parameter; nil where all its elements are 0, as the block is beforehand.
    private func fill(_ index: Int) -> CStatement? {
        let table = CExpression.unary(.address, .index(.identifier(parametersName), .integer(index)))
        switch graph.parameters[index].initial {
        case .constant(0):
            return nil
        case .constant(let value):
            return .call("nn_fill_constant", "parameters", table, .float(Float(value)))
        case .uniform(let low, let high):
            return .call(
                "nn_fill_uniform", "parameters", table, .float(Float(low)), .float(Float(high)), "seed", .integer(index))
        case .normal(let deviation):
            return .call("nn_fill_normal", "parameters", table, .float(Float(deviation)), "seed", .integer(index))
        case .values:
            return .call("nn_fill_values", "parameters", table, .identifier(initialName(index)))
        }
    }

    /// Whether a seed decides some of the initial values.
    var drawsInitialValues: Bool {
        graph.parameters.contains { parameter in
            switch parameter.initial {
            case .uniform, .normal: true
            case .constant, .values: false
            }
        }
    }

    /// The arrays that `initializeFunction` copies from.
    var initialArrays: [CTopLevel] {
        graph.parameters.enumerated().compactMap { index, parameter in
            guard case .values(let values) = parameter.initial else { return nil }
            return floatArray(
                initialName(index), values.map(Float.init),
                comment: "Initial values of \(parameter.name), row-major.")
        }
    }

    var initialHelpers: Set<ModelText.Helper> {
        let fills = graph.parameters.compactMap { parameter -> ModelText.Helper? in
            switch parameter.initial {
            case .constant(0): nil
            case .constant: .fillConstant
            case .uniform: .fillUniform
            case .normal: .fillNormal
            case .values: .fillValues
            }
        }
        return fills.isEmpty ? [] : Set(fills).union([.place])
    }

    /// The functions that the helpers draw with.
    var randomFunctions: Set<String> {
        var functions: Set<RandomFunction> = []
        if initialHelpers.contains(.fillUniform) { functions.insert(.uniform) }
        if initialHelpers.contains(.fillNormal) { functions.insert(.normal) }
        return Set(functions.map(\.name))
    }

    var parametersName: String { "\(names.prefix)_parameter_table" }
    private func initialName(_ index: Int) -> String {
        "\(names.prefix)_\(CNames.identifier(graph.parameters[index].name))_values"
    }
}
