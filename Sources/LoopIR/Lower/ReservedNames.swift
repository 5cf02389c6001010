/// Words that mean something in C already, so that no argument or local may be called so.
package enum ReservedNames {
    /// Keywords of C and C++, macros and types of common headers and compilers, and functions that kernels call.
    package static let words: Set<String> = Set((keywords + macros).split(whereSeparator: \.isWhitespace).map(String.init))

    /// Whether a name is such a word, or one of those that compilers, intrinsics and the emitted functions keep for themselves.
    package static func contains(_ name: String) -> Bool {
        words.contains(name) || ["_", "nn_", "NN_", "v"].contains { name.hasPrefix($0) && ($0 != "v" || name.contains("_f32")) }
            || name.hasSuffix("_t") || ["_scalar", "_avx2", "_avx512", "_neon"].contains { name.hasSuffix($0) }
    }

    private static let keywords = """
        alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t
        class co_await co_return co_yield compl concept const const_cast consteval constexpr constinit
        continue decltype default delete do double dynamic_cast else enum explicit export extern false float
        for friend goto if inline int long mutable namespace new noexcept not not_eq nullptr operator or or_eq
        private protected public register reinterpret_cast requires restrict return short signed sizeof
        static static_assert static_cast struct switch template this thread_local throw true try typedef
        typeid typename typeof typeof_unqual union unsigned using virtual void volatile wchar_t while xor
        xor_eq _Alignas _Alignof _Atomic _Bool _Complex _Generic _Imaginary _Noreturn _Static_assert
        _Thread_local

        """
    private static let macros = """
        NULL EOF NAN INFINITY HUGE_VAL I complex imaginary assert errno stdin stdout stderr offsetof
        size_t ptrdiff_t int32_t uint32_t uint64_t unix linux i386 near far small interface min max
        memset memcpy memcmp fmaf sqrtf fabsf floorf copysignf fminf fmaxf ldexpf isnan isinf main
        """
}
