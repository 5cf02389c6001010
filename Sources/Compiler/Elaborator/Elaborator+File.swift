import Layers
import Source
import Syntax
import TensorIR

extension ModelFile {
    /// The models of the file, checked; none where anything is wrong with it. All mistakes are reported.
    package func elaborated(
        from source: SourceFile, cFunctions: CFunctions = .none, reporting diagnostics: inout Diagnostics
    ) -> [ElaboratedModel] {
        var elaborator = Elaborator(source: source, cFunctions: cFunctions, diagnostics: diagnostics)
        elaborator.declarePrelude()
        elaborator.declare(self)
        var models: [ElaboratedModel] = []
        for case .model(let model) in declarations {
            if let model = elaborator.elaborate(model) { models.append(model) }
        }
        if declarations.isEmpty, !elaborator.diagnostics.hasErrors {
            elaborator.error(
                .noModel, "the file declares nothing", at: span, help: ["model Name { … }"])
        }
        diagnostics = elaborator.diagnostics
        return diagnostics.hasErrors ? [] : models
    }
}

extension Elaborator {
    mutating func declarePrelude() {
        var prelude = Elaborator(source: Prelude.source, diagnostics: Diagnostics())
        for declaration in Prelude.declarations { prelude.declare(declaration) }
        precondition(prelude.diagnostics.isEmpty, prelude.diagnostics.rendered(in: Prelude.source))
        declared = prelude.declared
    }

    /// Declares all of a file but its models: constants and formulas in their order, blocks wherever they stand.
    mutating func declare(_ file: ModelFile) {
        for declaration in file.declarations { reserve(declaration) }
        for declaration in file.declarations {
            switch declaration {
            case .constant(let constant):
                guard declared.places[constant.name.text] == constant.name.span else { continue }
                if let value = self.constant(constant.value) {
                    declared.constants[constant.name.text] = value
                } else {
                    declared.poisoned.insert(constant.name.text)
                }
            case .formula(let formula):
                guard declared.places[formula.name.text] == formula.name.span else { continue }
                declared.activations[formula.name.text] = nil
                declare(formula)
            case .block(let block):
                guard declared.places[block.name.text] == block.name.span else { continue }
                declared.blocks[block.name.text] = block
            case .model: break
            }
        }
    }

    /// Notes the place of a name; reports a second one, and one that the language itself knows.
    private mutating func reserve(_ declaration: Declaration) {
        let name = declaration.name
        guard !name.text.isEmpty else { return }
        if let first = declared.places[name.text] {
            error(
                .duplicateName, "`\(name.text)` is declared twice", at: name.span,
                notes: [Note("first here", at: first)])
            return
        }
        declared.places[name.text] = name.span
        if case .model = declaration { return }
        let isKnown = [Family.layer, .activation, .loss].contains { family in
            Catalogue.entries(of: family).contains { $0.name == name.text }
        }
        if isKnown || Formula.functions[name.text] != nil || Formula.functionsOfTwo[name.text] != nil
            || name.text == "where"
        {
            declared.places[name.text] = nil
            error(.reservedName, "`\(name.text)` is a word of the language", at: name.span, help: ["choose another name"])
        }
    }
}

extension Declaration {
    fileprivate var name: Name {
        switch self {
        case .model(let model): model.name
        case .block(let block): block.name
        case .formula(let formula): formula.name
        case .constant(let constant): constant.name
        }
    }
}
