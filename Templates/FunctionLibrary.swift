/// The C functions of `MathLibrary` and `RandomLibrary` by their names in C.
package enum FunctionLibrary {
    /// Those among the names that are functions of the libraries, and all that they call: each once,
    /// after what it calls. Names of anything else are passed over.
    package static func definitions(of names: Set<String>) -> [(name: String, text: String)] {
        RandomLibrary.texts.definitions(of: names) + MathLibrary.texts.definitions(of: names)
    }
}
