/// A word of the language with arguments: a layer, an activation, a loss, an optimiser …
///
/// Everything a reader, a checker or a test needs is data here, so that the language reference, the
/// messages about arguments and the tests over examples are written once for all entries.
package protocol Entry: Sendable {
    var name: String { get }
    /// One line for the language reference, without a full stop.
    var summary: String { get }
    var arguments: [ArgumentSpec] { get }
    /// The lines of a small model that uses the entry, between the braces of `model Example { … }`.
    var example: String { get }
}

/// The groups of entries that may stand in the same place.
package enum Family: String, Hashable, Sendable, CaseIterable {
    case layer, activation, loss, optimizer, initializer, penalty, schedule, clip, stop, split, augment

    /// With its article, for messages: "an activation".
    package var phrase: String {
        switch self {
        case .layer: "a layer"
        case .activation: "an activation"
        case .loss: "a loss"
        case .optimizer: "an optimizer"
        case .initializer: "initial values"
        case .penalty: "a penalty"
        case .schedule: "a schedule of rates"
        case .clip: "a way to clip"
        case .stop: "a way to stop"
        case .split: "a split"
        case .augment: "an augmentation"
        }
    }
}

/// An entry used with its arguments, checked: `elu(0.5)`.
package struct Option: Sendable {
    package var entry: any Entry
    package var arguments: Arguments
    package init(_ entry: any Entry, _ arguments: Arguments) { (self.entry, self.arguments) = (entry, arguments) }

    /// The entry with all arguments at their defaults; it must have no required one.
    package init(defaultsOf entry: any Entry) { self.init(entry, Arguments(defaultsOf: entry.arguments)) }
}
