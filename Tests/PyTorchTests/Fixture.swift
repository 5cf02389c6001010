import Compiler
import Foundation
import Source
import TensorIR
import Testing

@testable import NNRuntime

/// A model file beside the numbers that Fixtures/make.py computed for it with PyTorch.
struct Fixture {
    let model: ElaboratedModel
    private let numbers: TensorFile

    /// The nets: every model file that has numbers of its own.
    static let names = files("safetensors").filter { !Trajectory.files.contains($0) }

    init(_ name: String) throws {
        let models = try elaborated(name)
        #expect(models.count == 1)
        model = try #require(models.first)
        numbers = try TensorFile(path: folder + name + ".safetensors")
    }

    /// All numbers of a tensor, in its order.
    func doubles(_ name: String) throws -> [Double] {
        numbers.doubles(try #require(numbers[name], "there is no \(name)"))
    }

    /// Those of "parameter", "input", "target", "output" or "gradient" of that name.
    func doubles(_ kind: String, _ name: String) throws -> [Double] { try doubles("\(kind).\(name)") }

    /// The names of all tensors of a kind.
    func names(_ kind: String) -> Set<String> {
        let ofKind = numbers.tensors.map(\.name).filter { $0.hasPrefix(kind + ".") }
        return Set(ofKind.map { String($0.dropFirst(kind.count + 1)) })
    }

    func shape(_ kind: String, _ name: String) throws -> [Int] {
        try #require(numbers["\(kind).\(name)"], "there is no \(kind) \(name)").shape
    }

    /// How many examples the numbers are of.
    func examples() throws -> Int { try shape("input", model.inference.inputs[0].name)[0] }
}

/// The losses of some steps of training, by PyTorch, of one model of trajectories.nnd, all from one start, or
/// of recurrent.nnd.
struct Trajectory {
    let model: ElaboratedModel
    let losses: [Double]
    private let numbers: TensorFile

    /// The files of models with their trajectories.
    static let files = ["trajectories", "recurrent"]
    /// "recurrent/TrainedRNN"
    static let names = files.flatMap { file in ((try? elaborated(file)) ?? []).map { "\(file)/\($0.name)" } }

    init(_ name: String) throws {
        let parts = name.split(separator: "/").map(String.init)
        model = try #require(try elaborated(parts[0]).first { $0.name == parts[1] })
        numbers = try TensorFile(path: folder + parts[0] + ".safetensors")
        losses = numbers.doubles(try #require(numbers["losses.\(parts[1])"]))
    }

    func parameter(_ name: String) throws -> [Double] {
        let own = "parameter.\(model.name).\(name)"
        return try doubles(numbers[own] == nil ? "parameter.\(name)" : own)
    }

    /// The inputs and targets of the step: of all batches for a model that takes the whole set.
    func batch(_ step: Int) throws -> (inputs: [[Double]], targets: [Double], examples: Int) {
        let shape = try #require(numbers["target"]).shape
        let inputs = try model.inference.inputs.map { input in
            try doubles(numbers["input"] == nil ? "input.\(input.name)" : "input")
        }
        let targets = try doubles("target")
        guard model.plan?.batch != nil else { return (inputs, targets, targets.count) }
        func part(_ numbers: [Double]) -> [Double] {
            let count = numbers.count / shape[0]
            return Array(numbers[step % shape[0] * count ..< (step % shape[0] + 1) * count])
        }
        return (inputs.map(part), part(targets), shape[1])
    }

    private func doubles(_ name: String) throws -> [Double] {
        numbers.doubles(try #require(numbers[name], "there is no \(name)"))
    }
}

/// The largest difference, as a share of the largest number expected; infinite where lengths differ.
func error(of actual: [Double], from expected: [Double]) -> Double {
    guard actual.count == expected.count else { return .infinity }
    let scale = expected.map(abs).max() ?? 0
    let differences = zip(actual, expected).map { abs($0 - $1) }
    guard !differences.contains(where: \.isNaN) else { return .infinity }
    let largest = differences.max() ?? 0
    return largest == 0 ? 0 : largest / scale
}

private let folder = String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/")!)) + "/Fixtures/"

/// The names of the files of that kind beside the script.
private func files(_ suffix: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix("." + suffix) }.map { String($0.dropLast(suffix.count + 1)) }.sorted()
}

/// The models of a file that has nothing to complain about.
private func elaborated(_ name: String) throws -> [ElaboratedModel] {
    let path = folder + name + ".nnd"
    let file = CheckedFile(SourceFile(path: path, text: try String(contentsOfFile: path, encoding: .utf8)))
    #expect(file.diagnostics.rendered(in: file.source) == "")
    return file.models
}
