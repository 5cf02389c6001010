extension Explanation {
    /// Functions in C, which become formulas: `activation f = c("f.c")`.
    static let ofC = [
        file(
            .cPath, "`c` takes the path of a C file in quotes.",
            "activation f = c(f)\nmodel M {\n    input x: [8]\n    dense(3)\n}", "activation f(x) = 2 * x\nmodel M {\n    input x: [8]\n    dense(3, activation: f)\n}"),
        file(
            .misplacedC, "A function in C is given a name by a declaration at the top of the file.",
            "model M {\n    input x: [8]\n    dense(3, activation: c(\"f.c\"))\n}",
            "activation f = c(\"f.c\")\nmodel M {\n    input x: [8]\n    dense(3, activation: f)\n}"),
        file(
            .cUnreadable, "The C file cannot be read. Paths start from the folder of the model file.",
            "activation f = c(\"nowhere.c\")\nmodel M {\n    input x: [8]\n    dense(3, activation: f)\n}",
            "activation f = c(\"f.c\")\nmodel M {\n    input x: [8]\n    dense(3, activation: f)\n}"),
        c(.cError, "clang has found a mistake in the C file.", "float f(float x) { return x * }", "float f(float x) { return x * 2; }"),
        c(
            .cSignature, "An activation is a `float f(float x)`, a loss a `float f(float y, float target)`; what they call takes numbers and returns one.",
            "float f(float x, float y) { return x * y; }", "float f(float x) { return x * x; }"),
        c(
            .cNoFunction, "The file has no function of the name of the activation or loss, and more or less than one that is not static.",
            "float g(float x) { return x; }\nfloat h(float x) { return x; }", "static float g(float x) { return x; }\nfloat h(float x) { return g(x); }"),
        c(
            .cUnknownFunction, "A function that is neither in this file nor one of those of <math.h> that have a formula.",
            "#include <math.h>\nfloat f(float x) { return lgammaf(x); }", "#include <math.h>\nfloat f(float x) { return logf(x); }"),
        c(
            .cRecursion, "A function that calls itself never ends as a formula.",
            "float f(float x) { return x > 1 ? f(x / 2) : x; }", "float f(float x) { return x > 1 ? x / 2 : x; }"),
        c(
            .cLoop, "A formula is one expression, the same for every number, so it has no loops.",
            "float f(float x) {\n    float y = x;\n    for (int i = 0; i < 2; i++) y = y * x;\n    return y;\n}",
            "float f(float x) {\n    float y = x;\n    y = y * x;\n    y = y * x;\n    return y;\n}"),
        c(
            .cStatement, "`switch` and jumps cannot become a formula; `if`, `else` and `return` can.",
            "float f(float x) {\n    switch (x > 0) { case 1: return x; default: return 0; }\n}",
            "float f(float x) {\n    if (x > 0) return x;\n    return 0;\n}"),
        c(
            .cNoReturn, "Every way through the function returns a number.",
            "float f(float x) {\n    if (x > 0) return x;\n}", "float f(float x) {\n    if (x > 0) return x;\n    return 0;\n}"),
        c(
            .cNoValue, "A variable is read that has a value only on some of the ways that lead there.",
            "float f(float x) {\n    float y;\n    if (x > 0) y = 1;\n    return y;\n}",
            "float f(float x) {\n    float y = 0;\n    if (x > 0) y = 1;\n    return y;\n}"),
        c(
            .cAssignment, "An assignment is a statement of its own, not part of an expression.",
            "float f(float x) {\n    float y = 1;\n    return (y = x) + y;\n}", "float f(float x) {\n    float y = x;\n    return y + y;\n}"),
        c(
            .cGlobal, "A formula depends on its parameters alone, not on variables that live on between calls.",
            "float slope = 0.1f;\nfloat f(float x) { return slope * x; }", "float f(float x) { return 0.1f * x; }"),
        c(
            .cType, "A formula works on numbers: no pointers, no arrays, no structures.",
            "float f(float x) {\n    float y[2] = { x, 1 };\n    return y[0];\n}", "float f(float x) {\n    float y = x;\n    return y;\n}"),
        c(
            .cInteger, "A formula works on real numbers and knows no rounding to whole ones.",
            "float f(float x) { return (int)x; }", "#include <math.h>\nfloat f(float x) { return floorf(x); }"),
        c(
            .cNumber, "A number that is larger than any a float can hold.",
            "float f(float x) { return x + 1e99f; }", "float f(float x) { return x + 1e30f; }"),
        c(
            .cPower, "A power has a constant exponent, or a constant base above 0.",
            "#include <math.h>\nfloat f(float x) { return powf(x, x); }", "#include <math.h>\nfloat f(float x) { return expf(x * logf(x)); }"),
        c(
            .cExpression, "This part of C, such as a comma between values or a text, has no place in a formula.",
            "float f(float x) { return (x, 2 * x); }", "float f(float x) { return 2 * x; }"),
        c(
            .cInclude, "A file of formulas stands by itself; of headers it may include <math.h>.",
            "#include <stdio.h>\nfloat f(float x) { return x; }", "#include <math.h>\nfloat f(float x) { return tanhf(x); }"),
        c(
            .cDirective, "Of the preprocessor's directives, `#include <math.h>` and `#define NAME NUMBER` are read.",
            "#pragma once\nfloat f(float x) { return x; }", "#define SLOPE 2\nfloat f(float x) { return SLOPE * x; }"),
        c(
            .cMacro, "A macro is a name for a number; a macro with parameters would be a function.",
            "#define TWICE(v) (2 * (v))\nfloat f(float x) { return TWICE(x); }",
            "static float twice(float v) { return 2 * v; }\nfloat f(float x) { return twice(x); }"),
        c(
            .cCharacter, "Outside of comments, C is written in ASCII.",
            "float f(float x) { return x − 1; }", "float f(float x) { return x - 1; }"),
        c(
            .cTooLarge, "Opened, the functions of the file make a formula of more than 1,000 operations, or nested more than 100 deep.",
            "static float a(float x) { return x * x + x * x * x + x; }\nstatic float b(float x) { return a(a(a(a(x)))) + a(a(a(a(a(x))))); }\nstatic float d(float x) { return b(b(b(x))); }\nfloat f(float x) { return d(d(d(d(d(d(d(d(d(d(d(d(x)))))))))))); }",
            "static float a(float x) { return x * x + x; }\nfloat f(float x) { return a(a(x)); }"),
    ]

    /// What no file that is at fault can show.
    static let ofTheRest = [
        none(
            .cUnavailable, "A model names a function in C, and libclang, which reads it, is not found on this machine. Every Swift toolchain brings it; elsewhere `apt-get install libclang-dev` does. NNC_LIBCLANG names the library where it lies elsewhere."),
        none(
            .oneModelAFile, "A model file in a Swift package holds one model, as its C and its Swift are named after the file. Move every other model into a file of its own; `nnc compile --model` takes files with several."),
        none(.cWarning, "`nnc compile --verify` has had clang read the C that nnc has written, and clang warns. Then nnc is wrong, not the model: please report it."),
        none(.emitted, "`nnc compile --verify` has found that the files nnc has written do not hold together. Then nnc is wrong, not the model: please report it."),
    ]
}
