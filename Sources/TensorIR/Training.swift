/// What the train section of a model says, resolved: enough to emit the training step and to
/// tell a host how to run it.
package struct Training: Hashable, Sendable {
    /// As written, for reports: "crossEntropy", "sgd(rate: 0.1, momentum: 0.9)".
    package var lossText = ""
    package var optimizerText = ""
    package var optimizer = Optimizer.gradientDescent(rate: Schedule(rate: 0.01))
    package var clip: Clip?
    /// Examples a step; nil: the whole training set.
    package var batch: Int? = 32
    package var epochs: Int? = 10
    package var iterations: Int?
    /// Stop when an epoch's loss changes by less.
    package var tolerance: Double?
    /// Epochs without a better validation loss before early stopping.
    package var patience: Int?
    package var trainShare = 0.8
    package var validationShare = 0.0
    package var testShare = 0.2
    package var splitsByTime = false
    package var seed: UInt64 = 0
    package var augments: [Augment] = []
    package var data: String?
    package init() {}
}

package enum Clip: Hashable, Sendable {
    /// Each entry of the gradient to −v…v.
    case value(Double)
    /// The whole gradient to Euclidean length at most v.
    case norm(Double)
}

package enum Augment: Hashable, Sendable {
    case rotate(degrees: Double), shift(pixels: Double), scale(fraction: Double), noise(deviation: Double)
}

/// The rate at iteration t = 0, 1, ….
package struct Schedule: Hashable, Sendable {
    package enum Shape: Hashable, Sendable {
        case constant
        /// rate · factor^t, never below floor.
        case decay(factor: Double, floor: Double)
        /// rate · factor^⌊t / every⌋.
        case step(every: Int, factor: Double)
        /// From rate to floor along half a cosine over so many iterations, floor afterwards.
        case cosine(iterations: Int, floor: Double)
    }
    package var rate: Double
    package var shape: Shape
    /// Iterations over which the rate first grows linearly: rate · (t + 1) / warmUp for t < warmUp.
    package var warmUp: Int
    package init(rate: Double, shape: Shape = .constant, warmUp: Int = 0) {
        (self.rate, self.shape, self.warmUp) = (rate, shape, warmUp)
    }
}

/// An update rule as formulas over one parameter entry, so that every ISA emits it like any map.
///
/// Operands: 0 the parameter w, 1 its gradient g, 2… the state entries, then the step scalars
/// (computed once a step from the iteration t = 0, 1, …).
package struct Optimizer: Hashable, Sendable {
    package enum StepScalar: Hashable, Sendable {
        case rate(Schedule)
        /// 1 − β^(t + 1).
        case biasCorrection(Double)
    }
    package var name: String
    /// Names of the state entries kept for each parameter entry ("velocity"); all start at 0.
    package var states: [String]
    package var scalars: [StepScalar]
    /// New state entries, in order; they may refer to the old ones only.
    package var newStates: [Scalar]
    /// The new w; here operands 2… are the *new* state entries.
    package var newParameter: Scalar

    package init(name: String, states: [String], scalars: [StepScalar], newStates: [Scalar], newParameter: Scalar) {
        (self.name, self.states, self.scalars) = (name, states, scalars)
        (self.newStates, self.newParameter) = (newStates, newParameter)
    }

    /// w ← w − ηg.
    package static func gradientDescent(rate: Schedule) -> Optimizer {
        Optimizer(
            name: "gradientDescent", states: [], scalars: [.rate(rate)], newStates: [],
            newParameter: .operand(0) - .operand(2) * .operand(1))
    }
}
