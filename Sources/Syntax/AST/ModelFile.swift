import Source

/// The syntax of one `.nnd` file; declarations in the order of the file.
package struct ModelFile: Hashable, Sendable {
    package var declarations: [Declaration]
    package var span: Span
}

/// What may stand at the top level of a file.
package enum Declaration: Hashable, Sendable {
    case model(ModelDeclaration)
    case block(BlockDeclaration)
    case formula(FormulaDeclaration)
    case constant(ConstantDeclaration)
}

/// A word of the user's and its place.
package struct Name: Hashable, Sendable {
    package var text: String
    package var span: Span

    package init(text: String, span: Span) { (self.text, self.span) = (text, span) }
}

/// The text of the `///` lines before a declaration, without the slashes, lines joined by line feeds.
package struct Documentation: Hashable, Sendable {
    package var text: String
    package var span: Span
}

/// `model Digits { … }`.
package struct ModelDeclaration: Hashable, Sendable {
    package var documentation: Documentation?
    package var name: Name
    package var statements: [Statement]
    package var train: TrainSection?
    /// From `model` to the closing brace.
    package var span: Span
}

/// `block residual(filters: Int) { … }`: a layer made of layers. Every parameter has a type.
package struct BlockDeclaration: Hashable, Sendable {
    package var documentation: Documentation?
    package var name: Name
    package var parameters: [Parameter]
    package var statements: [Statement]
    package var span: Span
}

/// `activation swish(x) = x * sigmoid(x)`, `activation mish = c("mish.c")` or `loss logCosh(y, target) = …`.
package struct FormulaDeclaration: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case activation
        case loss
    }

    package var documentation: Documentation?
    package var kind: Kind
    package var name: Name
    /// Nil where the name is followed at once by `=`.
    package var parameters: [Parameter]?
    package var value: Expression
    package var span: Span
}

/// `filters: Int = 32`: a parameter of a block or formula.
package struct Parameter: Hashable, Sendable {
    package var name: Name
    package var type: Name?
    package var defaultValue: Expression?
    package var span: Span
}
