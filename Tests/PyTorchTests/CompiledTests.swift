import Compiler
import NNRuntime
import Testing

/// Compiled models, on every ISA of this machine, against PyTorch in Double.
@Suite struct CompiledTests {
    @Test(arguments: Fixture.names)
    func outputsLossesAndGradientsAgree(_ name: String) throws {
        let fixture = try Fixture(name)
        var isas: [String] = []
        try fixture.model.onEveryISA { model in
            isas.append(model.isa)
            let parameters = try model.parameters { try fixture.doubles("parameter", $0) }
            let inputs = try model.inputs.map { try $0.values(fixture.doubles("input", $0.name)) }
            let targets = try model.targets.map { try $0.values(fixture.doubles("target", $0.name)) }
            #expect(Set(model.parameterTable.map(\.name)) == fixture.names("parameter"))
            #expect(Set(model.outputs.map(\.name)) == fixture.names("output"))

            for (output, actual) in zip(model.outputs, try model.predict(inputs, with: parameters)) {
                let expected = try fixture.doubles("output", output.name)
                #expect(try error(of: doubles(actual), from: expected) < 1e-5, "\(output.name), \(model.isa)")
            }
            let loss = try model.evaluate(inputs, targets, with: parameters)
            #expect(try error(of: [loss], from: fixture.doubles("loss")) < 1e-5, "loss, \(model.isa)")

            let (objective, gradient) = try model.gradient(inputs, targets, with: parameters)
            #expect(try error(of: [objective], from: fixture.doubles("objective")) < 1e-5, "objective, \(model.isa)")
            #expect(Set(model.parameterTable.filter(\.isTrainable).map(\.name)) == fixture.names("gradient"))
            for parameter in model.parameterTable where parameter.isTrainable {
                let expected = try fixture.doubles("gradient", parameter.name)
                let actual = gradient[parameter].map(Double.init)
                #expect(error(of: actual, from: expected) < 1e-5, "gradient of \(parameter.name), \(model.isa)")
            }

            let trainer = try Trainer(model, parameters: parameters)
            try trainer.step(inputs, targets)
            #expect(Set(model.parameterTable.filter { !$0.isTrainable }.map(\.name)) == fixture.names("statistic"))
            for statistic in model.parameterTable where !statistic.isTrainable {
                let expected = try fixture.doubles("statistic", statistic.name)
                let actual = trainer.parameters[statistic].map(Double.init)
                #expect(error(of: actual, from: expected) < 1e-5, "\(statistic.name), \(model.isa)")
            }
        }
        #expect(isas.last == "scalar")
    }

    @Test(arguments: Trajectory.names)
    func trajectoriesAgree(_ name: String) throws {
        let trajectory = try Trajectory(name)
        #expect(trajectory.losses.count >= 40)
        try trajectory.model.onEveryISA { model in
            let trainer = try Trainer(model, parameters: model.parameters(trajectory.parameter))
            let losses = try trajectory.losses.indices.map { step in
                let batch = try trajectory.batch(step)
                return try trainer.step(
                    zip(model.inputs, batch.inputs).map { $0.values($1) }, [model.targets[0].values(batch.targets)])
            }
            let errors = zip(losses, trajectory.losses).map { abs($0 - $1) / $1 }
            #expect(errors.allSatisfy { $0 < 1e-5 }, "\(model.isa)")
        }
    }

    private func doubles(_ values: Values) throws -> [Double] { try #require(values.floats).map(Double.init) }
}
