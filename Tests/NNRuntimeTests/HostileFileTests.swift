import Testing

@testable import NNRuntime

/// Broken files of every format end in an error or, where nothing contradicts, in a value; never in a crash.
@Suite struct HostileFileTests {
    struct Format: CustomTestStringConvertible {
        let testDescription: String
        let files: [String]
        /// Whether a file cut short may be whole again, as a table that loses rows is.
        var mayEndEarly = false
        let read: @Sendable ([UInt8]) throws -> Void
    }

    static let formats = [
        Format(testDescription: "IDX", files: ["idx-u1", "idx-i2", "idx-f8"]) { _ = try IDXArray($0, path: "x").floats },
        Format(testDescription: "IDX in gzip", files: ["gzip-fixed.gz", "gzip-default.gz"]) {
            _ = try IDXArray($0, path: "x")
        },
        Format(testDescription: "npy", files: ["npy-f4.npy", "npy-fortran-i8.npy", "npy-v2.npy", "npy-bool.npy"]) {
            _ = try NPYArray($0, path: "x")
        },
        Format(testDescription: "CSV", files: ["table.csv", "plain.csv"], mayEndEarly: true) {
            _ = try CSVTable($0, path: "x")
        },
        Format(testDescription: "safetensors", files: ["weights.safetensors", "tensors.safetensors"]) {
            _ = try Parameters(of: LinearModel.compiled, from: TensorFile($0, path: "x"))
        },
        Format(testDescription: "checkpoint", files: ["checkpoint"]) {
            _ = try Checkpoint(of: LinearModel.compiled, from: TensorFile($0, path: "x"))
        },
    ]

    /// A run interrupted in its second epoch.
    static let checkpoint = Result {
        var plan = try LinearModel.compiled.trainingPlan()
        plan.patience = 2
        plan.iterations = 15
        let source = DataSource(name: "line", train: LinearModel.data)
        let run = try TrainingRun(LinearModel.compiled, on: source, plan: plan)
        try run.train()
        return run.checkpoint.bytes()
    }

    private func content(_ file: String) throws -> [UInt8] {
        file == "checkpoint" ? try Self.checkpoint.get() : Fixtures.bytes(file)
    }

    @Test(arguments: formats) func theFilesAreReadBeforeTheyAreBroken(format: Format) throws {
        for file in format.files where file != "tensors.safetensors" { try format.read(content(file)) }
    }

    @Test(arguments: formats) func everyTruncationIsRefused(format: Format) throws {
        for file in format.files {
            let bytes = try content(file)
            for length in 0 ..< bytes.count {
                if format.mayEndEarly {
                    _ = try? format.read(Array(bytes[..<length]))
                } else {
                    #expect(throws: FileError.self, "\(file) cut to \(length) bytes") {
                        try format.read(Array(bytes[..<length]))
                    }
                }
            }
        }
    }

    @Test(arguments: formats) func surplusBytesAreRefused(format: Format) throws {
        for file in format.files where !format.mayEndEarly {
            #expect(throws: FileError.self, "\(file)") { try format.read(content(file) + [1]) }
        }
    }

    /// Every error names a place within the file.
    @Test(arguments: formats) func randomChangesNeverCrash(format: Format) throws {
        var random = Random(seed: 2026)
        for file in format.files {
            let bytes = try content(file)
            for _ in 0 ..< 1500 {
                var broken = bytes
                for _ in 0 ... random.next(below: 4) {
                    let place = random.next(below: broken.count)
                    switch random.next(below: 4) {
                    case 0: broken[place] = UInt8(random.next(below: 256))
                    case 1: broken[place] = [0, 1, 127, 128, 255].randomElement(using: &random)!
                    case 2: broken.insert(UInt8(random.next(below: 256)), at: place)
                    default: broken.remove(at: place)
                    }
                }
                do {
                    try format.read(broken)
                } catch let error as FileError {
                    #expect(error.isDecompressed || error.offset ?? 0 <= broken.count)
                } catch {
                    Issue.record("\(error)")
                }
            }
        }
    }
}
