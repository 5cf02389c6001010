import CLibClang
import Source

/// A node of clang's syntax tree; valid as long as its unit, which it keeps.
struct Cursor {
    let unit: TranslationUnit
    let raw: CXCursor

    private var functions: libclang { unit.library.functions }
    private func cursor(_ raw: CXCursor) -> Cursor? { functions.Cursor_isNull(raw) != 0 ? nil : Cursor(unit: unit, raw: raw) }

    var kind: CursorKind { CursorKind(rawValue: raw.kind) ?? .other }
    var name: String { unit.library.take(functions.getCursorSpelling(raw)) }
    var type: CType { CType(unit: unit, raw: functions.getCursorType(raw)) }
    /// The type of what a function returns.
    var resultType: CType { CType(unit: unit, raw: functions.getCursorResultType(raw)) }
    var isVariadic: Bool { functions.Cursor_isVariadic(raw) != 0 }
    var isStatic: Bool { functions.Cursor_getStorageClass(raw) == 3 }
    var isExtern: Bool { functions.Cursor_getStorageClass(raw) == 2 }

    /// What an expression names.
    var referenced: Cursor? { cursor(functions.getCursorReferenced(raw)) }
    /// The declaration with the body, where the unit has it.
    var definition: Cursor? { cursor(functions.getCursorDefinition(raw)) }

    /// Whether the main file holds it, and no header.
    var isInMainFile: Bool { functions.Location_isFromMainFile(functions.getCursorLocation(raw)) != 0 }

    /// The bytes of its file that it takes; what a macro wrote lies where the macro is used.
    var span: Span {
        let extent = functions.getCursorExtent(raw)
        let (start, end) = (unit.offset(functions.getRangeStart(extent)), unit.offset(functions.getRangeEnd(extent)))
        return Span(start: start, end: max(start, end))
    }

    /// The parts in the order of the text.
    var children: [Cursor] {
        var found: [CXCursor] = []
        withUnsafeMutablePointer(to: &found) { pointer in
            _ = functions.visitChildren(raw, { cursor, _, context in
                context!.assumingMemoryBound(to: [CXCursor].self).pointee.append(cursor)
                return 1
            }, pointer)
        }
        return found.map { Cursor(unit: unit, raw: $0) }
    }

    /// The expressions among the parts.
    var expressions: [Cursor] { children.filter { (100..<200).contains($0.raw.kind) } }

    /// The value that clang gives a constant expression; nil where it gives none.
    var constantValue: Double? {
        guard let result = functions.Cursor_Evaluate(raw) else { return nil }
        defer { functions.EvalResult_dispose(result) }
        switch functions.EvalResult_getKind(result) {
        case 1: return Double(functions.EvalResult_getAsLongLong(result))
        case 2: return functions.EvalResult_getAsDouble(result)
        default: return nil
        }
    }
}

extension Cursor: Hashable {
    static func == (a: Cursor, b: Cursor) -> Bool { a.functions.equalCursors(a.raw, b.raw) != 0 }
    func hash(into hasher: inout Hasher) { hasher.combine(functions.hashCursor(raw)) }
}

/// The kinds of nodes that are told apart, with libclang's numbers for them.
enum CursorKind: Int32 {
    case function = 8, variable = 9, parameter = 10
    case enumerator = 7
    case typeReference = 43, memberReference = 47
    /// An implicit cast, and whatever libclang has no name for.
    case unexposed = 100
    case reference = 101, member = 102, call = 103, integer = 106, floating = 107, text = 109, parentheses = 111, unary = 112
    case subscripting = 113, binary = 114, compoundAssignment = 115, conditional = 116, cast = 117, initializerList = 119, sizeof = 136
    case compound = 202, `if` = 205, `switch` = 206, `while` = 207, `do` = 208, `for` = 209
    case goto = 210, indirectGoto = 211, `return` = 214, empty = 230, declaration = 231
    case label = 201
    case macroDefinition = 501, macroExpansion = 502
    case other = -1
}

/// A type of C.
struct CType {
    let unit: TranslationUnit
    let raw: CXType

    var spelling: String { unit.library.take(unit.library.functions.getTypeSpelling(raw)) }

    /// What matters of it to a formula.
    var kind: Kind {
        switch unit.library.functions.getCanonicalType(raw).kind {
        case 2: .void
        case 3: .bool
        case 17: .int
        case 4, 5, 8...16, 18...20, 106: .otherInteger
        case 21: .float
        case 22: .double
        case 23: .longDouble
        default: .other
        }
    }

    enum Kind {
        case void, bool, int, float, double, longDouble
        /// Of another width, without a sign, or an enumeration.
        case otherInteger
        /// Pointers, arrays, structures.
        case other

        var isFloating: Bool { self == .float || self == .double || self == .longDouble }
        var isInteger: Bool { self == .int || self == .bool || self == .otherInteger }
    }
}
