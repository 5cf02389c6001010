import CCode
import LoopIR

/// `digits_model` and the typed functions, which call through the descriptor it returns.
extension ModelEmitter {
    var chooser: CFunction {
        CFunction(
            isStatic: false, result: .pointer(.const(.named("nn_model"))), name: "\(names.prefix)_model",
            parameters: [], body: chooserBody)
    }

    private var chooserBody: [CStatement] {
        func descriptor(_ program: Program) -> CExpression { .unary(.address, .identifier(descriptorName(program))) }
        guard programs.count > 1 else { return [.return(descriptor(program))] }
        let append = CExpression.index("usable", .unary(.postIncrement, "count"))
        let choices = programsByCondition.flatMap { condition, programs -> [CStatement] in
            let choices = programs.map { program -> CStatement in
                let add = CStatement.assign(append, descriptor(program))
                let features = program.target.isa.attribute?.features.split(separator: ",") ?? []
                let supported = features.map { CExpression.call("__builtin_cpu_supports", .string(String($0))) }
                guard let first = supported.first else { return add }
                return .if(supported.dropFirst().reduce(first) { .binary(.and, $0, $1) }, then: [add])
            }
            return condition.map { [.verbatim("#if \($0)")] + choices + [.verbatim("#endif")] } ?? choices
        }
        return [
            .declaration(CDeclaration(
                .array(.pointer(.const(.named("nn_model"))), count: programs.count), "usable")),
            .declaration(CDeclaration(.size, "count", 0)),
        ] + choices + [
            .declaration(CDeclaration(.const(.pointer(.const(.char))), "wanted", .call("getenv", .string("NN_ISA")))),
            .for(ForLoop(
                .declaration(CDeclaration(.size, "i", 0)),
                .binary(.and, "wanted", .binary(.less, "i", "count")), .unary(.postIncrement, "i"),
                [.if(
                    .binary(.equal, .call("strcmp", "wanted", .arrow(.index("usable", "i"), "isa")), 0),
                    then: [.return(.index("usable", "i"))])])),
            .return(.index("usable", 0)),
        ]
    }

    /// The programs, in order, neighbours that the same compilers know side by side.
    var programsByCondition: [(condition: String?, programs: [Program])] {
        programs.reduce(into: []) { groups, program in
            let condition = program.target.isa.condition
            if let last = groups.last, last.condition == condition {
                groups[groups.count - 1].programs.append(program)
            } else {
                groups.append((condition, [program]))
            }
        }
    }

    /// `digits_predict` and so on: an argument for each port.
    func typedFunction(_ entry: EntryPoint) -> CFunction {
        func array(_ name: String, _ type: CType, _ ports: [String?]) -> [CStatement] {
            guard !ports.isEmpty else { return [] }
            let values = CExpression.initializer(ports.map { CExpression.Element($0 == nil ? "NULL" : .identifier($0!)) })
            return [.declaration(CDeclaration(.array(type, count: nil), name, values))]
        }
        let source = CType.const(.pointer(.const(.void)))
        let behind = entry.hasTargets ? names.targets : names.outputs
        let inputs = zip(graph.inputs, names.inputs).map { entry == .stream && isLength($0) ? nil : $1 }
        var body = array("inputs", source, inputs)
        body += array(
            entry.hasTargets ? "targets" : "outputs", entry.hasTargets ? source : .const(.memory), behind)
        let arguments = entry.parameters.map { parameter -> CExpression in
            switch parameter.name {
            case "inputs" where names.inputs.isEmpty, "targets" where behind.isEmpty, "outputs" where behind.isEmpty: "NULL"
            default: .identifier(parameter.name)
            }
        }
        let model = CExpression.call(.identifier(chooser.name), [])
        body.append(.return(.call(.arrow(model, entry.rawValue), arguments)))
        return CFunction(
            isStatic: false, result: .status, name: "\(names.prefix)_\(entry.rawValue)",
            parameters: typedParameters(entry), body: body)
    }

    func typedParameters(_ entry: EntryPoint) -> [CFunction.Parameter] {
        let given = zip(graph.inputs, names.inputs).filter { entry != .stream || !isLength($0.0) }
        let inputs = given.map { port, name in
            CFunction.Parameter(.pointer(.const(graph[port.value].element.cType)), name)
        }
        let targets = zip(graph.targets, names.targets).map { port, name in
            CFunction.Parameter(.pointer(.const(graph[port.value].element.cType)), name)
        }
        let outputs = zip(graph.outputs, names.outputs).map { port, name in
            CFunction.Parameter(.pointer(graph[port.value].element.cType), name)
        }
        return entry.blocks + [CFunction.Parameter(.size, "n")] + inputs
            + (entry.hasTargets ? targets : outputs) + entry.results
    }
}
