import ClangImport

extension LanguageReference {
    /// What `nnc explain c` says.
    static var functionsInC: String {
        """
        activation mish = c("mish.c")
        loss logCosh = c("losses.c")

        an activation float f(float x), or a loss float f(float y, float target) of one component, written in C

          The path starts from the folder of the model file. The function is the one of that name, or the only one of
          the file that is not static. It becomes a formula, whose derivative the compiler finds and which it
          vectorises like any other; the C itself is not called.

          made of     numbers, parameters and variables of float, double and int; assignments to them; + - * /;
                      comparisons, && || !, ?:, if and else with return; casts; #define NAME NUMBER;
                      calls of other functions of the file
          calls       \(wrapped(MathFunctions.known, indent: 14))
          not made of loops, jumps, switch, recursion; pointers, arrays, structures; variables outside of the function;
                      macros that are no number; roundings to int
          includes    \(Preprocessing.headers.map { "<\($0)>" }.joined(separator: " "))

        The C is read through libclang, which is looked for in $NNC_LIBCLANG, beside the swift and the clang on the PATH,
        and where Debian's libclang-dev puts it.

        """
    }

    private static func wrapped(_ words: [String], indent: Int) -> String {
        var lines = [""]
        for word in words {
            if lines[lines.count - 1].count + word.count > 90 { lines.append("") }
            lines[lines.count - 1] += lines[lines.count - 1].isEmpty ? word : " " + word
        }
        return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
    }
}
