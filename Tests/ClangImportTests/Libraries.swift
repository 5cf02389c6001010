import ClangImport
import Foundation
import Testing

/// The libraries to test with: the one that is found, and one of another version where such is installed.
struct Library: CustomTestStringConvertible, Sendable {
    let clang: LibClang

    var testDescription: String { clang.version }

    static let all: [Library] = {
        guard let found = try? LibClang.find() else { return [] }
        let installed = LibClang.candidates(environment: [:]).lazy.compactMap { try? LibClang(path: $0) }
        let other = installed.first { $0.version != found.version }
        return ([found] + [other].compactMap { $0 }).map { Library(clang: $0) }
    }()
}
