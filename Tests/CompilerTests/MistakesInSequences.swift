extension Mistake {
    static let inSequences = [
        Mistake(
            "time of inputs",
            #"""
                model Two {
                    input x: [time: 4, time: 3]
                    dense(2)
                }
                model Behind {
                    input x: [3, time: 4]
                    dense(2)
                }
                model Unbounded {
                    input x: [time: 8] of 0..<9, buckets: [4, 8]
                    embedding(2)
                }
                model Descending {
                    input x: [time: ...8] of 0..<9, buckets: [4, 2]
                    embedding(2)
                }
                model Beyond {
                    input x: [time: ...8] of 0..<9, buckets: [4, 16]
                    embedding(2)
                }
                model Twice {
                    input x: [time: ...8] of 0..<9, buckets: [4]
                    input y: [time: ...8] of 0..<9, buckets: [4]
                    embedding(2)
                }
                model Same {
                    input x: [time: ...8] of 0..<9
                    input x_length: [3]
                    dense(2)
                }
                """#,
            messages: #"""
                m.nnd:2:24: error: an input has one dimension of time, and this is a second one [two-times]
                  2 |     input x: [time: 4, time: 3]
                    |                        ^~~~~~~
                  note: first here
                  2 |     input x: [time: 4, time: 3]
                    |               ^~~~~~~
                m.nnd:6:18: error: time is the first dimension, and this is the second [time-not-first]
                  6 |     input x: [3, time: 4]
                    |                  ^~~~~~~
                  help: [time: 4, 3]
                m.nnd:10:43: error: buckets are for a time that is bounded and not fixed [buckets-without-bound]
                  10 |     input x: [time: 8] of 0..<9, buckets: [4, 8]
                     |                                           ^~~~~~
                  help: input x: [time: ...8]
                m.nnd:14:50: error: buckets ascend, and 2 stands behind 4 [buckets-order]
                  14 |     input x: [time: ...8] of 0..<9, buckets: [4, 2]
                     |                                                  ^
                  help: buckets: [2, 4]
                m.nnd:18:50: error: a bucket of 16 steps is longer than the time, ...8 [bucket-beyond-bound]
                  18 |     input x: [time: ...8] of 0..<9, buckets: [4, 16]
                     |                                                  ^~
                  note: the time is bounded here
                  18 |     input x: [time: ...8] of 0..<9, buckets: [4, 16]
                     |               ^~~~~~~~~~
                m.nnd:23:46: error: one input has buckets, and this is a second one [two-bucketings]
                  23 |     input y: [time: ...8] of 0..<9, buckets: [4]
                     |                                              ^~~
                  note: first here
                  22 |     input x: [time: ...8] of 0..<9, buckets: [4]
                     |                                              ^~~
                  help: `[time: x]` shares the time of that input, and its buckets
                m.nnd:28:11: error: `x_length` is declared twice [duplicate-name]
                  28 |     input x_length: [3]
                     |           ^~~~~~~~
                  note: first here
                  27 |     input x: [time: ...8] of 0..<9
                     |           ^
                """#),
        Mistake(
            "layers of sequences on other values",
            #"""
                model M {
                    input x: [4]
                    output a = rnn(3, of: x)
                    output b = lstm(3, of: x)
                    output c = last(of: x)
                    output d = bidirectional(gru(2), of: x)
                    output e = embedding(3, of: x)
                }
                """#,
            messages: #"""
                m.nnd:3:16: error: `rnn` takes a sequence, but this value, [4], has no time [needs-sequence]
                  3 |     output a = rnn(3, of: x)
                    |                ^~~~~~~~~~~~~
                  help: the input of a sequence says so: `input x: [time: 64, 3]`
                m.nnd:4:16: error: `lstm` takes a sequence, but this value, [4], has no time [needs-sequence]
                  4 |     output b = lstm(3, of: x)
                    |                ^~~~~~~~~~~~~~
                  help: the input of a sequence says so: `input x: [time: 64, 3]`
                m.nnd:5:16: error: `last` takes a sequence, but this value, [4], has no time [needs-sequence]
                  5 |     output c = last(of: x)
                    |                ^~~~~~~~~~~
                  help: the input of a sequence says so: `input x: [time: 64, 3]`
                m.nnd:6:16: error: `bidirectional` takes a sequence, but this value, [4], has no time [needs-sequence]
                  6 |     output d = bidirectional(gru(2), of: x)
                    |                ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  help: the input of a sequence says so: `input x: [time: 64, 3]`
                m.nnd:7:16: error: `embedding` takes indices, but this value is numbers [needs-indices]
                  7 |     output e = embedding(3, of: x)
                    |                ^~~~~~~~~~~~~~~~~~~
                  help: an input of indices is written `input name: [1] of 0..<10`
                """#),
        Mistake(
            "sequences on layers of other values",
            #"""
                model M {
                    input x: [time: 4]
                    input y: [time: 4, 3, 2]
                    input z: [time: ...6, 3]
                    output a = dense(3, of: x)
                    output b = lstm(3, of: x)
                    output c = dense(3, of: y)
                    output d = gru(3, of: y)
                    output e = flatten(of: z)
                    output f = conv(filters: 2, size: 3, of: z)
                    output g = pool(max, size: 2, of: z)
                    output h = batchNorm(of: z)
                    output i = reshape([18], of: z)
                }
                """#,
            messages: #"""
                m.nnd:5:16: error: `dense` takes a vector at each step, and this sequence has a single number [needs-features]
                  5 |     output a = dense(3, of: x)
                    |                ^~~~~~~~~~~~~~~
                  help: `[time: 4, 1]` makes that a vector of one
                m.nnd:6:16: error: `lstm` takes a vector at each step, and this sequence has a single number [needs-features]
                  6 |     output b = lstm(3, of: x)
                    |                ^~~~~~~~~~~~~~
                  help: `[time: 4, 1]` makes that a vector of one
                m.nnd:7:16: error: `dense` takes a vector at each step, but each step of this value is [3, 2] [needs-vector]
                  7 |     output c = dense(3, of: y)
                    |                ^~~~~~~~~~~~~~~
                  help: `dense([3])` takes a step of any shape
                m.nnd:8:16: error: `gru` takes a vector at each step, but each step of this value is [3, 2] [needs-vector]
                  8 |     output d = gru(3, of: y)
                    |                ^~~~~~~~~~~~~
                  help: `dense([n])` makes each step a vector
                m.nnd:9:16: error: `flatten` looks across steps, and this sequence has padded ones, which must not count [padded-steps]
                  9 |     output e = flatten(of: z)
                    |                ^~~~~~~~~~~~~~
                  note: its time is bounded, ...6, and not fixed
                  help: `rnn`, `lstm`, `gru` and `last` know which steps count
                m.nnd:10:16: error: `conv` looks across steps, and this sequence has padded ones, which must not count [padded-steps]
                  10 |     output f = conv(filters: 2, size: 3, of: z)
                     |                ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  note: its time is bounded, ...6, and not fixed
                  help: `pad: same` with a stride of 1 keeps all steps in their places
                m.nnd:11:16: error: `pool` looks across steps, and this sequence has padded ones, which must not count [padded-steps]
                  11 |     output g = pool(max, size: 2, of: z)
                     |                ^~~~~~~~~~~~~~~~~~~~~~~~~
                  note: its time is bounded, ...6, and not fixed
                  help: `size: all` pools all steps that count
                m.nnd:12:16: error: `batchNorm` would count the padded steps of this sequence in its statistics [padded-steps]
                  12 |     output h = batchNorm(of: z)
                     |                ^~~~~~~~~~~~~~~~
                  help: `layerNorm` looks at one step alone
                m.nnd:13:16: error: `reshape` looks across steps, and this sequence has padded ones, which must not count [padded-steps]
                  13 |     output i = reshape([18], of: z)
                     |                ^~~~~~~~~~~~~~~~~~~~
                  note: its time is bounded, ...6, and not fixed
                  help: `rnn`, `lstm`, `gru` and `last` know which steps count
                """#),
        Mistake(
            "arguments of recurrent layers",
            #"""
                model M {
                    input x: [time: 4, 3]
                    output a = rnn(0, of: x)
                    output b = rnn(2, activation: softmax, of: x)
                    output c = lstm(2, cell: peephole, of: x)
                    output d = gru(2, reset: afterwards, of: x)
                    output e = bidirectional(dense(3), of: x)
                    output f = bidirectional(64, of: x)
                    output g = rnn(2, weights: [[1, 2, 3], [1, 2, 3]], recurrent: [[1, 0, 0], [0, 1, 0]], of: x)
                    output h = bidirectional(of: x)
                    output i = lstm(2, cells: chapter, of: x)
                    output j = lstm(units: 2_000_000_000, of: x)
                    output k = lstm(2, bias: false, forget: 1, of: x)
                }
                """#,
            messages: #"""
                m.nnd:3:20: error: `units` must be at least 1, and this is 0 [out-of-range]
                  3 |     output a = rnn(0, of: x)
                    |                    ^
                m.nnd:4:35: error: `softmax` cannot be the activation of a recurrence [not-elementwise]
                  4 |     output b = rnn(2, activation: softmax, of: x)
                    |                                   ^~~~~~~
                  help: `tanh`, `relu`, `step` and formulas of one number can
                m.nnd:5:30: error: `cell` takes standard or chapter [wrong-type]
                  5 |     output c = lstm(2, cell: peephole, of: x)
                    |                              ^~~~~~~~
                m.nnd:6:30: error: `reset` takes before or after [wrong-type]
                  6 |     output d = gru(2, reset: afterwards, of: x)
                    |                              ^~~~~~~~~~
                m.nnd:7:30: error: `bidirectional` takes a recurrent layer [needs-recurrence]
                  7 |     output e = bidirectional(dense(3), of: x)
                    |                              ^~~~~~~~
                  help: bidirectional(lstm(64))
                  help: `rnn`, `lstm` and `gru` are recurrent
                m.nnd:8:30: error: `layer` takes a recurrent layer: rnn, lstm or gru with its arguments [wrong-type]
                  8 |     output f = bidirectional(64, of: x)
                    |                              ^~
                m.nnd:9:67: error: `recurrent` is [2, 3], but this layer needs [2, 2] [wrong-number-of-values]
                  9 |     output g = rnn(2, weights: [[1, 2, 3], [1, 2, 3]], recurrent: [[1, 0, 0], [0, 1, 0]], of: x)
                    |                                                                   ^~~~~~~~~~~~~~~~~~~~~~
                  note: 2 · 2 = 4 numbers are needed, and 6 are written
                m.nnd:10:16: error: `bidirectional` needs `layer`, the layer of each direction [missing-argument]
                  10 |     output h = bidirectional(of: x)
                     |                ^~~~~~~~~~~~~~~~~~~~
                  help: it takes a recurrent layer: rnn, lstm or gru with its arguments
                m.nnd:11:24: error: `lstm` takes no `cells:` [unknown-argument]
                  11 |     output i = lstm(2, cells: chapter, of: x)
                     |                        ^~~~~
                  help: did you mean `cell`?
                m.nnd:12:28: error: `lstm` of 2,000,000,000 nodes is too large [too-many-elements]
                  12 |     output j = lstm(units: 2_000_000_000, of: x)
                     |                            ^~~~~~~~~~~~~
                m.nnd:13:45: error: `forget` is the initial bias of a gate, and `bias` says another or none [forget-without-bias]
                  13 |     output k = lstm(2, bias: false, forget: 1, of: x)
                     |                                             ^
                """#),
        Mistake(
            "sequences side by side",
            #"""
                model M {
                    input x: [time: ...4, 3]
                    input y: [time: ...4, 3]
                    input z: [4, 3]
                    output a = x + y
                    output b = concat(x, y)
                    output c = x * z
                }
                """#,
            messages: #"""
                m.nnd:5:16: error: `+` takes sequences of the same steps, and these have lengths of their own [unequal-times]
                  5 |     output a = x + y
                    |                ^~~~~
                  help: `input b: [time: a]` gives an input the time of another one
                m.nnd:6:16: error: `concat` takes sequences of the same steps, and these have lengths of their own [unequal-times]
                  6 |     output b = concat(x, y)
                    |                ^~~~~~~~~~~~
                  help: `input b: [time: a]` gives an input the time of another one
                m.nnd:7:16: error: `*` takes sequences of the same steps, and one of these values has no time [unequal-times]
                  7 |     output c = x * z
                    |                ^~~~~
                """#),
        Mistake(
            "sparse",
            #"""
                model M {
                    input x: [4]
                    input y: [4, 4]
                    output a = sparse(3, fanIn: 5, of: x)
                    output b = sparse(3, of: x)
                    output c = sparse(3, fanIn: 2, seed: -1, of: x)
                    output d = sparse(3, fanIn: 2, of: y)
                    output e = sparse(2_000_000_000, fanIn: 4, of: x)
                }
                """#,
            messages: #"""
                m.nnd:4:33: error: a node cannot read 5 different elements of 4 [fan-in]
                  4 |     output a = sparse(3, fanIn: 5, of: x)
                    |                                 ^
                  help: fanIn: 4 reads all of them, which is `dense(3)`
                m.nnd:5:16: error: `sparse` needs `fanIn:`, how many elements each node reads, all different [missing-argument]
                  5 |     output b = sparse(3, of: x)
                    |                ^~~~~~~~~~~~~~~~
                  help: it takes a whole number
                m.nnd:6:42: error: `seed` must be at least 0, and this is −1 [out-of-range]
                  6 |     output c = sparse(3, fanIn: 2, seed: -1, of: x)
                    |                                          ^~
                m.nnd:7:16: error: `sparse` takes a vector, but this value is [4, 4] [needs-vector]
                  7 |     output d = sparse(3, fanIn: 2, of: y)
                    |                ^~~~~~~~~~~~~~~~~~~~~~~~~~
                  note: `flatten` makes it 4 · 4 = 16 numbers
                  help: `flatten` on the line before
                m.nnd:8:16: error: `sparse` of 2,000,000,000 · 4 connections is too large [too-many-elements]
                  8 |     output e = sparse(2_000_000_000, fanIn: 4, of: x)
                    |                ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  note: their places are part of the code, and 4,194,304 may be
                """#),
    ]
}
