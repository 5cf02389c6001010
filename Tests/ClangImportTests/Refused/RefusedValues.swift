extension RefusedFunction {
    static let inValues = [
        RefusedFunction(
            "a way without a value", #"""
                float f(float x) {
                    if (x > 0) return x;
                }
                """#,
            message: #"""
                f.c:3:1: error: a way through `f` ends here without a value [c-no-return]
                  3 | }
                    | ^
                  help: return a number on every way
                """#),
        RefusedFunction(
            "a variable without a value", #"""
                float f(float x) {
                    float y;
                    if (x > 0) y = 1;
                    return y;
                }
                """#,
            message: #"""
                f.c:4:12: error: `y` has no value here on every way that leads to it [c-no-value]
                  4 |     return y;
                    |            ^
                  help: give it one where it is declared
                """#),
        RefusedFunction(
            "an assignment within", #"""
                float f(float x) {
                    float y = 1;
                    return (y = x) + y;
                }
                """#,
            message: #"""
                f.c:3:13: error: an assignment stands as a statement of its own in a formula [c-assignment]
                  3 |     return (y = x) + y;
                    |             ^~~~~
                  help: write it on a line before
                """#),
        RefusedFunction(
            "counting within", #"""
                float f(float x) { return x++ + x; }
                """#,
            message: #"""
                f.c:1:27: error: an assignment stands as a statement of its own in a formula [c-assignment]
                  1 | float f(float x) { return x++ + x; }
                    |                           ^~~
                  help: write it on a line before
                """#),
        RefusedFunction(
            "a switch", #"""
                float f(float x) {
                    switch (x > 0) {
                        case 1: return x;
                        default: return 0;
                    }
                }
                """#,
            message: #"""
                f.c:2:5: error: a `switch` cannot become a formula [c-statement]
                  2 |     switch (x > 0) {
                    |     ^~~~~~
                  help: if and else would fit
                """#),
        RefusedFunction(
            "a jump", #"""
                float f(float x) {
                    if (x > 0) goto end;
                    x = 0;
                end:
                    return x;
                }
                """#,
            message: #"""
                f.c:2:16: error: a jump cannot become a formula [c-statement]
                  2 |     if (x > 0) goto end;
                    |                ^~~~
                  help: if, else and return would fit
                """#),
        RefusedFunction(
            "a structure", #"""
                struct pair { float a, b; };
                float f(float x) {
                    struct pair p = {x, x};
                    return p.a;
                }
                """#,
            message: #"""
                f.c:3:5: error: `struct pair` is not a number, and a formula works on numbers alone [c-type]
                  3 |     struct pair p = {x, x};
                    |     ^~~~~~~~~~~~~~~~~~~~~~
                  help: float, double and int would fit
                """#),
        RefusedFunction(
            "a power of two variables", parameters: 2, #"""
                #include <math.h>
                float f(float y, float target) { return powf(y, target); }
                """#,
            message: #"""
                f.c:2:41: error: a power has a constant exponent, at most 64 if it is whole, or a constant base above 0 [c-power]
                  2 | float f(float y, float target) { return powf(y, target); }
                    |                                         ^~~~~~~~~~~~~~~
                  help: expf(y * logf(x)) is powf(x, y) for x above 0
                """#),
        RefusedFunction(
            "infinity", #"""
                #include <math.h>
                float f(float x) { return x > 88 ? INFINITY : expf(x); }
                """#,
            message: #"""
                f.c:2:36: error: the macro `INFINITY` does not stand for a number [c-macro]
                  2 | float f(float x) { return x > 88 ? INFINITY : expf(x); }
                    |                                    ^~~~~~~~
                  help: write out what it stands for
                """#),
        RefusedFunction(
            "a division by zero", #"""
                float f(float x) { return x / 0.0f; }
                """#,
            message: #"""
                f.c:1:27: error: this divides by 0 [division-by-zero]
                  1 | float f(float x) { return x / 0.0f; }
                    |                           ^~~~~~~~
                """#),
        RefusedFunction(
            "a comma", #"""
                float f(float x) { return (x, 2); }
                """#,
            message: #"""
                f.c:1:28: error: this cannot become part of a formula [c-expression]
                  1 | float f(float x) { return (x, 2); }
                    |                            ^~~~
                  note: a formula is made of numbers, its parameters, variables of its own, + − × ÷, comparisons, ?:, if, and functions of <math.h>
                """#),
        RefusedFunction(
            "no function", #"""
                #define X 1
                float f(float x);
                """#,
            message: #"""
                f.c:1:1: error: this file defines no function [c-no-function]
                  1 | #define X 1
                    | ^
                  note: an activation is the function of its name, or the only one that is not static
                """#),
        RefusedFunction(
            "several functions", #"""
                float g(float x) { return x; }
                float h(float x) { return 2 * x; }
                """#,
            message: #"""
                f.c:2:7: error: none of the functions here is called `f`: `g`, `h` [c-no-function]
                  2 | float h(float x) { return 2 * x; }
                    |       ^
                  note: an activation is the function of its name, or the only one that is not static
                  help: make the others static, or name one of them `f`
                """#),
    ]
}
