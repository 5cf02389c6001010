import Compiler
import Source
import TensorIR

extension Mistake {
    /// Answers by the path alone.
    static let cFunctions = CFunctions { path, name, purpose in
        switch path {
        case "good.c": return .formula(purpose == .activation ? .operand(0) : .operand(0) - .operand(1))
        case "bad.c":
            let file = SourceFile(path: "folder/bad.c", text: "float bad(float x) {\n    while (1);\n}\n")
            let loop = Diagnostic(
                .error, code: .cLoop, "no loops for \(name)", at: Span(start: 25, end: 30), in: file,
                notes: [Note("in this", at: Span(start: 6, end: 9))], help: ["no loop"])
            return .refused([loop])
        case "gone.c": return .unreadable(message: "gone.c: is gone", help: ["find it"])
        default: return .unavailable(message: "there is no C here", help: ["bring some"])
        }
    }

    static let inCFunctions = [
        Mistake(
            "functions in C",
            #"""
                activation good = c("good.c")
                loss fine = c("good.c")
                activation bad = c("bad.c")
                loss worse = c("bad.c")
                activation gone = c("gone.c")
                activation first = c("first.c")
                loss second = c("second.c")
                model M {
                    input x: [4]
                    dense(3, activation: good)
                    dense(3, activation: bad)
                    train { loss: worse }
                }
                """#,
            messages: #"""
                m.nnd:5:21: error: gone.c: is gone [c-unreadable]
                  5 | activation gone = c("gone.c")
                    |                     ^~~~~~~~
                  help: find it
                m.nnd:6:20: error: there is no C here [c-unavailable]
                  6 | activation first = c("first.c")
                    |                    ^~~~~~~~~~~~
                  help: bring some
                folder/bad.c:2:5: error: no loops for bad [c-loop]
                  2 |     while (1);
                    |     ^~~~~
                  note: in this
                  1 | float bad(float x) {
                    |       ^~~
                  note: m.nnd:3:18: read for `bad`
                  3 | activation bad = c("bad.c")
                    |                  ^~~~~~~~~~
                  help: no loop
                folder/bad.c:2:5: error: no loops for worse [c-loop]
                  2 |     while (1);
                    |     ^~~~~
                  note: in this
                  1 | float bad(float x) {
                    |       ^~~
                  note: m.nnd:4:14: read for `worse`
                  4 | loss worse = c("bad.c")
                    |              ^~~~~~~~~~
                  help: no loop
                """#),
        Mistake(
            "functions in C where they cannot stand",
            #"""
                activation none = c()
                activation number = c(3)
                loss two = c("good.c", "good.c")
                activation part(x) = 2 * c("good.c")
                activation called(x) = c("good.c")
                model M {
                    input x: [4]
                    dense(3, activation: c("good.c"))
                    train { loss: c("good.c") }
                }
                """#,
            messages: #"""
                m.nnd:1:19: error: `c` takes the path of a C file [c-path]
                  1 | activation none = c()
                    |                   ^~~
                  note: paths start from the folder of the model file
                  help: c("none.c")
                m.nnd:2:21: error: `c` takes the path of a C file [c-path]
                  2 | activation number = c(3)
                    |                     ^~~~
                  note: paths start from the folder of the model file
                  help: c("number.c")
                m.nnd:3:12: error: `c` takes the path of a C file [c-path]
                  3 | loss two = c("good.c", "good.c")
                    |            ^~~~~~~~~~~~~~~~~~~~~
                  note: paths start from the folder of the model file
                  help: c("two.c")
                m.nnd:4:26: error: a function in C has its name from a declaration at the top of the file [misplaced-c]
                  4 | activation part(x) = 2 * c("good.c")
                    |                          ^~~~~~~~~~~
                  help: activation f = c("f.c")
                  help: loss f = c("f.c")
                m.nnd:5:24: error: a function in C has its name from a declaration at the top of the file [misplaced-c]
                  5 | activation called(x) = c("good.c")
                    |                        ^~~~~~~~~~~
                  help: activation f = c("f.c")
                  help: loss f = c("f.c")
                m.nnd:8:26: error: a function in C has its name from a declaration at the top of the file [misplaced-c]
                  8 |     dense(3, activation: c("good.c"))
                    |                          ^~~~~~~~~~~
                  help: activation f = c("f.c")
                  help: loss f = c("f.c")
                m.nnd:9:19: error: a function in C has its name from a declaration at the top of the file [misplaced-c]
                  9 |     train { loss: c("good.c") }
                    |                   ^~~~~~~~~~~
                  help: activation f = c("f.c")
                  help: loss f = c("f.c")
                """#),
    ]
}
