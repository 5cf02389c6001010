/// Pairs of IDX files: images, and the class of each.
extension DataSource {
    /// The images of the IDX file at `path` and the labels of its companion, whose name has `labels` for `images`,
    /// and `idx1` for `idx3`.
    ///
    /// The bytes are scaled as `DataSet.Column(path:)` says.
    static func images(_ path: String, name: String) throws(FileError) -> DataSource {
        let images = try IDXArray(path: path)
        return DataSource(
            name: name, train: try pair(images, IDXArray(path: labelPath(path)), scale: images.greyScale))
    }

    /// The pairs in a folder: training and test images if it has both, else its one pair; nil if it has none.
    ///
    /// A file whose name begins with `t10k` or `test` is for the test, the scale of its images is that of the others.
    static func imageFolder(_ path: String, _ names: [String]) throws(FileError) -> DataSource? {
        let images = names.filter { $0.contains("images") && $0.contains("idx") }
            .filter { !($0.hasSuffix(".gz") && names.contains(String($0.dropLast(3)))) }
        let test = images.filter { $0.hasPrefix("t10k") || $0.hasPrefix("test") }
        let train = images.filter { !test.contains($0) }
        guard !images.isEmpty else { return nil }
        guard train.count == 1, test.count <= 1 else {
            throw FileError(
                path: path, "expected one file of training images and at most one of test images, found "
                    + images.joined(separator: ", "))
        }
        let trainImages = try IDXArray(path: path + "/" + train[0])
        var source = DataSource(
            name: path,
            train: try pair(
                trainImages, IDXArray(path: labelPath(path + "/" + train[0])), scale: trainImages.greyScale))
        if let name = test.first {
            source.test = try pair(
                IDXArray(path: path + "/" + name), IDXArray(path: labelPath(path + "/" + name)),
                scale: trainImages.greyScale)
        }
        return source
    }

    static func pair(_ images: IDXArray, _ labels: IDXArray, scale: Float) throws(FileError) -> DataSet {
        guard images.shape.count > 1, images.shape.dropFirst().allSatisfy({ $0 > 0 }) else {
            throw FileError(path: images.path, "expected images, found the shape \(describe(images.shape))")
        }
        guard labels.shape.count == 1 else {
            throw FileError(path: labels.path, "expected one label an image, found the shape \(describe(labels.shape))")
        }
        guard images.count == labels.count else {
            throw FileError(
                path: labels.path, "expected a label for each of the \(images.count) images of \(images.path), "
                    + "found \(labels.count)")
        }
        return DataSet(
            inputs: [.init(
                name: "image", shape: Array(images.shape.dropFirst()), values: .floats(images.scaled(by: scale)))],
            targets: [.init(name: "label", shape: [], values: .indices(try labels.indices()))])
    }

    /// The companion of a file of images, compressed or not as it stands there.
    private static func labelPath(_ images: String) throws(FileError) -> String {
        let slash = images.lastIndex(of: "/").map { images.index(after: $0) } ?? images.startIndex
        let name = String(images[slash...])
        guard name.contains("images") else {
            throw FileError(path: images, "expected “images” in the name, to find the labels that belong to it")
        }
        let label = name.replacing("images", with: "labels", maxReplacements: 1)
            .replacing("idx3", with: "idx1", maxReplacements: 1).replacing("idx4", with: "idx1", maxReplacements: 1)
        let path = String(images[..<slash]) + label
        let other = path.hasSuffix(".gz") ? String(path.dropLast(3)) : path + ".gz"
        return fileExists(path) || !fileExists(other) ? path : other
    }
}
