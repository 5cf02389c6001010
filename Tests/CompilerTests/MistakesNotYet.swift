extension Mistake {
    /// What later versions bring.
    static let inWhatIsNotYet = [
        Mistake(
            "sequences",
            #"""
                model M {
                    input x: [time: 64] of 0..<10
                    oneHot
                    lstm(3)
                    last
                }
                model N {
                    input x: [time: ...64] of 0..<10, buckets: [16, 64]
                    embedding(3)
                    gru(3)
                }
                model O {
                    input x: [4]
                    rnn(3)
                    bidirectional
                    sparse(3, fanIn: 2, seed: 3)
                }
                """#,
            messages: #"""
                m.nnd:2:15: error: not supported yet: dimensions of time
                  2 |     input x: [time: 64] of 0..<10
                    |               ^~~~~~~~
                m.nnd:4:5: error: not supported yet: `lstm`
                  4 |     lstm(3)
                    |     ^~~~~~~
                m.nnd:5:5: error: not supported yet: `last`
                  5 |     last
                    |     ^~~~
                m.nnd:8:15: error: not supported yet: dimensions of time
                  8 |     input x: [time: ...64] of 0..<10, buckets: [16, 64]
                    |               ^~~~~~~~~~~
                m.nnd:8:48: error: not supported yet: buckets
                  8 |     input x: [time: ...64] of 0..<10, buckets: [16, 64]
                    |                                                ^~~~~~~~
                m.nnd:9:5: error: not supported yet: `embedding`
                  9 |     embedding(3)
                    |     ^~~~~~~~~~~~
                m.nnd:10:5: error: not supported yet: `gru`
                  10 |     gru(3)
                     |     ^~~~~~
                m.nnd:14:5: error: not supported yet: `rnn`
                  14 |     rnn(3)
                     |     ^~~~~~
                m.nnd:15:5: error: not supported yet: `bidirectional`
                  15 |     bidirectional
                     |     ^~~~~~~~~~~~~
                m.nnd:16:5: error: not supported yet: `sparse`
                  16 |     sparse(3, fanIn: 2, seed: 3)
                     |     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
                """#),
        Mistake(
            "formulas in C",
            #"""
                activation mish2 = c("mish.c")
                loss other = c("other.c")
                model M {
                    input x: [4]
                    dense(3, activation: mish2)
                    dense(3, activation: c("f.c"))
                }
                """#,
            messages: #"""
                m.nnd:1:20: error: not supported yet: formulas written in C
                  1 | activation mish2 = c("mish.c")
                    |                    ^~~~~~~~~~~
                m.nnd:2:14: error: not supported yet: formulas written in C
                  2 | loss other = c("other.c")
                    |              ^~~~~~~~~~~~
                m.nnd:6:26: error: not supported yet: formulas written in C
                  6 |     dense(3, activation: c("f.c"))
                    |                          ^~~~~~~~
                """#),
    ]
}
