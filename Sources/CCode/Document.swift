/// Text with places where a line may break, after Wadler, "A prettier printer" (2003),
/// with fills and alignment.
indirect enum Document: Sendable {
    case text(String)
    case concat([Document])
    /// A space where its group stays on one line, else a new line.
    case line
    /// Nothing where its group stays on one line, else a new line.
    case softline
    /// New lines within go `columns` deeper.
    case nest(Int, Document)
    /// New lines within start at the current column.
    case align(Document)
    /// On one line if that fits; otherwise every `line` of it (not of inner groups) breaks.
    case group(Document)
    /// As many items a line as fit, a space between; `started` where the first of them follows one.
    case fill(ArraySlice<Document>, started: Bool)

    static func fill(_ items: [Document]) -> Document { .fill(items[...], started: false) }

    static let width = 100
}

extension Document {
    /// The text with every line but the first indented; the first begins at column `indent`.
    func rendered(indent: Int) -> String {
        var renderer = Renderer(column: indent)
        renderer.run(Renderer.Item(indent: indent, isFlat: false, document: self))
        return renderer.output
    }
}

private struct Renderer {
    struct Item {
        var indent: Int
        var isFlat: Bool
        var document: Document
    }

    var output = ""
    var column: Int

    init(column: Int) { self.column = column }

    mutating func run(_ document: Item) {
        var stack = [document]
        while let item = stack.popLast() {
            switch item.document {
            case .text(let text):
                output += text
                column += text.count
            case .concat(let parts):
                for part in parts.reversed() {
                    stack.append(Item(indent: item.indent, isFlat: item.isFlat, document: part))
                }
            case .line:
                if item.isFlat { space() } else { newLine(item.indent) }
            case .softline:
                if !item.isFlat { newLine(item.indent) }
            case .nest(let columns, let inner):
                stack.append(Item(indent: item.indent + columns, isFlat: item.isFlat, document: inner))
            case .align(let inner):
                stack.append(Item(indent: column, isFlat: item.isFlat, document: inner))
            case .group(let inner):
                let flat = Item(indent: item.indent, isFlat: true, document: inner)
                let fits = item.isFlat || self.fits(stack + [flat], in: Document.width - column)
                stack.append(Item(indent: item.indent, isFlat: fits, document: inner))
            case .fill(let parts, let started):
                guard let first = parts.first else { continue }
                let flat = Item(indent: item.indent, isFlat: true, document: first)
                let left = Document.width - column - (started ? 1 : 0)
                let fits = item.isFlat || self.fits((parts.count == 1 ? stack : []) + [flat], in: left)
                if started {
                    if fits { space() } else { newLine(item.indent) }
                }
                stack.append(
                    Item(indent: item.indent, isFlat: item.isFlat, document: .fill(parts.dropFirst(), started: true)))
                stack.append(Item(indent: item.indent, isFlat: fits, document: first))
            }
        }
    }

    private mutating func space() {
        output += " "
        column += 1
    }

    private mutating func newLine(_ indent: Int) {
        while output.last == " " { output.removeLast() }
        output += "\n" + String(repeating: " ", count: indent)
        column = indent
    }

    /// Whether what is on top of the stack, and what follows up to the next possible break, fits.
    private func fits(_ items: [Item], in width: Int) -> Bool {
        var stack = items
        var left = width
        while left >= 0 {
            guard let item = stack.popLast() else { return true }
            func push(_ document: Document) {
                stack.append(Item(indent: item.indent, isFlat: item.isFlat, document: document))
            }
            switch item.document {
            case .text(let text): left -= text.count
            case .concat(let parts): for part in parts.reversed() { push(part) }
            case .line:
                if !item.isFlat { return true }
                left -= 1
            case .softline: if !item.isFlat { return true }
            case .nest(_, let inner), .align(let inner), .group(let inner): push(inner)
            case .fill(let parts, let started):
                guard let first = parts.first else { continue }
                if started && !item.isFlat { return true }
                if started { left -= 1 }
                push(.fill(parts.dropFirst(), started: true))
                push(first)
            }
        }
        return false
    }
}
