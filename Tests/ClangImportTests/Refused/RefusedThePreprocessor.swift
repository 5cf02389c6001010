extension RefusedFunction {
    static let inThePreprocessor = [
        RefusedFunction(
            "a macro with parameters", of: "squared", #"""
                #define SQUARE(x) ((x) * (x))
                float squared(float x) { return SQUARE(x); }
                """#,
            message: #"""
                f.c:1:9: error: `SQUARE` is a macro with parameters, which formulas cannot call [c-macro]
                  1 | #define SQUARE(x) ((x) * (x))
                    |         ^~~~~~
                  help: a function would fit: static float square(float x) { return …; }
                """#),
        RefusedFunction(
            "a macro that is no number", of: "doubled", #"""
                #define TWICE x + x
                float doubled(float x) { return TWICE; }
                """#,
            message: #"""
                f.c:2:33: error: the macro `TWICE` does not stand for a number [c-macro]
                  2 | float doubled(float x) { return TWICE; }
                    |                                 ^~~~~
                  help: write out what it stands for
                """#),
        RefusedFunction(
            "a macro that is a statement", of: "negated", #"""
                #define FLIP x = -x
                float negated(float x) {
                    FLIP;
                    return x;
                }
                """#,
            message: #"""
                f.c:3:5: error: the macro `FLIP` does not stand for a number [c-macro]
                  3 |     FLIP;
                    |     ^~~~
                  help: write out what it stands for
                """#),
        RefusedFunction(
            "a macro of the library", of: "known", #"""
                #include <math.h>
                float known(float x) { return isnan(x) ? 0 : x; }
                """#,
            message: #"""
                f.c:2:31: error: the macro `isnan` does not stand for a number [c-macro]
                  2 | float known(float x) { return isnan(x) ? 0 : x; }
                    |                               ^~~~~
                  help: write out what it stands for
                """#),
        RefusedFunction(
            "macros that stand for each other", of: "looped", #"""
                #define A B
                #define B A
                float looped(float A) { return A; }
                """#,
            message: #"""
                f.c:3:20: error: the macro `A` stands for itself [c-macro]
                  3 | float looped(float A) { return A; }
                    |                    ^
                """#),
        RefusedFunction(
            "a missing header", #"""
                #include <nowhere.h>
                float f(float x) { return x; }
                """#,
            message: #"""
                f.c:1:10: error: a file of C functions stands by itself, and does not include `<nowhere.h>` [c-include]
                  1 | #include <nowhere.h>
                    |          ^~~~~~~~~~~
                  note: it may include <float.h> <limits.h> <math.h> <stdbool.h> <stddef.h> <stdint.h> <stdlib.h>
                """#),
        RefusedFunction(
            "a header of one's own", #"""
                #include "helpers.h"
                float f(float x) { return helper(x); }
                """#,
            message: #"""
                f.c:1:10: error: a file of C functions stands by itself, and does not include `"helpers.h"` [c-include]
                  1 | #include "helpers.h"
                    |          ^~~~~~~~~~~
                  note: it may include <float.h> <limits.h> <math.h> <stdbool.h> <stddef.h> <stdint.h> <stdlib.h>
                """#),
        RefusedFunction(
            "a device", #"""
                #include </dev/zero>
                float f(float x) { return x; }
                """#,
            message: #"""
                f.c:1:10: error: a file of C functions stands by itself, and does not include `</dev/zero>` [c-include]
                  1 | #include </dev/zero>
                    |          ^~~~~~~~~~~
                  note: it may include <float.h> <limits.h> <math.h> <stdbool.h> <stddef.h> <stdint.h> <stdlib.h>
                """#),
        RefusedFunction(
            "another directive", #"""
                float f(float x) {
                    const unsigned char data[] = {
                #embed "/dev/zero"
                    };
                    return x;
                }
                """#,
            message: #"""
                f.c:3:2: error: `#embed` has no place in a file of functions that become formulas [c-directive]
                  3 | #embed "/dev/zero"
                    |  ^~~~~
                  help: #include <math.h>, #define NAME NUMBER and #if would fit
                """#),
    ]
}
