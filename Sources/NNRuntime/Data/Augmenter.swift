/// Changes examples as a list of augmentations says; images are height × width or height × width × channels.
///
/// Rotation, scale and shift are drawn for each example and applied as one map with bilinear
/// interpolation, beyond the edge counting as 0; noise is added after that. What an example becomes
/// depends on the generator alone.
struct Augmenter {
    private let height, width, channels: Int
    private let augmentations: [Augmentation]
    private let movesPixels: Bool
    private let original: AlignedBlock

    /// For examples of `shape`; nil if they are no images and an augmentation moves pixels.
    init?(_ augmentations: [Augmentation], shape: [Int]) {
        movesPixels = augmentations.contains(where: \.movesPixels)
        guard !movesPixels || shape.count == 2 || shape.count == 3 else { return nil }
        height = movesPixels ? shape[0] : 1
        width = movesPixels ? shape[1] : shape.reduce(1, *)
        channels = movesPixels && shape.count == 3 ? shape[2] : 1
        self.augmentations = augmentations
        original = AlignedBlock(floats: height * width * channels)
    }

    /// Changes one example in place.
    func apply(to example: UnsafeMutablePointer<Float>, random: inout Random) {
        if movesPixels { resample(example, by: map(&random)) }
        for case .noise(let deviation) in augmentations where deviation > 0 {
            for i in 0 ..< height * width * channels { example[i] += Float(deviation * random.nextNormal()) }
        }
    }

    /// From a pixel of the result to its source, both as positions from the centre, x to the right and y down.
    struct Map {
        var xx = 1.0, xy = 0.0, x = 0.0
        var yx = 0.0, yy = 1.0, y = 0.0
    }

    func map(_ random: inout Random) -> Map {
        var map = Map()
        for augmentation in augmentations {
            switch augmentation {
            case .rotate(let degrees):
                let (s, c) = portableSineAndCosine(random.nextSymmetric(degrees) * .pi / 180)
                map = Map(
                    xx: map.xx * c - map.xy * s, xy: map.xx * s + map.xy * c, x: map.x,
                    yx: map.yx * c - map.yy * s, yy: map.yx * s + map.yy * c, y: map.y)
            case .scale(let fraction):
                let inverse = 1 / (1 + random.nextSymmetric(fraction))
                map.xx *= inverse
                map.xy *= inverse
                map.yx *= inverse
                map.yy *= inverse
            case .shift(let pixels):
                map.x += random.nextSymmetric(pixels)
                map.y += random.nextSymmetric(pixels)
            case .noise:
                break
            }
        }
        return map
    }

    func resample(_ example: UnsafeMutablePointer<Float>, by map: Map) {
        let source = original.floats
        source.update(from: example, count: height * width * channels)
        let centreX = Double(width - 1) / 2
        let centreY = Double(height - 1) / 2
        var target = example
        for row in 0 ..< height {
            for column in 0 ..< width {
                let dx = Double(column) - centreX
                let dy = Double(row) - centreY
                sample(
                    source, x: map.xx * dx + map.xy * dy + map.x + centreX,
                    y: map.yx * dx + map.yy * dy + map.y + centreY, to: target)
                target += channels
            }
        }
    }

    @inline(__always)
    private func sample(_ source: UnsafePointer<Float>, x: Double, y: Double, to target: UnsafeMutablePointer<Float>) {
        guard x > -1, y > -1, x < Double(width), y < Double(height) else {
            target.update(repeating: 0, count: channels)
            return
        }
        let left = Int(x.rounded(.down))
        let top = Int(y.rounded(.down))
        let fx = Float(x - Double(left))
        let fy = Float(y - Double(top))
        for channel in 0 ..< channels {
            @inline(__always) func pixel(_ row: Int, _ column: Int) -> Float {
                row < 0 || column < 0 || row >= height || column >= width
                    ? 0 : source[(row * width + column) * channels + channel]
            }
            let upper = pixel(top, left) * (1 - fx) + pixel(top, left + 1) * fx
            let lower = pixel(top + 1, left) * (1 - fx) + pixel(top + 1, left + 1) * fx
            target[channel] = upper * (1 - fy) + lower * fy
        }
    }
}
