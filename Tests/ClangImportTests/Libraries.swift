import ClangImport
import Foundation
import Testing

/// The libraries to test with: the one that is found, and Debian's clang 14 where it is installed.
struct Library: CustomTestStringConvertible, Sendable {
    let clang: LibClang

    var testDescription: String { clang.version }

    static let all: [Library] = {
        guard let found = try? LibClang.find() else { return [] }
        let older = try? LibClang(path: "/usr/lib/llvm-14/lib/libclang.so.1")
        let others = [older].compactMap { $0 }.filter { $0.version != found.version }
        return ([found] + others).map { Library(clang: $0) }
    }()
}
