import Compiler
import NNRuntime
import TestSupport
import Testing

@Suite struct PenaltyTests {
    /// The loss gains α‖w‖² or α·Σ|w|, the gradient 2αw or α·sign(w); the target 0 takes away all else.
    @Test(arguments: [
        ("l2(0.25)", 0.25 * 5.25, [1, -0.25, 0, 0.5]), ("l1(0.25)", 0.25 * 3.5, [0.25, -0.25, 0, 0.25]),
    ] as [(String, Double, [Float])])
    func penalties(penalty: String, loss: Double, gradient: [Float]) throws {
        let model = try BuiltModel("""
            loss total(y, target) = y * target
            model Penalty {
                input x: [2]
                dense(2, weights: [[2, -0.5], [0, 1]], bias: [3, 4])
                train { loss: total\n penalty: \(penalty) }
            }
            """)
        let found = try model.gradient([1, 1], targets: [0, 0])
        #expect(found.gradient["dense1.weight"] == gradient)
        #expect(found.gradient["dense1.bias"] == [0, 0])
        #expect(found.loss == loss)
        #expect(try model.compiled.evaluate([.floats([1, 1])], [.floats([0, 0])], with: model.parameters) == 0)
    }

    /// Of twenty inputs three matter; the target is noisy, so that without l1 no weight ends near 0.
    @Test func l1LeavesManyWeightsAtZero() throws {
        var random = SplitMix(state: 20)
        let x = random.numbers(200 * 20, in: -1...1).map { Float($0 * 1.7320508) }
        let noise = random.numbers(200, in: -1...1)
        let y = (0..<200).map { row -> Float in
            let x = x[row * 20..<row * 20 + 20].map { $0 }
            return 2 * x[0] - x[5] + 1.5 * x[11] + Float(noise[row])
        }
        let data = DataSet(
            inputs: [.init(name: "x", shape: [20], values: .floats(x))],
            targets: [.init(name: "y", shape: [1], values: .floats(y))])
        func weights(_ penalty: String) throws -> [Float] {
            let model = try BuiltModel("""
                model Lasso {
                    input x: [20]
                    dense(1, bias: false, weights: uniform(-1, 1))
                    train {
                        loss: squaredError
                        optimizer: gradientDescent(decay(0.1, factor: 0.98, floor: 1e-6))
                        iterations: 600
                        penalty: \(penalty)
                        split: random(train: 1)
                    }
                }
                """)
            let run = try TrainingRun(model.compiled, on: DataSource(name: "noisy", train: data))
            try run.train()
            return try #require(run.parameters["dense1.weight"])
        }
        func zeros(_ weights: [Float]) -> [Int] { weights.indices.filter { abs(weights[$0]) < 1e-5 } }
        let sparse = try weights("l1(0.2)")
        #expect(zeros(sparse).count >= 14 && Set(zeros(sparse)).isDisjoint(with: [0, 5, 11]))
        #expect(abs(sparse[0] - 2) < 0.3 && abs(sparse[5] + 1) < 0.3 && abs(sparse[11] - 1.5) < 0.3)
        #expect(try zeros(weights("l2(0.2)")) == [])
    }
}

@Suite struct DropoutTests {
    private static func text(_ layer: String) -> String {
        """
        loss total(y, target) = y * target
        model Dropped {
            input x: [64]
            \(layer)
            dense(1, weights: constant(1), bias: false)
            train { loss: total }
        }
        """
    }

    /// With a single example the gradient of a weight is its input as dropped: 0, or 1 / 0.75 in place of 1.
    private func dropped(seed: UInt64) throws -> [Float] {
        let model = try BuiltModel(Self.text("dropout(0.25)"))
        let ones = [Float](repeating: 1, count: 64)
        return try #require(model.gradient(ones, targets: [1], seed: seed).gradient["dense1.weight"])
    }

    /// Over 200 draws of 64 nodes: a quarter of the nodes is deleted, the mean is still 1, within four standard errors.
    @Test func theExpectedValueIsKept() throws {
        let draws = try (0..<200).flatMap { try dropped(seed: $0) }
        #expect(Set(draws) == [0, Float(4) / 3])
        let share = Double(draws.count { $0 == 0 }) / Double(draws.count)
        #expect(abs(share - 0.25) < 4 * (0.25 * 0.75 / 12_800).squareRoot())
        let mean = draws.reduce(0.0) { $0 + Double($1) } / Double(draws.count)
        #expect(abs(mean - 1) < 4 * (1.0 / 3 / 12_800).squareRoot())
    }

    @Test func theSeedDecides() throws {
        #expect(try dropped(seed: 7) == dropped(seed: 7))
        #expect(try dropped(seed: 7) != dropped(seed: 8))
    }

    /// The C for use is that of the model without the line.
    @Test func noTraceIsLeftAtUse() throws {
        func emitted(_ layer: String) throws -> [String] {
            var options = CompilationOptions(sourceName: "chapter.nnd")
            options.isInferenceOnly = true
            let emitted = try Compilation(elaborate(Self.text(layer)), options: options).emit()
            return [emitted.header, emitted.source]
        }
        #expect(try emitted("dropout(0.25)") == emitted("// nothing"))
        let model = try BuiltModel(Self.text("dropout(0.25)"))
        #expect(try model.output([Float](repeating: 1, count: 64)) == [64])
    }
}
