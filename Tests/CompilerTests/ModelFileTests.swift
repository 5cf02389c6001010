import ClangImport
import Compiler
import Foundation
import Reference
import Source
import TensorIR
import TestSupport
import Testing

/// The model files of the project.
@Suite struct ModelFileTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../models").standardized

    static let names = try! FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".nnd") }.map { String($0.dropLast(4)) }.sorted()

    private func read(_ name: String) throws -> ElaboratedModel {
        try model(String(contentsOf: Self.folder.appending(path: name + ".nnd"), encoding: .utf8), cFunctions: Self.cFunctions)
    }

    private static let cFunctions = CFunctions { path, name, purpose in
        do {
            let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            return .formula(try LibClang.find().formula(
                of: name, parameters: purpose == .activation ? 1 : 2, for: "a formula", in: SourceFile(path: path, text: text)))
        } catch {
            return .unreadable(message: "\(error)")
        }
    }

    @Test(arguments: names)
    func elaborates(name: String) throws {
        let model = try read(name)
        model.inference.verify()
        model.training?.verify()
        #expect(!model.doc.isEmpty)
        #expect(model.training.map { $0.parameters == model.inference.parameters } ?? true)
    }

    /// Those that train: finite gradients for every parameter, also after all passes.
    @Test(arguments: names)
    func differentiates(name: String) throws {
        guard let training = try read(name).training else { return }
        let optimized = training.optimized()
        #expect(optimized.gradients.allSatisfy { $0 != nil })
    }

    @Test(arguments: [
        ("tiny", 13), ("mlp49", 38_965), ("mlp512", 669_706), ("lenet", 3_274_634), ("fig1311", 56_447_592),
        ("conv56", 36_928), ("gate", 13), ("matrix", 38_965),
    ])
    func hasSoManyParameters(name: String, count: Int) throws {
        #expect(try read(name).parameterCount == count)
    }

    // MARK: Models with weights by hand

    private func outputs(of model: ElaboratedModel, _ input: [Double], examples: Int) -> [[Double]] {
        let parameters = model.inference.parameters.map { parameter -> [Double] in
            guard case .values(let values) = parameter.initial else { preconditionFailure("\(parameter.name) is not set by hand") }
            return values
        }
        let values = Reference.evaluate(model.inference, Numbers(examples: examples, parameters: parameters, inputs: [input]))
        return model.inference.outputs.map { values[$0.value]! }
    }

    @Test func theGateFiresForTwoConsecutiveOnes() throws {
        let words = (0..<16).map { word in (0..<4).map { Double(word >> $0 & 1) } }
        let fires = outputs(of: try read("gate"), words.flatMap(\.self), examples: 16)[0]
        let expected = words.map { word in (0..<3).contains { word[$0] + word[$0 + 1] == 2 } ? 1.0 : 0 }
        #expect(fires == expected)
        #expect(expected.reduce(0, +) == 8)
    }

    /// Of all patches that a filter can see, exactly the one with its feature makes it fire.
    @Test(arguments: [
        ("vertical", [".#", ".#", ".#"]), ("diagonal", ["#..", "##.", "###"]), ("corner", ["...", ".##", ".##"]),
    ])
    func aFilterFiresOnItsFeatureAlone(name: String, feature: [String]) throws {
        let model = try read("filters")
        let index = try #require(model.inference.outputs.firstIndex { $0.name == name })
        let (height, width) = (feature.count, feature[0].count)
        let pixels = feature.flatMap { row in row.map { $0 == "#" ? 1 : 0 } }
        let patches = 1 << pixels.count
        var images = [Double](repeating: 0, count: 64 * patches)
        for patch in 0..<patches {
            for pixel in pixels.indices {
                images[64 * patch + pixel / width * 8 + pixel % width] = Double(patch >> pixel & 1)
            }
        }
        let responses = outputs(of: model, images, examples: patches)[index]
        let count = (9 - height) * (9 - width)
        let firing = (0..<patches).filter { responses[$0 * count] == 1 }
        #expect(firing == [pixels.indices.reduce(0) { $0 | pixels[$1] << $1 }])
    }

    // MARK: Descent

    /// z ← z − η·2(z − 3), the rate halved at each iteration down to a sixteenth: the same to the last bit.
    @Test func theParabolaIsDescendedAlongItsTrajectory() throws {
        let model = try read("quadratic")
        let (training, plan) = (try #require(model.training), try #require(model.plan))
        #expect(plan.batch == nil && plan.iterations == 20 && plan.epochs == nil)
        let graph = training.differentiated()
        var state = Reference.TrainingState(parameters: [[0]], optimizer: plan.optimizer)
        var (z, rate) = (0.0, 0.25)
        for _ in 0..<20 {
            let numbers = Numbers(examples: 1, parameters: state.parameters, inputs: [[1]], targets: [[3]])
            Reference.step(&state, gradients: Reference.gradients(graph, numbers), of: graph.parameters, training: plan)
            z -= rate * (2 * (z - 3))
            rate = max(rate / 2, 0.0625)
            #expect(state.parameters == [[z]])
        }
        #expect(abs(z - 3) < 0.2)
    }

    /// Exclusive-or of two bits from its truth table: 4 of 4.
    @Test func exclusiveOrIsLearned() throws {
        let model = try read("xor")
        let (training, plan) = (try #require(model.training), try #require(model.plan))
        let graph = training.optimized()
        var random = SplitMix(state: 1)
        var state = Reference.TrainingState(
            parameters: graph.parameters.map { random.numbers($0.count, in: -1...1) }, optimizer: plan.optimizer)
        let (bits, truth): ([Double], [Double]) = ([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0])
        for _ in 0..<(try #require(plan.epochs)) {
            let numbers = Numbers(examples: 4, parameters: state.parameters, inputs: [bits], targets: [truth])
            Reference.step(&state, gradients: Reference.gradients(graph, numbers), of: graph.parameters, training: plan)
        }
        let numbers = Numbers(examples: 4, parameters: state.parameters, inputs: [bits], targets: [truth])
        let outputs = Reference.evaluate(model.inference, numbers)[model.inference.outputs[0].value]!
        #expect(outputs.map { $0.rounded() } == truth)
    }
}
