extension Mistake {
    static let inArguments = [
        Mistake(
            "numbers out of range",
            #"""
                model M {
                    input x: [28]
                    dense(0)
                    dense(-1)
                    dense(2.5)
                    dropout(1)
                    dropout(-0.1)
                    dense(10, weights: normal(-1))
                    dense(10 * 99999999999999999)
                    elu(-1)
                }
                """#,
            messages: #"""
                m.nnd:3:11: error: `units` must be at least 1, and this is 0 [out-of-range]
                  3 |     dense(0)
                    |           ^
                m.nnd:4:11: error: `units` must be at least 1, and this is −1 [out-of-range]
                  4 |     dense(-1)
                    |           ^~
                m.nnd:5:11: error: `units` must be a whole number, and this is 2.5 [not-whole]
                  5 |     dense(2.5)
                    |           ^~~
                m.nnd:6:13: error: `rate` must be at least 0 and less than 1, and this is 1 [out-of-range]
                  6 |     dropout(1)
                    |             ^
                m.nnd:7:13: error: `rate` must be at least 0 and less than 1, and this is −0.1 [out-of-range]
                  7 |     dropout(-0.1)
                    |             ^~~~
                m.nnd:8:31: error: `deviation` must be at least 0, and this is −1 [out-of-range]
                  8 |     dense(10, weights: normal(-1))
                    |                               ^~
                m.nnd:9:11: error: `units` must be at most 2,147,483,648, and this is 999,999,999,999,999,990 [out-of-range]
                  9 |     dense(10 * 99999999999999999)
                    |           ^~~~~~~~~~~~~~~~~~~~~~
                m.nnd:10:9: error: `scale` must be at least 0, and this is −1 [out-of-range]
                  10 |     elu(-1)
                     |         ^~
                """#),
        Mistake(
            "unknown, missing and repeated arguments",
            #"""
                model M {
                    input x: [28]
                    dense(10, activatoin: relu)
                    dense()
                    dense(3, 4)
                    dense(3, units: 3)
                    flatten(2)
                    pool(size: 2)
                    conv(filters: 3)
                }
                """#,
            messages: #"""
                m.nnd:3:15: error: `dense` takes no `activatoin:` [unknown-argument]
                  3 |     dense(10, activatoin: relu)
                    |               ^~~~~~~~~~
                  help: did you mean `activation`?
                m.nnd:4:5: error: `dense` needs `units`, the number of nodes, or the shape they form [missing-argument]
                  4 |     dense()
                    |     ^~~~~~~
                  help: it takes a whole number or extents in brackets
                m.nnd:5:14: error: `dense` takes nothing more without a label [unexpected-argument]
                  5 |     dense(3, 4)
                    |              ^
                  help: it takes `units`, `activation`, `weights`, `bias` and `penalty`
                m.nnd:6:14: error: `units` is given twice [repeated-argument]
                  6 |     dense(3, units: 3)
                    |              ^~~~~~~~
                  note: first here
                  6 |     dense(3, units: 3)
                    |           ^
                m.nnd:7:13: error: `flatten` takes no arguments [unexpected-argument]
                  7 |     flatten(2)
                    |             ^
                m.nnd:8:5: error: `pool` needs `kind`, what becomes of a window [missing-argument]
                  8 |     pool(size: 2)
                    |     ^~~~~~~~~~~~~
                  help: it takes max, average, min, sum or norm
                m.nnd:9:5: error: `conv` needs `size:`, the extent of the window, or [height, width] [missing-argument]
                  9 |     conv(filters: 3)
                    |     ^~~~~~~~~~~~~~~~
                  help: it takes a whole number, or one for each axis in brackets
                """#),
        Mistake(
            "arguments of a wrong type",
            #"""
                model M {
                    input x: [28, 28, 1]
                    conv(filters: 8, size: [3, 3, 3], pad: sam)
                    conv(filters: true, size: "3", flip: 1)
                    pool(maximum, size: 2)
                    flatten
                    dense(10, bias: 3, activation: 4)
                }
                """#,
            messages: #"""
                m.nnd:3:28: error: `size` takes a whole number, or one for each axis in brackets [wrong-type]
                  3 |     conv(filters: 8, size: [3, 3, 3], pad: sam)
                    |                            ^~~~~~~~~
                m.nnd:3:44: error: `pad` takes a whole number, same, [before, behind], or such a pair for each axis in brackets [wrong-type]
                  3 |     conv(filters: 8, size: [3, 3, 3], pad: sam)
                    |                                            ^~~
                  help: did you mean `same`?
                m.nnd:4:19: error: `filters` takes a whole number [wrong-type]
                  4 |     conv(filters: true, size: "3", flip: 1)
                    |                   ^~~~
                m.nnd:4:31: error: `size` takes a whole number, or one for each axis in brackets [wrong-type]
                  4 |     conv(filters: true, size: "3", flip: 1)
                    |                               ^~~
                m.nnd:4:42: error: `flip` takes true or false [wrong-type]
                  4 |     conv(filters: true, size: "3", flip: 1)
                    |                                          ^
                m.nnd:5:10: error: `kind` takes max, average, min, sum or norm [wrong-type]
                  5 |     pool(maximum, size: 2)
                    |          ^~~~~~~
                m.nnd:7:21: error: `bias` takes true or false, numbers in brackets or initial values [wrong-type]
                  7 |     dense(10, bias: 3, activation: 4)
                    |                     ^
                m.nnd:7:36: error: `activation` takes an activation [wrong-type]
                  7 |     dense(10, bias: 3, activation: 4)
                    |                                    ^
                  help: such as `step`, `identity`, `sigmoid`, `tanh`, `softmax`, `relu`
                """#),
        Mistake(
            "division by zero and overflow",
            #"""
                const a = 3
                const b = a / 0
                const c = 9223372036854775807 + 1
                const d = 2 ^ 64
                const e = 1e308 * 10
                const f = -"a"
                model M {
                    input x: [28]
                    dense(b)
                    dense(1 / (a - 3))
                }
                """#,
            messages: #"""
                m.nnd:2:11: error: this divides 3 by 0 [division-by-zero]
                  2 | const b = a / 0
                    |           ^~~~~
                m.nnd:3:11: error: the result is too large for a whole number [number-overflow]
                  3 | const c = 9223372036854775807 + 1
                    |           ^~~~~~~~~~~~~~~~~~~~~~~
                  note: it would exceed 2⁶³ − 1
                m.nnd:4:11: error: the result is too large for a whole number [number-overflow]
                  4 | const d = 2 ^ 64
                    |           ^~~~~~
                  note: it would exceed 2⁶³ − 1
                m.nnd:5:11: error: the result is not a finite number [number-overflow]
                  5 | const e = 1e308 * 10
                    |           ^~~~~~~~~~
                  note: 1e+308 * 10
                m.nnd:6:11: error: `-` takes a number, and this is a text [expected-number]
                  6 | const f = -"a"
                    |           ^~~~
                m.nnd:10:11: error: this divides 1 by 0 [division-by-zero]
                  10 |     dense(1 / (a - 3))
                     |           ^~~~~~~~~~~
                """#),
        Mistake(
            "constants of a wrong kind",
            #"""
                const list = [1, 2]
                const sum = list + 1
                const root = 2 ^ 0.5
                const big = 3 < 4
                model M {
                    input x: [28]
                    dense(root)
                    dense(it)
                    dense(missing)
                    dense(2 * missing)
                    dense(x)
                }
                """#,
            messages: #"""
                m.nnd:2:13: error: `+` takes numbers, and this is a list [expected-number]
                  2 | const sum = list + 1
                    |             ^~~~~~~~
                m.nnd:4:13: error: a comparison stands only in the `where` of a formula [misplaced-comparison]
                  4 | const big = 3 < 4
                    |             ^~~~~
                m.nnd:7:11: error: `units` must be a whole number, and this is 1.4142135623730951 [not-whole]
                  7 |     dense(root)
                    |           ^~~~
                m.nnd:8:5: error: `dense` needs `units`, the number of nodes, or the shape they form [missing-argument]
                  8 |     dense(it)
                    |     ^~~~~~~~~
                  help: it takes a whole number or extents in brackets
                m.nnd:9:11: error: there is no constant `missing` [unknown-name]
                  9 |     dense(missing)
                    |           ^~~~~~~
                m.nnd:10:15: error: there is no constant `missing` [unknown-name]
                  10 |     dense(2 * missing)
                     |               ^~~~~~~
                m.nnd:11:5: error: `dense` needs `units`, the number of nodes, or the shape they form [missing-argument]
                  11 |     dense(x)
                     |     ^~~~~~~~
                  help: it takes a whole number or extents in brackets
                """#),
    ]
}
