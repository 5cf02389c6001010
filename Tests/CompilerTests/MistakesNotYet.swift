extension Mistake {
    /// What later versions bring.
    static let inWhatIsNotYet = [
        Mistake(
            "formulas in C",
            #"""
                activation mish2 = c("mish.c")
                loss other = c("other.c")
                model M {
                    input x: [4]
                    dense(3, activation: mish2)
                    dense(3, activation: c("f.c"))
                }
                """#,
            messages: #"""
                m.nnd:1:20: error: not supported yet: formulas written in C
                  1 | activation mish2 = c("mish.c")
                    |                    ^~~~~~~~~~~
                m.nnd:2:14: error: not supported yet: formulas written in C
                  2 | loss other = c("other.c")
                    |              ^~~~~~~~~~~~
                m.nnd:6:26: error: not supported yet: formulas written in C
                  6 |     dense(3, activation: c("f.c"))
                    |                          ^~~~~~~~
                """#),
    ]
}
