extension RefusedFunction {
    static let inClangItself = [
        RefusedFunction(
            "a mistake of syntax", #"""
                float f(float x) { return x }
                """#,
            message: #"""
                f.c:1:28: error: expected ';' after return statement [c-error]
                  1 | float f(float x) { return x }
                    |                            ^
                """#),
        RefusedFunction(
            "an unknown variable", #"""
                float f(float x) { return x + z; }
                """#,
            message: #"""
                f.c:1:31: error: use of undeclared identifier 'z' [c-error]
                  1 | float f(float x) { return x + z; }
                    |                               ^
                """#),
    ]
}
