extension Mistake {
    static let inNames = [
        Mistake(
            "unknown layers and activations",
            #"""
                model M {
                    input x: [28]
                    flaten
                    dens(5)
                    dense(10, activation: rellu)
                    rellu
                    foo(3)
                    squaredError
                    adam(0.1)
                }
                """#,
            messages: #"""
                m.nnd:3:5: error: there is no layer or value `flaten` [unknown-name]
                  3 |     flaten
                    |     ^~~~~~
                  help: did you mean `flatten`?
                m.nnd:4:5: error: there is no layer or value `dens` [unknown-name]
                  4 |     dens(5)
                    |     ^~~~
                  help: did you mean `dense`?
                m.nnd:5:27: error: there is no activation `rellu` [unknown-name]
                  5 |     dense(10, activation: rellu)
                    |                           ^~~~~
                  help: did you mean `relu`?
                m.nnd:6:5: error: there is no layer or value `rellu` [unknown-name]
                  6 |     rellu
                    |     ^~~~~
                  help: did you mean `relu`?
                m.nnd:7:5: error: there is no layer or value `foo` [unknown-name]
                  7 |     foo(3)
                    |     ^~~
                m.nnd:8:5: error: there is no layer or value `squaredError` [unknown-name]
                  8 |     squaredError
                    |     ^~~~~~~~~~~~
                  note: `squaredError` is a loss
                m.nnd:9:5: error: there is no layer or value `adam` [unknown-name]
                  9 |     adam(0.1)
                    |     ^~~~
                  note: `adam` is an optimizer
                """#),
        Mistake(
            "names declared twice",
            #"""
                const a = 1
                const a = 2
                activation f(x) = x
                block f { relu }
                model M {
                    input x: [3]
                    input x: [4]
                    let y = dense(2)
                    let y = dense(3)
                    output z = dense(1, of: y)
                    output z = dense(1, of: y)
                    output x = y
                    output y
                    output y
                }
                """#,
            messages: #"""
                m.nnd:2:7: error: `a` is declared twice [duplicate-name]
                  2 | const a = 2
                    |       ^
                  note: first here
                  1 | const a = 1
                    |       ^
                m.nnd:4:7: error: `f` is declared twice [duplicate-name]
                  4 | block f { relu }
                    |       ^
                  note: first here
                  3 | activation f(x) = x
                    |            ^
                m.nnd:7:11: error: `x` is declared twice [duplicate-name]
                  7 |     input x: [4]
                    |           ^
                  note: first here
                  6 |     input x: [3]
                    |           ^
                m.nnd:9:9: error: `y` is declared twice [duplicate-name]
                  9 |     let y = dense(3)
                    |         ^
                  note: first here
                  8 |     let y = dense(2)
                    |         ^
                m.nnd:11:12: error: `z` is declared twice [duplicate-name]
                  11 |     output z = dense(1, of: y)
                     |            ^
                  note: first here
                  10 |     output z = dense(1, of: y)
                     |            ^
                m.nnd:12:12: error: `x` is declared twice [duplicate-name]
                  12 |     output x = y
                     |            ^
                  note: first here
                  6 |     input x: [3]
                    |           ^
                m.nnd:14:12: error: there are two outputs `y` [duplicate-name]
                  14 |     output y
                     |            ^
                """#),
        Mistake(
            "words of the language",
            #"""
                activation relu(x) = x
                activation exp(x) = x
                block dense { relu }
                loss huber(y, target) = y - target
                const lstm = 3
                model M {
                    input x: [3]
                    dense(2)
                }
                """#,
            messages: #"""
                m.nnd:1:12: error: `relu` is a word of the language [reserved-name]
                  1 | activation relu(x) = x
                    |            ^~~~
                  help: choose another name
                m.nnd:2:12: error: `exp` is a word of the language [reserved-name]
                  2 | activation exp(x) = x
                    |            ^~~
                  help: choose another name
                m.nnd:3:7: error: `dense` is a word of the language [reserved-name]
                  3 | block dense { relu }
                    |       ^~~~~
                  help: choose another name
                m.nnd:4:6: error: `huber` is a word of the language [reserved-name]
                  4 | loss huber(y, target) = y - target
                    |      ^~~~~
                  help: choose another name
                m.nnd:5:7: error: `lstm` is a word of the language [reserved-name]
                  5 | const lstm = 3
                    |       ^~~~
                  help: choose another name
                """#),
        Mistake(
            "a model without input",
            #"""
                model M {
                    dense(3)
                }
                """#,
            messages: #"""
                m.nnd:1:7: error: `M` has no input [no-input]
                  1 | model M {
                    |       ^
                  help: input image: [28, 28, 1]
                """#),
        Mistake(
            "a model without layers",
            #"""
                model M {
                    input x: [3]
                }
                """#,
            messages: #"""
                m.nnd:1:7: error: `M` has no layers [no-layers]
                  1 | model M {
                    |       ^
                  help: dense(10)
                """#),
        Mistake(
            "a line before the input",
            #"""
                model M {
                    relu
                    input x: [3]
                    dense(2)
                }
                """#,
            messages: #"""
                m.nnd:2:5: error: there is no value above this line [no-value]
                  2 |     relu
                    |     ^~~~
                  help: an `input` comes first
                """#),
        Mistake(
            "lines that are no layers",
            #"""
                const a = 3
                model M {
                    input x: [3]
                    3
                    a
                    3 + 4
                    x < 3
                    "text"
                    [1, 2]
                    y + 3
                    0..<3
                }
                """#,
            messages: #"""
                m.nnd:4:5: error: this is no layer and no value [expected-value]
                  4 |     3
                    |     ^
                  help: a line is a layer, such as `dense(10)`
                m.nnd:5:5: error: `a` is a constant, and a line is a layer or a value [expected-value]
                  5 |     a
                    |     ^
                m.nnd:6:5: error: this is a number, and a line is a layer or a value [expected-value]
                  6 |     3 + 4
                    |     ^~~~~
                m.nnd:7:5: error: a comparison stands only in the `where` of a formula [misplaced-comparison]
                  7 |     x < 3
                    |     ^~~~~
                m.nnd:8:5: error: this is no layer and no value [expected-value]
                  8 |     "text"
                    |     ^~~~~~
                  help: a line is a layer, such as `dense(10)`
                m.nnd:9:5: error: this is no layer and no value [expected-value]
                  9 |     [1, 2]
                    |     ^~~~~~
                  help: a line is a layer, such as `dense(10)`
                m.nnd:10:5: error: there is no layer or value `y` [unknown-name]
                  10 |     y + 3
                     |     ^
                m.nnd:11:5: error: this is no layer and no value [expected-value]
                  11 |     0..<3
                     |     ^~~~~
                  help: a line is a layer, such as `dense(10)`
                """#),
        Mistake(
            "indices that do not count from 0",
            #"""
                model M {
                    input a: [3] of 1..<10
                    input b: [3] of 0..<0
                    input c: [3] of 0..<2.5
                    concat(a, b)
                }
                """#,
            messages: #"""
                m.nnd:2:21: error: indices count from 0, and this range begins at 1 [index-range]
                  2 |     input a: [3] of 1..<10
                    |                     ^
                m.nnd:3:21: error: a range of indices holds at least one [index-range]
                  3 |     input b: [3] of 0..<0
                    |                     ^~~~~
                  help: 0..<10
                m.nnd:4:25: error: the upper end must be a whole number, and this is 2.5 [not-whole]
                  4 |     input c: [3] of 0..<2.5
                    |                         ^~~
                """#),
        Mistake(
            "inputs without sound extents",
            #"""
                const none = 0
                model M {
                    input a: []
                    input b: [none]
                    input c: [2.5, -1]
                    input d: [1, 1, 1, 1, 1, 1, 1, 1]
                    concat(a, b, c, d)
                }
                """#,
            messages: #"""
                m.nnd:3:14: error: an input has at least one extent [no-extent]
                  3 |     input a: []
                    |              ^~
                  help: input a: [1]
                m.nnd:4:15: error: an extent must be at least 1, and this is 0 [out-of-range]
                  4 |     input b: [none]
                    |               ^~~~
                m.nnd:5:15: error: an extent must be a whole number, and this is 2.5 [not-whole]
                  5 |     input c: [2.5, -1]
                    |               ^~~
                m.nnd:5:20: error: an extent must be at least 1, and this is −1 [out-of-range]
                  5 |     input c: [2.5, -1]
                    |                    ^~
                m.nnd:6:14: error: an input has at most 7 axes, and this has 8 [too-many-axes]
                  6 |     input d: [1, 1, 1, 1, 1, 1, 1, 1]
                    |              ^~~~~~~~~~~~~~~~~~~~~~~~
                """#),
        Mistake(
            "sharing with what is no such layer",
            #"""
                model M {
                    input x: [3]
                    let a = dense(3)
                    let sum = a + x
                    tanh(share: a)
                    dense(3, share: x)
                    dense(3, share: sum)
                    dense(3, share: b)
                    dense(3, share: 4)
                    dense(3, share: a, weights: zeros)
                }
                """#,
            messages: #"""
                m.nnd:5:17: error: `a` is made by `dense`, and `tanh` cannot share with it [share-layer]
                  5 |     tanh(share: a)
                    |                 ^
                m.nnd:6:21: error: `x` is not the value of one layer [share-layer]
                  6 |     dense(3, share: x)
                    |                     ^
                m.nnd:7:21: error: `sum` is not the value of one layer [share-layer]
                  7 |     dense(3, share: sum)
                    |                     ^~~
                m.nnd:8:21: error: there is no layer named `b` [unknown-name]
                  8 |     dense(3, share: b)
                    |                     ^
                m.nnd:9:21: error: `share` takes the name that a `let` gives to a layer [share-layer]
                  9 |     dense(3, share: 4)
                    |                     ^
                m.nnd:10:33: error: the parameters are those of `a`, where `weights` belongs [shared-argument]
                  10 |     dense(3, share: a, weights: zeros)
                     |                                 ^~~~~
                """#),
        Mistake(
            "two values for one layer",
            #"""
                model M {
                    input x: [3]
                    dense(2, of: x, of: x)
                    relu(x, x)
                }
                """#,
            messages: #"""
                m.nnd:3:5: error: `dense` takes one value, and two are given [too-many-values]
                  3 |     dense(2, of: x, of: x)
                    |     ^~~~~~~~~~~~~~~~~~~~~~
                m.nnd:4:13: error: `relu` takes no arguments [unexpected-argument]
                  4 |     relu(x, x)
                    |             ^
                """#),
    ]
}
