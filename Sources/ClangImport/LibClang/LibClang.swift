import CLibClang
import Foundation

/// The library through which clang is asked about C, loaded when it is needed and for good.
package final class LibClang: Sendable {
    /// The file that was loaded.
    package let path: String
    /// "clang version 21.0.0 (…)"
    package let version: String
    let functions: libclang

    /// Loads the library at `path`; throws what the loader said.
    package init(path: String) throws(LibClangMissing) {
        guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
            throw LibClangMissing("libclang cannot be loaded: \(dlerror().map { String(cString: $0) } ?? path)")
        }
        var functions = libclang()
        if let missing = libclang_bind(&functions, library) {
            dlclose(library)
            throw LibClangMissing("\(path) is no libclang that nnc can use: it lacks \(String(cString: missing))")
        }
        self.path = path
        self.functions = functions
        let version = functions.getClangVersion()
        self.version = functions.getCString(version).map { String(cString: $0) } ?? ""
        functions.disposeString(version)
    }

    /// The text, which is released.
    func take(_ text: CXString) -> String {
        defer { functions.disposeString(text) }
        return functions.getCString(text).map { String(cString: $0) } ?? ""
    }
}

/// Why there is no libclang to ask, and how to get one.
package struct LibClangMissing: Error, Equatable {
    package let message: String

    package init(_ message: String) { self.message = message }

    /// What would help; each a line of its own.
    package static let help = [
        "every Swift toolchain has it beside its clang: put the toolchain's bin on the PATH",
        "on Debian and Ubuntu: apt-get install libclang-dev",
        "or name the library in the environment variable \(LibClang.variable)",
    ]
}
