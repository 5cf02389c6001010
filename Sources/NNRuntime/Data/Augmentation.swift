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
        switch augment.kind {
        case NN_ROTATE: self = .rotate(degrees: augment.amount)
        case NN_SHIFT: self = .shift(pixels: augment.amount)
        case NN_SCALE: self = .scale(fraction: augment.amount)
        case NN_NOISE: self = .noise(deviation: augment.amount)
        default: throw .malformedDescriptor("an augmentation has the kind \(augment.kind.rawValue)")
        }
    }

    var amount: Double {
        switch self {
        case .rotate(let amount), .shift(let amount), .scale(let amount), .noise(let amount): amount
        }
    }

    /// The largest amount that makes sense.
    var greatest: Double {
        switch self {
        case .rotate: 180
        case .shift, .noise: 1e6
        case .scale: 0.99
        }
    }

    var unit: String {
        switch self {
        case .rotate: "degrees"
        case .shift: "pixels"
        case .scale: "of the size"
        case .noise: "of deviation"
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
