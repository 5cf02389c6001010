/// What stands at the top level of a C file.
package indirect enum CTopLevel: Hashable, Sendable {
    /// With its brackets or quotes: `<math.h>`, `"digits.h"`.
    case include(String)
    /// `#define name value`; the name with its parameters, if any: `NN_UNROLL(k)`.
    case define(String, String = "")
    /// `#if condition … #else … #endif`
    case conditional(String, [CTopLevel], otherwise: [CTopLevel] = [])
    case function(CFunction)
    /// The declaration of a function, with its comment.
    case prototype(CFunction)
    case declaration(CDeclaration, comment: [String] = [])
    /// `enum { a, b = 4 };`
    case enumeration([Enumerator], comment: [String] = [])
    /// One entry a line.
    case comment([String])
    /// Text of a template, without an empty line around it.
    case text(String)
    /// An empty line, where the printer would set none.
    case blank

    package struct Enumerator: Hashable, Sendable {
        package var name: String
        package var value: CExpression?
        package init(_ name: String, _ value: CExpression? = nil) { (self.name, self.value) = (name, value) }
    }
}

/// A function definition: `attributes static result name(parameters) { body }`.
package struct CFunction: Hashable, Sendable {
    /// Lines of the comment above it.
    package var comment: [String]
    /// What stands before all else, such as `NN_AVX512`.
    package var attributes: [String]
    package var isStatic: Bool
    package var isInline: Bool
    package var result: CType
    package var name: String
    package var parameters: [Parameter]
    package var body: [CStatement]

    package struct Parameter: Hashable, Sendable {
        package var type: CType
        package var name: String
        package init(_ type: CType, _ name: String) { (self.type, self.name) = (type, name) }
    }

    package init(
        comment: [String] = [], attributes: [String] = [], isStatic: Bool = true, isInline: Bool = false,
        result: CType = .void, name: String, parameters: [Parameter], body: [CStatement] = []
    ) {
        (self.comment, self.attributes, self.isStatic, self.isInline) = (comment, attributes, isStatic, isInline)
        (self.result, self.name, self.parameters, self.body) = (result, name, parameters, body)
    }
}

/// A file of C.
package struct CFile: Hashable, Sendable {
    package var items: [CTopLevel]
    package init(_ items: [CTopLevel]) { self.items = items }
}
