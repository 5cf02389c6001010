/// A C type as a declaration spells it.
package indirect enum CType: Hashable, Sendable {
    /// `float`, `ptrdiff_t`, `nn_status`, `__m512`.
    case named(String)
    /// `const T`.
    case const(CType)
    /// `T *`, or `T *restrict`.
    case pointer(CType, restrict: Bool = false)
    /// `T name[count]`; without a count `T name[]`.
    case array(CType, count: Int?)

    package static let void = CType.named("void")
    package static let int = CType.named("int")
    package static let int32 = CType.named("int32_t")
    package static let uint64 = CType.named("uint64_t")
    package static let ptrdiff = CType.named("ptrdiff_t")
    package static let size = CType.named("size_t")
    package static let float = CType.named("float")
    package static let double = CType.named("double")
    package static let char = CType.named("char")
}

extension CType {
    /// The type with a name declared by it: `const float *restrict x`, `int table[4]`;
    /// with an empty name the type alone, as in a cast.
    package func declaring(_ name: String) -> String {
        switch self {
        case .named(let type):
            return name.isEmpty ? type : "\(type) \(name)"
        case .const(.pointer(let target, let restrict)):
            return target.declaringPointer("const" + (restrict ? " restrict" : ""), name)
        case .const(.array(let element, let count)):
            return CType.array(.const(element), count: count).declaring(name)
        case .const(.const(let type)):
            return CType.const(type).declaring(name)
        case .const(.named(let type)):
            return name.isEmpty ? "const \(type)" : "const \(type) \(name)"
        case .pointer(let target, let restrict):
            return target.declaringPointer(restrict ? "restrict" : "", name)
        case .array(let element, let count):
            return element.declaring("\(name)[\(count.map(String.init) ?? "")]")
        }
    }

    private func declaringPointer(_ qualifiers: String, _ name: String) -> String {
        let declarator = "*" + [qualifiers, name].filter { !$0.isEmpty }.joined(separator: " ")
        if case .array = self { return declaring("(\(declarator))") }
        return declaring(declarator)
    }
}
