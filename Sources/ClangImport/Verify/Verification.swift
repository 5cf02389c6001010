import Source

/// The header, the source and the Swift of one model, held against each other.
struct Verification {
    let texts: EmittedTexts
    /// The functions that the header declares, by name.
    let declared: [String: Cursor]
    /// The variables that the header declares.
    let variables: [Cursor]
    /// The macros of the header that are the model's own, in their order.
    let macros: [String]
    let source: TranslationUnit
    private(set) var faults: [Diagnostic] = []

    init(_ texts: EmittedTexts, header: TranslationUnit, source: TranslationUnit) {
        (self.texts, self.source) = (texts, source)
        let own = header.root.children.filter(\.isInMainFile)
        declared = Dictionary(
            own.filter { $0.kind == .function }.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        variables = own.filter { $0.kind == .variable }
        macros = own.filter { $0.kind == .macroDefinition }.map(\.name).filter { !$0.hasPrefix("NN_") && !$0.hasSuffix("_H") }
    }

    mutating func report(_ message: String, _ file: SourceFile, at span: Span = Span(at: 0)) {
        faults.append(Diagnostic(.error, code: .emitted, message, at: span, in: file))
    }

    mutating func require(_ condition: Bool, _ message: String, at span: Span = Span(at: 0)) {
        if !condition { report(message, texts.source, at: span) }
    }
}

extension Verification {
    /// The header declares what the source defines for others, no more and no less.
    mutating func checkFunctions() {
        let defined = source.root.children.filter { function in
            function.kind == .function && function.isInMainFile && function.definition == function
        }
        for (name, function) in declared.sorted(by: { $0.key < $1.key }) where !defined.contains(where: { $0.name == name }) {
            report("the header declares `\(name)`, and the source does not define it", texts.header, at: function.nameSpan)
        }
        for function in defined where !function.isStatic && declared[function.name] == nil {
            report("the source defines `\(function.name)` for others, and the header does not declare it", texts.source, at: function.nameSpan)
        }
        let byName = Dictionary(defined.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for (name, function) in declared {
            guard let other = byName[name], other.type.spelling != function.type.spelling else { continue }
            report("`\(name)` is a `\(function.type.spelling)` in the header and a `\(other.type.spelling)` in the source", texts.header, at: function.nameSpan)
        }
    }

    /// The Swift names nothing of the model's C that the header lacks.
    mutating func checkSwift() {
        guard let prefix = model.map({ $0.name.dropLast("model".count) }) else { return }
        let text = texts.swift.bytes
        var calls = 0
        var index = 0
        while index < text.count {
            let start = index
            while index < text.count, text[index].isWordOfC { index += 1 }
            let word = String(decoding: text[start..<index], as: UTF8.self)
            if index < text.count, text[index] == UInt8(ascii: "("), word.hasPrefix(prefix) {
                calls += 1
                if declared[word] == nil {
                    report("the Swift calls `\(word)`, and the header does not declare it", texts.swift, at: Span(start: start, end: index))
                }
            }
            index = max(index, start + 1)
        }
        if calls == 0 { report("the Swift calls nothing of the model's C", texts.swift) }
    }

    /// `digits_model`
    var model: Cursor? {
        declared.values.first { $0.resultType.spelling.hasPrefix("const nn_model") && $0.name.hasSuffix("_model") }
    }
}

extension UInt8 {
    fileprivate var isWordOfC: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
