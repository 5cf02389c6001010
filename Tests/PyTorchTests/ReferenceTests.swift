import Compiler
import Reference
import TensorIR
import Testing

/// Elaboration, gradients and the evaluator against PyTorch, both in Double: what differs is meaning, not rounding.
@Suite struct ReferenceTests {
    static let tolerance = 1e-10

    @Test func thereAreMoreThanADozenNets() {
        #expect(Fixture.names.count > 12)
    }

    @Test(arguments: Fixture.names)
    func parametersHaveTheNamesAndShapesOfPyTorch(_ name: String) throws {
        let fixture = try Fixture(name)
        #expect(Set(fixture.model.inference.parameters.map(\.name)) == fixture.names("parameter"))
        for parameter in fixture.model.inference.parameters {
            #expect(try parameter.dims == fixture.shape("parameter", parameter.name), "\(parameter.name)")
        }
    }

    /// With and without the passes that come before lowering.
    @Test(arguments: Fixture.names, [false, true])
    func outputsAgree(_ name: String, simplified: Bool) throws {
        let fixture = try Fixture(name)
        let graph = simplified ? fixture.model.inference.simplified() : fixture.model.inference
        let values = try Reference.evaluate(graph, fixture)
        #expect(Set(graph.outputs.map(\.name)) == fixture.names("output"))
        for output in graph.outputs {
            let expected = try fixture.doubles("output", output.name)
            #expect(error(of: values[output.value]!, from: expected) < Self.tolerance, "\(output.name)")
        }
        let losses = values[try #require(graph.loss)]!
        let loss = losses.reduce(0, +) / Double(losses.count)
        #expect(try error(of: [loss], from: fixture.doubles("loss")) < Self.tolerance)
    }

    @Test(arguments: Fixture.names, [false, true])
    func gradientsAgree(_ name: String, optimized: Bool) throws {
        let fixture = try Fixture(name)
        let forward = try #require(fixture.model.training)
        let graph = optimized ? forward.optimized() : forward.differentiated()
        let values = try Reference.evaluate(graph, fixture)
        for (parameter, gradient) in zip(graph.parameters, graph.gradients) {
            let weights = try fixture.doubles("parameter", parameter.name)
            let ofLoss = gradient.map { values[$0]! } ?? weights.map { _ in 0 }
            let actual = zip(ofLoss, weights).map { $0 + parameter.l1 * ($1 > 0 ? 1 : -1) + 2 * parameter.l2 * $1 }
            guard parameter.isTrainable else { continue }
            let expected = try fixture.doubles("gradient", parameter.name)
            #expect(error(of: actual, from: expected) < Self.tolerance, "\(parameter.name)")
        }
        for (index, value) in graph.updates {
            let name = graph.parameters[index].name
            #expect(try error(of: values[value]!, from: fixture.doubles("statistic", name)) < Self.tolerance, "\(name)")
        }
    }

    @Test(arguments: Trajectory.names)
    func trajectoriesAgree(_ name: String) throws {
        let trajectory = try Trajectory(name), model = trajectory.model
        let training = try #require(model.plan)
        let graph = try #require(model.training).differentiated()
        // The evaluator takes its time over sequences.
        let isOverTime = model.inference.inputs.contains { $0.timeAxis != nil }
        let expected = trajectory.losses.prefix(isOverTime ? 8 : 100)

        var state = Reference.TrainingState(
            parameters: try graph.parameters.map { try trajectory.parameter($0.name) }, optimizer: training.optimizer)
        var losses: [Double] = []
        for step in expected.indices {
            let batch = try trajectory.batch(step)
            let values = Reference.evaluate(
                graph, parameters: state.parameters, inputs: batch.inputs, targets: [batch.targets],
                examples: batch.examples)
            let penalties = zip(graph.parameters, state.parameters).map { parameter, weights in
                weights.reduce(0) { $0 + parameter.l1 * abs($1) + parameter.l2 * $1 * $1 }
            }
            losses.append(values[graph.loss!]!.reduce(0, +) / Double(batch.examples) + penalties.reduce(0, +))
            let gradients = graph.gradients.map { $0.map { values[$0]! } }
            Reference.step(&state, gradients: gradients, of: graph.parameters, training: training)
        }
        #expect(zip(losses, expected).allSatisfy { abs($0 - $1) < 1e-9 * $1 })
    }
}

extension Reference {
    fileprivate static func evaluate(_ graph: Graph, _ fixture: Fixture) throws -> [ValueID: [Double]] {
        try evaluate(
            graph, parameters: graph.parameters.map { try fixture.doubles("parameter", $0.name) },
            inputs: graph.inputs.map { try fixture.doubles("input", $0.name) },
            targets: graph.targets.map { try fixture.doubles("target", $0.name) }, examples: fixture.examples())
    }
}
