extension Mistake {
    static let inDeclarations = [
        Mistake(
            "misspelt declaration",
            #"""
                modle Digits {
                    input x: [1]
                }
                """#,
            messages: #"""
                m.nnd:1:1: error: `modle` declares nothing [expected-declaration]
                  1 | modle Digits {
                    | ^~~~~
                  help: did you mean `model`?
                """#,
            outline: #"""
                model Digits
                    input x [1]
                """#),
        Mistake(
            "a word at the top level",
            #"""
                layer
                """#,
            messages: #"""
                m.nnd:1:1: error: expected `model`, `block`, `activation`, `loss` or `const`, found `layer` [expected-declaration]
                  1 | layer
                    | ^~~~~
                  help: layers stand within a model: `model Name { … }`
                """#,
            outline: ""),
        Mistake(
            "layers outside a model",
            #"""
                dense(10)
                relu
                model M {
                    dense(5)
                }
                """#,
            messages: #"""
                m.nnd:1:1: error: expected `model`, `block`, `activation`, `loss` or `const`, found `dense` [expected-declaration]
                  1 | dense(10)
                    | ^~~~~
                  help: layers stand within a model: `model Name { … }`
                """#,
            outline: #"""
                model M
                    (dense 5)
                """#),
        Mistake(
            "model without a name, unclosed call",
            #"""
                model {
                    input x: [1]
                    dense(3
                }
                """#,
            messages: #"""
                m.nnd:1:7: error: expected a name for the model, found `{` [expected-name]
                  1 | model {
                    |       ^
                  help: model Digits { … }
                m.nnd:3:10: error: `(` is not closed [unclosed-bracket]
                  3 |     dense(3
                    |          ^
                """#,
            outline: #"""
                model
                    input x [1]
                    ‹invalid›
                """#),
        Mistake(
            "brace on the next line",
            #"""
                model M
                {
                    dense(3)
                }
                """#,
            messages: #"""
                m.nnd:2:1: error: `{` cannot begin a line [expected-sign]
                  2 | {
                    | ^
                  help: move it to the end of the line above
                """#,
            outline: #"""
                model M
                    (dense 3)
                """#),
        Mistake(
            "stray word before the brace",
            #"""
                model M dense {
                }
                """#,
            messages: #"""
                m.nnd:1:9: error: expected `{` to begin the lines of the model, found `dense` [expected-sign]
                  1 | model M dense {
                    |         ^~~~~
                """#,
            outline: #"""
                model M
                """#),
        Mistake(
            "model not closed at the end",
            #"""
                model M {
                    dense(3)
                """#,
            messages: #"""
                m.nnd:1:9: error: `{` is not closed [unclosed-bracket]
                  1 | model M {
                    |         ^
                """#,
            outline: #"""
                model M
                    (dense 3)
                """#),
        Mistake(
            "model not closed before the next",
            #"""
                model M {
                    dense(3)

                model N {
                    dense(4)
                }
                """#,
            messages: #"""
                m.nnd:1:9: error: `{` is not closed [unclosed-bracket]
                  1 | model M {
                    |         ^
                  note: this line cannot stand within it
                  4 | model N {
                    | ^~~~~
                """#,
            outline: #"""
                model M
                    (dense 3)
                model N
                    (dense 4)
                """#),
        Mistake(
            "block within a model",
            #"""
                model M {
                    block b(n: Int) {
                        dense(n 3)
                    }
                    b(3)
                }
                """#,
            messages: #"""
                m.nnd:2:5: error: a block is declared at the top level of a file [nested-declaration]
                  2 |     block b(n: Int) {
                    |     ^~~~~
                  help: move it out of the braces
                m.nnd:3:17: error: expected `,` before `3` [missing-comma]
                  3 |         dense(n 3)
                    |                 ^
                """#,
            outline: #"""
                model M
                    (b 3)
                """#),
        Mistake(
            "brace too many",
            #"""
                model M {
                    dense(3)
                }
                }
                """#,
            messages: #"""
                m.nnd:4:1: error: `}` closes nothing [unmatched-bracket]
                  4 | }
                    | ^
                """#,
            outline: #"""
                model M
                    (dense 3)
                """#),
        Mistake(
            "reserved word as a name",
            #"""
                model let {
                }
                """#,
            messages: #"""
                m.nnd:1:7: error: `let` is a word of the language and cannot be a name [reserved-word]
                  1 | model let {
                    |       ^~~
                  help: choose another name
                """#,
            outline: #"""
                model
                """#),
        Mistake(
            "parameters without a type",
            #"""
                block b(n, m: Int, k = 3) {
                    dense(n)
                }
                """#,
            messages: #"""
                m.nnd:1:9: error: the parameter `n` has no type [missing-type]
                  1 | block b(n, m: Int, k = 3) {
                    |         ^
                  help: write its type behind a colon: `n: Int`
                m.nnd:1:20: error: the parameter `k` has no type [missing-type]
                  1 | block b(n, m: Int, k = 3) {
                    |                    ^~~~~
                  help: write its type behind a colon: `k: Int`
                """#,
            outline: #"""
                block b(n, m: Int, k = 3)
                    (dense n)
                """#),
        Mistake(
            "type missing",
            #"""
                block b(n: ) {
                }
                """#,
            messages: #"""
                m.nnd:1:12: error: expected a type, found `)` [expected-name]
                  1 | block b(n: ) {
                    |            ^
                  help: n: Int
                """#,
            outline: #"""
                block b(n: )
                """#),
        Mistake(
            "block without a name, empty argument",
            #"""
                block (n: Int) {
                    dense(n,,3)
                }
                """#,
            messages: #"""
                m.nnd:1:7: error: expected a name for the block, found `(` [expected-name]
                  1 | block (n: Int) {
                    |       ^
                  help: block residual(filters: Int) { … }
                m.nnd:2:13: error: expected a value or a layer, found `,` [expected-expression]
                  2 |     dense(n,,3)
                    |             ^
                """#,
            outline: #"""
                block (n: Int)
                    (dense n ‹invalid› 3)
                """#),
        Mistake(
            "formulas",
            #"""
                activation f(x = x
                activation g(x) x
                activation h(x) =
                activation i(y = 2
                loss l(y, 3) = y
                """#,
            messages: #"""
                m.nnd:1:13: error: `(` is not closed [unclosed-bracket]
                  1 | activation f(x = x
                    |             ^
                m.nnd:2:17: error: expected `=` and the formula, found `x` [expected-sign]
                  2 | activation g(x) x
                    |                 ^
                  help: activation swish(x) = x * sigmoid(x)
                m.nnd:3:18: error: expected a value or a layer, found the end of the line [expected-expression]
                  3 | activation h(x) =
                    |                  ^
                m.nnd:4:13: error: `(` is not closed [unclosed-bracket]
                  4 | activation i(y = 2
                    |             ^
                m.nnd:5:11: error: expected a name for the parameter, found `3` [expected-name]
                  5 | loss l(y, 3) = y
                    |           ^
                """#,
            outline: #"""
                activation g(x) = ‹invalid›
                activation h(x) = ‹invalid›
                loss l(y) = y
                """#),
        Mistake(
            "constants",
            #"""
                const a 3
                const = 4
                const b = )
                const c = 3 4
                """#,
            messages: #"""
                m.nnd:1:9: error: expected `=` and the value of the constant, found `3` [expected-sign]
                  1 | const a 3
                    |         ^
                  help: const a = 10
                m.nnd:2:7: error: expected a name for the constant, found `=` [expected-name]
                  2 | const = 4
                    |       ^
                  help: const classes = 10
                m.nnd:3:11: error: expected a value or a layer, found `)` [expected-expression]
                  3 | const b = )
                    |           ^
                m.nnd:4:13: error: expected the end of the line, found `4` [line-not-ended]
                  4 | const c = 3 4
                    |             ^
                  help: put it on a line of its own
                """#,
            outline: #"""
                const a = ‹invalid›
                const b = ‹invalid›
                const c = 3
                """#),
    ]
}
