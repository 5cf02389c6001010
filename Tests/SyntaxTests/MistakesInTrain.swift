extension Mistake {
    static let inTrain = [
        Mistake(
            "train section in a block",
            #"""
                block b(n: Int) {
                    train { loss: a }
                }
                """#,
            messages: #"""
                m.nnd:2:5: error: a block has no train section; the model that uses it has [train-in-block]
                  2 |     train { loss: a }
                    |     ^~~~~
                """#,
            outline: #"""
                block b(n: Int)
                """#),
        Mistake(
            "train entries",
            #"""
                model M {
                    train {
                        loss crossEntropy
                        batch: 64, epochs: 3
                        optimizer:
                        clip: norm(5) value(3)
                        stop: early(patience: 3
                        split: 80/20
                        3
                    }
                    train { loss: a }
                }
                """#,
            messages: #"""
                m.nnd:3:14: error: expected `:` after `loss`, found `crossEntropy` [expected-sign]
                  3 |         loss crossEntropy
                    |              ^~~~~~~~~~~~
                m.nnd:4:20: error: each entry of a train section has a line of its own [entries-on-one-line]
                  4 |         batch: 64, epochs: 3
                    |                    ^~~~~~
                  help: begin a new line before `epochs:`, without a comma
                m.nnd:5:19: error: `optimizer` has no value [expected-expression]
                  5 |         optimizer:
                    |                   ^
                m.nnd:6:23: error: expected the end of the entry, found `value` [line-not-ended]
                  6 |         clip: norm(5) value(3)
                    |                       ^~~~~
                  help: several values are separated by commas
                m.nnd:7:20: error: `(` is not closed [unclosed-bracket]
                  7 |         stop: early(patience: 3
                    |                    ^
                m.nnd:9:9: error: expected an entry such as `loss: crossEntropy`, found `3` [expected-entry]
                  9 |         3
                    |         ^
                m.nnd:11:5: error: a model has one train section [repeated-train]
                  11 |     train { loss: a }
                     |     ^~~~~
                  note: the first is here
                  2 |     train {
                    |     ^~~~~
                """#,
            outline: #"""
                model M
                    train
                        batch: 64
                        epochs: 3
                        clip: (norm 5)
                        split: (/ 80 20)
                """#),
        Mistake(
            "train not closed before a layer",
            #"""
                model M {
                    train {
                        loss: a
                    dense(3)
                }
                """#,
            messages: #"""
                m.nnd:1:9: error: `{` is not closed [unclosed-bracket]
                  1 | model M {
                    |         ^
                m.nnd:4:5: error: expected an entry such as `loss: crossEntropy`, found `dense` [expected-entry]
                  4 |     dense(3)
                    |     ^~~~~
                """#,
            outline: #"""
                model M
                    train
                        loss: a
                """#),
        Mistake(
            "train not closed before a model",
            #"""
                model M {
                    train {
                        loss: a
                model N {
                }
                """#,
            messages: #"""
                m.nnd:1:9: error: `{` is not closed [unclosed-bracket]
                  1 | model M {
                    |         ^
                  note: this line cannot stand within it
                  4 | model N {
                    | ^~~~~
                m.nnd:2:11: error: `{` is not closed [unclosed-bracket]
                  2 |     train {
                    |           ^
                  note: this line cannot stand within it
                  4 | model N {
                    | ^~~~~
                """#,
            outline: #"""
                model M
                    train
                        loss: a
                model N
                """#),
        Mistake(
            "train without braces",
            #"""
                model M {
                    train
                    train loss
                    train
                    {
                        loss: a
                    }
                }
                """#,
            messages: #"""
                m.nnd:2:10: error: expected `{` to begin the train section, found the end of the line [expected-sign]
                  2 |     train
                    |          ^
                m.nnd:3:11: error: expected `{` to begin the train section, found `loss` [expected-sign]
                  3 |     train loss
                    |           ^~~~
                m.nnd:5:5: error: `{` cannot begin a line [expected-sign]
                  5 |     {
                    |     ^
                  help: move it to the end of the line above
                """#,
            outline: #"""
                model M
                    train
                        loss: a
                """#),
    ]
}
