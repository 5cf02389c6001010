extension RefusedFunction {
    static let inStatements = [
        RefusedFunction(
            "a loop", of: "loop", #"""
                float loop(float x) {
                    float y = 0;
                    for (int i = 0; i < 3; i++) y += x;
                    return y;
                }
                """#,
            message: #"""
                f.c:3:5: error: a loop cannot become a formula [c-loop]
                  3 |     for (int i = 0; i < 3; i++) y += x;
                    |     ^~~
                  note: a formula is one expression, the same for every number
                  help: write the steps out
                """#),
        RefusedFunction(
            "a while loop", of: "loop", #"""
                float loop(float x) {
                    while (x > 1) x /= 2;
                    return x;
                }
                """#,
            message: #"""
                f.c:2:5: error: a loop cannot become a formula [c-loop]
                  2 |     while (x > 1) x /= 2;
                    |     ^~~~~
                  note: a formula is one expression, the same for every number
                  help: write the steps out
                """#),
        RefusedFunction(
            "a global variable", of: "scaled", #"""
                static float scale = 1.5f;
                float scaled(float x) { return scale * x; }
                """#,
            message: #"""
                f.c:2:32: error: `scale` is a variable outside of the function, and a formula depends on its parameters alone [c-global]
                  2 | float scaled(float x) { return scale * x; }
                    |                                ^~~~~
                  note: declared here
                  1 | static float scale = 1.5f;
                    | ^~~~~~~~~~~~~~~~~~~~~~~~~
                  help: a variable within the function, or #define scale with a number, would fit
                """#),
        RefusedFunction(
            "a global that is written", of: "counted", #"""
                int calls;
                float counted(float x) {
                    calls = calls + 1;
                    return x;
                }
                """#,
            message: #"""
                f.c:3:5: error: `calls` is a variable outside of the function, and a formula depends on its parameters alone [c-global]
                  3 |     calls = calls + 1;
                    |     ^~~~~
                  note: declared here
                  1 | int calls;
                    | ^~~~~~~~~
                  help: a variable within the function, or #define calls with a number, would fit
                """#),
        RefusedFunction(
            "a static variable", of: "stateful", #"""
                float stateful(float x) {
                    static float last = 0;
                    float y = x - last;
                    last = x;
                    return y;
                }
                """#,
            message: #"""
                f.c:2:5: error: `last` lives on between calls, and a formula depends on its parameters alone [c-global]
                  2 |     static float last = 0;
                    |     ^~~~~~~~~~~~~~~~~~~~~
                  help: a variable without `static` would fit
                """#),
        RefusedFunction(
            "a pointer parameter", of: "first", #"""
                float first(float *x) { return *x; }
                """#,
            message: #"""
                f.c:1:7: error: `first` is a `float (float *)`, and an activation is a `float (float)` [c-signature]
                  1 | float first(float *x) { return *x; }
                    |       ^~~~~
                  help: float first(float x)
                """#),
        RefusedFunction(
            "a local pointer", of: "roundabout", #"""
                float roundabout(float x) {
                    float *p = &x;
                    return *p;
                }
                """#,
            message: #"""
                f.c:2:5: error: `float *` is not a number, and a formula works on numbers alone [c-type]
                  2 |     float *p = &x;
                    |     ^~~~~~~~~~~~~
                  help: float, double and int would fit
                """#),
        RefusedFunction(
            "an array", of: "table", #"""
                float table(float x) {
                    const float values[2] = {1, 2};
                    return values[x > 0];
                }
                """#,
            message: #"""
                f.c:2:5: error: `const float[2]` is not a number, and a formula works on numbers alone [c-type]
                  2 |     const float values[2] = {1, 2};
                    |     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  help: float, double and int would fit
                """#),
        RefusedFunction(
            "an address", of: "roundabout", #"""
                float roundabout(float x) { return *(&x); }
                """#,
            message: #"""
                f.c:1:36: error: `float *` is not a number, and a formula works on numbers alone [c-type]
                  1 | float roundabout(float x) { return *(&x); }
                    |                                    ^~~~~
                  help: float, double and int would fit
                """#),
        RefusedFunction(
            "recursion", of: "halved", #"""
                float halved(float x) { return x > 1 ? halved(x / 2) : x; }
                """#,
            message: #"""
                f.c:1:40: error: `halved` calls itself [c-recursion]
                  1 | float halved(float x) { return x > 1 ? halved(x / 2) : x; }
                    |                                        ^~~~~~~~~~~~~
                  note: a formula is opened wherever it is called, which would never end
                """#),
        RefusedFunction(
            "recursion by way of another", of: "even", #"""
                static float odd(float x);
                float even(float x) { return x < 1 ? 1 : odd(x - 1); }
                static float odd(float x) { return x < 1 ? 0 : even(x - 1); }
                """#,
            message: #"""
                f.c:3:48: error: `even` calls itself by way of `odd` [c-recursion]
                  3 | static float odd(float x) { return x < 1 ? 0 : even(x - 1); }
                    |                                                ^~~~~~~~~~~
                  note: a formula is opened wherever it is called, which would never end
                """#),
    ]
}
