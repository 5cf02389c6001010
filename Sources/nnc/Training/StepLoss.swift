import Foundation
import NNRuntime

/// The loss of one time step, where a loss is summed over the steps, in words.
struct StepLoss {
    let value: Double
    private let unit: String
    private let isCrossEntropy: Bool

    /// Nil for a model without time steps.
    init?(_ evaluation: Evaluation, loss: String, vocabulary: Vocabulary?) {
        guard let value = evaluation.lossPerStep else { return nil }
        self.value = value
        isCrossEntropy = loss.hasPrefix("crossEntropy")
        unit = switch vocabulary?.unit {
        case .characters?: isCrossEntropy ? "nats a character" : "a character"
        case .words?, nil: "a step"
        }
    }

    /// How many equally probable choices would be as hard to tell; nil for other losses than cross-entropy.
    var perplexity: Double? { isCrossEntropy ? exp(value) : nil }

    /// `1.612 nats a character, perplexity 5.013`.
    var text: String {
        "\(Show.loss(value)) \(unit)" + (perplexity.map { ", perplexity \(Show.significant($0))" } ?? "")
    }
}
