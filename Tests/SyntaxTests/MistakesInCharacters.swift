extension Mistake {
    static let inCharacters = [
        Mistake(
            "numbers",
            #"""
                model M {
                    dense(0x1F, 12px, 1., .5, 1__0, 1_, 1e, 3.4.5)
                    dense(9223372036854775808)
                    dense(1e999, 1e-999)
                }
                """#,
            messages: #"""
                m.nnd:2:11: error: `0x1F` is not a number [malformed-number]
                  2 |     dense(0x1F, 12px, 1., .5, 1__0, 1_, 1e, 3.4.5)
                    |           ^~~~
                  help: numbers are written 10, 10_000, 0.5 or 1e-4
                m.nnd:2:17: error: `12px` is not a number [malformed-number]
                  2 |     dense(0x1F, 12px, 1., .5, 1__0, 1_, 1e, 3.4.5)
                    |                 ^~~~
                  help: numbers are written 10, 10_000, 0.5 or 1e-4
                m.nnd:2:23: error: `1.` is not a number [malformed-number]
                  2 |     dense(0x1F, 12px, 1., .5, 1__0, 1_, 1e, 3.4.5)
                    |                       ^~
                  help: numbers are written 10, 10_000, 0.5 or 1e-4
                m.nnd:2:27: error: `.5` is not a number [malformed-number]
                  2 |     dense(0x1F, 12px, 1., .5, 1__0, 1_, 1e, 3.4.5)
                    |                           ^~
                  help: numbers are written 10, 10_000, 0.5 or 1e-4
                m.nnd:2:31: error: `1__0` is not a number [malformed-number]
                  2 |     dense(0x1F, 12px, 1., .5, 1__0, 1_, 1e, 3.4.5)
                    |                               ^~~~
                  help: numbers are written 10, 10_000, 0.5 or 1e-4
                m.nnd:2:37: error: `1_` is not a number [malformed-number]
                  2 |     dense(0x1F, 12px, 1., .5, 1__0, 1_, 1e, 3.4.5)
                    |                                     ^~
                  help: numbers are written 10, 10_000, 0.5 or 1e-4
                m.nnd:2:41: error: `1e` is not a number [malformed-number]
                  2 |     dense(0x1F, 12px, 1., .5, 1__0, 1_, 1e, 3.4.5)
                    |                                         ^~
                  help: numbers are written 10, 10_000, 0.5 or 1e-4
                m.nnd:2:45: error: `3.4.5` is not a number [malformed-number]
                  2 |     dense(0x1F, 12px, 1., .5, 1__0, 1_, 1e, 3.4.5)
                    |                                             ^~~~~
                  help: numbers are written 10, 10_000, 0.5 or 1e-4
                m.nnd:3:11: error: `9223372036854775808` is larger than the largest whole number, 9223372036854775807 [number-too-large]
                  3 |     dense(9223372036854775808)
                    |           ^~~~~~~~~~~~~~~~~~~
                m.nnd:4:11: error: `1e999` is larger than the largest number, 1.7976931348623157e+308 [number-too-large]
                  4 |     dense(1e999, 1e-999)
                    |           ^~~~~
                m.nnd:4:18: error: `1e-999` is smaller than the smallest number above 0, 5e-324 [number-too-small]
                  4 |     dense(1e999, 1e-999)
                    |                  ^~~~~~
                """#,
            outline: #"""
                model M
                    (dense ‹invalid› ‹invalid› ‹invalid› ‹invalid› ‹invalid› ‹invalid› ‹invalid› ‹invalid›)
                    (dense ‹invalid›)
                    (dense ‹invalid› ‹invalid›)
                """#),
        Mistake(
            "texts",
            #"""
                model M {
                    data("abc)
                    data("a\qb\")
                    data("a\
                    data('abc', “abc”, `x`)
                }
                """#,
            messages: #"""
                m.nnd:2:10: error: this text does not end on its line [unterminated-text]
                  2 |     data("abc)
                    |          ^~~~~
                  help: put `"` at its end
                m.nnd:3:10: error: this text does not end on its line [unterminated-text]
                  3 |     data("a\qb\")
                    |          ^~~~~~~~
                  help: put `"` at its end
                m.nnd:3:12: error: `\q` has no meaning within a text [unknown-escape]
                  3 |     data("a\qb\")
                    |            ^~
                  help: after `\` stands `\`, `"`, `n` (a new line) or `t` (a tab)
                m.nnd:4:10: error: this text does not end on its line [unterminated-text]
                  4 |     data("a\
                    |          ^~~
                  help: put `"` at its end
                m.nnd:5:10: error: text stands between straight quotes [unknown-character]
                  5 |     data('abc', “abc”, `x`)
                    |          ^~~~~
                  help: write `"…"`
                m.nnd:5:17: error: text stands between straight quotes [unknown-character]
                  5 |     data('abc', “abc”, `x`)
                    |                 ^~~~~
                  help: write `"…"`
                m.nnd:5:24: error: text stands between straight quotes [unknown-character]
                  5 |     data('abc', “abc”, `x`)
                    |                        ^~~
                  help: write `"…"`
                """#,
            outline: #"""
                model M
                    ‹invalid›
                """#),
        Mistake(
            "foreign characters",
            #"""
                model M {
                    dense(10 − 3 × 2)
                    dense(größe, _x, α)
                    dense(10); relu
                    dense(2 ** 3) # comment
                    /* comment */
                    select(a && b, c || d, !e)
                    dense(1 .. 3)
                    dense(5 @ 3, @@)
                    dense(\#u{200B}3)
                }
                """#,
            messages: #"""
                m.nnd:2:14: error: `−` is not part of the language [unknown-character]
                  2 |     dense(10 − 3 × 2)
                    |              ^
                  help: write `-`
                m.nnd:2:18: error: `×` is not part of the language [unknown-character]
                  2 |     dense(10 − 3 × 2)
                    |                  ^
                  help: write `*`
                m.nnd:3:11: error: `größe` is not a name: names become names in C [malformed-name]
                  3 |     dense(größe, _x, α)
                    |           ^~~~~
                  help: names are written in the letters A to Z and a to z, digits and `_`
                m.nnd:3:18: error: `_x` is not a name: a name begins with a letter [malformed-name]
                  3 |     dense(größe, _x, α)
                    |                  ^~
                m.nnd:3:22: error: `α` is not a name: names become names in C [malformed-name]
                  3 |     dense(größe, _x, α)
                    |                      ^
                  help: names are written in the letters A to Z and a to z, digits and `_`
                m.nnd:4:14: error: `;` is not part of the language [unknown-character]
                  4 |     dense(10); relu
                    |              ^
                  help: each statement has a line of its own
                m.nnd:5:13: error: `**` is not part of the language [unknown-character]
                  5 |     dense(2 ** 3) # comment
                    |             ^~
                  help: powers are written `x ^ 2`
                m.nnd:5:19: error: `#` is not part of the language [unknown-character]
                  5 |     dense(2 ** 3) # comment
                    |                   ^
                  help: comments run from `//` to the end of the line
                m.nnd:6:5: error: `/*` is not part of the language [unknown-character]
                  6 |     /* comment */
                    |     ^~
                  help: comments run from `//` to the end of the line
                m.nnd:7:14: error: `&&` is not part of the language [unknown-character]
                  7 |     select(a && b, c || d, !e)
                    |              ^~
                  help: the language has no logical operators; `where(condition, a, b)` chooses between values
                m.nnd:7:22: error: `||` is not part of the language [unknown-character]
                  7 |     select(a && b, c || d, !e)
                    |                      ^~
                  help: the language has no logical operators; `where(condition, a, b)` chooses between values
                m.nnd:7:28: error: `!` is not part of the language [unknown-character]
                  7 |     select(a && b, c || d, !e)
                    |                            ^
                  help: the language has no logical operators; `where(condition, a, b)` chooses between values
                m.nnd:8:13: error: `..` is not part of the language [unknown-character]
                  8 |     dense(1 .. 3)
                    |             ^~
                  help: ranges are written `0..<10` or `1...10`
                m.nnd:9:13: error: `@` is not part of the language [unknown-character]
                  9 |     dense(5 @ 3, @@)
                    |             ^
                m.nnd:9:18: error: `@` is not part of the language [unknown-character]
                  9 |     dense(5 @ 3, @@)
                    |                  ^~
                m.nnd:10:11: error: U+200B is not part of the language [unknown-character]
                  10 |     dense(�3)
                     |           ^
                """#,
            outline: #"""
                model M
                    (dense (- 10 (* 3 2)))
                    (dense ‹invalid› ‹invalid› ‹invalid›)
                    ‹invalid›
                    ‹invalid›
                    ‹invalid›
                    (select a ‹invalid› c ‹invalid› ‹invalid›)
                    (dense 1 ‹invalid›)
                    (dense 5 ‹invalid› ‹invalid›)
                    (dense ‹invalid›)
                """#),
        Mistake(
            "long name",
            #"""
                model aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa {
                }
                """#,
            messages: #"""
                m.nnd:1:7: error: a name has at most 63 letters; this one has 75 [malformed-name]
                  1 | model aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa {
                    |       ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                """#,
            outline: #"""
                model
                """#),
        Mistake(
            "misplaced words and brackets",
            #"""
                model M {
                    dense(let)
                    model(3)
                    train(3)
                    x[3]
                    (dense)(3)
                    "abc"(3)
                    a ? b : c
                    if x { dense(3) }
                    a.b
                }
                """#,
            messages: #"""
                m.nnd:2:11: error: `let` is a word of the language, not a value or a layer [reserved-word]
                  2 |     dense(let)
                    |           ^~~
                m.nnd:3:5: error: `model` is a word of the language, not a value or a layer [reserved-word]
                  3 |     model(3)
                    |     ^~~~~
                m.nnd:4:10: error: expected `{` to begin the train section, found `(` [expected-sign]
                  4 |     train(3)
                    |          ^
                m.nnd:5:6: error: expected the end of the line, found `[` [line-not-ended]
                  5 |     x[3]
                    |      ^
                m.nnd:6:12: error: expected the end of the line, found `(` [line-not-ended]
                  6 |     (dense)(3)
                    |            ^
                m.nnd:7:10: error: expected the end of the line, found `(` [line-not-ended]
                  7 |     "abc"(3)
                    |          ^
                m.nnd:8:7: error: `?` is not part of the language [unknown-character]
                  8 |     a ? b : c
                    |       ^
                  help: `where(condition, a, b)` chooses between values
                m.nnd:9:8: error: expected the end of the line, found `x` [line-not-ended]
                  9 |     if x { dense(3) }
                    |        ^
                  help: each statement has a line of its own
                  help: arguments stand in parentheses: `if(x)`
                m.nnd:10:6: error: `.` is not part of the language [unknown-character]
                  10 |     a.b
                     |      ^
                """#,
            outline: #"""
                model M
                    (dense ‹invalid›)
                    ‹invalid›
                    ‹invalid›
                    ‹invalid›
                    ‹invalid›
                    ‹invalid›
                    ‹invalid›
                    ‹invalid›
                """#),
        Mistake(
            "unattached documentation",
            #"""
                /// attached
                model M {
                    /// attached
                    input x: [1]  /// trailing
                    dense(
                        /// within
                        3)
                    /// at the
                    /// end
                }
                /// of file
                """#,
            messages: #"""
                m.nnd:4:19: warning: this `///` documents nothing [unattached-documentation]
                  4 |     input x: [1]  /// trailing
                    |                   ^~~~~~~~~~~~
                  help: put it on a line of its own above a model, block, formula or line, or write `//`
                m.nnd:6:9: warning: this `///` documents nothing [unattached-documentation]
                  6 |         /// within
                    |         ^~~~~~~~~~
                  help: put it on a line of its own above a model, block, formula or line, or write `//`
                m.nnd:8:5: warning: this `///` documents nothing [unattached-documentation]
                  8 |     /// at the
                    |     ^~~~~~~~~~
                  help: put it on a line of its own above a model, block, formula or line, or write `//`
                m.nnd:11:1: warning: this `///` documents nothing [unattached-documentation]
                  11 | /// of file
                     | ^~~~~~~~~~~
                  help: put it on a line of its own above a model, block, formula or line, or write `//`
                """#,
            outline: #"""
                /// attached
                model M
                    /// attached
                    input x [1]
                    (dense 3)
                """#),
        Mistake(
            "tabs and wide characters",
            #"""
                model M {\#tdense(\#t10 20)
                    dense("漢字", 1 2)
                }
                """#,
            messages: #"""
                m.nnd:1:21: error: expected `,` before `20` [missing-comma]
                  1 | model M {   dense(  10 20)
                    |                        ^~
                m.nnd:2:19: error: expected `,` before `2` [missing-comma]
                  2 |     dense("漢字", 1 2)
                    |                     ^
                """#,
            outline: #"""
                model M
                    (dense 10 20)
                    (dense "漢字" 1 2)
                """#),
    ]
}
