extension Mistake {
    static let inBlocks = [
        Mistake(
            "blocks that contain each other",
            #"""
                block a(n: Int) {
                    b(n: n)
                }
                block b(n: Int) {
                    a(n: n)
                }
                model M {
                    input x: [4]
                    a(n: 3)
                }
                """#,
            messages: #"""
                m.nnd:5:5: error: `a` contains itself [recursive-block]
                  5 |     a(n: n)
                    |     ^
                  note: `a` → `b` → `a`
                  note: `b` is used here
                  2 |     b(n: n)
                    |     ^~~~~~~
                  note: `a` is used here
                  9 |     a(n: 3)
                    |     ^~~~~~~
                """#),
        Mistake(
            "arguments of blocks",
            #"""
                block a(n: Int, rate: Float = 0.5, last: Activation = tanh) {
                    dense(n, activation: last)
                    dropout(rate)
                }
                model M {
                    input x: [4]
                    a(2.5)
                    a(n: 3, rate: relu)
                    a(3, last: sigmod)
                    a
                    a(3, m: 4)
                }
                """#,
            messages: #"""
                m.nnd:7:7: error: `n` must be a whole number, and this is 2.5 [not-whole]
                  7 |     a(2.5)
                    |       ^~~
                m.nnd:8:19: error: there is no constant `relu` [unknown-name]
                  8 |     a(n: 3, rate: relu)
                    |                   ^~~~
                m.nnd:9:16: error: there is no activation `sigmod` [unknown-name]
                  9 |     a(3, last: sigmod)
                    |                ^~~~~~
                  help: did you mean `sigmoid`?
                m.nnd:10:5: error: `a` needs `n`, a parameter of the block [missing-argument]
                  10 |     a
                     |     ^
                  help: it takes a whole number
                m.nnd:11:10: error: `a` takes no `m:` [unknown-argument]
                  11 |     a(3, m: 4)
                     |          ^
                  help: it takes `n`, `rate` and `last`
                """#),
        Mistake(
            "parameters of blocks",
            #"""
                block a(n: Foo) {
                    dense(3)
                }
                block b(n: Int, n: Int) {
                    dense(n)
                }
                block c(n: Int = 2.5) {
                    dense(n)
                }
                block d(n: Integer) {
                    dense(n)
                }
                model M {
                    input x: [4]
                    a(3)
                    b(3, 4)
                    c
                    d(3)
                }
                """#,
            messages: #"""
                m.nnd:1:12: error: there is no type `Foo` [unknown-type]
                  1 | block a(n: Foo) {
                    |            ^~~
                  help: types are Activation, Bool, Float and Int
                m.nnd:4:17: error: there are two parameters `n` [duplicate-name]
                  4 | block b(n: Int, n: Int) {
                    |                 ^
                m.nnd:7:18: error: `n` must be a whole number, and this is 2.5 [not-whole]
                  7 | block c(n: Int = 2.5) {
                    |                  ^~~
                m.nnd:10:12: error: there is no type `Integer` [unknown-type]
                  10 | block d(n: Integer) {
                     |            ^~~~~~~
                  help: types are Activation, Bool, Float and Int
                """#),
        Mistake(
            "a mistake in a block that is used twice",
            #"""
                block c(n: Int) {
                    dense(n)
                    conv(filters: n, size: 3)
                }
                model M {
                    input x: [4]
                    c(3)
                }
                model N {
                    input x: [4]
                    c(4)
                }
                """#,
            messages: #"""
                m.nnd:3:5: error: `conv` takes [height, width, channels] or [time, channels], but this value is [3] [needs-channels]
                  3 |     conv(filters: n, size: 3)
                    |     ^~~~~~~~~~~~~~~~~~~~~~~~~
                  note: `c` is used here
                  7 |     c(3)
                    |     ^~~~
                  help: `reshape` on the line before makes it one of these
                """#),
        Mistake(
            "inputs and outputs of blocks",
            #"""
                block c {
                    input x: [4]
                    output y = dense(3)
                    dense(2)
                }
                model M {
                    input x: [4]
                    c
                }
                """#,
            messages: #"""
                m.nnd:2:5: error: a block has no inputs; it takes the value of the line above [input-in-block]
                  2 |     input x: [4]
                    |     ^~~~~~~~~~~~
                  note: `c` is used here
                  8 |     c
                    |     ^
                m.nnd:3:5: error: a block has no outputs; its value is that of its last line [output-in-block]
                  3 |     output y = dense(3)
                    |     ^~~~~~~~~~~~~~~~~~~
                  note: `c` is used here
                  8 |     c
                    |     ^
                """#),
    ]
}
