import Testing

/// The examples of the language's description, and what each must be understood as.
struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let outline: String

    var testDescription: String { name }

    static let all = [digits, sequences, formulas, graphs]

    static let digits = Example(
        name: "digits",
        text: """
            /// A LeNet-style classifier of 28×28 grey-scale digits.
            model Digits {
                input image: [28, 28, 1]                       // height, width, channels; the batch is implicit

                conv(filters: 32, size: 5, pad: 2, activation: relu)
                pool(max, size: 2, stride: 2)
                conv(filters: 64, size: 5, pad: 2, activation: relu)
                pool(max, size: 2, stride: 2)
                flatten
                dense(1024, activation: relu)
                dropout(0.5)
                dense(10, activation: softmax)

                train {
                    loss:      crossEntropy
                    optimizer: sgd(rate: 0.1, decay: 0.95, momentum: 0.9)
                    batch:     64
                    epochs:    20
                    penalty:   l2(1e-4)
                    stop:      early(patience: 3)
                    augment:   rotate(degrees: 10), shift(pixels: 2), noise(0.05)
                }
            }

            """,
        outline: """
            /// A LeNet-style classifier of 28×28 grey-scale digits.
            model Digits
                input image [28 28 1]
                (conv filters: 32 size: 5 pad: 2 activation: relu)
                (pool max size: 2 stride: 2)
                (conv filters: 64 size: 5 pad: 2 activation: relu)
                (pool max size: 2 stride: 2)
                flatten
                (dense 1024 activation: relu)
                (dropout 0.5)
                (dense 10 activation: softmax)
                train
                    loss: crossEntropy
                    optimizer: (sgd rate: 0.1 decay: 0.95 momentum: 0.9)
                    batch: 64
                    epochs: 20
                    penalty: (l2 0.0001)
                    stop: (early patience: 3)
                    augment: (rotate degrees: 10), (shift pixels: 2), (noise 0.05)

            """)

    static let sequences = Example(
        name: "sequences",
        text: """
            model CharacterLSTM {
                const vocabulary = 65
                input text: [time: 64] of 0..<vocabulary        // indices; checked against the range at run time

                oneHot
                lstm(256)
                dense(vocabulary, activation: softmax)          // a distribution at every step

                train {
                    loss: crossEntropy                           // summed over the steps
                    optimizer: adam(rate: 0.002)
                    clip: norm(5)
                    batch: 32
                }
            }

            model Sentiment {
                input words: [time: ...64] of 0..<10_000, buckets: [16, 32, 64]   // up to 64 steps, padded within a bucket, masked
                embedding(32)
                lstm(64)
                last                                             // one output at the end of the sequence
                dense(2, activation: softmax)
                train { loss: crossEntropy }
            }

            """,
        outline: """
            model CharacterLSTM
                const vocabulary = 65
                input text [(time 64)] of (..< 0 vocabulary)
                oneHot
                (lstm 256)
                (dense vocabulary activation: softmax)
                train
                    loss: crossEntropy
                    optimizer: (adam rate: 0.002)
                    clip: (norm 5)
                    batch: 32
            model Sentiment
                input words [(time ...64)] of (..< 0 10000) buckets [16 32 64]
                (embedding 32)
                (lstm 64)
                last
                (dense 2 activation: softmax)
                train
                    loss: crossEntropy

            """)

    static let formulas = Example(
        name: "formulas",
        text: """
            activation swish(x) = x * sigmoid(x)
            activation mish = c("mish.c")                        // float mish(float x), read with libclang, differentiated like the rest
            loss logCosh(y, target) = log(cosh(y - target))

            block residual(filters: Int) {
                let shortcut = it                                // `it` is the value above
                conv(filters: filters, size: 3, pad: 1, activation: relu)
                conv(filters: filters, size: 3, pad: 1)
                relu(it + shortcut)
            }

            model Gate {                                         // the worked example of two consecutive ones, weights by hand
                input x: [4]
                dense(2, activation: step, weights: [[1, 2, 1, 0], [0, 0, 1, 1]], bias: [-2.5, -1.5])
                dense(1, activation: step, weights: [[1, 1]], bias: [-0.5])
            }

            """,
        outline: """
            activation swish(x) = (* x (sigmoid x))
            activation mish = (c "mish.c")
            loss logCosh(y, target) = (log (cosh (- y target)))
            block residual(filters: Int)
                let shortcut = it
                (conv filters: filters size: 3 pad: 1 activation: relu)
                (conv filters: filters size: 3 pad: 1)
                (relu (+ it shortcut))
            model Gate
                input x [4]
                (dense 2 activation: step weights: [[1 2 1 0] [0 0 1 1]] bias: [-2.5 -1.5])
                (dense 1 activation: step weights: [[1 1]] bias: [-0.5])

            """)

    /// What the description only names: several inputs and outputs, branches, shared parameters, splits.
    static let graphs = Example(
        name: "graphs",
        text: """
            const width = 16
            activation leaky(x, slope: Float = 0.1) = max(x, slope * x)

            block tower(units: Int = width, activation: Activation = relu) {
                dense(units, activation: activation)
                dense(units)
            }

            /// Compares two images.
            ///
            /// Both go through one tower.
            model Siamese {
                /// the one
                input left: [28, 28, 1]
                input right: [28, 28, 1]
                let a = tower(units: 64, of: flatten(of: left))
                let b = tower(units: 64, of: flatten(of: right), share: a)

                concat(a, b, a - b)
                dense(
                    width * 2,
                    activation: leaky(slope: 0.2),
                )
                output same = dense(1, activation: sigmoid)
                a
                dense(2)
                output it

                train {
                    loss: binaryCrossEntropy(of: same), squaredError(weight: 0.5)
                    data: "pairs.csv"
                    split: random(train: 0.7, validation: 0.1, test: 0.2, seed: 1)
                }
            }

            """,
        outline: """
            const width = 16
            activation leaky(x, slope: Float = 0.1) = (max x (* slope x))
            block tower(units: Int = width, activation: Activation = relu)
                (dense units activation: activation)
                (dense units)
            /// Compares two images.
            ///
            /// Both go through one tower.
            model Siamese
                /// the one
                input left [28 28 1]
                input right [28 28 1]
                let a = (tower units: 64 of: (flatten of: left))
                let b = (tower units: 64 of: (flatten of: right) share: a)
                (concat a b (- a b))
                (dense (* width 2) activation: (leaky slope: 0.2))
                output same = (dense 1 activation: sigmoid)
                a
                (dense 2)
                output it
                train
                    loss: (binaryCrossEntropy of: same), (squaredError weight: 0.5)
                    data: "pairs.csv"
                    split: (random train: 0.7 validation: 0.1 test: 0.2 seed: 1)

            """)
}
