internal import EmbeddedDigits

extension DataSource {
    /// 1,797 handwritten digits of 8×8 pixels, 0 to 1 in 17 grey levels, and the class of each: the test part
    /// of “Optical Recognition of Handwritten Digits” by E. Alpaydin and C. Kaynak, UCI Machine Learning
    /// Repository, CC BY 4.0.
    public static let digits: DataSource = {
        do {
            let images = try IDXArray(content(nn_digits_images), path: "digits-images")
            let labels = try IDXArray(content(nn_digits_labels), path: "digits-labels")
            return DataSource(name: "digits", train: try pair(images, labels, scale: images.greyScale))
        } catch {
            preconditionFailure("the built-in digits are broken: \(error)")
        }
    }()

    private static func content(_ file: (UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt8>?) -> [UInt8] {
        var count = 0
        let start = file(&count)
        return Array(UnsafeBufferPointer(start: start, count: count))
    }
}
