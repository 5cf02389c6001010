import Layers
import Source
import Syntax
import TensorIR

/// Checks a syntax tree and turns its models into graphs.
///
/// Every mistake is reported once, at its place; what only suffers from it is poisoned and stays silent.
struct Elaborator {
    let source: SourceFile
    let cFunctions: CFunctions
    var diagnostics: Diagnostics
    var declared = Declared()
    var net: NetBuilder
    var frame = Frame(prefix: "")
    var summaries: [LayerSummary] = []
    /// The blocks being opened, outermost first.
    var blocks: [(name: String, call: Span)] = []
    var depth = 0
    var layerCount = 0
    /// Whether there are more layers than a model may have, so that nothing more is opened.
    var isExhausted = false
    /// Where `it` stands before the first input.
    var orphan: Span?
    var hasInput = false
    /// Which steps of its sequences the model is elaborated for.
    var steps = Steps.whole
    /// The buckets of the input that has some.
    var bucketing: Bucketing?
    var hasOutput = false
    /// Parameters whose layer has a penalty of its own.
    var penalized: Set<Int> = []
    /// Outputs that a mistake hinders.
    var poisonedOutputs: Set<String> = []
    /// Names that layers of this model bear.
    var layerNames: Set<String> = []
    /// Rules reported at places within blocks, which are reported for the first use alone.
    var reportedInBlocks: Set<String> = []
    /// Whether it has been said that functions in C cannot be read.
    var isWithoutC = false

    init(source: SourceFile, cFunctions: CFunctions = .none, diagnostics: Diagnostics) {
        (self.source, self.cFunctions) = (source, cFunctions)
        self.diagnostics = diagnostics
        net = NetBuilder(name: "", mode: .inference)
    }

    /// How deep lines, expressions and blocks may nest.
    static let maximumDepth = 256
}

/// Which steps of a model's sequences a graph computes.
enum Steps {
    case whole
    /// The first ones of the sequences that have buckets.
    case bucket(Int)
    /// One at each call, states being handed in and out.
    case one
}

/// The buckets that an input declares.
struct Bucketing {
    var input: String
    var span: Span
    /// Ascending; the last is the bound of the time.
    var steps: [Int]
    /// The input with the numbers of steps that count.
    var lengthInput: Int
}

/// What a file declares at its top level, and the prelude.
struct Declared {
    var constants: [String: Constant] = [:]
    var blocks: [String: BlockDeclaration] = [:]
    var activations: [String: FormulaActivation] = [:]
    var losses: [String: FormulaLoss] = [:]
    /// Names whose declaration has been reported; their use adds nothing.
    var poisoned: Set<String> = []
    /// Where each name of the file is declared.
    var places: [String: Span] = [:]
}

/// The names of a model, or of one opening of a block.
struct Frame {
    enum Binding {
        case constant(Constant)
        case value(Value)
        case activation(Option)
        case poisoned
    }

    /// Before the names of its layers: "residual1."
    var prefix: String
    var bindings: [String: Binding] = [:]
    var places: [String: Span] = [:]
    /// The value of the line above; nil before the first.
    var it: Value?
    /// How many layers of each kind have been named.
    var counts: [String: Int] = [:]

    init(prefix: String) { self.prefix = prefix }

    /// The value that a name stands for, if it stands for one.
    func value(named name: String) -> ValueID? {
        if case .value(let value)? = bindings[name] { value.id } else { nil }
    }
}

/// A value of the graph with the layer that made it; without an ID where a mistake hinders it.
struct Value {
    var id: ValueID?
    var layer: LayerName?

    struct LayerName: Hashable {
        /// "conv1"
        var name: String
        /// "conv"
        var kind: String
    }

    static let poisoned = Value(id: nil, layer: nil)
}

extension Elaborator {
    mutating func error(
        _ code: DiagnosticCode, _ message: String, at span: Span, notes: [Note] = [], help: [String] = []
    ) {
        report(Diagnostic(.error, code: code, message, at: span, notes: notes, help: help))
    }

    mutating func warning(
        _ code: DiagnosticCode, _ message: String, at span: Span, notes: [Note] = [], help: [String] = []
    ) {
        report(Diagnostic(.warning, code: code, message, at: span, notes: notes, help: help))
    }

    mutating func report(_ diagnostic: Diagnostic) {
        var diagnostic = diagnostic
        if !blocks.isEmpty {
            guard reportedInBlocks.insert("\(diagnostic.code) \(diagnostic.span)").inserted else { return }
            for block in blocks.reversed() { diagnostic.notes.append(Note("`\(block.name)` is used here", at: block.call)) }
        }
        diagnostics.report(diagnostic)
    }

    /// Reports what a layer or option has against its use.
    mutating func report(
        _ complaint: Complaint, as level: Diagnostic.Level = .error, _ arguments: Arguments, at span: Span
    ) {
        let place = complaint.argument.flatMap(arguments.span(of:)) ?? span
        report(Diagnostic(
            level, code: complaint.code, complaint.message, at: place, notes: complaint.notes.map { Note($0) },
            help: complaint.help))
    }
}
