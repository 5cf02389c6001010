import Foundation
import ModelFiles

/// Shared libraries of compiled C.
enum Library {
    /// The address of `symbol` in the library at `path`, which stays loaded for good.
    static func load(_ path: String, symbol: String) throws(Failure) -> UnsafeMutableRawPointer {
        guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
            throw Failure("\(path): the library cannot be loaded: \(lastError())", kind: .environment)
        }
        guard let address = dlsym(handle, symbol) else {
            throw Failure("\(path): the library lacks \(symbol): \(lastError())", kind: .environment)
        }
        return address
    }

    private static func lastError() -> String { dlerror().map { String(cString: $0) } ?? "no reason given" }
}
