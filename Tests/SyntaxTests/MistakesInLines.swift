extension Mistake {
    static let inLines = [
        Mistake(
            "inputs without a shape",
            #"""
                model M {
                    input
                    input x
                    input y: 28
                    input z: [28, 28
                    dense(3)
                }
                """#,
            messages: #"""
                m.nnd:2:10: error: expected a name for the input, found the end of the line [expected-name]
                  2 |     input
                    |          ^
                  help: input image: [28, 28, 1]
                m.nnd:3:12: error: expected `:` and the shape of the input, found the end of the line [expected-sign]
                  3 |     input x
                    |            ^
                  help: input x: [28, 28, 1]
                m.nnd:4:14: error: expected `[` to begin the shape of the input, found `28` [expected-shape]
                  4 |     input y: 28
                    |              ^~
                  help: input y: [28, 28, 1]
                m.nnd:5:14: error: `[` is not closed [unclosed-bracket]
                  5 |     input z: [28, 28
                    |              ^
                """#,
            outline: #"""
                model M
                    ‹invalid›
                    input x [‹invalid›]
                    input y [‹invalid›]
                    input z [‹invalid›]
                    (dense 3)
                """#),
        Mistake(
            "dimensions",
            #"""
                model M {
                    input x: [...64]
                    input y: [steps: 64]
                    input z: [tiem: 64]
                    input w: [time: ]
                    input v: [time 64]
                }
                """#,
            messages: #"""
                m.nnd:2:15: error: only time is bounded instead of fixed [unnamed-bound]
                  2 |     input x: [...64]
                    |               ^~~
                  help: write `time: ...64`
                m.nnd:3:15: error: `steps` is no kind of dimension; only `time` is named [unknown-dimension]
                  3 |     input y: [steps: 64]
                    |               ^~~~~
                  help: write the extent alone, or `time: 64` where it counts steps
                m.nnd:4:15: error: `tiem` is no kind of dimension; only `time` is named [unknown-dimension]
                  4 |     input z: [tiem: 64]
                    |               ^~~~
                  help: did you mean `time`?
                m.nnd:5:21: error: expected a value or a layer, found `]` [expected-expression]
                  5 |     input w: [time: ]
                    |                     ^
                m.nnd:6:20: error: expected `:` between `time` and its extent [expected-sign]
                  6 |     input v: [time 64]
                    |                    ^~
                  help: time: 64
                """#,
            outline: #"""
                model M
                    input x [‹invalid›]
                    input y [‹invalid›]
                    input z [‹invalid›]
                    input w [‹invalid›]
                    input v [‹invalid›]
                """#),
        Mistake(
            "input options",
            #"""
                model M {
                    input a: [4] of 10
                    input b: [4] of 0..<10, bucket: [1]
                    input c: [4],
                    input d: [4] in 0..<10
                }
                """#,
            messages: #"""
                m.nnd:2:21: error: expected a range of indices after `of` [expected-range]
                  2 |     input a: [4] of 10
                    |                     ^~
                  help: of 0..<10
                m.nnd:3:29: error: expected `buckets:` after the shape of an input, found `bucket` [unknown-input-option]
                  3 |     input b: [4] of 0..<10, bucket: [1]
                    |                             ^~~~~~
                  help: did you mean `buckets`?
                m.nnd:4:18: error: expected `buckets:` after the shape of an input, found the end of the line [unknown-input-option]
                  4 |     input c: [4],
                    |                  ^
                  help: buckets: [16, 32, 64]
                m.nnd:5:18: error: expected `of` or the end of the line, found `in` [line-not-ended]
                  5 |     input d: [4] in 0..<10
                    |                  ^~
                  help: input d: [64] of 0..<10
                """#,
            outline: #"""
                model M
                    input a [4] of 10
                    input b [‹invalid›] of (..< 0 10)
                    input c [‹invalid›]
                    input d [4]
                """#),
        Mistake(
            "bindings",
            #"""
                model M {
                    let = 3
                    let x
                    let x dense(3)
                    let it = dense(3)
                    y = dense(3)
                    let z = dense(3) dense(4)
                }
                """#,
            messages: #"""
                m.nnd:2:9: error: expected a name for the value, found `=` [expected-name]
                  2 |     let = 3
                    |         ^
                  help: let shortcut = it
                m.nnd:3:10: error: expected `=` and the value, found the end of the line [expected-sign]
                  3 |     let x
                    |          ^
                  help: let x = it
                m.nnd:4:11: error: expected `=` and the value, found `dense` [expected-sign]
                  4 |     let x dense(3)
                    |           ^~~~~
                  help: let x = it
                m.nnd:5:9: error: `it` is a word of the language and cannot be a name [reserved-word]
                  5 |     let it = dense(3)
                    |         ^~
                  help: choose another name
                m.nnd:6:5: error: a line that names a value begins with `let` [missing-let]
                  6 |     y = dense(3)
                    |     ^
                  help: let y = …
                m.nnd:7:22: error: expected the end of the line, found `dense` [line-not-ended]
                  7 |     let z = dense(3) dense(4)
                    |                      ^~~~~
                  help: each statement has a line of its own
                """#,
            outline: #"""
                model M
                    let x = ‹invalid›
                    let x = ‹invalid›
                    let y = (dense 3)
                    let z = (dense 3)
                """#),
        Mistake(
            "outputs",
            #"""
                model M {
                    output
                    output a =
                    output let
                    output (3)
                }
                """#,
            messages: #"""
                m.nnd:2:11: error: expected a value to be the output, found the end of the line [expected-expression]
                  2 |     output
                    |           ^
                  help: output it
                m.nnd:3:15: error: expected a value or a layer, found the end of the line [expected-expression]
                  3 |     output a =
                    |               ^
                m.nnd:4:12: error: `let` is a word of the language, not a value or a layer [reserved-word]
                  4 |     output let
                    |            ^~~
                """#,
            outline: #"""
                model M
                    output a = ‹invalid›
                    output ‹invalid›
                    output 3
                """#),
        Mistake(
            "arguments",
            #"""
                model M {
                    conv(filters: 32 size: 5)
                    conv(filters: 32, size: )
                    conv(, size: 3)
                    conv(filters: 32, size: 5]
                    conv(filters: 32; size: 5)
                    conv(filters = 32)
                    conv(32))
                    conv 32
                    conv(32) relu
                }
                """#,
            messages: #"""
                m.nnd:2:22: error: expected `,` before `size` [missing-comma]
                  2 |     conv(filters: 32 size: 5)
                    |                      ^~~~
                m.nnd:3:29: error: expected a value or a layer, found `)` [expected-expression]
                  3 |     conv(filters: 32, size: )
                    |                             ^
                m.nnd:4:10: error: expected a value or a layer, found `,` [expected-expression]
                  4 |     conv(, size: 3)
                    |          ^
                m.nnd:5:30: error: `(` is closed by `]` [unmatched-bracket]
                  5 |     conv(filters: 32, size: 5]
                    |                              ^
                  note: it was opened here
                  5 |     conv(filters: 32, size: 5]
                    |         ^
                m.nnd:6:21: error: `;` is not part of the language [unknown-character]
                  6 |     conv(filters: 32; size: 5)
                    |                     ^
                  help: each statement has a line of its own
                m.nnd:7:18: error: expected `:` after the label `filters`, found `=` [expected-sign]
                  7 |     conv(filters = 32)
                    |                  ^
                m.nnd:8:13: error: `)` closes nothing [unmatched-bracket]
                  8 |     conv(32))
                    |             ^
                m.nnd:9:10: error: expected the end of the line, found `32` [line-not-ended]
                  9 |     conv 32
                    |          ^~
                  help: arguments stand in parentheses: `conv(32)`
                m.nnd:10:14: error: expected the end of the line, found `relu` [line-not-ended]
                  10 |     conv(32) relu
                     |              ^~~~
                  help: each statement has a line of its own
                """#,
            outline: #"""
                model M
                    (conv filters: 32 size: 5)
                    (conv filters: 32 ‹invalid›)
                    (conv ‹invalid› size: 3)
                    ‹invalid›
                    (conv filters: 32 ‹invalid›)
                    (conv filters: 32)
                    ‹invalid›
                    ‹invalid›
                    ‹invalid›
                """#),
        Mistake(
            "brackets left open",
            #"""
                model M {
                    conv(filters: 32, size: 5
                    relu
                    pool(max, size: 2
                    let x = it
                    dense([1, 2, 3)
                    dense([1, 2
                }
                """#,
            messages: #"""
                m.nnd:2:9: error: `(` is not closed [unclosed-bracket]
                  2 |     conv(filters: 32, size: 5
                    |         ^
                m.nnd:4:9: error: `(` is not closed [unclosed-bracket]
                  4 |     pool(max, size: 2
                    |         ^
                m.nnd:6:19: error: `[` is closed by `)` [unmatched-bracket]
                  6 |     dense([1, 2, 3)
                    |                   ^
                  note: it was opened here
                  6 |     dense([1, 2, 3)
                    |           ^
                m.nnd:7:11: error: `[` is not closed [unclosed-bracket]
                  7 |     dense([1, 2
                    |           ^
                """#,
            outline: #"""
                model M
                    ‹invalid›
                    relu
                    ‹invalid›
                    let x = it
                    ‹invalid›
                    ‹invalid›
                """#),
        Mistake(
            "expressions",
            #"""
                model M {
                    dense(
                        10
                        activation: relu
                    )
                    relu(it +)
                    relu(* 3)
                    relu(it
                        + 3)
                    + shortcut
                    relu(it) + ()
                    relu((1, 2))
                    batch: 64
                    3 < 4 < 5
                    1..<2..<3
                    ..<4
                }
                """#,
            messages: #"""
                m.nnd:4:9: error: expected `,` before `activation` [missing-comma]
                  4 |         activation: relu
                    |         ^~~~~~~~~~
                m.nnd:6:14: error: expected a value or a layer, found `)` [expected-expression]
                  6 |     relu(it +)
                    |              ^
                m.nnd:7:10: error: expected a value or a layer, found `*` [expected-expression]
                  7 |     relu(* 3)
                    |          ^
                m.nnd:10:5: error: a line cannot begin with `+` [expected-expression]
                  10 |     + shortcut
                     |     ^
                  help: to go on from the line above, end that line with `+`
                m.nnd:11:16: error: parentheses hold one value, not 0 [expected-expression]
                  11 |     relu(it) + ()
                     |                ^~
                  help: a list stands in brackets: `[1, 2]`
                m.nnd:12:10: error: parentheses hold one value, not 2 [expected-expression]
                  12 |     relu((1, 2))
                     |          ^~~~~~
                  help: a list stands in brackets: `[1, 2]`
                m.nnd:13:10: error: an entry with `:` belongs in a train section [entry-outside-train]
                  13 |     batch: 64
                     |          ^
                  help: train { batch: … }
                m.nnd:14:11: error: a comparison cannot be compared [chained-comparison]
                  14 |     3 < 4 < 5
                     |           ^
                  help: compare two values at a time
                m.nnd:15:10: error: expected the end of the line, found `..<` [line-not-ended]
                  15 |     1..<2..<3
                     |          ^~~
                m.nnd:16:5: error: a range begins with its lower end [expected-expression]
                  16 |     ..<4
                     |     ^~~
                  help: write `0..<10`
                """#,
            outline: #"""
                model M
                    (dense 10 activation: relu)
                    (relu ‹invalid›)
                    (relu ‹invalid›)
                    (relu (+ it 3))
                    ‹invalid›
                    ‹invalid›
                    (relu ‹invalid›)
                    ‹invalid›
                    ‹invalid›
                    ‹invalid›
                    ‹invalid›
                """#),
    ]
}
