extension Mistake {
    static let inTraining = [
        Mistake(
            "entries out of range",
            #"""
                model M {
                    input x: [28]
                    dense(2)
                    train {
                        loss:       crossEntropi
                        optimizer:  sgd(rate: -1)
                        batch:      0
                        epoch:      3
                        penalty:    l2(-1), l3(2)
                        clip:       3
                        stop:       early(patience: 0)
                        split:      random(train: 0.8, test: 0.3)
                        seed:       -3
                        augment:    rotate(degrees: 200), flip
                        data:       digits
                        tolerance:  0
                        iterations: 2.5
                    }
                }
                """#,
            messages: #"""
                m.nnd:5:21: error: there is no loss `crossEntropi` [unknown-name]
                  5 |         loss:       crossEntropi
                    |                     ^~~~~~~~~~~~
                  help: did you mean `crossEntropy`?
                m.nnd:6:31: error: `rate` must be greater than 0, and this is −1 [out-of-range]
                  6 |         optimizer:  sgd(rate: -1)
                    |                               ^~
                m.nnd:7:21: error: `batch` must be at least 1, and this is 0 [out-of-range]
                  7 |         batch:      0
                    |                     ^
                m.nnd:8:9: error: a train section has no `epoch:` [unknown-name]
                  8 |         epoch:      3
                    |         ^~~~~
                  help: did you mean `epochs`?
                m.nnd:9:24: error: `factor` must be at least 0, and this is −1 [out-of-range]
                  9 |         penalty:    l2(-1), l3(2)
                    |                        ^~
                m.nnd:9:29: error: there is no penalty `l3` [unknown-name]
                  9 |         penalty:    l2(-1), l3(2)
                    |                             ^~
                  help: did you mean `l1`?
                m.nnd:10:21: error: `clip` takes a way to clip [wrong-type]
                  10 |         clip:       3
                     |                     ^
                  help: it is `value` or `norm`
                m.nnd:11:37: error: `patience` must be at least 1, and this is 0 [out-of-range]
                  11 |         stop:       early(patience: 0)
                     |                                     ^
                m.nnd:12:21: error: the shares of a split sum to 1 [shares]
                  12 |         split:      random(train: 0.8, test: 0.3)
                     |                     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  note: 0.8 + 0 + 0.3 = 1.1
                m.nnd:13:21: error: `seed` must be at least 0, and this is −3 [out-of-range]
                  13 |         seed:       -3
                     |                     ^~
                m.nnd:14:37: error: `degrees` must be greater than 0 and at most 180, and this is 200 [out-of-range]
                  14 |         augment:    rotate(degrees: 200), flip
                     |                                     ^~~
                m.nnd:14:43: error: there is no augmentation `flip` [unknown-name]
                  14 |         augment:    rotate(degrees: 200), flip
                     |                                           ^~~~
                m.nnd:15:21: error: `data` takes a text in quotes [wrong-type]
                  15 |         data:       digits
                     |                     ^~~~~~
                  help: "digits"
                m.nnd:16:21: error: `tolerance` must be greater than 0, and this is 0 [out-of-range]
                  16 |         tolerance:  0
                     |                     ^
                m.nnd:17:21: error: `iterations` must be a whole number, and this is 2.5 [not-whole]
                  17 |         iterations: 2.5
                     |                     ^~~
                """#),
        Mistake(
            "entries that contradict each other",
            #"""
                model M {
                    input x: [28]
                    dense(2)
                    train {
                        optimizer: gradientDescent(0.1)
                        batch:     3
                        stop:      early(patience: 3)
                        split:     random(train: 0.8, test: 0.2)
                        batch:     4
                        epochs:    1, 2
                    }
                }
                """#,
            messages: #"""
                m.nnd:4:5: error: a train section needs a `loss:` [missing-argument]
                  4 |     train {
                    |     ^~~~~
                  help: loss: squaredError
                m.nnd:6:9: error: `gradientDescent` takes the whole training set at each step, and has no batch [batch-of-whole-set]
                  6 |         batch:     3
                    |         ^~~~~~~~~~~~
                  note: the optimizer is given here
                  5 |         optimizer: gradientDescent(0.1)
                    |         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  help: `sgd` is the same over minibatches
                m.nnd:7:9: error: early stopping needs a validation set, and the split has none [no-validation-set]
                  7 |         stop:      early(patience: 3)
                    |         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  note: the split is given here
                  8 |         split:     random(train: 0.8, test: 0.2)
                    |         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  help: split: random(train: 0.7, validation: 0.1, test: 0.2)
                m.nnd:9:9: error: `batch` is given twice [repeated-argument]
                  9 |         batch:     4
                    |         ^~~~~~~~~~~~
                  note: first here
                  6 |         batch:     3
                    |         ^~~~~~~~~~~~
                m.nnd:10:9: error: `epochs` takes one value, and 2 are given [too-many-values]
                  10 |         epochs:    1, 2
                     |         ^~~~~~~~~~~~~~~
                """#),
        Mistake(
            "schedules",
            #"""
                model M {
                    input x: [28]
                    dense(2)
                    train {
                        loss:      squaredError
                        optimizer: sgd(rate: cosine(0.1, iterations: 10), decay: 0.9)
                    }
                }
                model N {
                    input x: [28]
                    dense(2)
                    train {
                        loss:      squaredError
                        optimizer: adam(rate: 0.1, floor: 0.2, decay: 0.9)
                    }
                }
                model O {
                    input x: [28]
                    dense(2)
                    train {
                        loss:      squaredError
                        optimizer: adam(rate: 0.1, floor: 0.2)
                    }
                }
                """#,
            messages: #"""
                m.nnd:6:66: error: the rate is a schedule already [two-schedules]
                  6 |         optimizer: sgd(rate: cosine(0.1, iterations: 10), decay: 0.9)
                    |                                                                  ^~~
                m.nnd:14:43: error: the floor 0.2 lies above the rate 0.1 [floor-above-rate]
                  14 |         optimizer: adam(rate: 0.1, floor: 0.2, decay: 0.9)
                     |                                           ^~~
                m.nnd:22:43: error: `floor` bounds a `decay`, and there is none [floor-without-decay]
                  22 |         optimizer: adam(rate: 0.1, floor: 0.2)
                     |                                           ^~~
                """#),
        Mistake(
            "a loss for one of two outputs",
            #"""
                model M {
                    input x: [28]
                    output a = dense(2)
                    output b = dense(3)
                    train { loss: squaredError }
                }
                """#,
            messages: #"""
                m.nnd:5:19: error: the model has 2 outputs, and this loss does not say which it is about [which-output]
                  5 |     train { loss: squaredError }
                    |                   ^~~~~~~~~~~~
                  help: squaredError(of: a)
                """#),
        Mistake(
            "losses on outputs that are not there or twice",
            #"""
                model M {
                    input x: [28]
                    output a = dense(2)
                    output b = dense(3)
                    train { loss: squaredError(of: c) + 2 * huber(of: a) + huber(of: a) - huber(of: b) }
                }
                model N {
                    input x: [28]
                    output a = dense(2)
                    output b = dense(3)
                    train { loss: squaredError(of: c) + 2 * huber(of: a) + huber(of: a) + relu }
                }
                """#,
            messages: #"""
                m.nnd:5:19: error: `loss` takes a loss, or a weighted sum of losses [wrong-type]
                  5 |     train { loss: squaredError(of: c) + 2 * huber(of: a) + huber(of: a) - huber(of: b) }
                    |                   ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  help: loss: 0.7 * crossEntropy(of: digit) + 0.3 * squaredError(of: pose)
                m.nnd:11:75: error: there is no loss `relu` [unknown-name]
                  11 |     train { loss: squaredError(of: c) + 2 * huber(of: a) + huber(of: a) + relu }
                     |                                                                           ^~~~
                  note: `relu` is an activation
                """#),
        Mistake(
            "a single class",
            #"""
                model M {
                    input x: [28]
                    dense(1, activation: softmax)
                    train { loss: crossEntropy }
                }
                """#,
            messages: #"""
                m.nnd:4:19: error: `crossEntropy` over a single class is always 0 [one-class]
                  4 |     train { loss: crossEntropy }
                    |                   ^~~~~~~~~~~~
                  help: `dense(2, activation: softmax)` for two classes, or `sigmoid` with `binaryCrossEntropy`
                """#),
        Mistake(
            "warnings",
            #"""
                model M {
                    input x: [3]
                    input y: [3]
                    let a = dense(3)
                    dense(4, weights: zeros)
                    dense(2, weights: [[1, 1, 1, 1], [1, 1, 1, 1]])
                    train { loss: crossEntropy }
                }
                model N {
                    input x: [3]
                    dense(1)
                    train { loss: binaryCrossEntropy }
                }
                """#,
            messages: #"""
                m.nnd:2:5: warning: no output reads the input `x` [unused]
                  2 |     input x: [3]
                    |     ^~~~~~~~~~~~
                m.nnd:4:13: warning: no output reads `a` [unused]
                  4 |     let a = dense(3)
                    |             ^~~~~~~~
                m.nnd:5:5: warning: all weights of `dense1` start equal, so its 4 nodes would learn the same [equal-weights]
                  5 |     dense(4, weights: zeros)
                    |     ^~~~~~~~~~~~~~~~~~~~~~~~
                  note: equal nodes have equal gradients and stay equal
                  help: `uniform(-1, 1)`, `normal(0.1)`, `glorot` or `he` lets them differ
                m.nnd:6:5: warning: all weights of `dense2` start equal, so its 2 nodes would learn the same [equal-weights]
                  6 |     dense(2, weights: [[1, 1, 1, 1], [1, 1, 1, 1]])
                    |     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  note: equal nodes have equal gradients and stay equal
                  help: `uniform(-1, 1)`, `normal(0.1)`, `glorot` or `he` lets them differ
                m.nnd:7:19: warning: `crossEntropy` is meant for an output that `softmax` makes a distribution [not-a-distribution]
                  7 |     train { loss: crossEntropy }
                    |                   ^~~~~~~~~~~~
                  help: `activation: softmax` in the last layer
                m.nnd:12:19: warning: `binaryCrossEntropy` is meant for an output that `sigmoid` makes a probability [not-a-probability]
                  12 |     train { loss: binaryCrossEntropy }
                     |                   ^~~~~~~~~~~~~~~~~~
                  help: `activation: sigmoid` in the last layer
                """#),
    ]
}
