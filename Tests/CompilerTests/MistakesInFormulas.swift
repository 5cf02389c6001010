extension Mistake {
    static let inFormulas = [
        Mistake(
            "formulas that call what is not there",
            #"""
                activation f(x) = x * g(x)
                activation g(x) = x * g(x)
                activation h(x) = y + x
                activation i(x) = expo(x)
                activation j(x) = f(x)
                model M {
                    input x: [3]
                    dense(2, activation: f)
                }
                """#,
            messages: #"""
                m.nnd:1:23: error: `g` is declared only further down [later-formula]
                  1 | activation f(x) = x * g(x)
                    |                       ^
                  note: here
                  2 | activation g(x) = x * g(x)
                    |            ^
                  help: a formula calls formulas above it
                m.nnd:2:23: error: `g` calls itself [later-formula]
                  2 | activation g(x) = x * g(x)
                    |                       ^
                  note: here
                  2 | activation g(x) = x * g(x)
                    |            ^
                  help: a formula calls formulas above it
                m.nnd:3:19: error: there is no `y` in this formula [unknown-name]
                  3 | activation h(x) = y + x
                    |                   ^
                m.nnd:4:19: error: there is no function `expo` [unknown-name]
                  4 | activation i(x) = expo(x)
                    |                   ^~~~
                  help: did you mean `exp`?
                """#),
        Mistake(
            "functions with wrong arguments",
            #"""
                activation a(x) = exp(x, x)
                activation b(x) = max(x)
                activation c(x) = x < 3
                activation d(x) = where(x, 1, 2)
                activation e(x) = softmax(x)
                activation f(x) = leakyRelu(x, slop: 3)
                activation g(x) = relu()
                activation h(x) = x / 0
                activation i(x) = x + "a"
                model M {
                    input x: [3]
                    dense(2)
                }
                """#,
            messages: #"""
                m.nnd:1:19: error: `exp` takes one argument without labels [wrong-number-of-arguments]
                  1 | activation a(x) = exp(x, x)
                    |                   ^~~~~~~~~
                m.nnd:2:19: error: `max` takes 2 arguments without labels [wrong-number-of-arguments]
                  2 | activation b(x) = max(x)
                    |                   ^~~~~~
                m.nnd:3:19: error: a comparison stands only in the `where` of a formula [misplaced-comparison]
                  3 | activation c(x) = x < 3
                    |                   ^~~~~
                  help: where(x < 0, a, b) is a where x < 0, else b
                m.nnd:4:19: error: `where` takes a comparison and two values [wrong-number-of-arguments]
                  4 | activation d(x) = where(x, 1, 2)
                    |                   ^~~~~~~~~~~~~~
                  help: where(x < 0, a, b) is a where x < 0, else b
                m.nnd:5:19: error: `softmax` acts on a whole value and cannot stand in a formula of its elements [not-elementwise]
                  5 | activation e(x) = softmax(x)
                    |                   ^~~~~~~
                m.nnd:6:32: error: `leakyRelu` takes no `slop:` [unknown-argument]
                  6 | activation f(x) = leakyRelu(x, slop: 3)
                    |                                ^~~~
                  help: did you mean `slope`?
                m.nnd:7:19: error: `relu` needs the number it acts on [missing-argument]
                  7 | activation g(x) = relu()
                    |                   ^~~~~~
                  help: relu(x)
                m.nnd:8:19: error: this divides by 0 [division-by-zero]
                  8 | activation h(x) = x / 0
                    |                   ^~~~~
                m.nnd:9:23: error: a formula is made of numbers, its parameters, operators and functions [expected-formula]
                  9 | activation i(x) = x + "a"
                    |                       ^~~
                """#),
        Mistake(
            "formulas with wrong parameters",
            #"""
                activation a() = 3
                activation b = 3
                loss c(y) = y
                activation d(x, x) = x
                activation e(x: Int) = x
                activation f(x = 3) = x
                activation g(x, a = "b") = x * a
                model M {
                    input x: [3]
                    dense(2, activation: a)
                }
                """#,
            messages: #"""
                m.nnd:1:12: error: an activation has the parameter it acts on [formula-parameters]
                  1 | activation a() = 3
                    |            ^
                  help: activation a(x) = …
                m.nnd:2:12: error: an activation has the parameter it acts on [formula-parameters]
                  2 | activation b = 3
                    |            ^
                  help: activation b(x) = …
                m.nnd:3:6: error: a loss has two parameters, the output and the target [formula-parameters]
                  3 | loss c(y) = y
                    |      ^
                  help: loss c(y, target) = …
                m.nnd:4:17: error: there are two parameters `x` [duplicate-name]
                  4 | activation d(x, x) = x
                    |                 ^
                m.nnd:5:17: error: the parameters of a formula are numbers [formula-parameters]
                  5 | activation e(x: Int) = x
                    |                 ^~~
                  help: leave the type out, or write Float
                m.nnd:6:14: error: `x` is always given and has no default [formula-parameters]
                  6 | activation f(x = 3) = x
                    |              ^~~~~
                m.nnd:7:21: error: `a` takes a number [wrong-type]
                  7 | activation g(x, a = "b") = x * a
                    |                     ^~~
                """#),
        Mistake(
            "a formula that grows without bound",
            #"""
                activation f0(x) = x + x
                activation f1(x) = f0(x) * f0(x)
                activation f2(x) = f1(x) * f1(x)
                activation f3(x) = f2(x) * f2(x)
                activation f4(x) = f3(x) * f3(x)
                activation f5(x) = f4(x) * f4(x)
                activation f6(x) = f5(x) * f5(x)
                activation f7(x) = f6(x) * f6(x)
                activation f8(x) = f7(x) * f7(x)
                activation f9(x) = f8(x) * f8(x)
                activation f10(x) = f9(x) * f9(x)
                activation f11(x) = f10(x) * f10(x)
                model M {
                    input x: [3]
                    f11
                }
                """#,
            messages: #"""
                m.nnd:9:20: error: this formula grows too large when the formulas it calls are opened [formula-too-large]
                  9 | activation f8(x) = f7(x) * f7(x)
                    |                    ^~~~~~~~~~~~~
                  note: a formula may have 1000 operations, nested 100 deep
                """#),
    ]
}
