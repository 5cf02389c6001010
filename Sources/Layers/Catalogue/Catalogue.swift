/// All words that may stand in a place of the language; a new one is a file of its own and a line here.
package enum Catalogue {
    package static let layers: [any Layer] = [
        Dense(), Convolution(), Pooling(), Flatten(), Reshape(), Transpose(), OneHot(), Dropout(), Concatenation(),
        BatchNorm(), LayerNorm(), Embedding(), RNN(), LSTM(), GRU(), Bidirectional(), Last(), Sparse(),
    ]

    package static let activations: [any Activation] = [
        Step(), Identity(), Sigmoid(), Tanh(), Softmax(), Relu(), LeakyRelu(), Prelu(), Elu(), Softplus(),
    ]

    package static let losses: [any Loss] = [
        SquaredError(), AbsoluteError(), Huber(), CrossEntropy(), KLDivergence(), BinaryCrossEntropy(),
    ]

    package static func entries(of family: Family) -> [any Entry] {
        switch family {
        case .layer: layers
        case .activation: activations
        case .loss: losses
        case .optimizer: [GradientDescent(), SGD(), RMSProp(), Adam(), AdamW()]
        case .initializer: [Uniform(), Normal(), Glorot(), He(), Zeros(), Constant()]
        case .penalty: [L1(), L2()]
        case .schedule: [Decay(), StepSchedule(), Cosine()]
        case .clip: [ClipValue(), ClipNorm()]
        case .stop: [EarlyStop()]
        case .split: [RandomSplit(), TimeSplit()]
        case .augment: [Rotate(), Shift(), Scale(), Noise()]
        }
    }
}
