extension RefusedFunction {
    static let inFunctionsAndTypes = [
        RefusedFunction(
            "an unknown function", #"""
                #include <math.h>
                float f(float x) { return atanf(x); }
                """#,
            message: #"""
                f.c:2:27: error: `atanf` has no formula [c-unknown-function]
                  2 | float f(float x) { return atanf(x); }
                    |                           ^~~~~~~~
                  note: of the C library, formulas know ceilf cosf coshf erfcf erff exp2f expf expm1f fabsf fdimf floorf fmaf fmaxf fminf log10f log1pf log2f logf powf sinf sinhf sqrtf tanf tanhf
                  note: functions of this file are opened where they are called
                """#),
        RefusedFunction(
            "a function of the system", #"""
                #include <stdlib.h>
                float f(float x) { return x * rand(); }
                """#,
            message: #"""
                f.c:2:31: error: `rand` has no formula [c-unknown-function]
                  2 | float f(float x) { return x * rand(); }
                    |                               ^~~~~~
                  note: of the C library, formulas know ceilf cosf coshf erfcf erff exp2f expf expm1f fabsf fdimf floorf fmaf fmaxf fminf log10f log1pf log2f logf powf sinf sinhf sqrtf tanf tanhf
                  note: functions of this file are opened where they are called
                """#),
        RefusedFunction(
            "a double function", #"""
                double f(double x) { return x; }
                """#,
            message: #"""
                f.c:1:8: error: `f` is a `double (double)`, and an activation is a `float (float)` [c-signature]
                  1 | double f(double x) { return x; }
                    |        ^
                  help: float f(float x)
                """#),
        RefusedFunction(
            "a loss with one parameter", parameters: 2, #"""
                float f(float y) { return y * y; }
                """#,
            message: #"""
                f.c:1:7: error: `f` is a `float (float)`, and a loss is a `float (float, float)` [c-signature]
                  1 | float f(float y) { return y * y; }
                    |       ^
                  help: float f(float y, float target)
                """#),
        RefusedFunction(
            "an activation with two", #"""
                float f(float x, float slope) { return x * slope; }
                """#,
            message: #"""
                f.c:1:7: error: `f` is a `float (float, float)`, and an activation is a `float (float)` [c-signature]
                  1 | float f(float x, float slope) { return x * slope; }
                    |       ^
                  help: float f(float x)
                """#),
        RefusedFunction(
            "a helper of pointers", #"""
                static float square(const float *x) { return *x * *x; }
                float f(float x) { return square(&x); }
                """#,
            message: #"""
                f.c:2:34: error: `const float *` is not a number, and a formula works on numbers alone [c-type]
                  2 | float f(float x) { return square(&x); }
                    |                                  ^~
                  help: float, double and int would fit
                """#),
        RefusedFunction(
            "a helper without a result", #"""
                static void nothing(float x) {}
                float f(float x) {
                    nothing(x);
                    return x;
                }
                """#,
            message: #"""
                f.c:1:13: error: `nothing` is a `void (float)`, which is not a function of numbers to a number [c-signature]
                  1 | static void nothing(float x) {}
                    |             ^~~~~~~
                  help: float nothing(float x)
                """#),
        RefusedFunction(
            "rounding to whole numbers", #"""
                float f(float x) { return x - (int)x; }
                """#,
            message: #"""
                f.c:1:31: error: this cuts off the fraction: float to int [c-integer]
                  1 | float f(float x) { return x - (int)x; }
                    |                               ^~~~~~
                  note: a formula works on real numbers; it knows no rounding to whole ones
                  help: fabsf, floorf and a variable of type float would fit
                """#),
        RefusedFunction(
            "the absolute value of an int", #"""
                #include <stdlib.h>
                float f(float x) { return abs(x); }
                """#,
            message: #"""
                f.c:2:27: error: `abs` has no formula [c-unknown-function]
                  2 | float f(float x) { return abs(x); }
                    |                           ^~~~~~
                  note: of the C library, formulas know ceilf cosf coshf erfcf erff exp2f expf expm1f fabsf fdimf floorf fmaf fmaxf fminf log10f log1pf log2f logf powf sinf sinhf sqrtf tanf tanhf
                  note: functions of this file are opened where they are called
                  help: fabsf would fit
                """#),
        RefusedFunction(
            "a division of whole numbers", #"""
                float f(float x) {
                    int side = x > 0;
                    return x * (side / 2);
                }
                """#,
            message: #"""
                f.c:3:17: error: this divides whole numbers and cuts off the rest [c-integer]
                  3 |     return x * (side / 2);
                    |                 ^~~~~~~~
                  note: a formula works on real numbers; it knows no rounding to whole ones
                  help: (float)a / b would fit
                """#),
        RefusedFunction(
            "an unsigned number", #"""
                float f(float x) {
                    unsigned n = 3;
                    return x * n;
                }
                """#,
            message: #"""
                f.c:2:5: error: `n` is an `unsigned int` [c-integer]
                  2 |     unsigned n = 3;
                    |     ^~~~~~~~~~~~~~
                  note: a formula works on real numbers; it knows no rounding to whole ones
                  help: float, double and int would fit
                """#),
        RefusedFunction(
            "bits", #"""
                float f(float x) {
                    int a = x > 0, b = x < 1;
                    return a & b;
                }
                """#,
            message: #"""
                f.c:3:12: error: `&` works on whole numbers [c-integer]
                  3 |     return a & b;
                    |            ^~~~~
                  note: a formula works on real numbers; it knows no rounding to whole ones
                  help: + - * / would fit
                """#),
    ]
}
