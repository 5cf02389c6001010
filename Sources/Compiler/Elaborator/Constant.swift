/// A number, truth value, text or list that is known when the file is compiled.
enum Constant: Hashable {
    case integer(Int)
    case number(Double)
    case bool(Bool)
    case text(String)
    case list([Constant])

    var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .bool, .text, .list: nil
        }
    }

    /// "a list" …, for messages.
    var phrase: String {
        switch self {
        case .integer(let value): "\(value)"
        case .number(let value): "\(value)"
        case .bool(let value): "\(value)"
        case .text: "a text"
        case .list: "a list"
        }
    }
}
