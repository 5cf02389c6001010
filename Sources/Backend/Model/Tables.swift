import CCode
import LoopIR
import TensorIR

/// The tables that the descriptors point to.
extension ModelEmitter {
    /// Before everything that refers to parameters.
    var parameterTable: [CTopLevel] {
        let entries = zip(graph.parameters, program.layouts).map { parameter, layout in
            let isScalar = parameter.dims.isEmpty
            return record([
                ("name", .string(parameter.name)), ("rank", .integer(parameter.dims.count)),
                ("shape", isScalar ? nil : list(parameter.dims)),
                ("stride", isScalar ? nil : list(layout.strides)),
                ("offset", .integer(layout.offset)), ("panel", .integer(max(1, layout.panel))),
                ("panel_stride", .integer(layout.panelStride)), ("trainable", parameter.isTrainable ? 1 : 0),
            ])
        }
        return table("nn_parameter", parametersName, entries, comment: "Where the parameters lie in their block.")
    }

    var valueTables: [CTopLevel] {
        table("nn_value", "\(names.prefix)_inputs", graph.inputs.map(value))
            + table("nn_value", "\(names.prefix)_targets", graph.targets.map(value))
            + table("nn_value", "\(names.prefix)_outputs", graph.outputs.map(value))
    }

    private func value(_ port: Port) -> CExpression {
        let node = graph[port.value]
        return record([
            ("name", .string(port.name)), ("range", .integer(node.element.range)),
            ("rank", .integer(node.shape.rank)),
            ("shape", node.shape.rank == 0 ? nil : list(node.shape.dims)), ("count", .integer(node.shape.count)),
            ("time", port.timeAxis.map { .integer($0 + 1) }), ("length", port.lengthInput.map { .integer($0 + 1) }),
        ])
    }

    private var bucketsName: String { "\(names.prefix)_buckets" }

    /// The numbers of steps that have phases of their own.
    var bucketTable: [CTopLevel] {
        guard !bucketSteps.isEmpty else { return [] }
        return [.declaration(CDeclaration(
            .array(.const(.size), count: nil), bucketsName, list(bucketSteps), isStatic: true))]
    }

    private var bucketSteps: [Int] { program.variants.compactMap(\.steps) }

    var trainingTable: [CTopLevel] {
        guard let training else { return [] }
        let prefix = names.prefix
        let augments = training.augments.map { augment in
            let (kind, amount) = augment.entry
            return record([("kind", .identifier(kind)), ("amount", .double(amount))])
        }
        func count(_ value: Int?) -> CExpression? { value.map { .integer($0) } }
        let fields: [(String, CExpression?)] = [
            ("loss", .string(training.lossText)), ("optimizer", .string(training.optimizerText)),
            ("batch", count(training.batch)), ("epochs", count(training.epochs)),
            ("iterations", count(training.iterations)), ("tolerance", training.tolerance.map { .double($0) }),
            ("patience", count(training.patience)), ("train_share", .double(training.trainShare)),
            ("validation_share", .double(training.validationShare)), ("test_share", .double(training.testShare)),
            ("split_by_time", training.splitsByTime ? 1 : nil),
            ("seed", training.seed == 0 ? nil : .unsigned(training.seed)),
            ("augment_count", augments.isEmpty ? nil : .integer(augments.count)),
            ("augments", augments.isEmpty ? nil : .identifier("\(prefix)_augments")),
            ("data", training.data.map { .string($0) }),
        ]
        let declaration = CDeclaration(
            .const(.named("nn_training")), "\(prefix)_training", record(fields), isStatic: true)
        return table("nn_augment", "\(prefix)_augments", augments) + [.declaration(declaration)]
    }

    func descriptor(of program: Program) -> CTopLevel {
        let prefix = names.prefix
        func tableName(_ name: String, _ ports: [Port]) -> CExpression {
            ports.isEmpty ? "NULL" : .identifier("\(prefix)_\(name)")
        }
        let entries = EntryPoint.allCases.filter { $0 != .stream || isOffered($0) }
            .map { ($0.rawValue, Optional(CExpression.identifier(name(of: $0, program)))) }
        let fields: [(String, CExpression?)] = [
            ("abi", "NN_ABI"), ("name", .string(graph.name)), ("isa", .string(program.target.name)),
            ("input_count", .integer(graph.inputs.count)), ("target_count", .integer(graph.targets.count)),
            ("output_count", .integer(graph.outputs.count)), ("parameter_count", .integer(graph.parameters.count)),
            ("inputs", tableName("inputs", graph.inputs)), ("targets", tableName("targets", graph.targets)),
            ("outputs", tableName("outputs", graph.outputs)),
            ("parameters", graph.parameters.isEmpty ? "NULL" : .identifier(parametersName)),
            ("parameter_floats", .identifier(names.macroPrefix + "_PARAMETER_FLOATS")),
            ("state_floats", .identifier(names.macroPrefix + "_STATE_FLOATS")),
            ("predict_bytes", .identifier(names.macroPrefix + "_PREDICT_BYTES")),
            ("train_bytes", .identifier(names.macroPrefix + "_TRAIN_BYTES")),
            ("training", training == nil ? "NULL" : .unary(.address, .identifier("\(prefix)_training"))),
            ("bucket_count", bucketSteps.isEmpty ? nil : .integer(bucketSteps.count)),
            ("buckets", bucketSteps.isEmpty ? nil : .identifier(bucketsName)),
            ("stream_floats", isOffered(.stream) ? .identifier(names.macroPrefix + "_STREAM_FLOATS") : nil),
            ("stream_bytes", isOffered(.stream) ? .identifier(names.macroPrefix + "_STREAM_BYTES") : nil),
            ("initialize", .identifier("\(prefix)_initialize")),
        ] + entries + [("weights", weightsName.map { .identifier($0) })]
        return .declaration(CDeclaration(
            .const(.named("nn_model")), descriptorName(program), record(fields), isStatic: true))
    }

    /// Apart from the functions that kernels call, such as `sigmoid_avx2`, whatever the model's name.
    func descriptorName(_ program: Program) -> String { "\(names.prefix)_model_\(program.target.name)" }

    /// `static const type name[] = { … };`, or nothing where there are no entries.
    private func table(_ type: String, _ name: String, _ entries: [CExpression], comment: String? = nil) -> [CTopLevel] {
        guard !entries.isEmpty else { return [] }
        let declaration = CDeclaration(
            .array(.const(.named(type)), count: nil), name,
            .initializer(entries.map { CExpression.Element($0) }), isStatic: true)
        return [.declaration(declaration, comment: comment.map { [$0] } ?? [])]
    }

    private func record(_ fields: [(String, CExpression?)]) -> CExpression {
        .initializer(fields.compactMap { name, value in value.map { CExpression.Element($0, member: name) } })
    }

    private func list(_ values: [Int]) -> CExpression {
        .initializer(values.map { CExpression.Element(.integer($0)) })
    }
}

extension Augment {
    fileprivate var entry: (kind: String, amount: Double) {
        switch self {
        case .rotate(let degrees): ("NN_ROTATE", degrees)
        case .shift(let pixels): ("NN_SHIFT", pixels)
        case .scale(let fraction): ("NN_SCALE", fraction)
        case .noise(let deviation): ("NN_NOISE", deviation)
        }
    }
}
