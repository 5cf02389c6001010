import Foundation
import NNRuntime
import Testing

@Suite struct DataTests {
    private static let folder = Package.folder.appending(path: "../shared/data/mnist").standardizedFileURL.path

    /// 28×28 monochrome images of ten digits; the first labels and their counts are those of the published files.
    @Test(.enabled("no MNIST files in ../shared/data/mnist beside the package") { FileManager.default.fileExists(atPath: folder) })
    func readsMNIST() throws {
        let source = try DataSource.load(Self.folder)
        let test = try #require(source.test)
        for set in [source.train, test] {
            #expect(set.count == 10_000)
            #expect(set.inputs[0].shape == [28, 28])
            let pixels = try #require(set.inputs[0].values.floats)
            #expect(pixels.allSatisfy { 0...1 ~= $0 })
            #expect(pixels.max() == 1)
        }
        let labels = try #require(test.targets[0].values.indices)
        #expect(labels[..<10] == [7, 2, 1, 0, 4, 1, 4, 9, 5, 9])
        #expect((0..<10).map { digit in labels.count { $0 == digit } } == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
        #expect(try #require(source.train.targets[0].values.indices)[..<10] == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
    }
}
