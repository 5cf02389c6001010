import Source

/// Reads a file by recursive descent and recovers from every mistake, so that one run reports all.
///
/// The grammar; a word in quotes stands for itself, `{ }` repeats, `[ ]` may be left out, `|` chooses.
/// ```
/// file        = { documentation (model | block | formula | constant) } .
/// model       = "model" name "{" { line } "}" .            (at most one line is a train section)
/// block       = "block" name [ parameters ] "{" { line } "}" .     (every parameter has a type)
/// formula     = ("activation" | "loss") name [ parameters ] "=" expression .
/// parameters  = "(" [ parameter { "," parameter } [ "," ] ] ")" .
/// parameter   = name [ ":" type ] [ "=" expression ] .
/// type        = name .
///
/// line        = documentation (input | output | constant | binding | layer) | train .
/// input       = "input" name ":" "[" [ dimension { "," dimension } [ "," ] ] "]"
///               [ "of" range ] [ "," "buckets" ":" expression ] .
/// dimension   = expression | "time" ":" [ "..." ] expression .
/// output      = "output" [ name "=" ] expression .
/// constant    = "const" name "=" expression .
/// binding     = "let" name "=" expression .
/// layer       = expression .
/// train       = "train" "{" { entry } "}" .
/// entry       = word ":" expression { "," expression } .
///
/// expression  = comparison | range .
/// range       = sum ("..<" | "...") sum .
/// comparison  = sum [ ("<" | "<=" | ">" | ">=" | "==" | "!=") sum ] .
/// sum         = product { ("+" | "-") product } .
/// product     = factor { ("*" | "/") factor } .
/// factor      = "-" factor | power .
/// power       = primary [ "^" factor ] .
/// primary     = integer | float | string | "true" | "false" | "it" | name
///             | name "(" [ argument { "," argument } [ "," ] ] ")"
///             | "[" [ expression { "," expression } [ "," ] ] "]"
///             | "(" expression ")" .
/// argument    = [ word ":" ] expression .
///
/// name        = a word that is not reserved .
/// word        = letter { letter | digit | "_" } .                  (ASCII, at most 63)
/// integer     = digits .
/// float       = digits ( "." digits [ exponent ] | exponent ) .
/// exponent    = ("e" | "E") [ "+" | "-" ] digits .
/// digits      = digit { [ "_" ] digit } .
/// string      = '"' { character | "\\" | "\"" | "\n" | "\t" } '"' .
/// documentation = { "///" text to the end of the line } .
/// ```
/// A declaration, line or entry ends at the end of its line. It goes on in the next line within `( )` and
/// `[ ]`, and after an operator, `=`, `:` or `,`. A `{` and the `(` of a call stand on the line of their name.
/// Reserved are `model block input output const let train it true false`; they may still label an argument.
///
/// What a line means: it takes `it`, the value of the line above, and its own value is `it` of the line below.
/// An `input` makes its value `it`; `let`, `const` and `output` leave `it` as it was. So a line that is only
/// a name goes on from that value, and `let a = conv(8)` names a branch beside the chain.
/// A layer takes another value than `it` by `of:`, as in `dense(10, of: a)`, and the parameters of another
/// layer by `share:`, as in `dense(10, share: a)`; both are arguments like any other here.
struct Parser {
    /// How deep expressions may nest: brackets and operators on the way from the root to a leaf.
    static let maximumDepth = 128

    static let reservedWords: Set<String> = [
        "model", "block", "input", "output", "const", "let", "train", "it", "true", "false",
    ]

    let file: SourceFile
    let tokens: [Token]
    let comments: [Comment]
    var diagnostics: Diagnostics

    /// The index of the token to be read next; never beyond `endOfFile`.
    var index = 0
    /// How many `(` and `[` are open, within which line breaks mean nothing.
    var bracketDepth = 0
    /// How many expressions are being read within one another.
    var depth = 0
    /// The height of the expression read last.
    var height = 0
    var isInTrainSection = false
    /// The indices of the comments that document something.
    var attachedComments: Set<Int> = []

    init(_ file: SourceFile, tokenized: TokenizedFile, diagnostics: Diagnostics) {
        self.file = file
        tokens = tokenized.tokens
        comments = tokenized.comments
        self.diagnostics = diagnostics
    }
}

/// Thrown once a mistake has been reported and what was being read has no value.
enum Unreadable: Error {
    /// The next element of the enclosing list can be read.
    case element
    /// Only the next line can be read.
    case line
}

extension ModelFile {
    /// Reads a file; what cannot be read is reported and stands in the tree as `.invalid` or not at all.
    package init(parsing file: SourceFile, reporting diagnostics: inout Diagnostics) {
        let tokenized = Lexer.tokenize(file, reporting: &diagnostics)
        var parser = Parser(file, tokenized: tokenized, diagnostics: diagnostics)
        self = parser.parseFile()
        diagnostics = parser.diagnostics
    }
}

extension Parser {
    var current: Token { tokens[index] }
    var next: Token { tokens[min(index + 1, tokens.count - 1)] }
    /// The end of the token before this one.
    var previousEnd: Int { index == 0 ? 0 : tokens[index - 1].span.end }

    mutating func advance() {
        if index < tokens.count - 1 { index += 1 }
    }

    func at(_ kind: Token.Kind) -> Bool { current.kind == kind }

    /// Moves past the current token if it is of this kind and belongs to the line.
    mutating func take(_ kind: Token.Kind) -> Bool {
        guard at(kind), continuesLine else { return false }
        advance()
        return true
    }

    func text(_ token: Token) -> String { file.text(token.span) }

    func at(word: String) -> Bool {
        at(.word) && current.span.count == word.utf8.count && file.bytes[current.span.range].elementsEqual(word.utf8)
    }

    /// Whether the line goes on with the current token.
    var continuesLine: Bool {
        !at(.endOfFile) && !at(.rightBrace) && (bracketDepth > 0 || !current.startsLine)
    }

    /// From `start` to the end of the token read last.
    func span(from start: Int) -> Span {
        Span(start: start, end: max(start, previousEnd))
    }
}
