internal import CNNModel

/// A random change to each training example, drawn anew at every epoch.
public enum Augmentation: Sendable, Equatable {
    /// By an angle between −degrees and degrees, about the centre.
    case rotate(degrees: Double)
    /// By up to `pixels` along each axis, by fractions of a pixel too.
    case shift(pixels: Double)
    /// By a factor between 1 − fraction and 1 + fraction, about the centre.
    case scale(fraction: Double)
    /// Adds numbers from the normal distribution with this deviation to all elements.
    case noise(deviation: Double)

    init(_ augment: nn_augment) throws(ModelError) {
        let amount = augment.amount
        let greatest: Double
        switch augment.kind {
        case NN_ROTATE: (self, greatest) = (.rotate(degrees: amount), 180)
        case NN_SHIFT: (self, greatest) = (.shift(pixels: amount), 1e6)
        case NN_SCALE: (self, greatest) = (.scale(fraction: amount), 0.99)
        case NN_NOISE: (self, greatest) = (.noise(deviation: amount), 1e6)
        default: throw .malformedDescriptor("an augmentation has the kind \(augment.kind.rawValue)")
        }
        guard amount >= 0, amount <= greatest else {
            throw .malformedDescriptor("an augmentation of \(amount) lies outside 0...\(greatest)")
        }
    }

    /// Whether it moves pixels, so that it is for images alone.
    var movesPixels: Bool {
        switch self {
        case .rotate, .shift, .scale: true
        case .noise: false
        }
    }
}
