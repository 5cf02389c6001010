import Foundation
import Testing

@testable import NNRuntime

@Suite struct DataSourceTests {
    /// The counts and the mean are those that scikit-learn's copy of the same digits has.
    @Test func theDigitsAreBuiltIn() throws {
        let digits = try DataSource.load("digits").train
        #expect(digits.count == 1797)
        #expect(digits.inputs[0].shape == [8, 8])
        let pixels = try #require(digits.inputs[0].values.floats)
        #expect(pixels.allSatisfy { 0 ... 1 ~= $0 && $0 * 16 == ($0 * 16).rounded() })
        let mean = pixels.map { Double($0) * 16 }.reduce(0, +) / Double(pixels.count)
        #expect(abs(mean - 4.884164579855314) < 1e-9)
        #expect(Array(pixels[..<8].map { $0 * 16 }) == [0, 0, 5, 13, 9, 1, 0, 0])
        var counts = [Int](repeating: 0, count: 10)
        for label in try #require(digits.targets[0].values.indices) { counts[Int(label)] += 1 }
        #expect(counts == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    }

    @Test func aFolderOfImagesKeepsItsTestApart() throws {
        let source = try DataSource.load(Fixtures.path("images"))
        let test = try #require(source.test)
        #expect(source.train.inputs[0].shape == [7, 9])
        #expect(source.train.inputs[0].values == .floats(Fixtures.integers(20 * 63).map { Float(2 * ($0 + 50)) / 255 }))
        #expect(source.train.targets[0].values == .indices((0 ..< 20).map { $0 % 10 }))
        // The test images, none brighter than 7, are scaled as the training images are.
        #expect(test.inputs[0].values == .floats(Fixtures.integers(4 * 63).map { Float(($0 + 50) % 8) / 255 }))
        #expect(test.targets[0].values == .indices([3, 1, 4, 1]))
    }

    @Test func aFileOfImagesFindsItsLabels() throws {
        let source = try DataSource.load(Fixtures.path("images/t10k-images-idx3-ubyte.gz"))
        #expect(source.train.count == 4)
        #expect(source.test == nil)
        #expect(source.train.targets[0].values == .indices([3, 1, 4, 1]))
        // Alone they are taken for images of 17 grey levels.
        #expect(source.train.inputs[0].values == .floats(Fixtures.integers(4 * 63).map { Float(($0 + 50) % 8) / 16 }))
    }

    @Test func aTableEndsWithItsTarget() throws {
        let source = try DataSource.load(Fixtures.path("plain.csv"))
        let numbers = Fixtures.floats(12)
        let pairs = [0, 3, 6, 9].flatMap { numbers[$0 ..< $0 + 2] }
        #expect(source.train.inputs[0].values == .floats(pairs))
        #expect(source.train.targets[0].values == .floats([2, 5, 8, 11].map { numbers[$0] }))
    }

    @Test func aTablesColumnsAreFoundByName() throws {
        let source = try DataSource.load(Fixtures.path("table.csv"), targets: ["height, cm"])
        let numbers = Fixtures.floats(15)
        #expect(source.train.targets[0].values == .floats([1, 4, 7, 10, 13].map { numbers[$0] }))
        #expect(source.train.inputs[0].shape == [3])
        #expect(throws: FileError(
            path: Fixtures.path("table.csv"),
            "has no column depth; there are width, height, cm, a \"quoted\" name, class")
        ) { try DataSource.load(Fixtures.path("table.csv"), targets: ["depth"]) }
    }

    @Test func theModelTellsHowManyColumnsAreInputs() throws {
        let source = try DataSource.load(Fixtures.path("table.csv"), for: LinearModel.compiled)
        #expect(source.train.inputs[0].shape == [3])
        #expect(source.train.targets[0].shape == [])
    }

    @Test func aFolderOfArraysIsAPair() throws {
        for path in ["arrays", "arrays/inputs.npy"] {
            let source = try DataSource.load(Fixtures.path(path))
            #expect(source.train.inputs[0].shape == [3])
            #expect(source.train.inputs[0].values == .floats(Fixtures.floats(18)))
            #expect(source.train.targets[0].values == .floats(Fixtures.floats(6)))
        }
    }

    @Test func whatIsMissingIsNamed() throws {
        #expect(throws: FileError(path: "nowhere", "there is no such file or folder; built in is “digits”")) {
            try DataSource.load("nowhere")
        }
        try Fixtures.withFolder { folder in
            #expect(throws: FileError(
                path: folder, "expected files of images (“…images-idx3-ubyte”), a table (“….csv”), "
                    + "arrays (“inputs.npy”) or a text (“….txt”, “….tsv”) in the folder")
            ) { try DataSource.load(folder) }
            let images = folder + "/train-images-idx3-ubyte"
            try Data(Fixtures.bytes("images/train-images-idx3-ubyte")).write(to: URL(fileURLWithPath: images))
            let error = try #require(throws: FileError.self) { try DataSource.load(folder) }
            #expect(error.path == folder + "/train-labels-idx1-ubyte")
            try Data(Fixtures.bytes("images/t10k-labels-idx1-ubyte"))
                .write(to: URL(fileURLWithPath: folder + "/train-labels-idx1-ubyte"))
            #expect(throws: FileError(
                path: folder + "/train-labels-idx1-ubyte",
                "expected a label for each of the 20 images of \(images), found 4")
            ) { try DataSource.load(folder) }
        }
    }

    @Test func columnsSaveAndLoad() throws {
        let column = DataSet.Column(name: "y", shape: [2], values: .floats([1, 2, 3, 4, 5, 6]))
        try Fixtures.withFolder { folder in
            for name in ["y.npy", "y.csv"] {
                try column.save(to: folder + "/" + name)
                let read = try DataSet.Column(path: folder + "/" + name)
                #expect(read.shape == [2])
                #expect(read.values == column.values)
            }
        }
        #expect(throws: FileError(path: Fixtures.path("npy-empty.npy"), "holds no examples: its shape is 0×3")) {
            try DataSet.Column(path: Fixtures.path("npy-empty.npy"))
        }
    }
}
